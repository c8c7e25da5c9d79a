using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

// What people write in other ways: lists, decades, negations, forms of a document.
public sealed partial class UnderstandingTests
{
    [Theory]
    [InlineData("江苏和上海的低空经济", "地区:江苏省、上海市")]
    [InlineData("江苏与上海 低空经济", "地区:江苏省、上海市")]
    [InlineData("江苏各市2024年低空经济", "地区:江苏省 层级:市 年份:2024年")]
    [InlineData("广东各地级市 低空经济", "地区:广东省 层级:市")]
    [InlineData("低空经济 除了 江苏 上海", "地区:不含江苏省 地区:不含上海市")]
    [InlineData("低空经济 非江苏", "地区:不含江苏省")]
    [InlineData("除江苏外的低空经济", "地区:不含江苏省")]
    [InlineData("江苏2024年冬季 民营经济", "地区:江苏省")]
    [InlineData("江苏2024冬泳 民营经济", "地区:江苏省 年份:2024年")]
    [InlineData("2023年至今 低空经济", "年份:2023年及以后")]
    public void Places_and_years_in_other_wordings_are_conditions(string query, string chips) =>
        Assert.Equal(chips, Chips(Search(query)));

    [Theory]
    [InlineData("低空经济 除了 江苏 上海", "深2024.md")]
    [InlineData("低空经济 除了江苏", "沪2023.md|深2024.md")]
    [InlineData("低空经济 非江苏", "沪2023.md|深2024.md")]
    [InlineData("除江苏、上海外的低空经济", "深2024.md")]
    [InlineData("江苏和上海的低空经济", "沪2023.md|苏2024.md")]
    [InlineData("江苏和上海 低空经济 不要低空经济破题", "苏2024.md")]
    [InlineData("有没有提到低空经济", "沪2023.md|深2024.md|苏2024.md")]
    public void What_is_left_out_is_left_out(string query, string files) => Assert.Equal(files, string.Join('|', FilesOf(Search(query))));

    [Theory]
    [InlineData("“十四五”规划全文", "十四五.md")]
    [InlineData("江苏2024年政府工作报告全文", "苏2024.md")]
    [InlineData("江苏2024年政府工作报告 原文", "苏2024.md")]
    public void The_text_of_a_plan_is_the_plan(string query, string file)
    {
        HitList found = Search(query);
        Assert.Equal(file, Assert.Single(Cards(found)));
    }

    [Theory]
    [InlineData("张三丰2024年政府工作报告")]
    [InlineData("2024年张三丰政府工作报告")]
    public void A_type_behind_text_is_one_where_a_year_is_named(string query)
    {
        using var temporary = new TemporaryLibrary(
            ("甲.txt", "2024年江苏省政府工作报告\n江苏省省长 张三丰\n一、重点工作\n发展产业。"), ("乙.txt", "2023年江苏省政府工作报告\n江苏省省长 张三丰\n一、重点工作\n发展产业。"));
        HitList found = temporary.Library.Search(new SearchRequest { Query = query });
        Assert.Equal("甲.txt", Assert.Single(found.Hits, h => h.Answers).Plan.File);
    }

    [Theory]
    [InlineData("广西2025年政府工作报告", "桂2023.md")]
    [InlineData("上海 2025年", "沪2023.md")]
    [InlineData("2021年内蒙古政府工作报告", "蒙2024.md")]
    public void Where_a_place_has_plans_of_other_years_only_these_are_listed_and_that_is_said(string query, string file)
    {
        HitList found = Search(query);
        Assert.EndsWith("的文件，以下不限年份。", found.Notice, StringComparison.Ordinal);
        Assert.Equal(file, Assert.Single(Cards(found)));
    }

