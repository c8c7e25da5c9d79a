using System.Diagnostics;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Trends;

namespace SearchPlans.Index.Answers;

/// <summary>Counts expressions plan by plan on one commit.</summary>
/// <param name="snapshot">The commit.</param>
internal sealed class TrendSearcher(IIndexSnapshot snapshot)
{
    // What stands for a range that is open at one end.
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private sealed record Choice(
        TrendRequest Request, PlaceChoice Places, SearchRequest Search, Dictionary<PlanPlace, PlanSummary> Read);

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
        IReadOnlyList<Spread> spreads = snapshot.Each(choice.Request.Expressions, e => SpreadOf(e, choice, tables));
        return tables.With(choice.Request, snapshot.Budget.IsSpent ? [] : spreads) with
        {
            IsTooCostly = snapshot.Budget.IsSpent,
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
        if (snapshot.Budget.IsSpent)
        {
            return Coverage.None(choice.Request) with { IsTooCostly = true };
        }
        HashSet<string> saying = [.. counted.Plans.Select(p => p.Plan.Id)];
        return new Coverage
        {
            Request = choice.Request,
            Understood = counted.Understood,
            SameWords = counted.SameWords,
            Saying = snapshot.Each(
                InOrder(counted.Plans, p => p.Plan), p => new SayingPlan(p.Plan, p.Paragraphs, counted.Builder!.Build(p.First))),
            NotSaying = [.. InOrder(choice.Read.Values.Where(p => !saying.Contains(p.Id)), p => p)],
            Missing = ExpectedPlans.Missing(choice.Request, choice.Places.Paths, choice.Read.Values),
        };
    }

    /// <summary>How often the expressions of a request are said, by its places and years.</summary>
    public BatchTable Batch(TrendRequest request)
    {
        Choice choice = Choose(request, BatchTable.MaxExpressions);
        CorpusValues corpus = snapshot.Values;
        string[] names = [.. request.Regions.Select(r => r.Trim()).Where(r => r.Length > 0).Distinct()];
        var table = new BatchTable
        {
            Request = choice.Request,
            Places = names.Length == 0
                ? [new BatchPlace("", [])]
                : [.. names.Select(name => new BatchPlace(name, PlaceChoice.Read([name], corpus).Paths))],
            Years = YearsOf(choice),
            Unknown = choice.Places.Unknown,
        };
        if (table.Unknown.Count > 0 || table.Refusal is not null)
        {
            return table;
        }
        // Where a plan is counted: in all places that hold it, in the sum and in its year.
        ILookup<string, int> byPath = table.Places.SelectMany((p, i) => p.Paths.DefaultIfEmpty("").Select(path => (path, i)))
            .ToLookup(p => p.path, p => p.i);
        Dictionary<string, int[]> placesOf = choice.Read.Values.ToDictionary(
            p => p.Id, p => Around(p.RegionPath).SelectMany(path => byPath[path]).Distinct().ToArray());
        (int Plans, long Amount)[][] read = Tally(table, choice.Read.Values.Select(p => (p, p.Characters)), placesOf);
        List<BatchRow> rows = [];
        foreach ((string expression, Counted counted) in snapshot.Each(choice.Request.Expressions, e => (e, Count(e, choice))))
        {
            if (snapshot.Budget.IsSpent)
            {
                return table with { IsTooCostly = true };
            }
            (int Plans, long Amount)[][] said = Tally(table, counted.Plans.Select(p => (p.Plan, p.Paragraphs)), placesOf);
            rows.Add(new BatchRow(expression, counted.Understood,
                [.. said.Select((years, p) => (IReadOnlyList<SpreadCount>)[.. years.Select((s, y) => new SpreadCount(
                    (int)s.Amount, s.Plans, new ReadText(read[p][y].Plans, read[p][y].Amount)))])]));
        }
        return table with { Rows = rows };
    }

    private static int[] YearsOf(Choice choice)
    {
        TrendRequest request = choice.Request;
        if (request is { FromYear: 0, ToYear: 0 })
        {
            return [];
        }
        int[] known = [.. choice.Read.Values.Select(p => p.Metadata.Year).Where(y => y > 0)];
        // An open range ends with what there is.
        int from = request.FromYear > FirstYear ? request.FromYear : known.DefaultIfEmpty(request.ToYear).Min();
        int to = request.ToYear > 0 && request.ToYear < LastYear ? request.ToYear : known.DefaultIfEmpty(from).Max();
        return [.. Enumerable.Range(from, Math.Max(0, to - from + 1))];
    }

