using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

public sealed partial class UnderstandingTests
{
    [Theory]
    [InlineData("什么时候开始提低空经济")]
    [InlineData("何时开始提出低空经济")]
    [InlineData("低空经济是什么时候提出的")]
    [InlineData("低空经济是哪里提出的")]
    [InlineData("低空经济是哪个省最早提出来的")]
    [InlineData("低空经济 哪年")]
    [InlineData("低空经济 什么时候")]
    public void When_or_where_it_was_first_said_is_an_order(string query)
    {
        HitList found = Search(query);
        Assert.Equal(SearchSort.Oldest, found.Request.Sort);
        Assert.Equal("沪2023.md", found.Hits[0].Plan.File);
        Assert.Equal(Search("低空经济").TotalParagraphs, found.TotalParagraphs);
    }

    [Theory]
    [InlineData("20\uFEFF24年 江\u200B苏 民营经济")]
    [InlineData("2024\u200B年 江苏\u2060省 民营经济")]
    public void Signs_that_nobody_sees_hide_no_chip(string query) => Assert.Equal("年份:2024年 地区:江苏省", Chips(Search(query)));

    [Theory]
    [InlineData("最早提出互联网+", 1)]
    [InlineData("互联网＋ 最早", 1)]
    [InlineData("最早提出互联网", 2)]
    public void Who_said_it_first_said_its_plus_too(string query, int total)
    {
        using var temporary = new TemporaryLibrary(
            ("甲.txt", "2014年江苏省政府工作报告\n一、重点工作\n发展互联网产业。"), ("乙.txt", "2015年江苏省政府工作报告\n一、重点工作\n实施“互联网＋”行动。"));
        Assert.Equal(total, temporary.Library.Search(new SearchRequest { Query = query }).TotalParagraphs);
    }

    [Theory]
    [InlineData("什么时候提高最低工资")]
    [InlineData("哪年取消农业税")]
    [InlineData("西部大开发是什么时候开始的")]
    public void When_something_was_done_is_a_question_of_the_text(string query) =>
        Assert.NotEqual(SearchSort.Oldest, Search(query).Request.Sort);

    [Theory]
    [InlineData("哪些省提到了民营经济")]
    [InlineData("哪些省提到民营经济")]
    [InlineData("有哪些省提出了民营经济")]
    [InlineData("哪几个省谈到民营经济")]
    [InlineData("哪些省份曾写入民营经济")]
    public void Which_places_say_it_asks_for_those_of_a_level(string query)
    {
        HitList found = Search(query), all = Search("层级:省 民营经济");
        Assert.Equal(all.TotalParagraphs, found.TotalParagraphs);
        Assert.All(found.Hits.Where(h => h.Answers), h => Assert.Contains("民营经济", h.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("北京 2023", "北京市", "京2024.md")]
    [InlineData("北京市2023年", "北京市", "京2024.md")]
    [InlineData("内蒙古 2023年", "内蒙古自治区", "蒙2024.md")]
    public void Where_a_place_has_no_plan_of_a_year_that_of_the_next_looks_back_on_it(string query, string place, string file)
    {
        HitList found = Search(query);
        Assert.Equal($"没有{place}2023年的文件，以下为2024年的文件，其中回顾2023年。", found.Notice);
        Assert.Equal(file, Assert.Single(Cards(found)));
        Assert.Contains(found.Conditions, c => c is { Field: "年份", Value: "2024年" });
    }
}
