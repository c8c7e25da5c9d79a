using System.Diagnostics;
using Lucene.Net.Index;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Trends;

namespace SearchPlans.Index.Embedded;

/// <summary>Counts expressions plan by plan on one commit.</summary>
/// <param name="commit">The commit, held by the caller.</param>
/// <param name="plans">Its plans by leaf and block.</param>
/// <param name="budget">What the answer may take; where it is spent, there is none.</param>
internal sealed class TrendSearcher(
    PlanCommit commit, IReadOnlyDictionary<(int Leaf, int Block), PlanSummary> plans, SearchBudget budget)
{
    /// <summary>The spread of the expressions of a request.</summary>
    public Trend Of(TrendRequest request)
    {
        var watch = Stopwatch.StartNew();
        request = request with { Expressions = [.. Distinct(request.Expressions).Take(TrendRequest.MaxExpressions)] };
        PlaceChoice places = PlaceChoice.Read(request.Regions, PlanValues.Of(commit.Reader));
        if (places.Unknown.Count > 0)
        {
            return TrendTables.Unknown(request, places.Unknown);
        }
        var choices = new SearchRequest
        {
            Match = SearchMatch.Exact,
            SameWords = request.SameWords,
            Regions = places.Paths,
            Levels = request.Levels,
            Types = request.Types,
        };
        PlanFilter[] filters = [.. commit.Reader.Leaves.Select(leaf => new PlanFilter(choices, PlanSegment.Of(leaf.AtomicReader)))];
        Dictionary<(int Leaf, int Block), PlanSummary> read =
            plans.Where(p => filters[p.Key.Leaf].Test(p.Key.Block) == PlanFilter.Passes && IsOfYears(p.Value, request)).ToDictionary();
        var tables = new TrendTables([.. read.Values]);
        Spread[] spreads = [.. request.Expressions.Select(e => SpreadOf(e, choices with { Query = e }, tables, read))];
        return tables.With(request, budget.IsSpent ? [] : spreads) with
        {
            IsTooCostly = budget.IsSpent,
            TookMs = watch.Elapsed.TotalMilliseconds,
        };
    }

    private static IEnumerable<string> Distinct(IEnumerable<string> expressions) => expressions
        .Select(e => e.Trim()).Where(e => e.Length > 0)
        .Select(e => e.Length <= TrendRequest.MaxLength ? e : e[..TrendRequest.MaxLength])
        .Distinct();

    private static bool IsOfYears(PlanSummary plan, TrendRequest request) =>
        (request.FromYear == 0 || plan.Metadata.Year >= request.FromYear) && (request.ToYear == 0 || plan.Metadata.Year <= request.ToYear);

    private Spread SpreadOf(
        string expression, SearchRequest request, TrendTables tables, Dictionary<(int Leaf, int Block), PlanSummary> read)
    {
        QueryOptions options = QueryOptions.Of(request);
        if (QueryParser.Parse(expression, out _, PlanValues.Of(commit.Reader)) is not { } node)
        {
            return tables.SpreadOf(expression, "", [], [], _ => throw new UnreachableException());
        }
        TranslatedQuery query = QueryTranslator.Translate(node, commit.Fields.Vocabulary, options);
        var collector = new FirstHitCollector(request);
        commit.Searcher.Search(query.Query, collector, budget);
        collector.Finish();
        Dictionary<string, FoundHit> firsts = [];
        List<PlanMentions> mentions = [];
        foreach ((FoundHit first, int paragraphs) in collector.Plans())
        {
            if (read.TryGetValue((first.Leaf, first.Block), out PlanSummary? plan))
            {
                firsts.Add(plan.Id, first);
                mentions.Add(new PlanMentions(plan, paragraphs));
            }
        }
        var builder = new HitBuilder(
            new StoredPlans(commit.Reader), commit.Reader, new RunMarks(commit.Fields, query), SearchScope.Paragraph, budget.Cancellation);
        return tables.SpreadOf(
            expression, QueryDescription.Describe(node, commit.Fields.Vocabulary, options, query.AbsentForms),
            [.. query.Runs.Where(r => r.Run.Forms.Count > 1).Select(r => new SameWords(r.Run.Text, [.. r.Run.Forms.Skip(1)]))],
            mentions, plan => builder.Build(firsts[plan.Id]));
    }
}

/// <summary>Keeps of every plan that meets the choices the paragraph that stands first.</summary>
internal sealed class FirstHitCollector(SearchRequest request) : HitCollector(request, HitUnit.Paragraph)
{
    private readonly List<FoundHit> _firsts = [];

    /// <summary>The plans in the order of the index: the first hit of each and how many it has.</summary>
    public IEnumerable<(FoundHit First, int Paragraphs)> Plans() => _firsts.Select(f => (f, CountOf(f)));

    /// <inheritdoc />
    protected override void Take(FoundHit hit)
    {
        _firsts.Add(hit);
        // Those that follow in the plan are counted and not handed on.
        Floor = float.PositiveInfinity;
    }
}
