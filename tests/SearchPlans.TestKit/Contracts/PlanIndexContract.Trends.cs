using SearchPlans.Index;
using SearchPlans.Plans;
using SearchPlans.Trends;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    [Fact]
    public async Task Expressions_are_counted_by_year_level_and_place()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        Trend trend = await index.TrendAsync(new TrendRequest { Expressions = ["失业率", "居民收入", "失业率", " "] }, default);
        Assert.Equal([2023, 2024], trend.Years.Select(y => y.Year));
        Assert.Equal([1, 5], trend.Years.Select(y => y.Read.Plans));
        Assert.Equal([(PlanLevel.Province, 5), (PlanLevel.City, 1)], trend.Levels.Select(l => (l.Level, l.Read.Plans)));
        Assert.Equal(["失业率", "居民收入"], trend.Spreads.Select(s => s.Expression));
        Spread spread = trend.Spreads[0];
        Assert.Equal((2, 2, 6), (spread.Total.Paragraphs, spread.Total.Plans, spread.Total.Read.Plans));
        Assert.Equal([(1, 1.0), (1, 0.2)], spread.ByYear.Select(c => (c.Plans, c.Share!.Value)));
        Assert.Equal([2, 0], spread.ByLevel.Select(c => c.Plans));
        int guangdong = trend.Places.ToList().FindIndex(p => p.RegionPath == "广东省");
        Assert.Equal((2, 3), (spread.ByPlace[guangdong].Plans, spread.ByPlace[guangdong].Read.Plans));
        int zhejiang = trend.Places.ToList().FindIndex(p => p.RegionPath == "浙江省");
        Assert.Null(spread.ByPlaceAndYear[zhejiang][0].Share);
        Assert.Equal(0, spread.ByPlaceAndYear[zhejiang][1].Share);
        Assert.Equal(("广东省", 2023), (spread.Firsts.Single().RegionPath, spread.First!.Year));
        Assert.Contains("失业率", spread.First.Mentions.Single().Text, StringComparison.Ordinal);
        Assert.NotEmpty(spread.First.Mentions.Single().Marks);
    }

    [Fact]
    public async Task Expressions_are_counted_where_and_when_they_are_asked_for()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        Trend trend = await index.TrendAsync(
            new TrendRequest { Expressions = ["生产总值"], Regions = ["广东"], Levels = [PlanLevel.Province], FromYear = 2024 }, default);
        Assert.Equal((1, 2), (trend.Read.Plans, trend.Spreads[0].Total.Paragraphs));
        Trend unknown = await index.TrendAsync(new TrendRequest { Expressions = ["生产总值"], Regions = ["广冬省"] }, default);
        Assert.Contains("广东省", unknown.Unknown.Single().Nearest);
        Assert.Empty(unknown.Spreads);
        Trend none = await index.TrendAsync(new TrendRequest { Expressions = ["，。"] }, default);
        Assert.Equal(0, none.Spreads.Single().Total.Paragraphs);
        Assert.Null(none.Spreads.Single().First);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => index.TrendAsync(new TrendRequest { Expressions = ["生产总值"] }, _cancelled));
    }
}