    // A place and all that it lies in, up to the empty path of all places.
    private static IEnumerable<string> Around(string path)
    {
        for (; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
        {
            yield return path;
        }
        yield return "";
    }

    // By place, the sum first, then year by year.
    private static (int Plans, long Amount)[][] Tally(
        BatchTable table, IEnumerable<(PlanSummary Plan, int Amount)> plans, Dictionary<string, int[]> placesOf)
    {
        (int Plans, long Amount)[][] sums = [.. table.Places.Select(_ => new (int, long)[table.Years.Count + 1])];
        foreach ((PlanSummary plan, int amount) in plans)
        {
            int year = table.Years.Count == 0 ? -1 : plan.Metadata.Year - table.Years[0];
            foreach (int place in placesOf[plan.Id])
            {
                Add(ref sums[place][0], amount);
                if (year >= 0 && year < table.Years.Count)
                {
                    Add(ref sums[place][year + 1], amount);
                }
            }
        }
        return sums;

        static void Add(ref (int Plans, long Amount) sum, int amount) => sum = (sum.Plans + 1, sum.Amount + amount);
    }

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> plans, Func<T, PlanSummary> planOf) => plans
        .OrderBy(p => RegionOrder.KeyOf(planOf(p).RegionPath), StringComparer.Ordinal)
        .ThenByDescending(p => planOf(p).Metadata.Year)
        .ThenBy(p => planOf(p).Id, StringComparer.Ordinal);

    private Choice Choose(TrendRequest request, int mostExpressions)
    {
        request = request with { Expressions = [.. Distinct(request.Expressions).Take(mostExpressions)] };
        PlaceChoice places = PlaceChoice.Read(request.Regions, snapshot.Values);
        var search = new SearchRequest
        {
            Match = SearchMatch.Exact,
            SameWords = request.SameWords,
            Regions = places.Paths,
            Levels = request.Levels,
            Types = request.Types,
        };
        var choices = new PlanChoices(search);
        return new Choice(
            request, places, search,
            snapshot.Plans.ByPlace.Where(p => choices.Pass(p.Value) && IsOfYears(p.Value, request)).ToDictionary());
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
        Dictionary<string, SearchHit> shown = snapshot
            .Each(TrendTables.ShownOf([.. counted.Plans.Select(p => p.Plan)]), p => (p.Id, Hit: counted.Builder!.Build(firsts[p.Id])))
            .ToDictionary(p => p.Id, p => p.Hit);
        return tables.SpreadOf(expression, counted.Understood, counted.SameWords,
            [.. counted.Plans.Select(p => new PlanMentions(p.Plan, p.Paragraphs))], plan => shown[plan.Id]);
    }

    private Counted Count(string expression, Choice choice)
    {
        SearchRequest search = choice.Search with { Query = expression };
        QueryOptions options = QueryOptions.Of(search);
        if (QueryParser.Parse(expression, out _, snapshot.Values) is not { } node)
        {
            return new Counted("", [], [], null);
        }
        TranslatedQuery query = QueryTranslator.Translate(node, snapshot.Fields.Vocabulary, options);
        List<(PlanSummary, FoundHit, int)> found = [];
        foreach ((FoundHit first, int paragraphs) in snapshot.FirstHits(query.Query, search, HitUnit.Paragraph))
        {
            if (choice.Read.TryGetValue(first.Plan, out PlanSummary? plan))
            {
                found.Add((plan, first, paragraphs));
            }
        }
        var builder = new HitBuilder(
            snapshot.Stored, new RunMarks(snapshot.Fields, query), SearchScope.Paragraph, snapshot.Budget.Cancellation);
        return new Counted(
            QueryDescription.Describe(node, snapshot.Fields.Vocabulary, options, query.AbsentForms),
            [.. query.Runs.Where(r => r.Run.Forms.Count > 1).Select(r => new SameWords(r.Run.Text, [.. r.Run.Forms.Skip(1)]))],
            found, builder);
    }
}
