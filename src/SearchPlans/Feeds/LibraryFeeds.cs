using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.History;
using SearchPlans.Index;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Feeds;

/// <summary>
/// What came into a corpus: of any search, table of figures or choice of plans, newest first. When something came is read from the log of
/// the corpus alone, never from the index or from files. Safe for concurrent use.
/// </summary>
public sealed class LibraryFeeds
{
    // Places of a table of figures are asked for in pages; more than all divisions of the country there are not.
    private const int MaxFigurePages = 10;

    // Of a plan that was replaced again and again the last times count.
    private const int MaxReplacements = 5;

    private readonly IPlanIndex _index;
    private readonly WriteLog _log;
    private readonly FormerTexts _former;

    internal LibraryFeeds(IPlanIndex index, WriteLog log, Trash trash)
    {
        (_index, _log) = (index, log);
        _former = new FormerTexts(trash);
    }

    /// <summary>The state that feeds are of now.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The log can't be read.</exception>
    public async Task<FeedState> StateAsync(CancellationToken cancellation = default)
    {
        PlanIndexState index = await _index.StateAsync(cancellation);
        LogArrivals arrivals = _log.Arrivals();
        return new FeedState(index.Version, arrivals.LogBytes, arrivals.Newest);
    }

    /// <summary>The plans that came last.</summary>
    /// <param name="choice">Which ones count.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The log can't be read.</exception>
    public async Task<FeedPage> OfPlansAsync(
        PlanChoice choice, int count = FeedPage.MaxEntries, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        IReadOnlyList<PlanSummary> plans = await _index.PlansAsync(cancellation);
        LogArrivals arrivals = _log.Arrivals();
        return new FeedPage
        {
            Entries = [.. arrivals.NewestFirst(plans.Where(choice.Holds)).Take(count).Select(p => WholePlan(p, arrivals.Of(p)))],
        };
    }

    /// <summary>What a search finds as typed, that which came last first.</summary>
    /// <param name="request">The search; its order and page don't count.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The log can't be read.</exception>
    public async Task<FeedPage> OfSearchAsync(SearchRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = Plain(request);
        PlanMatches matches = await _index.MatchesAsync(request, cancellation);
        LogArrivals arrivals = _log.Arrivals();
        List<FeedEntry> entries = [];
        foreach (PlanSummary plan in arrivals.NewestFirst(matches.Plans.Select(p => p.Plan)))
        {
            PlanArrival arrival = arrivals.Of(plan);
            if (IsFull(entries, arrival))
            {
                break;
            }
            if (AreWholePlans(matches))
            {
                entries.Add(WholePlan(plan, arrival));
                continue;
            }
            HitList found = await _index.SearchAsync(request with { PlanId = plan.Id, Size = FeedPage.MaxEntries }, cancellation);
            foreach (SearchHit hit in found.Hits.Where(h => h.Answers))
            {
                DateTimeOffset came = await CameAsync(arrival, hit.Anchor, cancellation);
                entries.Add(new FeedEntry(plan, hit.Anchor, came, came) { Hit = hit });
            }
        }
        return new FeedPage { Entries = Newest(entries), IsTooCostly = matches.IsTooCostly };
    }

