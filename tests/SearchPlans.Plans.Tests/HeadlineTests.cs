namespace SearchPlans.Plans.Tests;

/// <summary>Titles as sites, newspapers and printers give them, and what is read from them.</summary>
public sealed class HeadlineTests
{
    private const string Body = "\n一、工作回顾\n抓好落实，稳中求进。\n二、工作安排\n扩大投资，改善民生。\n";

    [Theory]
    [InlineData("（受权发布）西藏自治区二〇二四年政府工作报告", "西藏自治区二〇二四年政府工作报告")]
    [InlineData("凉山彝族自治州2023年国民经济和社会发展统计公报[1]", "凉山彝族自治州2023年国民经济和社会发展统计公报")]
    [InlineData("彭州市2022年国民经济和社会发展计划\n执行情况及2023年计划草案的报告", "彭州市2022年国民经济和社会发展计划执行情况及2023年计划草案的报告")]
    [InlineData("坪山区国民经济和社会发展第十四个五年规划纲要\n（草案）", "坪山区国民经济和社会发展第十四个五年规划纲要（草案）")]
    [InlineData("河北雄安新区2024年重点工作计划", "河北雄安新区2024年重点工作计划")]
    public void A_title_is_told_without_what_surrounds_it(string head, string title) => Assert.Equal(title, Parse(head).Title);

    [Theory]
    [InlineData("政府工作报告（全文）| 2024年宁乡市政府工作报告来了！", "2024年宁乡市政府工作报告")]
    [InlineData("2024年宁乡市政府工作报告丨全文来了", "2024年宁乡市政府工作报告")]
    [InlineData("2023年广州市政府工作报告 - 广州市人民政府门户网站", "2023年广州市政府工作报告")]
    [InlineData("速看！|来了", "速看！|来了")]
    public void A_pages_headline_tells_the_title(string headline, string title)
    {
        Assert.Equal(title, PlanParser.Parse(Body, "x.md", found: new PlanMetadata { Title = headline }).Metadata.Title);
        Assert.Equal(headline, PlanParser.Parse(Body, "x.md", given: new PlanMetadata { Title = headline }).Metadata.Title);
    }

    [Theory]
    [InlineData("浙江省数字经济发展“十四五”规划", "专项规划")]
    [InlineData("浙江省教育事业发展“十四五”规划", "专项规划")]
    [InlineData("浙江省“十四五”规划", "五年规划")]
    [InlineData("浙江省国民经济和社会发展“十四五”规划", "五年规划")]
    [InlineData("关于印发浙江省数字经济发展“十四五”规划的通知", "专项规划")]
    public void A_plan_of_one_field_is_told_from_one_of_all(string head, string type) =>
        Assert.Equal((type, 2021), PlanParser.Parse(Body, "x.md", found: new PlanMetadata { Title = head }).Metadata is var metadata
            ? (metadata.Type, metadata.Year)
            : default);

    // Of other documents a day in the title may be that from which they hold.
    [Theory]
    [InlineData("淮南市政府工作报告（2024年1月16日 张三）", "2024-01-16")]
    [InlineData("淮南市政府工作报告\n——2024年1月16日在淮南市第十七届人民代表大会第三次会议上", "2024-01-16")]
    [InlineData("淮南市政府工作报告\n（2024年1月16日在淮南市第十七届人民代表大会第三次会议上）", "2024-01-16")]
    [InlineData("淮南市政府工作报告\n—— 二〇二四年一月十六日在市十七届人大三次会议上\n张三", "2024-01-16")]
    [InlineData("淮南市政府工作报告（2024年）", "")]
    [InlineData("淮南市人民政府关于印发数字经济行动方案的通知（2024年3月1日起施行）", "")]
    public void A_report_is_known_from_the_day_on_which_it_was_given(string head, string day) =>
        Assert.Equal(day, Parse(head).Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "");

    [Fact]
    public void A_line_of_the_site_may_begin_with_the_day()
    {
        PlanMetadata metadata = Parse("西藏自治区2024年政府工作报告\n2024-01-25 08:12 来源：西藏日报");
        Assert.Equal(("西藏日报", new DateOnly(2024, 1, 25)), (metadata.Source, metadata.Published));
    }

    [Fact]
    public void The_only_heading_of_the_highest_level_is_the_title()
    {
        Plan plan = PlanParser.Parse("## 青岛西海岸新区2024年国民经济和社会发展计划\n\n**一、总体要求**\n\n稳中求进。\n\n**二、重点任务**\n\n扩大投资。\n", "4.html");
        Assert.Equal(("青岛西海岸新区2024年国民经济和社会发展计划", "青岛市", "年度计划"), (plan.Metadata.Title, plan.Metadata.City, plan.Metadata.Type));
        Assert.Equal("1 一、总体要求\n1 二、重点任务", PlanAssert.Outline(plan));
    }

    // An office found by an importer stands in the text's front matter once it is kept.
    [Fact]
    public void An_office_bears_its_place_in_front_matter_too()
    {
        Assert.Equal("浙江省政府办公厅", Parse("---\nissuer: 省政府办公厅\n---\n浙江省2024年国民经济和社会发展计划").Issuer);
        Assert.Equal("金寨县发展和改革委员会", Parse("---\nissuer: 金寨县发展和改革委员会\n---\n金寨县2024年国民经济和社会发展计划").Issuer);
    }

    private static PlanMetadata Parse(string head) => PlanParser.Parse(head + Body, "x.txt").Metadata;
}
