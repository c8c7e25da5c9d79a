using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Scoring;

/// <summary>
/// BM25 and norms of Lucene 8 and later, see <see cref="Bm25"/> and <see cref="NormEncoding"/>, for Lucene's own queries
/// and for indexing. The BM25Similarity of this version of Lucene has another constant factor, coarser norms, and counts
/// documents that don't have the field. Boosts of fields are ignored.
/// </summary>
public sealed class Bm25Similarity : Similarity
{
    /// <inheritdoc/>
    // As a signed byte: Lucene's norms format stores such as they are.
    public override long ComputeNorm(FieldInvertState state) => (sbyte)NormEncoding.Encode(state.Length);

    /// <inheritdoc/>
    public override SimWeight ComputeWeight(float queryBoost, CollectionStatistics collectionStats, params TermStatistics[] termStats)
    {
        float idf = 0;
        foreach (TermStatistics term in termStats)
        {
            idf += Bm25.Idf(term.DocFreq, collectionStats.DocCount);
        }
        long tokens = Bm25.Tokens(collectionStats.SumTotalTermFreq, collectionStats.SumDocFreq);
        float average = Bm25.AverageLength(tokens, collectionStats.DocCount);
        return new Bm25Weight(collectionStats.Field, new Bm25(average), idf, queryBoost);
    }

    /// <inheritdoc/>
    public override SimScorer GetSimScorer(SimWeight weight, AtomicReaderContext context)
    {
        var bm25 = (Bm25Weight)weight;
        byte[] norms = NormBytes.Of(context.AtomicReader, bm25.Field);
        return new Bm25Scorer(norms.Length == 0 ? Bm25.WithoutNorms : bm25.Bm25, norms, bm25.Weight);
    }

    private sealed class Bm25Weight(string field, Bm25 bm25, float idf, float queryBoost) : SimWeight
    {
        public string Field { get; } = field;

        public Bm25 Bm25 => bm25;

        public float Weight { get; private set; } = idf * queryBoost;

        public override float GetValueForNormalization() => Weight * Weight;

        public override void Normalize(float queryNorm, float topLevelBoost) => Weight = idf * (queryBoost * topLevelBoost);
    }

    private sealed class Bm25Scorer(Bm25 bm25, byte[] norms, float weight) : SimScorer
    {
        public override float Score(int doc, float freq) => bm25.Score(weight, freq, norms, doc);

        public override float ComputeSlopFactor(int distance) => 1f / (distance + 1);

        public override float ComputePayloadFactor(int doc, int start, int end, BytesRef payload) => 1;
    }
}
