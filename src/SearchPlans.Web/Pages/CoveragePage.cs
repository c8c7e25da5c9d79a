using SearchPlans.Corpus;
using SearchPlans.Querying;
using SearchPlans.Trends;

namespace SearchPlans.Web.Pages;

/// <summary>Which plans say an expression and which don't, as it is shown.</summary>
/// <param name="Choice">What is chosen.</param>
/// <param name="Coverage">The answer; null where nothing was asked.</param>
public sealed record CoveragePage(TrendChoice Choice, Coverage? Coverage)
{
    /// <summary>Most places of a list; the data have all.</summary>
    public const int MostPlaces = 400;

    /// <summary>Most files that couldn't be read; the data have all.</summary>
    public const int MostUnread = 100;

    /// <summary>A plan among those of its place.</summary>
    /// <param name="Label">What it is called beside its place: its year, or where that isn't known its title.</param>
    /// <param name="Address">Where it is read.</param>
    /// <param name="Tip">Its title, and how many paragraphs say it.</param>
    public sealed record Item(string Label, string Address, string Tip);

    /// <summary>Plans that say it, place by place, each leading to the first paragraph that does.</summary>
    public IReadOnlyList<(string Place, IReadOnlyList<Item> Items)> Saying() => ByPlace(Coverage!.Saying, s => s.Plan, s => new Item(
        LabelOf(s.Plan),
        Links.Readable.Plan(s.Plan.Id, Choice.Expressions, SearchMatch.Exact, s.First.Anchor, Choice.Request.SameWords),
        $"{s.Plan.DisplayTitle()}：{s.Paragraphs} 段"));

    /// <summary>Plans that don't, place by place.</summary>
    public IReadOnlyList<(string Place, IReadOnlyList<Item> Items)> NotSaying() => ByPlace(Coverage!.NotSaying, p => p, p => new Item(
        LabelOf(p), Links.Readable.Plan(p.Id), p.DisplayTitle()));

    /// <summary>Documents that aren't in the corpus, place by place.</summary>
    public IReadOnlyList<(string Place, IReadOnlyList<int> Years)> Missing() =>
        [
            .. (Coverage!.Missing ?? []).GroupBy(m => m.RegionPath)
                .Select(g => (g.Key.Replace('/', ' '), (IReadOnlyList<int>)[.. g.Select(m => m.Year)])),
        ];

    /// <summary>The choice with the next step towards telling what isn't in the corpus, in Chinese; empty where that is told.</summary>
    public string WhatIsLacking =>
        Coverage!.Missing != null ? ""
        : Choice.Request.Levels.Count > 0 && Choice.Request.Types.Count > 0 && Choice.Request.FromYear > 0
            ? "所选的地方和年份太多，不列出应有而未收录的文件；请缩小范围。"
            : "选定层级、文种和年份后，还会列出应有而未收录的文件。";

    /// <summary>The search that finds what was counted.</summary>
    public SearchRequest Search => new()
    {
        Query = Choice.Expressions,
        Match = SearchMatch.Exact,
        SameWords = Choice.Request.SameWords,
    };

    private static string LabelOf(PlanSummary plan) =>
        plan.Metadata.Year > 0 ? $"{plan.Metadata.Year}" : Labels.Shortened(plan.DisplayTitle(), 20);

    private static List<(string, IReadOnlyList<Item>)> ByPlace<T>(
        IEnumerable<T> plans, Func<T, PlanSummary> planOf, Func<T, Item> itemOf) =>
        [.. plans.GroupBy(p => planOf(p).RegionPath)
            .Select(g => (g.Key.Length == 0 ? "地区不详" : g.Key.Replace('/', ' '), (IReadOnlyList<Item>)[.. g.Select(itemOf)]))];
}