    [Fact]
    public void What_a_place_says_in_other_years_follows_uncounted_and_says_what_it_lacks()
    {
        HitList found = Search("2011年江苏氢能");
        Assert.Equal(0, found.TotalParagraphs);
        Assert.All(found.Hits.Take(3), h =>
        {
            Assert.Equal("江苏省", h.Plan.RegionPath);
            Assert.Contains("氢能", h.Text, StringComparison.Ordinal);
            Assert.Equal(["年份：2011年"], h.Lacks);
            Assert.True(h.LacksConditions);
        });
        Assert.NotEmpty(found.Hits);
    }

    [Theory]
    [InlineData("大连市2024年政府工作报告", "大连市")]
    [InlineData("大连2024年政府工作报告", "大连市")]
    [InlineData("大连 2024年 政府工作报告", "大连市")]
    public void A_place_without_any_plan_is_told(string query, string place) =>
        Assert.Equal($"没有收录{place}的文件，“{place}”按正文检索。", Search(query).Notice);

    [Theory]
    [InlineData("低空经济首次出现在什么时候")]
    [InlineData("低空经济最早出现在哪份报告")]
    [InlineData("谁最先提出低空经济")]
    [InlineData("低空经济是谁最早提出的")]
    [InlineData("低空经济是哪年提出来的")]
    public void Who_or_when_first_in_other_wordings_is_an_order(string query)
    {
        HitList found = Search(query);
        Assert.Equal(SearchSort.Oldest, found.Request.Sort);
        Assert.Equal("沪2023.md", found.Hits[0].Plan.File);
    }

    [Theory]
    [InlineData("八十年代 乡镇企业", "甲.txt")]
    [InlineData("80年代 乡镇企业", "甲.txt")]
    [InlineData("上世纪80年代的乡镇企业", "甲.txt")]
    [InlineData("20世纪八十年代末 乡镇企业", "甲.txt")]
    [InlineData("1990年代 乡镇企业", "乙.txt")]
    [InlineData("九十年代初的乡镇企业", "乙.txt")]
    [InlineData("九十年代末 乡镇企业", "")]
    public void Decades_are_years(string query, string files)
    {
        using var temporary = new TemporaryLibrary(
            ("甲.txt", "1988年江苏省政府工作报告\n一、重点工作\n发展乡镇企业。"), ("乙.txt", "1992年江苏省政府工作报告\n一、重点工作\n提高乡镇企业。"),
            ("丙.txt", "1999年江苏省政府工作报告\n一、重点工作\n发展外贸。"));
        Assert.Equal(files, string.Join('|', FilesOf(temporary.Library.Search(new SearchRequest { Query = query }))));
    }

    [Theory]
    [InlineData("广西2023年乳业", "内蒙古自治区", "地区：广西壮族自治区|年份：2023年")]
    [InlineData("江苏2023年低空经济成网", "广东省/深圳市", "地区：江苏省|年份：2023年")]
    [InlineData("江苏2023年低空经济", "江苏省", "年份：2023年")]
    public void What_nothing_in_place_and_year_says_is_offered_from_elsewhere(string query, string place, string unmet)
    {
        HitList found = Search(query);
        Assert.Equal(0, found.TotalParagraphs);
        Assert.Equal(place, found.Hits[0].Plan.RegionPath);
        Assert.Equal(unmet, string.Join('|', found.Hits[0].Lacks.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("最早提出新型城镇化", "乙.txt")]
    [InlineData("新型城镇化首次出现在什么时候", "乙.txt")]
    [InlineData("新型 城镇化 最早", "甲.txt")]
    public void Who_first_said_an_expression_said_it_in_a_row(string query, string file)
    {
        using var temporary = new TemporaryLibrary(
            ("甲.txt", "2003年江苏省政府工作报告\n一、重点工作\n走新型工业化道路，加快城镇化。"),
            ("乙.txt", "2013年江苏省政府工作报告\n一、重点工作\n推进新型城镇化。"));
        Assert.Equal(file, temporary.Library.Search(new SearchRequest { Query = query }).Hits[0].Plan.File);
    }
}
