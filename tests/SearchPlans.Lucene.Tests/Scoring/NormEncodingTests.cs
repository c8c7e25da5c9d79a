using SearchPlans.Lucene.Scoring;

namespace SearchPlans.Lucene.Tests.Scoring;

public sealed class NormEncodingTests
{
    [Fact]
    public void Lengths_up_to_40_are_exact()
    {
        for (int length = 0; length <= 40; length++)
        {
            Assert.Equal(length, NormEncoding.Decode(NormEncoding.Encode(length)));
        }
    }

    [Fact]
    public void A_norm_never_falls_and_never_stands_for_more_than_the_length()
    {
        byte before = 0;
        for (long length = 0; length <= int.MaxValue; length = length < 100_000 ? length + 1 : length + length / 97)
        {
            byte norm = NormEncoding.Encode((int)length);
            Assert.True(norm >= before, $"{length}");
            int decoded = NormEncoding.Decode(norm);
            Assert.True(decoded <= length, $"{length}");
            // Four bits are kept: what is lost is less than an eighth.
            Assert.True(length - decoded <= length / 8, $"{length}");
            before = norm;
        }
    }

    [Fact]
    public void Decoding_rises_and_encoding_takes_it_back()
    {
        for (int norm = 0; norm < 256; norm++)
        {
            Assert.Equal(norm, NormEncoding.Encode(NormEncoding.Decode((byte)norm)));
            Assert.Equal(NormEncoding.Decode((byte)norm), NormEncoding.Lengths[norm]);
            Assert.True(norm == 0 || NormEncoding.Decode((byte)norm) > NormEncoding.Decode((byte)(norm - 1)));
        }
    }

    // Values of Lucene's SmallFloat.intToByte4 and byte4ToInt, worked out from its published definition:
    // 24 free values, then the highest four bits of what is above them.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(23, 23, 23)]
    [InlineData(24, 24, 24)]
    [InlineData(40, 40, 40)]
    [InlineData(41, 40, 40)]
    [InlineData(42, 41, 42)]
    [InlineData(56, 48, 56)]
    [InlineData(59, 48, 56)]
    [InlineData(60, 49, 60)]
    [InlineData(1000, 87, 984)]
    [InlineData(int.MaxValue, 255, 2013265944)]
    public void The_scale_is_Lucenes(int length, byte norm, int decoded)
    {
        Assert.Equal(norm, NormEncoding.Encode(length));
        Assert.Equal(decoded, NormEncoding.Decode(norm));
    }
}
