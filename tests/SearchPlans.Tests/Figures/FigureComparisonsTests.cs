using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Tests.Figures;

/// <summary>A target is held against its result by what it promised: only a plain number or a bound is reached or missed.</summary>
public sealed class FigureComparisonsTests
{
    private static readonly Indicator _growth = new("地区生产总值", "综合", IndicatorMeasure.Money, IndicatorDirection.More, []);
    private static readonly Indicator _jobless = new("城镇调查失业率", "就业", IndicatorMeasure.Rate, IndicatorDirection.Less, []);
    private static readonly Indicator _price = new("居民消费价格", "物价", IndicatorMeasure.Rate, IndicatorDirection.Neutral, []);

    [Theory]
    [InlineData("5", "", "", "", "5.2", "达到目标", "0.2", true)]
    [InlineData("5", "", "", "", "4.8", "低于目标", "-0.2", false)]
    [InlineData("5", "5", "", "以上", "4.8", "低于目标 0.2 个百分点", "-0.2", false)]
    [InlineData("5", "5", "", "以上", "5", "达到目标", "0", null)]
    [InlineData("5", "", "", "左右", "5.3", "高于目标 0.3 个百分点", "0.3", true)]
    [InlineData("5", "", "", "约", "5", "与目标持平", "0", null)]
    [InlineData("", "5", "6", "", "5.5", "在区间内", "0", null)]
    [InlineData("", "5", "6", "", "6.5", "高于目标 0.5 个百分点", "0.5", true)]
    [InlineData("", "5", "6", "", "4", "低于目标 1 个百分点", "-1", false)]
    public void More_is_wanted(
        string number, string min, string max, string hedge, string result, string verdict, string difference, bool? better) =>
        Check(_growth, number, min, max, hedge, result, verdict, difference, better);

    [Theory]
    [InlineData("5.5", "", "5.5", "以内", "5.2", "达到目标", "-0.3", true)]
    [InlineData("5.5", "", "5.5", "以内", "5.8", "高于目标 0.3 个百分点", "0.3", false)]
    [InlineData("5.5", "", "", "", "5.4", "达到目标", "-0.1", true)]
    [InlineData("5.5", "", "", "", "5.6", "高于目标", "0.1", false)]
    public void Less_is_wanted(
        string number, string min, string max, string hedge, string result, string verdict, string difference, bool? better) =>
        Check(_jobless, number, min, max, hedge, result, verdict, difference, better);

    [Fact]
    public void Where_neither_is_better_there_is_no_verdict() => Check(_price, "3", "", "", "", "2.1", "低于目标 0.9 个百分点", "-0.9", null);

    [Fact]
    public void What_has_another_basis_or_unit_is_not_compared()
    {
        FigureCell target = Cell(Amount("5", "", "", "", "%"), isReal: true), result = Cell(Amount("6", "", "", "", "%"));
        ComparedYear year = FigureComparisons.Compare(2024, target, result, _growth, "%");
        Assert.Null(year.Difference);
        Assert.Contains("口径", year.WhyNot, StringComparison.Ordinal);
        year = FigureComparisons.Compare(2024, Cell(Amount("5", "", "", "", "%")), Cell(Amount("6", "", "", "", "个百分点")), _growth, "%");
        Assert.Equal(("", "单位不同"), (year.Verdict, year.WhyNot));
    }

    private static void Check(
        Indicator indicator, string number, string min, string max, string hedge, string result, string verdict, string difference,
        bool? better)
    {
        ComparedYear year = FigureComparisons.Compare(
            2024, Cell(Amount(number, min, max, hedge, "%")), Cell(Amount(result, "", "", "", "%")), indicator, "%");
        Assert.Equal((verdict, Number(difference), better), (year.Verdict, year.Difference, year.IsBetter));
    }

    private static decimal? Number(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static FigureAmount Amount(string number, string min, string max, string hedge, string unit) =>
        new(Number(number), unit, Number(min), Number(max), hedge, default);

    private static FigureCell Cell(FigureAmount amount, bool isReal = false)
    {
        var figure = new Figure
        {
            Unit = 0,
            Sentence = default,
            NameRange = default,
            WrittenName = "名",
            Name = "名",
            Change = new FigureChange(amount, FigureChangeKind.Yearly, "", isReal, false),
            Kind = FigureKind.Target,
            Aim = FigureAim.Target,
            Period = new FigurePeriod(2024, 2024),
            Place = "广东省",
        };
        var plan = new PlanSummary("id", "甲.md", new PlanMetadata(), 1, 1);
        return new FigureCell([FigureTables.Cell(new FigureStatement(plan, "p", "", figure), FigureMeasure.Change, "%")], EmptyCell.None);
    }
}
