using SearchPlans.Figures;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Tests.Figures;

/// <summary>One unit a table, and numbers as people write them.</summary>
public sealed class FigureUnitsTests
{
    [Theory]
    [InlineData("3.4606", "万亿元", "亿元", "34606")]
    [InlineData("34606", "亿元", "万亿元", "3.4606")]
    [InlineData("1.4", "倍", "%", "140")]
    [InlineData("15", "亩", "公顷", "1")]
    [InlineData("2", "亿斤", "万吨", "10")]
    [InlineData("6.5", "‰", "%", "0.65")]
    [InlineData("5", "亿元", "亿美元", null)]
    [InlineData("5", "%", "个百分点", null)]
    [InlineData("5", "标准台", "标准台", "5")]
    public void Amounts_are_converted_within_a_measure(string number, string from, string to, string? converted)
    {
        decimal given = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        decimal? found = FigureUnits.Convert(given, from, to, isChange: true);
        Assert.Equal(converted, found?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_is_too_large_is_not_converted() =>
        Assert.Null(FigureUnits.Convert(decimal.MaxValue, "万亿元", "元", isChange: false));

    [Theory]
    [InlineData("6", "", "", "左右", "6%左右")]
    [InlineData("5.50", "5.5", "", "以上", "≥5.5%")]
    [InlineData("3", "", "3", "左右、以内", "≤3%")]
    [InlineData("", "5", "6", "", "5%—6%")]
    [InlineData("6", "", "", "力争", "力争6%")]
    [InlineData("6", "", "", "约", "约6%")]
    [InlineData("-2.5", "", "", "", "-2.5%")]
    public void Hedges_are_shown_as_written(string number, string min, string max, string hedge, string text)
    {
        static decimal? Of(string s) => s.Length == 0 ? null : decimal.Parse(s, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(text, FigureTexts.Of(new FigureAmount(Of(number), "%", Of(min), Of(max), hedge, default)));
    }

    [Theory]
    [InlineData("地区生产总之", "地区生产总值")]
    [InlineData("居民可支配收人", "居民人均可支配收入")]
    [InlineData("财政预算收入", "一般公共预算收入")]
    public void What_comes_nearest_is_offered(string text, string nearest) => Assert.Contains(
        nearest, NearestNames.Of(text, IndicatorList.Shipped.All.SelectMany(i => i.Synonyms.Prepend(i.Name).Select(n => (n, i.Name)))));

    [Fact]
    public void Keys_are_read_as_they_are_written()
    {
        var key = new FigureKey("p-3f", 120, "R&D~经费/强度");
        Assert.Equal(key, FigureKey.TryParse(key.ToString()));
        Assert.Null(FigureKey.TryParse("p-3f"));
        Assert.Null(FigureKey.TryParse("~-1~x"));
    }
}
