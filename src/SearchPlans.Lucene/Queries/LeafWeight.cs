using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Queries;

/// <summary>The weight of any query: its scorers are those of <see cref="LeafScoring"/>. Safe for concurrent use.</summary>
/// <param name="query">The query, not rewritten.</param>
/// <param name="searcher">Whose reader is searched; its similarity scores Lucene's own queries.</param>
/// <param name="budget">What its scorers may spend; null: all that it takes.</param>
internal sealed class LeafWeight(Query query, IndexSearcher searcher, SearchBudget? budget = null) : Weight
{
    private readonly ConcurrentDictionary<(Query, float), Weight> _weights = [];
    private float _boost = 1;

    public override Query Query => query;

    /// <summary>What all leaves share.</summary>
    public SearchScoring Scoring { get; } = SearchScoring.Of(searcher.TopReaderContext);

    public override float GetValueForNormalization() => query.Boost * query.Boost;

    // BM25 isn't normalized by query.
    public override void Normalize(float norm, float topLevelBoost) => _boost = topLevelBoost;

    /// <summary>What its scorers may spend; where none was given, one for each of them.</summary>
    public SearchBudget Budget => budget ?? SearchBudget.Unlimited(CancellationToken.None);

    /// <summary>The weight of one of Lucene's own queries within this one, made once for all leaves.</summary>
    public Weight WeightOf(Query part, float boost) => _weights.GetOrAdd((part, boost), static (key, searcher) =>
    {
        Weight weight = searcher.Rewrite(key.Item1).CreateWeight(searcher);
        float norm = searcher.Similarity.QueryNorm(weight.GetValueForNormalization());
        weight.Normalize(float.IsFinite(norm) ? norm : 1, key.Item2);
        return weight;
    }, searcher);

    public override Scorer GetScorer(AtomicReaderContext context, IBits? acceptDocs)
    {
        LeafScorer? scorer = new LeafScoring(context, this).Scorer(query, _boost);
        if (scorer is null)
        {
            return null!;
        }
        if (acceptDocs is not null)
        {
            scorer = new AcceptedScorer(scorer, acceptDocs);
        }
        scorer.Owner = this;
        return scorer;
    }

    public override BulkScorer GetBulkScorer(AtomicReaderContext context, bool scoreDocsInOrder, IBits? acceptDocs) =>
        GetScorer(context, acceptDocs) is LeafScorer scorer ? new LeafBulkScorer(scorer, Budget) : null!;

    /// <summary>Explains a document's score part by part, or gives null when it doesn't match or is deleted.</summary>
    public QueryExplanation? ExplainParts(AtomicReaderContext context, int doc) =>
        context.AtomicReader.LiveDocs is { } live && !live.Get(doc) ? null : new LeafScoring(context, this).Explain(query, doc, _boost);

    public override Explanation Explain(AtomicReaderContext context, int doc) => ExplainParts(context, doc) is { } explanation
        ? ToLucene(explanation)
        : new ComplexExplanation(false, 0, $"{query} doesn't match document {doc}");

    private static ComplexExplanation ToLucene(QueryExplanation explanation)
    {
        string counts = explanation.Counts is { } c ? $", freq {c.Freq} in {c.Length} tokens, {c.DocFreq} of {c.DocCount} documents" : "";
        var result = new ComplexExplanation(true, explanation.Score, $"{explanation.Query}{counts}");
        foreach (QueryExplanation part in explanation.Parts)
        {
            result.AddDetail(ToLucene(part));
        }
        return result;
    }
}
