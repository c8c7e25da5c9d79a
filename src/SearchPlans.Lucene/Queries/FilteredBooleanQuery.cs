using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// Documents that match all of <see cref="Must"/> and <see cref="Filter"/>, none of <see cref="MustNot"/>, and, where there
/// is neither a must nor a filter, at least one of <see cref="Should"/>. The scores of must and should add up. Lucene's
/// own BooleanQuery has no filter clauses in this version.
/// </summary>
/// <param name="must">Have to match, and score.</param>
/// <param name="should">Score where they match.</param>
/// <param name="mustNot">Must not match.</param>
/// <param name="filter">Have to match, and don't score.</param>
public sealed class FilteredBooleanQuery(
    IReadOnlyList<Query> must, IReadOnlyList<Query> should, IReadOnlyList<Query> mustNot, IReadOnlyList<Query> filter) : LeafQuery
{
    /// <summary>No document.</summary>
    public static FilteredBooleanQuery None => new([], [], [], []);

    /// <summary>The queries that have to match, and score.</summary>
    public IReadOnlyList<Query> Must => must;

    /// <summary>The queries that score where they match.</summary>
    public IReadOnlyList<Query> Should => should;

    /// <summary>The queries that must not match.</summary>
    public IReadOnlyList<Query> MustNot => mustNot;

    /// <summary>The queries that have to match, and don't score.</summary>
    public IReadOnlyList<Query> Filter => filter;

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [must, should, mustNot, filter];

    /// <summary>All of the queries; of one, that one.</summary>
    public static Query All(params IReadOnlyList<Query> queries) =>
        queries.Count == 1 ? queries[0] : new FilteredBooleanQuery(queries, [], [], []);

    /// <summary>Any of the queries, the more the better; of one, that one.</summary>
    public static Query Any(params IReadOnlyList<Query> queries) =>
        queries.Count == 1 ? queries[0] : new FilteredBooleanQuery([], queries, [], []);

    /// <inheritdoc/>
    public override IEnumerable<(Query Query, float Boost)> ScoringParts(float boost) => must.Concat(should).Select(q => (q, boost));

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost)
    {
        if (leaf.AllScorers(must, boost) is not { } required || leaf.AllScorers(filter, 1) is not { } filters)
        {
            return null;
        }
        List<LeafScorer> wanted = leaf.Scorers(should, boost);
        LeafScorer? optional = wanted.Count switch { 0 => null, 1 => wanted[0], _ => new DisjunctionScorer(wanted) };
        LeafScorer? result = (required.Count, filters.Count) switch
        {
            (0, 0) => optional,
            (1, 0) => required[0],
            (_, 0) when required.TrueForAll(r => r is TermScorer) => new TermConjunctionScorer(required.Cast<TermScorer>()),
            _ => new ConjunctionScorer(required, filters),
        };
        if (result is null)
        {
            return null;
        }
        if (optional is not null && result != optional)
        {
            result = new OptionalScorer(result, optional);
        }
        List<LeafScorer> excluded = leaf.Scorers(mustNot, 1);
        return excluded.Count == 0
            ? result
            : new ExclusionScorer(result, excluded.Count == 1 ? excluded[0] : new DisjunctionScorer(excluded));
    }
}
