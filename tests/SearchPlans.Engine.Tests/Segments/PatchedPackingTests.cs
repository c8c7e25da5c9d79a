using System.Numerics;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Segments;

public sealed unsafe class PatchedPackingTests(ITestOutputHelper output)
{
    private static void Unpack(ReadOnlySpan<byte> packed, uint[] values, out int length)
    {
        fixed (byte* start = packed)
        {
            using var file = new MappedBytes("s1.postings", start, packed.Length, null);
            length = PatchedPacking.Unpack(file, 0, values);
        }
    }

    [Fact]
    public void Unpacking_gives_back_what_was_packed_however_many_numbers_are_large()
    {
        Random random = TestRandom.Create(output);
        int withExceptions = 0;
        for (int run = 0; run < 4000; run++)
        {
            var values = new uint[run % 4 == 0 ? BlockPacking.Size : random.Next(1, BlockPacking.Size + 1)];
            int fewBits = random.Next(32);
            int largeBits = random.Next(fewBits, 32);
            int large = random.Next(12);
            for (int i = 0; i < values.Length; i++) values[i] = (uint)random.NextInt64(1L << fewBits);
            for (int i = 0; i < large; i++) values[random.Next(values.Length)] = (uint)random.NextInt64(1L << largeBits);
            var packed = new byte[PatchedPacking.MostLength];
            int length = PatchedPacking.Pack(values, packed);
            Assert.True(length <= 1 + BlockPacking.PackedLength(values.Length, 32 - BitOperations.LeadingZeroCount(values.Max())));
            Assert.Equal(length, PatchedPacking.Length(packed[0], values.Length));
            if (packed[0] >> 5 != 0) withExceptions++;
            var unpacked = new uint[values.Length];
            Unpack(packed.AsSpan(0, length), unpacked, out int read);
            Assert.Equal(length, read);
            Assert.Equal(values, unpacked);
        }
        output.WriteLine($"{withExceptions} of 4000 with exceptions");
        Assert.InRange(withExceptions, 400, 3600);
    }

    [Fact]
    public void An_exception_beyond_the_numbers_is_corrupt()
    {
        uint[] values = [.. Enumerable.Repeat(1u, 99), 200];
        var packed = new byte[PatchedPacking.MostLength];
        int length = PatchedPacking.Pack(values, packed);
        Assert.Equal(1, packed[0] >> 5);
        packed[length - 2] = 100;
        var e = Assert.Throws<IndexFormatException>(() => Unpack(packed.AsSpan(0, length), new uint[100], out _));
        Assert.Equal(IndexFormatProblem.Corrupt, e.Problem);
    }

    [Fact]
    public void Vectors_add_up_gaps_as_the_plain_way_does()
    {
        Random random = TestRandom.Create(output);
        for (int count = 0; count <= BlockPacking.Size; count++)
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
            Assert.Equal(count / 4 * 4, summed);
            Assert.Equal(plain[..summed], vector[..summed]);
            Assert.Equal(plain, either);
        }
    }
}
