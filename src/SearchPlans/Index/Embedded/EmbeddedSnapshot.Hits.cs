using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Embedded;

/// <content>What searching asks.</content>
internal sealed partial class EmbeddedSnapshot
{
    /// <inheritdoc />
    public int Documents => _reader.MaxDoc;

    /// <inheritdoc />
    public bool Exists(Query query) => searcher.Exists(query, budget);

    /// <inheritdoc />
    public int Guesses => 0;

    /// <inheritdoc />
    public IIndexSnapshot Ahead => this;

    /// <inheritdoc />
    public bool[] Finds(Query query, IReadOnlyList<UnitPlace> units)
    {
        int[] docs = [.. units.Select(DocOf)];
        int[] rising = [.. docs.Order()];
        bool[] found = searcher.Finds(query, rising);
        return [.. docs.Select(d => found[Array.BinarySearch(rising, d)])];
    }

    /// <inheritdoc />
    public IReadOnlyList<int> DocFreqs(string field, IReadOnlyList<string> terms) =>
        [.. terms.Select(t => _reader.DocFreq(new Term(field, t)))];

    /// <inheritdoc />
    public FoundHits Search(Query query, SearchRequest request, HitUnit unit, int count)
    {
        var collector = new FlatCollector(request, unit, count);
        Search(Within(query, request), collector);
        return collector.Found() with { Best = [.. collector.Best()] };
    }

    /// <inheritdoc />
    public FoundHits SearchByPlan(Query query, SearchRequest request, HitUnit unit, int plans)
    {
        var collector = new GroupedCollector(request, unit);
        Search(Within(query, request), collector);
        return collector.Found() with { ByPlan = [.. collector.Best().Take(plans)] };
    }

    /// <inheritdoc />
    public FoundPlans FindPlans(Query query, SearchRequest request, int count)
    {
        FoundHits found = SearchByPlan(query, request, HitUnit.Plan, count);
        return new FoundPlans([.. found.ByPlan.Select(p => p[0].Plan)], found.Passing.Count());
    }

    /// <inheritdoc />
    public QueryExplanation? Explain(Query query, UnitPlace unit) => searcher.ExplainParts(query, DocOf(unit));

    private static Query Within(Query query, SearchRequest request) => request.PlanId is { Length: > 0 } id
        ? new FilteredBooleanQuery([query], [], [], [new GroupQuery(RunQueries.TermIn(PlanFields.Id, id), Grouping.Block)])
        : query;

    private int DocOf(UnitPlace unit) => _reader.Leaves[unit.Plan.Leaf].DocBase + _stored.HeadOf(unit.Plan) + 1 + unit.Unit;
}
