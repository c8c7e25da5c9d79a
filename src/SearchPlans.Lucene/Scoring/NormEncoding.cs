using System.Numerics;

namespace SearchPlans.Lucene.Scoring;

/// <summary>
/// A text's length (in tokens) in one byte: a norm. Lengths up to 40 are exact, longer ones keep their four highest
/// bits, rounded down. The same scale as Lucene's since version 7, so that scores are comparable to the last digit.
/// A norm rises with the length it stands for; 0 stands for no text at all.
/// </summary>
public static class NormEncoding
{
    // Values below 24 are kept apart, so that the four-bit scale begins where it is coarser than one.
    private const int Exact = 24;

    private static readonly float[] _lengths = [.. Enumerable.Range(0, 256).Select(n => (float)Decode((byte)n))];

    /// <summary>The length that each norm stands for, by norm.</summary>
    public static ReadOnlySpan<float> Lengths => _lengths;

    /// <summary>The norm of a length.</summary>
    public static byte Encode(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return (byte)(length < Exact ? length : Exact + ToFourBits(length - Exact));
    }

    /// <summary>The length that a norm stands for: the largest not above the original that the scale holds.</summary>
    public static int Decode(byte norm) => norm < Exact ? norm : (int)Math.Min(int.MaxValue, Exact + FromFourBits(norm - Exact));

    // A number of more than three bits becomes its highest four (the first of which goes without saying) and a shift.
    private static int ToFourBits(int value)
    {
        int bits = 32 - BitOperations.LeadingZeroCount((uint)value);
        if (bits < 4)
        {
            return value;
        }
        int shift = bits - 4;
        return (value >> shift & 7) | (shift + 1) << 3;
    }

    private static long FromFourBits(int encoded)
    {
        int shift = (encoded >> 3) - 1;
        return shift < 0 ? encoded : (long)(encoded & 7 | 8) << shift;
    }
}