    /// <summary>What is stated of an indicator, that which came last first.</summary>
    /// <param name="request">The question; its order and page don't count.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The log can't be read.</exception>
    public async Task<FeedPage> OfFiguresAsync(FigureRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = request with { SortColumn = null, Size = FigureRequest.MaxSize, Page = 1 };
        FigureTable table = await _index.FiguresAsync(request, cancellation);
        List<CellStatement> stated = [];
        for (int page = 1; ; page++)
        {
            stated.AddRange(table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Statements));
            if (page >= Math.Min(table.Pages, MaxFigurePages))
            {
                break;
            }
            table = await _index.FiguresAsync(request with { Page = page + 1 }, cancellation);
        }
        LogArrivals arrivals = _log.Arrivals();
        ILookup<string, CellStatement> byPlan = stated.ToLookup(s => s.Statement.Plan.Id);
        List<FeedEntry> entries = [];
        foreach (PlanSummary plan in arrivals.NewestFirst(byPlan.Select(p => p.First().Statement.Plan)))
        {
            PlanArrival arrival = arrivals.Of(plan);
            if (IsFull(entries, arrival))
            {
                break;
            }
            foreach (CellStatement statement in byPlan[plan.Id].DistinctBy(s => s.Statement.Key))
            {
                DateTimeOffset came = await CameAsync(arrival, statement.Statement.Anchor, cancellation);
                entries.Add(new FeedEntry(plan, statement.Statement.Key.ToString(), came, came) { Figure = statement });
            }
        }
        return new FeedPage { Entries = Newest(entries), Unknown = table.Unknown };
    }

    /// <summary>What a search finds as typed and that came in after a time.</summary>
    /// <param name="request">The search; its order and page don't count.</param>
    /// <param name="since">The time.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The log can't be read.</exception>
    public async Task<SearchNews> NewsAsync(SearchRequest request, DateTimeOffset since, CancellationToken cancellation = default)
    {
        // What comes while it is looked for is new the next time, too, rather than never.
        DateTimeOffset newest = _log.Arrivals().Newest;
        NewHitCount count = await CountSinceAsync(request, since, cancellation);
        FeedEntry[] entries = count.Hits == 0
            ? []
            : [.. (await OfSearchAsync(request, cancellation)).Entries.Where(e => e.Came > since)];
        return new SearchNews(request, since, newest, count, entries);
    }

    /// <summary>How much of what a search finds as typed came in after a time: of a plan that was replaced since, what its text at that
    /// time didn't have. Exact.</summary>
    /// <param name="request">The search; its order and page don't count.</param>
    /// <param name="since">The time.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The log can't be read.</exception>
    public async Task<NewHitCount> CountSinceAsync(
        SearchRequest request, DateTimeOffset since, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = Plain(request);
        PlanMatches matches = await _index.MatchesAsync(request, cancellation);
        if (matches.IsTooCostly)
        {
            return new NewHitCount(0, 0) { IsTooCostly = true };
        }
        LogArrivals arrivals = _log.Arrivals();
        int hits = 0, plans = 0;
        foreach (PlanMatch match in matches.Plans)
        {
            PlanArrival arrival = arrivals.Of(match.Plan);
            int? found = arrival.First > since ? AreWholePlans(matches) ? 1 : match.Hits
                : arrival.Replacements.FirstOrDefault(r => r.Time > since) is { } replaced && !AreWholePlans(matches)
                    ? await CountMissingAsync(request, match.Plan, replaced.Version, cancellation)
                : 0;
            if (found is not { } counted)
            {
                return new NewHitCount(0, 0) { IsTooCostly = true };
            }
            hits += counted;
            plans += counted > 0 ? 1 : 0;
        }
        return new NewHitCount(hits, plans);
    }

    // Pages and orders are of result pages; what is corrected is another search.
    private static SearchRequest Plain(SearchRequest request) =>
        request with { Corrects = false, Page = 1, Sort = SearchSort.Relevance };

    private static bool AreWholePlans(PlanMatches matches) => matches.ArePlansAskedFor || matches.Request.Scope == SearchScope.Plan;

    private static FeedEntry WholePlan(PlanSummary plan, PlanArrival arrival) => new(plan, "", arrival.First, arrival.Latest);

    // Nothing of a plan came after its present text did.
    private static bool IsFull(List<FeedEntry> entries, PlanArrival next) =>
        entries.Count >= FeedPage.MaxEntries && entries.Count(e => e.Changed >= next.Latest) >= FeedPage.MaxEntries;

    private static FeedEntry[] Newest(List<FeedEntry> entries) =>
        [.. entries.Index().OrderByDescending(e => e.Item.Changed.UtcTicks / TimeSpan.TicksPerMinute).ThenBy(e => e.Index)
            .Take(FeedPage.MaxEntries).Select(e => e.Item)];

    // With the last text that brought it; what all later ones have stood there before.
    private async Task<DateTimeOffset> CameAsync(PlanArrival arrival, string anchor, CancellationToken cancellation)
    {
        foreach (PlanReplacement replacement in arrival.Replacements.Reverse().Take(MaxReplacements))
        {
            if (!(await _former.AnchorsOfAsync(replacement.Version, cancellation)).Contains(anchor))
            {
                return replacement.Time;
            }
        }
        return arrival.First;
    }

    // Null where the time wasn't enough.
    private async Task<int?> CountMissingAsync(
        SearchRequest request, PlanSummary plan, string? version, CancellationToken cancellation)
    {
        IReadOnlySet<string> before = await _former.AnchorsOfAsync(version, cancellation);
        int count = 0;
        for (int page = 1; ; page++)
        {
            HitList found = await _index.SearchAsync(
                request with { PlanId = plan.Id, Size = SearchRequest.MaxSize, Page = page }, cancellation);
            if (found.IsPartial)
            {
                return null;
            }
            count += found.Hits.Count(h => h.Answers && !before.Contains(h.Anchor));
            if (page >= found.Pages)
            {
                return count;
            }
        }
    }
}
