using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>
/// Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) as Lucene has it
/// since version 8: idf · freq / (freq + k1 · (1 - b + b · length / average length)), without the constant factor k1 + 1.
/// The same 32-bit operations in the same order, so that scores agree with Lucene's to the last digit.
/// </summary>
public sealed class Bm25
{
    /// <summary>How soon more occurrences stop counting.</summary>
    public const float K1 = 1.2f;

    /// <summary>How much the length counts, from 0 to 1.</summary>
    public const float B = 0.75f;

    private readonly float[] _inverseNorms = new float[256];

    /// <summary>Scores texts of a field.</summary>
    /// <param name="averageLength">The field's average length in tokens; of a field without norms, null.</param>
    public Bm25(float? averageLength)
    {
        for (int norm = 0; norm < _inverseNorms.Length; norm++)
        {
            _inverseNorms[norm] = averageLength is { } average
                ? 1f / (K1 * (1 - B + B * NormEncoding.Lengths[norm] / average))
                : 1f / K1;
        }
    }

    /// <summary>How much a term tells: ln(1 + (N - n + 0.5) / (n + 0.5)).</summary>
    /// <param name="docFreq">Documents that hold it.</param>
    /// <param name="docCount">Documents that have the field.</param>
    public static float Idf(long docFreq, long docCount) => (float)Math.Log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5));

    /// <summary>The score of a term in a document.</summary>
    /// <param name="weight">Idf times boost.</param>
    /// <param name="freq">How often it stands there.</param>
    /// <param name="norm">The document's norm.</param>
    public float Score(float weight, float freq, byte norm) => weight - weight / (1f + freq * _inverseNorms[norm]);

    /// <summary>The scores of a term in many documents; the same numbers as one by one.</summary>
    /// <param name="weight">Idf times boost.</param>
    /// <param name="docs">The documents.</param>
    /// <param name="freqs">How often it stands in each, less one.</param>
    /// <param name="norms">The field's norms.</param>
    /// <param name="scores">Gets as many scores.</param>
    internal void Score(float weight, ReadOnlySpan<int> docs, ReadOnlySpan<uint> freqs, NormsReader norms, Span<float> scores)
    {
        freqs = freqs[..docs.Length];
        scores = scores[..docs.Length];
        float[] inverseNorms = _inverseNorms;
        for (int d = 0; d < docs.Length; d++) scores[d] = inverseNorms[norms[docs[d]]];
        int i = 0;
        ref float score = ref MemoryMarshal.GetReference(scores);
        ref uint freq = ref MemoryMarshal.GetReference(freqs);
        Vector256<float> weights = Vector256.Create(weight);
        for (; i <= docs.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256<int> times = Vector256.LoadUnsafe(ref freq, (nuint)i).AsInt32() + Vector256<int>.One;
            Vector256<float> product = Vector256.ConvertToSingle(times) * Vector256.LoadUnsafe(ref score, (nuint)i);
            (weights - weights / (Vector256<float>.One + product)).StoreUnsafe(ref score, (nuint)i);
        }
        for (; i < docs.Length; i++) scores[i] = weight - weight / (1f + (freqs[i] + 1) * scores[i]);
    }

    /// <summary>The highest score within a bound.</summary>
    public float Bound(float weight, Impacts impacts)
    {
        // Like the score, but what all pairs have in common is done once, at the end.
        float most = 0;
        for (int i = 0; i < Impacts.Count; i++)
        {
            (byte freq, byte norm) = impacts[i];
            if (freq == 0) break;
            if (freq == Impacts.Unbounded) return weight;
            most = Math.Max(most, freq * _inverseNorms[norm]);
        }
        return weight - weight / (1f + most);
    }
}
