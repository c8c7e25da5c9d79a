using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

public sealed partial class UnderstandingTests
{
    [Theory]
    [InlineData("深圳2023年政府工作报告 民营经济", "没有深圳市2023年的政府工作报告，以下不限文种。", "深2024.md|深计划2023.md")]
    [InlineData("2023年深圳市政府工作报告", "没有深圳市2023年的政府工作报告，以下不限文种。", "深计划2023.md")]
    [InlineData("江苏 2023年 统计公报 民营经济", "没有江苏省2023年的统计公报，以下不限文种。", "苏2023.md|苏2024.md")]
    public void Where_place_and_year_have_plans_of_another_type_these_are_taken_and_that_is_said(string query, string notice, string files)
    {
        HitList told = Search(query);
        Assert.Equal(notice, told.Notice);
        Assert.Equal(files, string.Join('|', told.Hits.Any(h => h.Answers) ? FilesOf(told) : Cards(told)));
        Assert.DoesNotContain(told.Conditions, c => c.Field == "文种");
    }

    [Theory]
    [InlineData("2024年 全国 民营经济", "年份:2024年 地区:全国")]
    [InlineData("全国 2024年 民营经济", "地区:全国 年份:2024年")]
    [InlineData("民营经济 全国 2023-2024", "地区:全国 年份:2023—2024年")]
    [InlineData("全国 民营经济", "")]
    [InlineData("2024年 全国统一大市场", "年份:2024年")]
    public void The_nation_beside_a_year_is_a_place(string query, string chips) => Assert.Equal(chips, Chips(Search(query)));

    [Theory]
    [InlineData("江苏十年民营经济")]
    [InlineData("江苏三大民营经济")]
    [InlineData("江苏两个民营经济")]
    public void A_number_behind_a_place_belongs_to_no_name(string query) => Assert.Equal("地区:江苏省", Chips(Search(query)));

    [Theory]
    [InlineData("标题:十四五", "十四五.md")]
    [InlineData("标题:十四五规划", "十四五.md")]
    [InlineData("标题:十二五", "十二五.md")]
    public void A_title_is_found_by_what_means_the_same(string query, string file) =>
        Assert.Equal(file, Assert.Single(Cards(Search(query))));
}
