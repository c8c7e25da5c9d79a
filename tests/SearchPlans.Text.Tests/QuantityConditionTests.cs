using System.Globalization;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Text.Tests;

public sealed class QuantityConditionTests
{
    [Theory]
    [InlineData("增长>=5%", "增长 Percent [5, ∞) sign")]
    [InlineData("增长≥５％", "增长 Percent [5, ∞) sign")]
    [InlineData("增长＞＝百分之五", "增长 Percent [5, ∞) sign")]
    [InlineData("PM2.5<=30微克", "PM2.5 Count 微克/立方米 (-∞, 30] sign")]
    [InlineData("PM2.5<=30微克/立方米", "PM2.5 Count 微克/立方米 (-∞, 30] sign")]
    [InlineData(">100亿元", " Yuan (10000000000, ∞) sign")]
    [InlineData("进口额超100亿元", "进口额 Yuan (10000000000, ∞) word")]
    [InlineData("进口额逾100亿元", "进口额 Yuan (10000000000, ∞) word")]
    [InlineData("进口额突破100亿元", "进口额 Yuan [10000000000, ∞) word")]
    [InlineData("超市销售额大于100亿元", "超市销售额 Yuan (10000000000, ∞) word")]
    [InlineData("＞100億元", " Yuan (10000000000, ∞) sign")]
    [InlineData("> 100 亿元", " Yuan (10000000000, ∞) sign")]
    [InlineData("投资额＜五百亿元", "投资额 Yuan (-∞, 50000000000) sign")]
    [InlineData("失业率<=5.5%", "失业率 Percent (-∞, 5.5] sign")]
    [InlineData("增速=5%-6%", "增速 Percent [5, 6] sign")]
    [InlineData("增速=6%", "增速 Percent [6, 6] sign")]
    [InlineData("增速＝5至6%", "增速 Percent [5, 6] sign")]
    [InlineData("不低于100亿元", " Yuan [10000000000, ∞) word")]
    [InlineData("投资超过100亿元", "投资 Yuan (10000000000, ∞) word")]
    [InlineData("不超过3%", " Percent (-∞, 3] word")]
    [InlineData("大于等于3倍", " Times [3, ∞) word")]
    [InlineData("增长5%以上", "增长 Percent [5, ∞) word")]
    [InlineData("3%以内", " Percent (-∞, 3] word")]
    [InlineData(">2000", " Number (2000, ∞) sign")]
    [InlineData(">五百亿", " Number (50000000000, ∞) sign")]
    [InlineData(">-1%", " Percent (-1, ∞) sign")]
    [InlineData("企业>100家", "企业 Count 家 (100, ∞) sign")]
    [InlineData("增長>5%", "增長 Percent (5, ∞) sign")]
    public void Conditions_are_read(string text, string expected)
    {
        QuantityCondition condition = QuantityCondition.TryParse(text)!;
        Assert.NotNull(condition);
        string unit = condition.Kind == QuantityKind.Count ? $" {condition.Unit}" : "";
        Assert.Equal(expected, string.Create(
            CultureInfo.InvariantCulture,
            $"{condition.Subject} {condition.Kind}{unit} {(condition.IncludesMin ? '[' : '(')}{Bound(condition.Min)}, "
                + $"{Bound(condition.Max)}{(condition.IncludesMax ? ']' : ')')} {(condition.HasSign ? "sign" : "word")}"));
    }

    private static string Bound(double value) =>
        double.IsInfinity(value) ? (value < 0 ? "-∞" : "∞") : value.ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("增长5%")]
    [InlineData("5%左右")]
    [InlineData("超过")]
    [InlineData("以上")]
    [InlineData(">")]
    [InlineData("a>b")]
    [InlineData("->第三")]
    [InlineData(">5%和")]
    [InlineData(">5%、6%")]
    [InlineData("5>")]
    [InlineData("不低于上年")]
    [InlineData("")]
    public void What_is_no_condition_is_left(string text) => Assert.Null(QuantityCondition.TryParse(text));

    [Theory]
    [InlineData(">=5%", "增长百分之五", true)]
    [InlineData(">5%", "增长5.0％", false)]
    [InlineData(">100亿元", "一千二百亿元", true)]
    [InlineData(">100亿元", "99.99亿元", false)]
    [InlineData(">100亿元", "200亿美元", false)]
    [InlineData(">100家", "300家", true)]
    [InlineData(">100家", "300个", false)]
    [InlineData(">100", "300个", true)]
    [InlineData(">100", "300平方米", false)]
    [InlineData(">=1平方公里", "1500亩", true)]
    [InlineData("=5%-6%", "5.5%", true)]
    [InlineData("<5%", "5个百分点", false)]
    public void Conditions_are_blind_to_how_a_quantity_is_written(string condition, string text, bool isMet) =>
        Assert.Equal(isMet, QuantityReader.Read(text).Any(QuantityCondition.TryParse(condition)!.Matches));
}
