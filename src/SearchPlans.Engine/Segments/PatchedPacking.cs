using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Packs small numbers of which a few may be large: most in as few bits as fits them, what is above in exceptions
/// (PFOR: Zukowski et al., "Super-Scalar RAM-CPU Cache Compression", 2006, with as few exceptions as Lucene allows).
/// <code>
/// packed    = head:u8 low exception{exceptions}     head: bits in the lower five bits, exceptions in the upper three
///             low: the lowest bits of each number, as BlockPacking packs them
/// exception = place:u8 high:u8                      what stands above the lowest bits of the number at that place
/// </code>
/// </summary>
internal static class PatchedPacking
{
    /// <summary>No packed block is longer.</summary>
    public const int MostLength = 1 + BlockPacking.Size * 4;

    private const int MostExceptions = 7;
    private const int MostBits = 31;
    private const int BitsInHead = 5;

    /// <summary>Packs numbers.</summary>
    /// <param name="values">At most <see cref="BlockPacking.Size"/>, each below 2^31.</param>
    /// <param name="packed">Has room for <see cref="MostLength"/> bytes.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Pack(ReadOnlySpan<uint> values, Span<byte> packed)
    {
        (int bits, int exceptions) = Choose(values);
        Span<uint> low = stackalloc uint[BlockPacking.Size];
        uint mask = (1u << bits) - 1;
        int end = 1 + BlockPacking.PackedLength(values.Length, bits);
        packed[0] = (byte)(bits | exceptions << BitsInHead);
        for (int i = 0; i < values.Length; i++)
        {
            low[i] = values[i] & mask;
            if (low[i] == values[i]) continue;
            packed[end++] = (byte)i;
            packed[end++] = (byte)(values[i] >> bits);
        }
        BlockPacking.Pack(low[..values.Length], bits, packed[1..]);
        return end;
    }

    /// <summary>How many bytes a packed block takes, by its first.</summary>
    public static int Length(byte head, int count) =>
        1 + BlockPacking.PackedLength(count, head & MostBits) + 2 * (head >> BitsInHead);

    /// <summary>Unpacks numbers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where they begin.</param>
    /// <param name="values">Gets the numbers; its length says how many there are.</param>
    /// <returns>How many bytes they took.</returns>
    public static int Unpack(MappedBytes file, long offset, Span<uint> values)
    {
        byte head = file.ReadByte(offset);
        int bits = head & MostBits;
        ReadOnlySpan<byte> packed = file.Slice(offset, Length(head, values.Length));
        int low = BlockPacking.PackedLength(values.Length, bits);
        BlockPacking.Unpack(packed.Slice(1, low), bits, values);
        for (int at = 1 + low; at + 1 < packed.Length; at += 2)
        {
            int place = packed[at];
            if (place >= values.Length)
                throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"{values.Length} 个数之内的位置", $"{place}");
            values[place] |= (uint)packed[at + 1] << bits;
        }
        return packed.Length;
    }

    // The bits with which all together take least.
    private static (int Bits, int Exceptions) Choose(ReadOnlySpan<uint> values)
    {
        Span<int> ofBits = stackalloc int[MostBits + 2];
        ofBits.Clear();
        foreach (uint value in values) ofBits[32 - System.Numerics.BitOperations.LeadingZeroCount(value)]++;
        int most = MostBits + 1;
        while (most > 0 && ofBits[most] == 0) most--;
        if (most > MostBits) throw new ArgumentOutOfRangeException(nameof(values), "A number has more than 31 bits.");
        (int best, int bestExceptions) = (most, 0);
        int least = BlockPacking.PackedLength(values.Length, most);
        int exceptions = 0;
        for (int bits = most - 1; bits >= Math.Max(0, most - 8); bits--)
        {
            exceptions += ofBits[bits + 1];
            if (exceptions > MostExceptions) break;
            int length = BlockPacking.PackedLength(values.Length, bits) + 2 * exceptions;
            if (length < least) (best, bestExceptions, least) = (bits, exceptions, length);
        }
        return (best, bestExceptions);
    }
}
