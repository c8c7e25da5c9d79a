using SearchPlans.Engine.Segments;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Segments;

public sealed class BlockPackingTests(ITestOutputHelper output)
{
    private static uint[] Numbers(Random random, int count, int bits)
    {
        var values = new uint[count];
        for (int i = 0; i < count; i++) values[i] = bits == 0 ? 0 : (uint)random.NextInt64(1L << bits);
        // The extremes are where a mask or a shift goes wrong.
        if (bits > 0) values[random.Next(count)] = (uint)((1L << bits) - 1);
        return values;
    }

    [Fact]
    public void Unpacking_gives_back_what_was_packed_for_every_width_and_count()
    {
        Random random = TestRandom.Create(output);
        for (int bits = 0; bits <= 32; bits++)
        {
            for (int count = 1; count <= BlockPacking.Size; count++)
            {
                uint[] values = Numbers(random, count, bits);
                int length = BlockPacking.PackedLength(count, bits);
                var packed = new byte[length + 8];
                packed.AsSpan().Fill(0xA5);
                BlockPacking.Pack(values, bits, packed);
                Assert.All(packed[length..], b => Assert.Equal(0xA5, b));
                var unpacked = new uint[count];
                BlockPacking.Unpack(packed.AsSpan(0, length), bits, unpacked);
                Assert.Equal(values, unpacked);
            }
        }
    }

    [Fact]
    public void Vectors_unpack_what_the_plain_way_unpacks()
    {
        Random random = TestRandom.Create(output);
        for (int bits = 1; bits <= 32; bits++)
        {
            // Any bytes at all, not only what Pack makes.
            var packed = new byte[BlockPacking.PackedLength(BlockPacking.Size, bits)];
            random.NextBytes(packed);
            var plain = new uint[BlockPacking.Size];
            var vector = new uint[BlockPacking.Size];
            BlockPacking.UnpackLanesPlain(packed, bits, plain);
            BlockPacking.UnpackLanesVector(packed, bits, vector);
            Assert.Equal(plain, vector);
        }
    }

    [Fact]
    public void A_block_that_is_cut_short_is_refused()
    {
        var values = new uint[BlockPacking.Size];
        Assert.ThrowsAny<ArgumentException>(() => BlockPacking.Unpack(new byte[BlockPacking.PackedLength(BlockPacking.Size, 7) - 1], 7, values));
    }
}
