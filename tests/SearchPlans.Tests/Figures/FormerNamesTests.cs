using SearchPlans.Figures;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Tests.Figures;

/// <summary>Indicators that gave way to others are columns of their own; those stated side by side aren't former names.</summary>
public sealed class FormerNamesTests
{
    [Fact]
    public void Each_pair_is_of_two_indicators_of_the_list_measured_alike()
    {
        foreach ((string name, string former) in FormerNames.All)
        {
            Indicator now = IndicatorList.Shipped.Find(name)!, before = IndicatorList.Shipped.Find(former)!;
            Assert.Equal((name, former), (now.Name, before.Name));
            Assert.Equal((now.Measure, now.Group, now.Direction), (before.Measure, before.Group, before.Direction));
            Assert.Equal(former, FormerNames.Of(name));
            Assert.Null(FormerNames.Of(former));
        }
    }

    [Theory]
    [InlineData("城镇调查失业率")]
    [InlineData("实际使用外资")]
    [InlineData("工业增加值")]
    [InlineData("规模以上工业增加值")]
    [InlineData("空气质量优良天数比例")]
    [InlineData("地区生产总值")]
    public void What_is_stated_beside_another_has_no_former_name(string name) => Assert.Null(FormerNames.Of(name));

    [Theory]
    [InlineData("农村居民人均可支配收入", "农村居民人均纯收入", "元")]
    [InlineData("城镇居民人均可支配收入", "城镇居民人均生活费收入", "元")]
    [InlineData("社会消费品零售总额", "社会商品零售总额", "亿元")]
    [InlineData("一般公共预算收入", "地方财政收入", "亿元")]
    [InlineData("一般公共预算支出", "财政支出", "亿元")]
    public async Task Former_names_have_columns_of_their_own_where_they_are_asked_for(string name, string former, string unit)
    {
        using var temporary = new TemporaryLibrary(
            ("广东省2012.md", $"# 广东省2012年政府工作报告\n\n## 一、2011年工作回顾\n\n全省{former}达到9000{unit}。\n"),
            ("广东省2022.md", $"# 广东省2022年政府工作报告\n\n## 一、2021年工作回顾\n\n全省{name}达到22000{unit}。\n"));
        var request = new FigureRequest { Indicator = name, Kind = FigureKind.Result, Measure = FigureMeasure.Value };
        FigureTable table = await temporary.Library.FiguresAsync(request);
        Assert.Equal([(name, 2021)], table.Columns.Select(c => (c.Indicator, c.Period.ToYear)));
        table = await temporary.Library.FiguresAsync(request with { WithFormerNames = true });
        Assert.Equal([(former, 2011), (name, 2021)], table.Columns.Select(c => (c.Indicator, c.Period.ToYear)));
        Assert.Equal([$"9000{unit}", $"22000{unit}"], table.Rows.Single().Cells.Select(c => c.Chosen?.Text));
    }
}
