namespace SearchPlans.Plans.Tests;

/// <summary>Official documents as files hold them: the notice and what it issues, signatures, lines of sites, titles in odd
/// places.</summary>
public sealed class OfficialDocumentTests
{
    private const string B = "各级各部门要统一思想，压实责任，把各项工作抓紧抓实抓好，确保全年目标任务圆满完成。";

    [Fact]
    public void The_document_that_a_notice_issues_is_found_below_it()
    {
        Plan plan = PlanParser.Parse(
            $"某市人民政府关于印发某市水网建设规划的通知\n某政发〔2022〕7号\n各区人民政府，市政府各部门：\n现印发给你们，请认真贯彻执行。\n附件：1.某市水网建设规划\n2.分工表\n3．项目库\n"
                + $"某市人民政府\n2022年3月9日\n附件1\n某市水网建设规划\n一、基础\n{B}\n二、要求\n{B}\n附件2\n分工表\n{B}",
            "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal("1 一、基础\n1 二、要求\n1 附件2", PlanAssert.Outline(plan));
        PlanMetadata metadata = plan.Metadata;
        Assert.Equal(("某市水网建设规划", "专项规划", 2022, "某市人民政府", "某政发〔2022〕7号", new DateOnly(2022, 3, 9)),
            (metadata.Title, metadata.Type, metadata.Year, metadata.Issuer, metadata.Number, metadata.SignedOn));
        Assert.Equal(3, plan.Units.Count(unit => unit.Kind == PlanUnitKind.ListItem));
        Assert.DoesNotContain(plan.Units, unit => unit.Kind == PlanUnitKind.Surrounding);
    }

    [Theory]
    // The day of the notice in the line of the title, and a title of two lines.
    [InlineData("某局关于印发《古城保护“十四五”规划》的通知\n各市：\n现印发给你们。\n某局\n2021年12月24日古城保护“十四五”规划\n一、背景\nB", "古城保护“十四五”规划", "2021-12-24")]
    [InlineData("某市人民政府\n关于印发某市服务业发展“十四五”规划\n（2021—2025年）的通知\n各区人民政府：\n现印发给你们。\n某市人民政府\n2021年9月2日\n某市服务业发展“十四五”规划\n（2021—2025年）\n一、背景\nB",
        "某市服务业发展“十四五”规划（2021—2025年）", "2021-09-02")]
    [InlineData("关于印发实施方案的通知\n各县：\n现印发给你们。\n某市教 育 局\n某市财政局\n2023年5月6日\n某市校舍建设实施方案\n一、背景\nB", "某市校舍建设实施方案", "2023-05-06")]
    [InlineData("某市办公室关于某市医保“十四五”规划的通知\n各县：\n现印发给你们。\n某市人民政府\n2021年10月6日\n某市医保“十四五”规划\n一、背景\nB",
        "某市医保“十四五”规划", "2021-10-06")]
    public void It_is_found_in_whatever_form(string text, string title, string signedOn)
    {
        Plan plan = PlanParser.Parse(text.Replace("B", B, StringComparison.Ordinal), "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal((title, DateOnly.Parse(signedOn, System.Globalization.CultureInfo.InvariantCulture)),
            (plan.Metadata.Title, plan.Metadata.SignedOn));
        Assert.Equal("1 一、背景", PlanAssert.Outline(plan));
    }

    [Fact]
    public void A_notice_with_sections_of_its_own_keeps_them()
    {
        Plan plan = PlanParser.Parse(
            $"某市关于印发某市防汛预案的通知\n各区：\n一、提高认识\n{B}\n二、抓好落实\n{B}\n某市人民政府\n2023年5月6日\n附件\n某市防汛预案\n第一章 总则\n{B}\n第二章 组织\n{B}", "x.txt");
        Assert.Equal(("某市防汛预案", "其他"), (plan.Metadata.Title, plan.Metadata.Type));
        Assert.Contains(plan.Sections, section => section.Heading == "一、提高认识");
        Assert.Contains(plan.Sections, section => section.Heading == "第二章 组织");
    }

    [Theory]
    [InlineData("某省人民政府办公厅关于推进专区建设的意见\n某府办发〔2024〕6号\n各市、县人民政府：\nB\n一、要求\nB\n某省人民政府办公厅\n2024年4月3日", "某省人民政府办公厅", "2024-04-03", 2024)]
    [InlineData("国家发展改革委 财政部关于支持绿色发展的意见\n各省：\nB\n国家发展改革委\n财　政　部\n2023年6月8日", "国家发展改革委", "2023-06-08", 2023)]
    [InlineData("某市节水办法\n第一条 B\n某市人民政府决定于\n2023年6月8日", "", null, 0)]
    public void Who_signed_and_when_is_read_below_the_text(string text, string issuer, string? signedOn, int year)
    {
        PlanMetadata metadata = PlanParser.Parse(text.Replace("B", B, StringComparison.Ordinal), "x.txt").Metadata;
        DateOnly? day = signedOn is null ? null : DateOnly.Parse(signedOn, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((issuer, day, year), (metadata.Issuer, metadata.SignedOn, metadata.Year));
    }

    [Theory]
    [InlineData("某省健康促进行动计划\n健康是发展的保障。\n一、目标\n到2030年，水平提高。B", 0)]
    [InlineData("某省到2030年健康促进行动计划\n一、目标\nB", 0)]
    [InlineData("某省健康促进行动计划\n某府办〔2019〕4号\n一、到2030年的目标\n到2030年，水平提高。B", 2019)]
    [InlineData("某省健康规划\n规划期为2021年至2025年，展望到2035年。\n一、目标\nB", 2021)]
    [InlineData("某省健康规划\n“十三五”时期，成绩显著。“十四五”时期，要再上台阶。\n一、目标\nB", 2021)]
    public void A_year_by_which_something_is_reached_is_no_plans_year(string text, int year) =>
        Assert.Equal(year, PlanParser.Parse(text.Replace("B", B, StringComparison.Ordinal), "x.txt").Metadata.Year);

    [Fact]
    public void A_report_to_a_party_congress_is_no_governments()
    {
        PlanMetadata metadata = PlanParser.Parse(
            $"坚定信心 勇毅前行\n为建设现代化某市而奋斗\n——在中国共产党某市第十次代表大会上的报告\n（2021年9月16日）\n同志们：\n现在，我向大会作报告。\n一、工作\n{B}\n二、任务\n{B}", "x.txt").Metadata;
        Assert.Equal(("坚定信心 勇毅前行为建设现代化某市而奋斗", "其他", "", 2021), (metadata.Title, metadata.Type, metadata.Issuer, metadata.Year));
    }

    [Theory]
    [InlineData("描述：《某省第十四个五年规划纲要》是重要文件。\n中文名某省国民经济和社会发展第十四个五年规划纲要\n简    称：“十四五”规划\n性    质：规划纲要\n第一章　环境\nB", "某省国民经济和社会发展第十四个五年规划纲要")]
    [InlineData("标题：某市2024年政府工作报告\n发布单位：某市人民政府\n一、回顾\nB", "某市2024年政府工作报告")]
    [InlineData("2018政府工作报告\n政府工作报告\n——2018年3月5日在大会上\n各位代表：\n一、回顾\nB", "2018政府工作报告")]
    [InlineData("某省文物事业发展\n“十四五”规划\n一、基础\nB", "某省文物事业发展“十四五”规划")]
    [InlineData("附件2\n某省儿童心理健康行动计划\n心理健康是健康的一部分。\n一、目标\nB", "某省儿童心理健康行动计划")]
    [InlineData("某县“把健康融入政策”工作指导方案\n日期： 2020-06-18 浏览量：1283 来源：某县健康办 文字大小： 大 中 小\n一、思想\nB", "某县“把健康融入政策”工作指导方案")]
    [InlineData("某院施政報告\n壹、內政\nB\n貳、經濟\nB", "某院施政報告")]
    [InlineData("某市公共数据管理办法\n（2023年5月10日某市人民政府常务会议通过）\n第一条 B", "某市公共数据管理办法")]
    public void The_title_is_told_from_what_stands_around_it(string text, string title)
    {
        Plan plan = PlanParser.Parse(text.Replace("B", B, StringComparison.Ordinal), "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal(title, plan.Metadata.Title);
    }

    [Fact]
    public void A_line_of_the_site_may_leave_a_space_behind_the_colon()
    {
        Plan plan = PlanParser.Parse($"某县健康工作指导方案\n日期： 2020-06-18 浏览量：1283 来源：某县健康办\n一、思想\n{B}", "x.txt");
        Assert.Equal(new DateOnly(2020, 6, 18), plan.Metadata.Published);
        Assert.Equal(PlanUnitKind.Surrounding, plan.Units[1].Kind);
    }

    [Fact]
    public void A_table_of_open_information_on_lines_tells_number_and_days()
    {
        PlanMetadata metadata = PlanParser.Parse(
            $"某市生态规划（2021-2030年）\n索引号：113/2021 发布机构：某市生态环境局 成文日期：2021-09-10 发布日期：2021-09-15\n文号：某政函〔2021〕33号 有效性：有效\n一、总则\n{B}",
            "x.txt").Metadata;
        Assert.Equal(("某政函〔2021〕33号", new DateOnly(2021, 9, 10), new DateOnly(2021, 9, 15), "某市生态环境局", 2021),
            (metadata.Number, metadata.SignedOn, metadata.Published, metadata.Issuer, metadata.Year));
        metadata = PlanParser.Parse($"某省人民政府令\n第72号\n现予公布。\n某省节水条例\n第一章 总则\n第一条 {B}", "x.txt").Metadata;
        Assert.Equal(("某省节水条例", "某省人民政府令第72号"), (metadata.Title, metadata.Number));
    }

    [Theory]
    [InlineData("本网某市农业农村局", "某市农业农村局")]
    [InlineData("来源：某市农业农村局", "某市农业农村局")]
    [InlineData("某市农业农村局", "某市农业农村局")]
    public void An_issuer_is_told_without_what_a_site_puts_before_it(string said, string issuer) =>
        Assert.Equal(issuer, PlanParser.Parse($"某市农业发展规划\n一、要求\n{B}", "x.txt", found: new PlanMetadata { Issuer = said }).Metadata.Issuer);

    [Fact]
    public void A_title_that_properties_state_counts_where_the_text_has_none()
    {
        var stated = new PlanMetadata { Title = "某省总体实施方案", IsTitleStated = true };
        Assert.Equal("某省儿童行动计划", PlanParser.Parse($"某省儿童行动计划\n一、目标\n{B}", "x.docx", found: stated).Metadata.Title);
        Plan bare = PlanParser.Parse($"一、目标\n{B}", "x.docx", found: stated);
        Assert.Equal(("某省总体实施方案", MetadataOrigin.Found), (bare.Metadata.Title, bare.Origins.Title));
        // Kept with the text, it is no better.
        string kept = $"---\n{PlanSidecar.Write(stated)}---\n\n某省儿童行动计划\n一、目标\n{B}";
        Assert.Equal("某省儿童行动计划", PlanParser.Parse(kept, "x.docx.md").Metadata.Title);
    }

    [Fact]
    public void Number_and_day_of_signing_come_back_from_a_sidecar()
    {
        var said = new PlanMetadata { Number = "国发〔2024〕12号", SignedOn = new DateOnly(2024, 5, 6) };
        Assert.Equal(said, PlanSidecar.Parse(PlanSidecar.Write(said)));
        Assert.Equal(said, PlanSidecar.Parse("文号: 国发[2024]12号\n成文日期: 2024年5月6日"));
        Assert.Equal(UnknownFields.Number | UnknownFields.SignedOn, PlanSidecar.Parse("number: 不详\nsigned: 不详").Unknown);
    }
}
