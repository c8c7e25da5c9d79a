using System.Numerics;

namespace SearchPlans.Lucene.Postings;

/// <summary>How the lowest bits of numbers lie: what is wanted of them decides.</summary>
internal enum PackedLayout
{
    /// <summary>As <see cref="StreamPacking"/> has them.</summary>
    Stream,

    /// <summary>As <see cref="BitPlanes"/> has them.</summary>
    Planes,
}

/// <summary>
/// Packs at most a block of small numbers of which a few may be large: most in as few bits as fits them, what is above in
/// exceptions (PFOR: Zukowski et al., "Super-Scalar RAM-CPU Cache Compression", 2006, with as few exceptions as Lucene allows).
/// <code>
/// packed    = head:u8 low exception{exceptions}     head: bits in the lower five bits, exceptions in the upper three
///             low: the lowest bits of each number
/// exception = place:u8 high:u8                      what stands above the lowest bits of the number at that place
/// </code>
/// </summary>
internal static class PatchedPacking
{
    /// <summary>How many numbers a full block holds.</summary>
    public const int BlockSize = 128;

    /// <summary>No packed block is longer.</summary>
    public const int MostLength = 1 + BlockSize * 4;

    /// <summary>A head that no block has: exceptions are only made where fewer bits are left.</summary>
    public const byte NoHead = 0xff;

    internal const int MostBits = 31;
    internal const int BitsInHead = 5;

    private const int MostExceptions = 7;

    /// <summary>Packs numbers.</summary>
    /// <param name="values">At most <see cref="PatchedPacking.BlockSize"/>, each below 2^31.</param>
    /// <param name="layout">How to lay out the lowest bits.</param>
    /// <param name="packed">Has room for <see cref="MostLength"/> bytes.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Pack(ReadOnlySpan<uint> values, PackedLayout layout, Span<byte> packed)
    {
        (int bits, int exceptions) = Choose(values, layout);
        Span<uint> low = stackalloc uint[values.Length];
        uint mask = (1u << bits) - 1;
        int end = 1 + PackedLength(values.Length, bits, layout);
        packed[0] = (byte)(bits | exceptions << BitsInHead);
        for (int i = 0; i < values.Length; i++)
        {
            low[i] = values[i] & mask;
            if (low[i] != values[i])
            {
                packed[end++] = (byte)i;
                packed[end++] = (byte)(values[i] >> bits);
            }
        }
        if (layout == PackedLayout.Planes)
        {
            BitPlanes.Pack(low, bits, packed[1..]);
        }
        else
        {
            StreamPacking.Pack(low, bits, packed[1..]);
        }
        return end;
    }

    /// <summary>How many bytes stand behind a head.</summary>
    public static int LengthBehind(byte head, int count, PackedLayout layout) =>
        PackedLength(count, head & MostBits, layout) + 2 * (head >> BitsInHead);

    /// <summary>How many bytes the lowest bits take.</summary>
    public static int PackedLength(int count, int bits, PackedLayout layout) =>
        layout == PackedLayout.Planes ? BitPlanes.PackedLength(count, bits) : StreamPacking.PackedLength(count, bits);

    // The bits with which all together take least.
    private static (int Bits, int Exceptions) Choose(ReadOnlySpan<uint> values, PackedLayout layout)
    {
        Span<int> ofBits = stackalloc int[MostBits + 2];
        ofBits.Clear();
        foreach (uint value in values)
        {
            ofBits[32 - BitOperations.LeadingZeroCount(value)]++;
        }
        int most = MostBits + 1;
        while (most > 0 && ofBits[most] == 0)
        {
            most--;
        }
        if (most > MostBits)
        {
            throw new ArgumentOutOfRangeException(nameof(values), "A number has more than 31 bits.");
        }
        (int best, int bestExceptions) = (most, 0);
        int least = PackedLength(values.Length, most, layout);
        int exceptions = 0;
        for (int bits = most - 1; bits >= Math.Max(0, most - 8); bits--)
        {
            exceptions += ofBits[bits + 1];
            if (exceptions > MostExceptions)
            {
                break;
            }
            int length = PackedLength(values.Length, bits, layout) + 2 * exceptions;
            if (length < least)
            {
                (best, bestExceptions, least) = (bits, exceptions, length);
            }
        }
        return (best, bestExceptions);
    }
}
