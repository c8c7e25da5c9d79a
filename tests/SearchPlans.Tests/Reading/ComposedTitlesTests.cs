using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Tests.Reading;

public sealed class ComposedTitlesTests
{
    [Theory]
    [InlineData("政府工作报告", "山西省", "太原市", "", 2026, "太原市2026年政府工作报告")]
    [InlineData("2009年", "山东省", "济南市", "", 2009, "济南市2009年政府工作报告")]
    [InlineData("二〇〇九年政府工作报告", "山东省", "济南市", "", 2009, "济南市2009年政府工作报告")]
    [InlineData("2 0 2 5 年 政府工作报告", "广东省", "", "", 2025, "广东省2025年政府工作报告")]
    [InlineData("２０２５年政 府 工 作 报 告", "广东省", "深圳市", "坪山区", 2025, "深圳市坪山区2025年政府工作报告")]
    [InlineData("抚州市政府工作报告（2022年12月21日 高世文）", "江西省", "抚州市", "", 2023, "抚州市2023年政府工作报告")]
    [InlineData("甘孜州政府工作报告（2020年1月14日 肖友才）", "四川省", "甘孜藏族自治州", "", 2020, "甘孜藏族自治州2020年政府工作报告")]
    [InlineData("韩正市长在上海市第十三届人民代表大会第三次会议上的政府工作报告（2010年）", "上海市", "", "", 2010, "上海市2010年政府工作报告")]
    [InlineData("政府工作报告（省八届人大三次会议 1995年）", "山东省", "", "", 1995, "山东省1995年政府工作报告")]
    [InlineData("2020年西藏自治区《政府工作报告》", "西藏自治区", "", "", 2020, "西藏自治区2020年政府工作报告")]
    [InlineData("昆明市人民政府2012年《政府工作报告》", "云南省", "昆明市", "", 2012, "昆明市2012年政府工作报告")]
    [InlineData("政府工作报告", "全国", "", "", 2018, "国务院2018年政府工作报告")]
    [InlineData("1964年国务院政府工作报告（摘要）", "全国", "", "", 1964, "国务院1964年政府工作报告（摘要）")]
    [InlineData("政府工作报告", "上海市", "", "浦东新区", 2024, "上海市浦东新区2024年政府工作报告")]
    [InlineData("兰州市人民政府工作报告（2022）", "甘肃省", "兰州市", "", 2022, "兰州市2022年政府工作报告")]
    [InlineData("政府工作报告", "山西省", "太原市", "", 0, "太原市政府工作报告")]
    public void A_report_is_named_by_place_and_year(string issued, string province, string city, string county, int year, string shown) =>
        Assert.Equal(shown, Titled(issued, DocumentTypes.WorkReport, province, city, county, year));

    [Theory]
    // What says more than place and year keeps its words: of a town that the table of divisions doesn't know, too.
    [InlineData("新桥镇2023年政府工作报告", DocumentTypes.WorkReport, "上海市", "", "松江区", 2023, "上海市松江区新桥镇2023年政府工作报告")]
    [InlineData("关于2023年国民经济和社会发展计划执行情况与2024年计划草案的报告", DocumentTypes.AnnualPlan, "山西省", "太原市", "", 2024,
        "关于太原市2023年国民经济和社会发展计划执行情况与2024年计划草案的报告")]
    [InlineData("关于深圳市坪山区2023年国民经济和社会发展计划执行情况与2024年计划（草案）的报告", DocumentTypes.AnnualPlan, "广东省", "深圳市",
        "坪山区", 2024, "关于深圳市坪山区2023年国民经济和社会发展计划执行情况与2024年计划（草案）的报告")]
    [InlineData("国民经济和社会发展计划", DocumentTypes.AnnualPlan, "云南省", "昆明市", "", 2017, "昆明市2017年国民经济和社会发展计划")]
    [InlineData("优化营商环境办法", DocumentTypes.Other, "山西省", "太原市", "", 2024, "太原市优化营商环境办法（2024年）")]
    [InlineData("“十四五”数字经济发展规划", DocumentTypes.SpecialPlan, "浙江省", "", "", 2021, "浙江省“十四五”数字经济发展规划")]
    [InlineData("中华人民共和国国民经济和社会发展第十五个五年规划纲要", DocumentTypes.FiveYearPlan, "全国", "", "", 2026,
        "中华人民共和国国民经济和社会发展第十五个五年规划纲要")]
    [InlineData("广东省国民经济和社会发展第十四个五年规划和2035年远景目标纲要", DocumentTypes.FiveYearPlan, "广东省", "", "", 2021,
        "广东省国民经济和社会发展第十四个五年规划和2035年远景目标纲要")]
    [InlineData("AI for Science 行动计划", DocumentTypes.ActionPlan, "北京市", "", "", 2024, "北京市AI for Science行动计划（2024年）")]
    public void Other_titles_get_what_they_lack(
        string issued, string type, string province, string city, string county, int year, string shown) =>
        Assert.Equal(shown, Titled(issued, type, province, city, county, year));

    [Fact]
    public void What_nothing_is_known_of_bears_its_files_name()
    {
        var plan = new PlanSummary("x", "无题/a.txt", new PlanMetadata(), 1, 1);
        Assert.Equal("无题/a.txt", ComposedTitles.Of(plan));
    }

    [Fact]
    public void The_title_as_issued_is_left_alone()
    {
        PlanSummary plan = Plan("政府工作报告", DocumentTypes.WorkReport, "山西省", "太原市", "", 2026);
        Assert.Equal("太原市2026年政府工作报告", ComposedTitles.Of(plan));
        Assert.Equal("政府工作报告", plan.DisplayTitle());
    }

    private static string Titled(string issued, string type, string province, string city, string county, int year) =>
        ComposedTitles.Of(Plan(issued, type, province, city, county, year));

    private static PlanSummary Plan(string issued, string type, string province, string city, string county, int year) =>
        new("x", "a.txt",
            new PlanMetadata { Title = issued, Type = type, Province = province, City = city, County = county, Year = year }, 1, 1);
}
