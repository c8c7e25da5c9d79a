using System.Runtime.Intrinsics;

namespace SearchPlans.Lucene.Postings;

/// <summary>Numbers that <see cref="PatchedPacking"/> has packed, where they lie. 32 bytes behind them can be read.</summary>
internal readonly unsafe struct PackedNumbers
{
    private readonly byte* _packed;
    private readonly byte* _exceptions;
    private readonly int _exceptionCount;

    /// <summary>Finds the parts behind a head.</summary>
    /// <param name="at">Where the head is.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="layout">How their lowest bits lie.</param>
    public PackedNumbers(byte* at, int count, PackedLayout layout) : this(*at, at + 1, count, layout)
    {
    }

    /// <summary>Finds the parts where the head lies elsewhere.</summary>
    /// <param name="head">The head.</param>
    /// <param name="packed">Where the lowest bits are.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="layout">How their lowest bits lie.</param>
    public PackedNumbers(byte head, byte* packed, int count, PackedLayout layout)
    {
        Count = count;
        Bits = head & PatchedPacking.MostBits;
        _packed = packed;
        _exceptionCount = head >> PatchedPacking.BitsInHead;
        _exceptions = packed + PatchedPacking.PackedLength(count, Bits, layout);
    }

    private PackedNumbers(int count) => Count = count;

    /// <summary>How many numbers there are.</summary>
    public int Count { get; }

    /// <summary>Bits of each number that has no exception.</summary>
    public int Bits { get; }

    /// <summary>Right behind the last exception.</summary>
    public byte* End => _exceptions + 2 * _exceptionCount;

    /// <summary>Nothing but zeros, which take no room.</summary>
    public static PackedNumbers Zeros(int count) => new(count);

    /// <summary>Unpacks numbers that lie in a stream.</summary>
    /// <param name="values">Gets all of them, and anything behind; has room for a block.</param>
    public void UnpackStream(Span<uint> values)
    {
        StreamPacking.Unpack(_packed, Bits, Count, values);
        Patch(values[..Count], 0);
    }

    /// <summary>Unpacks some of the numbers that lie in a stream.</summary>
    /// <param name="from">The first number wanted.</param>
    /// <param name="values">Gets as many as it has room for.</param>
    public void UnpackStream(int from, Span<uint> values)
    {
        StreamPacking.UnpackFrom(_packed, Bits, from, values);
        Patch(values, from);
    }

    /// <summary>Eight of the numbers that lie in a stream, without what exceptions add: anything behind the last of them.</summary>
    /// <param name="from">The first number wanted.</param>
    public Vector256<uint> EightOfStream(int from) => StreamPacking.UnpackEight(_packed, Bits, from);

    /// <summary>Whether any of some numbers has an exception.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="count">How many there are.</param>
    public bool HasException(int from, int count)
    {
        // Pairs of place and high bits; what is compared with count is the place, relative to the first.
        Vector128<ushort> places = Vector128.Load(_exceptions).AsUInt16() & Vector128.Create((ushort)byte.MaxValue);
        Vector128<ushort> within = Vector128.LessThan(places - Vector128.Create((ushort)from), Vector128.Create((ushort)count));
        return (within.ExtractMostSignificantBits() & (1u << _exceptionCount) - 1) != 0;
    }

    /// <summary>Unpacks numbers that lie in planes.</summary>
    /// <param name="values">Gets all of them, and anything behind; has room for a block.</param>
    public void UnpackPlanes(Span<uint> values)
    {
        BitPlanes.Unpack(_packed, Bits, Count, values);
        Patch(values[..Count], 0);
    }

    /// <summary>One of the numbers that lie in planes.</summary>
    public uint At(int place)
    {
        return BitPlanes.At(_packed, Bits, Count, place) | ExceptionAt(place);
    }

    /// <summary>The sum of the numbers before a place, of those that lie in planes.</summary>
    public long SumBefore(int place)
    {
        long sum = BitPlanes.SumBefore(_packed, Bits, Count, place);
        for (int i = 0; i < _exceptionCount; i++)
        {
            if (_exceptions[2 * i] < place)
            {
                sum += (long)_exceptions[2 * i + 1] << Bits;
            }
        }
        return sum;
    }

    private uint ExceptionAt(int place)
    {
        uint above = 0;
        for (int i = 0; i < _exceptionCount; i++)
        {
            if (_exceptions[2 * i] == place)
            {
                above = (uint)_exceptions[2 * i + 1] << Bits;
            }
        }
        return above;
    }

    // A place that isn't there, in a damaged file, is none of those wanted.
    private void Patch(Span<uint> values, int from)
    {
        for (int i = 0; i < _exceptionCount; i++)
        {
            int place = _exceptions[2 * i] - from;
            if ((uint)place < (uint)values.Length)
            {
                values[place] |= (uint)_exceptions[2 * i + 1] << Bits;
            }
        }
    }
}
