using System.Text.Encodings.Web;
using System.Text.Unicode;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Tests.Units;

public sealed class TitleTests
{
    [Theory]
    [InlineData("太原市2026年政府工作报告")]
    [InlineData("关于深圳市坪山区2023年国民经济和社会发展计划执行情况与2024年计划（草案）的报告")]
    [InlineData("广东省国民经济和社会发展第十四个五年规划和2035年远景目标纲要")]
    [InlineData("《关于“十四五”<数字>经济 & AI for Science 的意见》")]
    public void A_title_breaks_between_words_and_loses_nothing(string title)
    {
        using StringWriter written = new();
        new BrokenTitle(title).WriteTo(written, HtmlEncoder.Create(UnicodeRanges.All));
        string[] pieces = written.ToString().Split("<wbr>");
        Assert.True(pieces.Length > 1, title);
        Assert.Equal(title, System.Net.WebUtility.HtmlDecode(string.Concat(pieces)));
        Assert.All(pieces, p => Assert.InRange(System.Net.WebUtility.HtmlDecode(p).Length, 1, 14));
        foreach (string whole in new[] { "社会", "经济", "2026年", "2023年", "规划", "报告", "第十四个" })
        {
            // What is one word stands in one piece wherever it stands.
            int count = System.Text.RegularExpressions.Regex.Count(title, whole);
            Assert.Equal(count, pieces.Sum(p => System.Text.RegularExpressions.Regex.Count(p, whole)));
        }
        Assert.All(pieces[1..], p => Assert.DoesNotContain(p[0], "的，。）》”年"));
        Assert.All(pieces[..^1], p => Assert.DoesNotContain(p[^1], "（《“和与"));
    }

    [Theory]
    [InlineData("山西省", "太原市", "", 2026, "太原 2026")]
    [InlineData("广东省", "深圳市", "坪山区", 2024, "坪山 2024")]
    [InlineData("内蒙古自治区", "", "", 0, "内蒙古")]
    [InlineData("四川省", "甘孜藏族自治州", "", 2020, "甘孜藏族自治州 2020")]
    [InlineData("全国", "", "", 2020, "全国 2020")]
    public void A_plan_has_a_short_name(string province, string city, string county, int year, string name) =>
        Assert.Equal(name, Labels.ShortName(new PlanSummary(
            "x", "x.txt", new PlanMetadata { Province = province, City = city, County = county, Year = year, Title = "政府工作报告" }, 1, 1)));

    [Fact]
    public void Below_a_title_stands_what_it_doesnt_tell()
    {
        PlanMetadata known = new()
        {
            Title = "政府工作报告",
            Type = DocumentTypes.WorkReport,
            Province = "山西省",
            City = "太原市",
            Year = 2026,
            Published = new DateOnly(2026, 1, 20),
        };
        Assert.Equal(["山西省", "2026年1月20日发布"], Labels.Beside(new PlanSummary("x", "x.txt", known, 1, 1)));
        Assert.Empty(Labels.Beside(new PlanSummary("x", "x.txt", known with { City = "", Published = null }, 1, 1)));
    }
}
