using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>What a term tells of a document.</summary>
/// <param name="Freq">How often it stands there.</param>
/// <param name="DocFreq">In how many documents it stands, deleted ones included.</param>
/// <param name="DocCount">How many documents have the field.</param>
/// <param name="Length">How many tokens the document's field has, as exactly as one byte keeps it; 0 in a field without norms.</param>
public sealed record TermCounts(int Freq, long DocFreq, long DocCount, int Length);

/// <summary>Why a document has its score from a query: how much comes from which part of it.</summary>
/// <param name="Query">The query or a part of it.</param>
/// <param name="Score">What it gives the document, boosts included.</param>
/// <param name="Parts">The parts of it that the document answers.</param>
/// <param name="Counts">Of a term, what it counted.</param>
public sealed record Explanation(Query Query, float Score, IReadOnlyList<Explanation> Parts, TermCounts? Counts);

/// <summary>Explains scores, by asking every part of a query for itself. For one document at a time: it costs a search.</summary>
/// <param name="snapshot">The index.</param>
public sealed class Explainer(IndexSnapshot snapshot)
{
    private readonly ScorerFactory _scorers = new(new FieldScoring(snapshot));

    /// <summary>Explains a document's score, or gives null when it doesn't answer.</summary>
    /// <param name="query">The query.</param>
    /// <param name="segment">The document's segment.</param>
    /// <param name="doc">Its number there.</param>
    public Explanation? Explain(Query query, int segment, int doc) => Explain(query, segment, doc, 1);

    private Explanation? Explain(Query query, int segment, int doc, float boost)
    {
        if (_scorers.Create(query, segment, boost) is not { } scorer || scorer.Advance(doc) != doc) return null;
        IEnumerable<(Query Query, float Boost)> parts = query switch
        {
            BooleanQuery boolean => boolean.Must.Concat(boolean.Should).Select(q => (q, boost)),
            BestOfQuery best => best.Queries.Select(q => (q, boost)),
            CoverageQuery coverage => coverage.Terms.Select(t => ((Query)new TermQuery(coverage.Field, t), boost)),
            BoostQuery boosted => [(boosted.Inner, boost * boosted.Factor)],
            _ => [],
        };
        return new Explanation(
            query, scorer.Score(), [.. parts.Select(p => Explain(p.Query, segment, doc, p.Boost)).OfType<Explanation>()],
            query is TermQuery term ? _scorers.CountsOf(term, segment, doc) : null);
    }
}
