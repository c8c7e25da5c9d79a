using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchPlans.Lucene.Scoring;

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

    /// <summary>Scores texts of fields without norms.</summary>
    public static Bm25 WithoutNorms { get; } = new(null);

    /// <summary>How much a term tells: ln(1 + (N - n + 0.5) / (n + 0.5)).</summary>
    /// <param name="docFreq">Documents that hold it.</param>
    /// <param name="docCount">Documents that have the field.</param>
    public static float Idf(long docFreq, long docCount) => (float)Math.Log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5));

    /// <summary>How many tokens a field has, from Lucene's statistics.</summary>
    /// <param name="totalTermFreq">The sum of frequencies; below 0 where these aren't kept.</param>
    /// <param name="docFreq">Pairs of document and term; each counts as a token where frequencies aren't kept.</param>
    public static long Tokens(long totalTermFreq, long docFreq) => totalTermFreq < 0 ? docFreq : totalTermFreq;

    /// <summary>The average length of a field's texts.</summary>
    /// <param name="tokens">Tokens in all of them.</param>
    /// <param name="docCount">Documents that have the field.</param>
    public static float AverageLength(long tokens, long docCount) => (float)(tokens / (double)Math.Max(1, docCount));

    /// <summary>The score of a term in a document.</summary>
    /// <param name="weight">Idf times boost.</param>
    /// <param name="freq">How often it stands there.</param>
    /// <param name="norm">The document's norm.</param>
    public float Score(float weight, float freq, byte norm) => weight - weight / (1f + freq * _inverseNorms[norm]);

    /// <summary>The score of a term in a document.</summary>
    /// <param name="weight">Idf times boost.</param>
    /// <param name="freq">How often it stands there.</param>
    /// <param name="norms">The field's norms; empty for a field without.</param>
    /// <param name="doc">The document.</param>
    internal float Score(float weight, float freq, byte[] norms, int doc) => Score(weight, freq, NormOf(norms, doc));

    /// <summary>The scores of a term in many documents; the same numbers as one by one.</summary>
    /// <param name="weight">Idf times boost.</param>
    /// <param name="docs">The documents.</param>
    /// <param name="freqs">How often it stands in each, less one.</param>
    /// <param name="norms">The field's norms; empty for a field without.</param>
    /// <param name="scores">Gets as many scores.</param>
    internal void Score(float weight, ReadOnlySpan<int> docs, ReadOnlySpan<uint> freqs, byte[] norms, Span<float> scores)
    {
        freqs = freqs[..docs.Length];
        scores = scores[..docs.Length];
        ReadInverseNorms(docs, norms, scores);
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
        for (; i < docs.Length; i++)
        {
            scores[i] = weight - weight / (1f + (freqs[i] + 1) * scores[i]);
        }
    }

    private void ReadInverseNorms(ReadOnlySpan<int> docs, byte[] norms, Span<float> inverse)
    {
        ref float ofNorm = ref MemoryMarshal.GetArrayDataReference(_inverseNorms);
        if (!AreBelow(docs, norms.Length))
        {
            for (int i = 0; i < docs.Length; i++)
            {
                inverse[i] = Unsafe.Add(ref ofNorm, NormOf(norms, docs[i]));
            }
            return;
        }
        ref byte norm = ref MemoryMarshal.GetArrayDataReference(norms);
        for (int i = 0; i < docs.Length && i < inverse.Length; i++)
        {
            inverse[i] = Unsafe.Add(ref ofNorm, Unsafe.Add(ref norm, docs[i]));
        }
    }

    // Asked once for all: looking up a norm takes no longer than asking for each.
    private static bool AreBelow(ReadOnlySpan<int> docs, int end)
    {
        ref uint doc = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(docs));
        Vector256<uint> highest = Vector256<uint>.Zero;
        int i = 0;
        for (; i <= docs.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            highest = Vector256.Max(highest, Vector256.LoadUnsafe(ref doc, (nuint)i));
        }
        bool areBelow = Vector256.LessThanAll(highest, Vector256.Create((uint)end)) || i == 0;
        for (; i < docs.Length && areBelow; i++)
        {
            areBelow = (uint)docs[i] < (uint)end;
        }
        return areBelow;
    }

    private static byte NormOf(byte[] norms, int doc) => (uint)doc < (uint)norms.Length ? norms[doc] : (byte)0;
}
