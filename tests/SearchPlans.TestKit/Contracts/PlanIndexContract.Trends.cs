using SearchPlans.Index;
using SearchPlans.Plans;
using SearchPlans.Trends;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    [SkippableFact]
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

    [SkippableFact]
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

    [SkippableFact]
    public async Task What_isn_t_said_is_told_apart_from_what_isn_t_there()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        Coverage coverage = await index.CoverageAsync(new TrendRequest { Expressions = ["失业率"] }, default);
        Assert.Equal([("广东省", 2024), ("广东省", 2023)], coverage.Saying.Select(s => (s.Plan.RegionPath, s.Plan.Metadata.Year)));
        Assert.All(coverage.Saying, s => Assert.Contains("失业率", s.First.Text, StringComparison.Ordinal));
        Assert.Equal(["浙江省", "广东省/深圳市", "海南省", "陕西省"], coverage.NotSaying.Select(p => p.RegionPath));
        Assert.Null(coverage.Missing);

        TrendRequest ofProvinces = new()
        {
            Expressions = ["失业率"],
            Levels = [PlanLevel.Province],
            Types = [DocumentTypes.WorkReport],
            FromYear = 2023,
            ToYear = 2024,
        };
        coverage = await index.CoverageAsync(ofProvinces, default);
        Assert.Equal((2, 3), (coverage.Saying.Count, coverage.NotSaying.Count));
        // 31 of each year, five of which are there.
        Assert.Equal(57, coverage.Missing!.Count);
        Assert.Contains(new MissingPlan("浙江省", 2023), coverage.Missing);
        Assert.DoesNotContain(coverage.Missing, m => m.RegionPath is "台湾省" or "香港特别行政区" or "澳门特别行政区");
        Assert.Equal([new MissingPlan("浙江省", 2023)],
            (await index.CoverageAsync(ofProvinces with { Regions = ["浙江", "广东"] }, default)).Missing);

        coverage = await index.CoverageAsync(ofProvinces with { FromYear = 1986, ToYear = 1997 }, default);
        Assert.Equal(1988, coverage.Missing!.Where(m => m.RegionPath == "海南省").Min(m => m.Year));
        Assert.Equal([1997], coverage.Missing!.Where(m => m.RegionPath == "重庆市").Select(m => m.Year));
        Assert.Null((await index.CoverageAsync(ofProvinces with { Levels = [PlanLevel.County], FromYear = 1900 }, default)).Missing);
        Assert.Contains("广东省", (await index.CoverageAsync(ofProvinces with { Regions = ["广冬省"] }, default)).Unknown.Single().Nearest);
    }
}
