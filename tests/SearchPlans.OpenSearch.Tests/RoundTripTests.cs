using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index;
using SearchPlans.Querying;
using SearchPlans.Trends;
using Xunit.Abstractions;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>A page costs three requests of the cluster at most; one whose query is put right, five.</summary>
[Collection(ClusterNode.Tests)]
public sealed class RoundTripTests(BothIndexes both, ITestOutputHelper output) : IClassFixture<BothIndexes>
{
    private const int Most = 3;

    // Two to see that nothing is found as typed and what may be meant, and what a page of that takes.
    private const int MostOfMistyped = 5;

    private const string Mistyped = "a mistyped word";

    public static TheoryData<string> Pages => [.. _pages.Keys];

    private static readonly Dictionary<string, Func<IPlanIndex, PlanSummary, PlanSummary, Task>> _pages = new()
    {
        ["hits"] = (index, _, _) => index.SearchAsync(new SearchRequest { Query = "高质量发展" }, default),
        ["hits of several words"] = (index, _, _) => index.SearchAsync(new SearchRequest { Query = "数字经济 就业" }, default),
        ["hits in sections"] =
            (index, _, _) => index.SearchAsync(new SearchRequest { Query = "农业 科技", Scope = SearchScope.Section }, default),
        ["hits by plan"] = (index, _, _) => index.SearchPlansAsync(new SearchRequest { Query = "城镇新增就业" }, default),
        ["sections by plan"] =
            (index, _, _) => index.SearchPlansAsync(new SearchRequest { Query = "农业 科技", Scope = SearchScope.Section }, default),
        ["plans"] = (index, _, _) => index.SearchPlansAsync(new SearchRequest { Query = "农业 科技", Scope = SearchScope.Plan }, default),
        ["a number in many forms"] = (index, _, _) => index.SearchAsync(new SearchRequest { Query = "地区生产总值 增长10%" }, default),
        ["a number by plan"] = (index, _, _) => index.SearchPlansAsync(new SearchRequest { Query = "地区生产总值 增长10%" }, default),
        ["words that only plans hold together"] =
            (index, _, _) => index.SearchAsync(new SearchRequest { Query = "养老 港口 冰雪运动" }, default),
        ["words that stand nowhere"] = (index, _, _) => index.SearchPlansAsync(new SearchRequest { Query = "火星移民 潜艇酒店" }, default),
        [Mistyped] = (index, _, _) => index.SearchPlansAsync(new SearchRequest { Query = "高质量发站" }, default),
        ["a question"] = (index, _, _) => index.SearchPlansAsync(new SearchRequest { Query = "深圳2024年城镇新增就业多少人？" }, default),
        ["a place and a year that have nothing"] =
            (index, _, _) => index.SearchPlansAsync(new SearchRequest { Query = "西藏1998年 量子计算" }, default),
        ["a sentence"] = (index, _, _) => index.SearchPlansAsync(
            new SearchRequest { Query = "坚持把发展经济的着力点放在实体经济上，推进新型工业化和数字化转型" }, default),
        ["a title"] = (index, plan, _) => index.SearchPlansAsync(new SearchRequest { Query = plan.Metadata.Title }, default),
        ["matches"] = (index, _, _) => index.MatchesAsync(new SearchRequest { Query = "高质量发展" }, default),
        ["reading"] = (index, plan, _) => index.ReadAsync(plan.Id, new SearchRequest { Query = "发展" }, default),
        ["figures"] = (index, _, _) => index.FiguresAsync(new FigureRequest { Indicator = "GDP" }, default),
        ["figures of a plan"] = (index, plan, _) => index.PlanFiguresAsync(plan.Id, default),
        ["trend"] = (index, _, _) => index.TrendAsync(new TrendRequest { Expressions = ["数字经济", "就业", "改革"] }, default),
        ["coverage"] = (index, _, _) => index.CoverageAsync(new TrendRequest { Expressions = ["数字经济"] }, default),
        ["batch"] = (index, _, _) => index.BatchAsync(new TrendRequest { Expressions = ["数字经济", "就业", "改革"] }, default),
        ["words"] = (index, plan, _) => index.WordsAsync(new WordsRequest { Region = plan.RegionPath }, default),
        ["citations"] = (index, plan, _) => index.CitationsAsync(plan.Id, default),
        ["missing documents"] = (index, _, _) => index.MissingDocumentsAsync(default),
        ["origins"] = (index, plan, _) => index.OriginsAsync(plan.Id, "", default),
        ["contrast"] =
            (index, plan, other) => index.ContrastAsync(new ContrastSide(plan.Id), new ContrastSide(other.Id), default),
        ["topic"] = (index, plan, other) =>
            index.TopicAsync(new TopicRequest { Expression = "就业", Plans = [plan.Id, other.Id] }, default),
    };

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_asks_three_times_at_most(string page)
    {
        _ = both.Required;
        await using OpenSearchPlanIndex index = both.Reopen();
        // The list of plans and the words that suggestions are made of are read once a commit. What pages keep for each other isn't there
        // yet.
        await index.PlansAsync(default);
        await index.SuggestAsync("新", 1, default);
        (PlanSummary plan, PlanSummary other) = (both.Plans[both.Plans.Count / 2], both.Plans[^1]);
        int before = index.Requests;
        await _pages[page](index, plan, other);
        output.WriteLine($"{index.Requests - before} requests");
        Assert.InRange(index.Requests - before, 0, page == Mistyped ? MostOfMistyped : Most);
    }
}
