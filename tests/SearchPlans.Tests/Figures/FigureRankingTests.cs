using SearchPlans.Figures;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Figures;

/// <summary>Questions for the highest and lowest figures.</summary>
public sealed class FigureRankingTests(FigureRankingTests.Reports reports) : IClassFixture<FigureRankingTests.Reports>
{
    public sealed class Reports : IDisposable
    {
        private readonly TemporaryLibrary _temporary = new(
            Report("江苏省", 2023, "2.8", "4.5"), Report("江苏省", 2024, "5.8", "5", "12.8万亿元"), Report("浙江省", 2023, "3.1", "5"),
            Report("浙江省", 2024, "6.0", "5.5", "8.2万亿元"), Report("安徽省", 2023, "3.5", "6.5"),
            Report("安徽省", 2024, "5.7", "6", "47050.6亿元"),
            Report("安徽省合肥市", 2024, "6.2", "7"), Report("江苏省南京市", 2024, "4.6", "5"), Report("江苏省苏州市", 2024, "4.8", "6"));

        internal PlanLibrary Library => _temporary.Library;

        public void Dispose() => _temporary.Dispose();

        private static (string, string) Report(string place, int year, string result, string target, string? amount = null) => (
            $"{place}{year}.txt",
            $"{place}{year}年政府工作报告\n一、{year - 1}年工作回顾\n"
                + $"地区生产总值{(amount is null ? "" : $"达到{amount}，")}增长{result}%。\n二、{year}年工作安排\n地区生产总值增长目标为{target}%。\n");
    }

    [Theory]
    [InlineData("2023年GDP增速最高的省", "浙江省|江苏省|安徽省", "由高到低")]
    [InlineData("GDP增长最快的省 2023", "浙江省|江苏省|安徽省", "由高到低")]
    [InlineData("2023年哪个省GDP增速最低", "安徽省|江苏省|浙江省", "由低到高")]
    [InlineData("2022年各省GDP增速排名", "安徽省|浙江省|江苏省", "由高到低")]
    // The newest year where none is asked for.
    [InlineData("GDP增长最慢的省", "安徽省|江苏省|浙江省", "由低到高")]
    [InlineData("GDP最高的省", "江苏省|浙江省|安徽省", "由高到低")]
    [InlineData("GDP增速排名", "浙江省|江苏省|安徽省", "由高到低")]
    [InlineData("GDP增速排名前2的省", "浙江省|江苏省", "由高到低，前2")]
    [InlineData("GDP增速最高的两个省", "浙江省|江苏省", "由高到低，前2")]
    [InlineData("2023年GDP增速最高的城市", "安徽省/合肥市|江苏省/苏州市|江苏省/南京市", "由高到低")]
    [InlineData("江苏GDP增速最高的市", "江苏省/苏州市|江苏省/南京市", "由高到低")]
    [InlineData("2024年GDP目标最高的省", "安徽省|浙江省|江苏省", "由高到低")]
    [InlineData("2024年GDP目标最低的是哪个省", "江苏省|浙江省|安徽省", "由低到高")]
    public void Places_are_ordered_within_a_year(string query, string places, string order)
    {
        FigureCard card = Card(query)!;
        Assert.Equal(places, string.Join('|', card.Items.Select(i => i.RegionPath)));
        Assert.Equal(order, card.Condition);
        Assert.Single(card.Items.Select(i => i.Period.ToYear).Distinct());
    }

    [Theory]
    [InlineData("江苏GDP增速哪一年最高", "2023|2022")]
    [InlineData("浙江 GDP增速最低的年份", "2022|2023")]
    [InlineData("江苏GDP增速最高", "2023|2022")]
    public void The_years_of_a_place_are_ordered(string query, string years) =>
        Assert.Equal(years, string.Join('|', Card(query)!.Items.Select(i => i.Period.ToYear)));

    [Theory]
    [InlineData("最高的山")]
    [InlineData("GDP最高水平的蓝莓")]
    [InlineData("第一产业")]
    [InlineData("哪一年GDP")]
    public void What_asks_for_no_order_of_figures_is_none(string query) => Assert.Null(Card(query));

    private FigureCard? Card(string query) => reports.Library.Search(new SearchRequest { Query = query }).Figures;
}
