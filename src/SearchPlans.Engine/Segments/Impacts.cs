using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// An upper bound for what a run of postings can score, whatever the collection's average length: pairs of a frequency
/// and a norm, such that every posting has at most the frequency and at least the norm of one of them. (A score rises
/// with the frequency and falls with the length.) As many pairs as a block of postings usually needs for an exact bound:
/// with half as many, half of the blocks that can't win would be read.
/// <code>
/// impacts = {freq:u8 norm:u8}{6}      freq 0: no pair, freq 255: 255 or more
/// </code>
/// </summary>
public readonly record struct Impacts(ulong First, uint Last)
{
    /// <summary>The most pairs.</summary>
    public const int Count = 6;

    /// <summary>Bytes that it takes.</summary>
    public const int Length = Count * 2;

    /// <summary>The frequency from which on the bound assumes any frequency at all.</summary>
    public const byte Unbounded = 255;

    // A pair is 16 bits, the frequency in the lower half; four of them in First, two in Last.
    private const int InFirst = 4;

    /// <summary>A pair; one that isn't used has frequency 0.</summary>
    public (byte Freq, byte Norm) this[int pair]
    {
        get
        {
            uint bits = pair < InFirst ? (uint)(First >> (16 * pair)) : Last >> (16 * (pair - InFirst));
            return ((byte)bits, (byte)(bits >> 8));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Impacts Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));

    /// <summary>Writes <see cref="Length"/> bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, First);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], Last);
    }

    /// <summary>Makes one of pairs.</summary>
    internal static Impacts Of(ReadOnlySpan<(byte Freq, byte Norm)> pairs)
    {
        ulong first = 0;
        uint last = 0;
        for (int i = 0; i < pairs.Length; i++)
        {
            uint bits = pairs[i].Freq | (uint)pairs[i].Norm << 8;
            if (i < InFirst) first |= (ulong)bits << (16 * i);
            else last |= bits << (16 * (i - InFirst));
        }
        return new Impacts(first, last);
    }
}

/// <summary>Gathers postings and gives their <see cref="Impacts"/>.</summary>
internal sealed class ImpactsBuilder
{
    private const ushort None = 256;

    // The lowest norm met for each (capped) frequency.
    private readonly ushort[] _lowestNorm = new ushort[256];
    private int _highest;

    public ImpactsBuilder() => _lowestNorm.AsSpan().Fill(None);

    public void Clear()
    {
        _lowestNorm.AsSpan(0, _highest + 1).Fill(None);
        _highest = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int freq, byte norm)
    {
        int capped = Math.Min(freq, Impacts.Unbounded);
        if (norm < _lowestNorm[capped]) _lowestNorm[capped] = norm;
        if (capped > _highest) _highest = capped;
    }

    public void Add(ImpactsBuilder other)
    {
        for (int f = 1; f <= other._highest; f++)
        {
            if (other._lowestNorm[f] < None) Add(f, (byte)other._lowestNorm[f]);
        }
    }

    /// <param name="averageLength">The average length by which the tighter of the possible pairs are chosen.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Impacts Build(float averageLength)
    {
        // The frontier: from the highest frequency down, only pairs with a lower norm than all before.
        Span<(byte Freq, byte Norm)> frontier = stackalloc (byte, byte)[256];
        int count = 0;
        int lowest = None;
        for (int f = _highest; f > 0; f--)
        {
            if (_lowestNorm[f] >= lowest) continue;
            lowest = _lowestNorm[f];
            frontier[count++] = ((byte)f, (byte)lowest);
        }
        // Where there are too many, neighbours that lose least become one that covers both.
        for (; count > Impacts.Count; count--)
        {
            int merged = 0;
            double least = double.MaxValue;
            for (int i = 0; i + 1 < count; i++)
            {
                double score = Score(frontier[i].Freq, frontier[i + 1].Norm, averageLength);
                if (score < least) (merged, least) = (i, score);
            }
            frontier[merged].Norm = frontier[merged + 1].Norm;
            frontier[(merged + 2)..count].CopyTo(frontier[(merged + 1)..]);
        }
        return Impacts.Of(frontier[..count]);
    }

    private static double Score(int freq, byte norm, float averageLength) =>
        freq / (freq + 1.2 * (0.25 + 0.75 * NormEncoding.Lengths[norm] / averageLength));
}
