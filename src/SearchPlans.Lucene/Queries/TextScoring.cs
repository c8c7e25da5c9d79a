using SearchPlans.Lucene.Scoring;

namespace SearchPlans.Lucene.Queries;

/// <summary>How the texts of a field are scored in a leaf.</summary>
/// <param name="bm25">The formula, by the field's average length.</param>
/// <param name="norms">The norms of the leaf, empty when the field has none.</param>
internal readonly struct TextScoring(Bm25 bm25, byte[] norms)
{
    /// <summary>The score of what stands in a document.</summary>
    /// <param name="weight">Idf times boost.</param>
    /// <param name="freq">How often it stands there.</param>
    /// <param name="doc">The document.</param>
    public float Score(float weight, int freq, int doc) => bm25.Score(weight, freq, norms, doc);

    /// <summary>The scores of what stands in many documents.</summary>
    /// <param name="weight">Idf times boost.</param>
    /// <param name="docs">The documents.</param>
    /// <param name="freqs">How often it stands in each, less one.</param>
    /// <param name="scores">Gets as many scores.</param>
    public void Score(float weight, ReadOnlySpan<int> docs, ReadOnlySpan<uint> freqs, Span<float> scores) =>
        bm25.Score(weight, docs, freqs, norms, scores);

    /// <summary>How many tokens a document's text has, as exactly as one byte keeps it; 0 in a field without norms.</summary>
    public int LengthOf(int doc) => norms.Length == 0 ? 0 : NormEncoding.Decode(norms[doc]);
}
