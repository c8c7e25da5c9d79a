using SearchPlans.Index;
using SearchPlans.Querying;
using SearchPlans.Searching;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    [SkippableTheory]
    [InlineData("低空经济", SearchScope.Paragraph)]
    [InlineData("低空经济 无人机", SearchScope.Section)]
    [InlineData("无人机 学位", SearchScope.Plan)]
    [InlineData("同段(无人机 学位)", SearchScope.Paragraph)]
    [InlineData("增长>=8%", SearchScope.Paragraph)]
    [InlineData("无此说法甲乙", SearchScope.Paragraph)]
    [InlineData("", SearchScope.Paragraph)]
    [InlineData("，。", SearchScope.Paragraph)]
    public async Task Matches_are_counted_as_search_lists_them(string query, SearchScope scope)
    {
        await using IPlanIndex index = await FilledWithAsync(("深圳.md", Shenzhen), ("杭州.md", Hangzhou));
        foreach (SearchRequest request in new SearchRequest[]
        {
            new() { Query = query, Scope = scope, Corrects = false },
            new() { Query = query, Scope = scope, Corrects = false, Match = SearchMatch.Exact, Regions = ["广东省"] },
        })
        {
            PlanHitList listed = await index.SearchPlansAsync(request with { Size = SearchRequest.MaxSize }, default);
            PlanMatches matches = await index.MatchesAsync(request, default);
            Assert.False(matches.IsTooCostly);
            Assert.Equal(
                listed.Plans.Where(p => p.Answer).Select(p => (p.Plan.Id, p.TotalHits)).Order(),
                matches.Plans.Select(p => (p.Plan.Id, p.Hits)).Order());
        }
    }

    [SkippableFact]
    public async Task Where_plans_are_asked_for_they_match()
    {
        await using IPlanIndex index = await FilledWithAsync(("深圳.md", Shenzhen), ("杭州.md", Hangzhou));
        PlanMatches matches = await index.MatchesAsync(new SearchRequest { Query = "深圳2024年政府工作报告" }, default);
        Assert.True(matches.ArePlansAskedFor);
        Assert.Equal("深圳市", Assert.Single(matches.Plans).Plan.Metadata.City);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.MatchesAsync(new SearchRequest { Query = "低空" }, _cancelled));
    }
}
