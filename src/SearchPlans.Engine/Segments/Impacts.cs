using System.Buffers.Binary;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// An upper bound for what a run of postings can score, whatever the collection's average length: two pairs of a
/// frequency and a norm, such that every posting has at most the frequency and at least the norm of one of them.
/// (A score rises with the frequency and falls with the length.) Stored as four bytes: frequency, norm, frequency, norm;
/// frequency 255 means 255 or more.
/// </summary>
public readonly record struct Impacts(byte Freq1, byte Norm1, byte Freq2, byte Norm2)
{
    /// <summary>Bytes that it takes.</summary>
    public const int Length = 4;

    /// <summary>The frequency from which on the bound assumes any frequency at all.</summary>
    public const byte Unbounded = 255;

    /// <summary>Reads what <see cref="Packed"/> gave.</summary>
    public static Impacts Read(ReadOnlySpan<byte> bytes) => new(bytes[0], bytes[1], bytes[2], bytes[3]);

    /// <summary>The inverse of <see cref="Packed"/>.</summary>
    public static Impacts Unpack(uint packed) => new((byte)packed, (byte)(packed >> 8), (byte)(packed >> 16), (byte)(packed >> 24));

    /// <summary>The four bytes as a little-endian number.</summary>
    public uint Packed => BinaryPrimitives.ReadUInt32LittleEndian([Freq1, Norm1, Freq2, Norm2]);
}

/// <summary>Gathers postings and gives their <see cref="Impacts"/>.</summary>
internal sealed class ImpactsBuilder
{
    // The lowest norm met for each (capped) frequency, 256 where none.
    private readonly ushort[] _lowestNorm = new ushort[256];
    private int _highest;

    public ImpactsBuilder() => Clear();

    public void Clear()
    {
        _lowestNorm.AsSpan().Fill(256);
        _highest = 0;
    }

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
            if (other._lowestNorm[f] < 256) Add(f, (byte)other._lowestNorm[f]);
        }
    }

    /// <param name="averageLength">The average length by which the tighter of the possible pairs is chosen.</param>
    public Impacts Build(float averageLength)
    {
        // The frontier: from the highest frequency down, only pairs with a lower norm than all before.
        Span<(byte Freq, byte Norm)> frontier = stackalloc (byte, byte)[256];
        int n = 0;
        int lowest = 256;
        for (int f = _highest; f > 0; f--)
        {
            if (_lowestNorm[f] >= lowest) continue;
            lowest = _lowestNorm[f];
            frontier[n++] = ((byte)f, (byte)lowest);
        }
        if (n == 0) return default;
        (byte Freq, byte Norm) last = frontier[n - 1];
        var best = new Impacts(frontier[0].Freq, last.Norm, frontier[0].Freq, last.Norm);
        double bestBound = double.MaxValue;
        for (int split = 0; split + 1 < n; split++)
        {
            var pair = new Impacts(frontier[0].Freq, frontier[split].Norm, frontier[split + 1].Freq, last.Norm);
            double bound = Math.Max(Score(pair.Freq1, pair.Norm1, averageLength), Score(pair.Freq2, pair.Norm2, averageLength));
            if (bound < bestBound) (best, bestBound) = (pair, bound);
        }
        return best;
    }

    private static double Score(int freq, byte norm, float averageLength) =>
        freq / (freq + 1.2 * (0.25 + 0.75 * NormEncoding.Lengths[norm] / averageLength));
}
