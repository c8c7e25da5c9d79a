using System.Numerics;
using SearchPlans.Lucene.Postings;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Postings;

public sealed unsafe class PatchedPackingTests(ITestOutputHelper output)
{
    [Fact]
    public void Unpacking_gives_back_what_was_packed_however_many_numbers_are_large()
    {
        Random random = TestRandom.Create(output);
        int withExceptions = 0;
        for (int run = 0; run < 6000; run++)
        {
            var layout = (PackedLayout)(run % 2);
            uint[] values = new uint[run % 4 == 0 ? PatchedPacking.BlockSize : random.Next(1, PatchedPacking.BlockSize + 1)];
            int fewBits = random.Next(32);
            int largeBits = random.Next(fewBits, 32);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (uint)random.NextInt64(1L << fewBits);
            }
            for (int large = random.Next(12); large > 0; large--)
            {
                values[random.Next(values.Length)] = (uint)random.NextInt64(1L << largeBits);
            }
            byte[] bytes = new byte[PatchedPacking.MostLength + 32];
            int length = PatchedPacking.Pack(values, layout, bytes);
            Assert.NotEqual(PatchedPacking.NoHead, bytes[0]);
            Assert.True(
                length <= 1 + PatchedPacking.PackedLength(values.Length, 32 - BitOperations.LeadingZeroCount(values.Max()), layout));
            withExceptions += bytes[0] >> 5 != 0 ? 1 : 0;
            fixed (byte* packed = bytes)
            {
                var numbers = new PackedNumbers(packed, values.Length, layout);
                Assert.Equal(length, numbers.End - packed);
                Assert.Equal(values, Unpack(random, numbers, layout, values));
            }
        }
        output.WriteLine($"{withExceptions} of 6000 with exceptions");
        Assert.InRange(withExceptions, 600, 5400);
    }

    [Fact]
    public void An_exception_beyond_the_numbers_is_none()
    {
        uint[] values = [.. Enumerable.Repeat(1u, 99), 200];
        byte[] bytes = new byte[PatchedPacking.MostLength + 32];
        int length = PatchedPacking.Pack(values, PackedLayout.Stream, bytes);
        Assert.Equal(1, bytes[0] >> 5);
        bytes[length - 2] = 100;
        fixed (byte* packed = bytes)
        {
            uint[] unpacked = new uint[PatchedPacking.BlockSize];
            new PackedNumbers(packed, 100, PackedLayout.Stream).UnpackStream(unpacked);
            Assert.InRange(unpacked[100], 0u, 1u);
        }
    }

    private static uint[] Unpack(Random random, PackedNumbers numbers, PackedLayout layout, uint[] expected)
    {
        uint[] values = new uint[numbers.Count];
        uint[] block = new uint[PatchedPacking.BlockSize];
        switch (layout)
        {
            case PackedLayout.Stream:
                numbers.UnpackStream(block);
                int from = random.Next(values.Length);
                numbers.UnpackStream(from, values.AsSpan(from));
                Assert.Equal(block[from..values.Length], values[from..]);
                break;
            default:
                numbers.UnpackPlanes(block);
                int place = random.Next(values.Length);
                Assert.Equal(expected[place], numbers.At(place));
                Assert.Equal(expected[..place].Sum(v => (long)v), numbers.SumBefore(place));
                break;
        }
        return block[..values.Length];
    }
}
