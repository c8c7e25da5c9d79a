using System.Runtime.Intrinsics;
using SearchPlans.Lucene.Postings;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Postings;

public sealed unsafe class BlockPackingTests(ITestOutputHelper output)
{
    // Behind what is packed stands something that must not show.
    private const byte Filler = 0xA5;
    private const int Slack = 32;

    private delegate void Packing(ReadOnlySpan<uint> values, int bits, Span<byte> packed);

    private static uint[] Numbers(Random random, int count, int bits)
    {
        uint[] values = new uint[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (uint)random.NextInt64(1L << bits);
        }
        // The extremes are where a mask or a shift goes wrong.
        values[random.Next(count)] = (uint)((1L << bits) - 1);
        return values;
    }

    // Numbers of all bits, as many as a block may hold.
    private static IEnumerable<(int Bits, uint[] Values)> AllSizes(Random random)
    {
        for (int bits = 0; bits <= 31; bits++)
        {
            for (int count = 1; count <= PatchedPacking.BlockSize; count++)
            {
                yield return (bits, Numbers(random, count, bits));
            }
        }
    }

    private static byte[] Pack(uint[] values, int bits, int length, Packing pack)
    {
        byte[] packed = new byte[length + Slack];
        packed.AsSpan().Fill(Filler);
        pack(values, bits, packed);
        Assert.All(packed[length..], b => Assert.Equal(Filler, b));
        return packed;
    }

    [Fact]
    public void A_stream_gives_back_what_was_packed_from_any_number_on()
    {
        Random random = TestRandom.Create(output);
        foreach ((int bits, uint[] values) in AllSizes(random))
        {
            int count = values.Length;
            fixed (byte* packed = Pack(values, bits, StreamPacking.PackedLength(count, bits), StreamPacking.Pack))
            {
                uint[] unpacked = new uint[PatchedPacking.BlockSize];
                StreamPacking.Unpack(packed, bits, count, unpacked);
                Assert.Equal(values, unpacked[..count]);
                int from = random.Next(count);
                unpacked = new uint[random.Next(count - from + 1)];
                StreamPacking.UnpackFrom(packed, bits, from, unpacked);
                Assert.Equal(values[from..(from + unpacked.Length)], unpacked);
                int some = Math.Min(8, count - from);
                StreamPacking.UnpackEight(packed, bits, from).CopyTo(unpacked = new uint[8]);
                Assert.Equal(values[from..(from + some)], unpacked[..some]);
            }
        }
    }

    [Fact]
    public void Planes_give_back_what_was_packed_one_by_one_all_together_and_added_up()
    {
        Random random = TestRandom.Create(output);
        foreach ((int bits, uint[] values) in AllSizes(random))
        {
            int count = values.Length;
            fixed (byte* packed = Pack(values, bits, BitPlanes.PackedLength(count, bits), BitPlanes.Pack))
            {
                uint[] unpacked = new uint[PatchedPacking.BlockSize];
                BitPlanes.Unpack(packed, bits, count, unpacked);
                Assert.Equal(values, unpacked[..count]);
                int place = random.Next(count);
                Assert.Equal(values[place], BitPlanes.At(packed, bits, count, place));
                foreach (int end in (int[])[place, count])
                {
                    Assert.Equal(values[..end].Sum(v => (long)v), BitPlanes.SumBefore(packed, bits, count, end));
                }
            }
        }
    }

    [Fact]
    public void Vectors_add_up_gaps_as_the_plain_way_does()
    {
        Random random = TestRandom.Create(output);
        for (int count = 0; count <= PatchedPacking.BlockSize; count++)
        {
            // Any numbers at all: what overflows wraps around in both.
            uint[] gaps = [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << random.Next(33)))];
            uint before = (uint)random.NextInt64(1L << 32);
            uint[] plain = [.. gaps];
            uint[] vector = [.. gaps];
            uint[] either = [.. gaps];
            GapSums.AddPlain(before, plain);
            int summed = GapSums.AddVector(before, vector);
            GapSums.Add(before, either);
            Assert.Equal(count / 8 * 8, summed);
            Assert.Equal(plain[..summed], vector[..summed]);
            Assert.Equal(plain, either);
        }
    }
}
