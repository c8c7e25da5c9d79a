using System.Diagnostics;
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
    private sealed record Choice(
        TrendRequest Request, PlaceChoice Places, SearchRequest Search, Dictionary<(int Leaf, int Block), PlanSummary> Read);

    private sealed record Counted(
        string Understood, IReadOnlyList<SameWords> SameWords, IReadOnlyList<(PlanSummary Plan, FoundHit First, int Paragraphs)> Plans,
        HitBuilder? Builder);

    /// <summary>The spread of the expressions of a request.</summary>
    public Trend Of(TrendRequest request)
    {
        var watch = Stopwatch.StartNew();
        Choice choice = Choose(request, TrendRequest.MaxExpressions);
        if (choice.Places.Unknown.Count > 0)
        {
            return TrendTables.Unknown(choice.Request, choice.Places.Unknown);
        }
        var tables = new TrendTables([.. choice.Read.Values]);
        Spread[] spreads = [.. choice.Request.Expressions.Select(e => SpreadOf(e, choice, tables))];
        return tables.With(choice.Request, budget.IsSpent ? [] : spreads) with
        {
            IsTooCostly = budget.IsSpent,
            TookMs = watch.Elapsed.TotalMilliseconds,
        };
    }

    /// <summary>Which plans say the first expression of a request, and which don't.</summary>
    public Coverage Cover(TrendRequest request)
    {
        Choice choice = Choose(request, 1);
        if (choice.Places.Unknown.Count > 0 || choice.Request.Expressions.Count == 0)
        {
            return Coverage.None(choice.Request) with { Unknown = choice.Places.Unknown };
        }
        Counted counted = Count(choice.Request.Expressions[0], choice);
        if (budget.IsSpent)
        {
            return Coverage.None(choice.Request) with { IsTooCostly = true };
        }
        HashSet<string> saying = [.. counted.Plans.Select(p => p.Plan.Id)];
        return new Coverage
        {
            Request = choice.Request,
            Understood = counted.Understood,
            SameWords = counted.SameWords,
            Saying =
            [
                .. InOrder(counted.Plans, p => p.Plan).Select(p => new SayingPlan(p.Plan, p.Paragraphs, counted.Builder!.Build(p.First))),
            ],
            NotSaying = [.. InOrder(choice.Read.Values.Where(p => !saying.Contains(p.Id)), p => p)],
            Missing = ExpectedPlans.Missing(choice.Request, choice.Places.Paths, choice.Read.Values),
        };
    }

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> plans, Func<T, PlanSummary> planOf) => plans
        .OrderBy(p => RegionOrder.KeyOf(planOf(p).RegionPath), StringComparer.Ordinal)
        .ThenByDescending(p => planOf(p).Metadata.Year)
        .ThenBy(p => planOf(p).Id, StringComparer.Ordinal);

    private Choice Choose(TrendRequest request, int mostExpressions)
    {
        request = request with { Expressions = [.. Distinct(request.Expressions).Take(mostExpressions)] };
        PlaceChoice places = PlaceChoice.Read(request.Regions, PlanValues.Of(commit.Reader));
        var search = new SearchRequest
        {
            Match = SearchMatch.Exact,
            SameWords = request.SameWords,
            Regions = places.Paths,
            Levels = request.Levels,
            Types = request.Types,
        };
        PlanFilter[] filters = [.. commit.Reader.Leaves.Select(leaf => new PlanFilter(search, PlanSegment.Of(leaf.AtomicReader)))];
        return new Choice(request, places, search, plans
            .Where(p => filters[p.Key.Leaf].Test(p.Key.Block) == PlanFilter.Passes && IsOfYears(p.Value, request)).ToDictionary());
    }

    private static IEnumerable<string> Distinct(IEnumerable<string> expressions) => expressions
        .Select(e => e.Trim()).Where(e => e.Length > 0)
        .Select(e => e.Length <= TrendRequest.MaxLength ? e : e[..TrendRequest.MaxLength])
        .Distinct();

    private static bool IsOfYears(PlanSummary plan, TrendRequest request) =>
        (request.FromYear == 0 || plan.Metadata.Year >= request.FromYear) && (request.ToYear == 0 || plan.Metadata.Year <= request.ToYear);

    private Spread SpreadOf(string expression, Choice choice, TrendTables tables)
    {
        Counted counted = Count(expression, choice);
        Dictionary<string, FoundHit> firsts = counted.Plans.ToDictionary(p => p.Plan.Id, p => p.First);
        return tables.SpreadOf(expression, counted.Understood, counted.SameWords,
            [.. counted.Plans.Select(p => new PlanMentions(p.Plan, p.Paragraphs))], plan => counted.Builder!.Build(firsts[plan.Id]));
    }

    private Counted Count(string expression, Choice choice)
    {
        SearchRequest search = choice.Search with { Query = expression };
        QueryOptions options = QueryOptions.Of(search);
        if (QueryParser.Parse(expression, out _, PlanValues.Of(commit.Reader)) is not { } node)
        {
            return new Counted("", [], [], null);
        }
        TranslatedQuery query = QueryTranslator.Translate(node, commit.Fields.Vocabulary, options);
        var collector = new FirstHitCollector(search, HitUnit.Paragraph);
        commit.Searcher.Search(query.Query, collector, budget);
        collector.Finish();
        List<(PlanSummary, FoundHit, int)> found = [];
        foreach ((FoundHit first, int paragraphs) in collector.Plans())
        {
            if (choice.Read.TryGetValue((first.Leaf, first.Block), out PlanSummary? plan))
            {
                found.Add((plan, first, paragraphs));
            }
        }
        var builder = new HitBuilder(
            new StoredPlans(commit.Reader), commit.Reader, new RunMarks(commit.Fields, query), SearchScope.Paragraph, budget.Cancellation);
        return new Counted(
            QueryDescription.Describe(node, commit.Fields.Vocabulary, options, query.AbsentForms),
            [.. query.Runs.Where(r => r.Run.Forms.Count > 1).Select(r => new SameWords(r.Run.Text, [.. r.Run.Forms.Skip(1)]))],
            found, builder);
    }
}
