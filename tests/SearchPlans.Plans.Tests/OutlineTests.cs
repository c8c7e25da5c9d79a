namespace SearchPlans.Plans.Tests;

/// <summary>Outlines as offices write them, and odd ones.</summary>
public sealed class OutlineTests
{
    private const string Body = "各级各部门要统一思想，压实责任，把各项工作抓紧抓实抓好，确保全年目标任务圆满完成，让群众满意。";

    [Theory]
    [InlineData("# 某市规划\n## 一、总体要求\nB\n### （一）指导思想\nB\n### （二）基本原则\nB\n## 二、主要任务\nB", "1 一、总体要求|2 （一）指导思想|2 （二）基本原则|1 二、主要任务")]
    [InlineData("第一章 总则\nB\n第一节 背景\nB\n第二节 目标\nB\n第二章 任务\nB\n第一节 产业\nB", "1 第一章 总则|2 第一节 背景|2 第二节 目标|1 第二章 任务|2 第一节 产业")]
    [InlineData("第一部分 回顾\nB\n一、经济\nB\n二、社会\nB\n第二部分 安排\nB\n一、产业\nB", "1 第一部分 回顾|2 一、经济|2 二、社会|1 第二部分 安排|2 一、产业")]
    [InlineData("**一、发展回顾**\nB\n**（一）工业**\nB\n**二、工作安排**\nB", "1 一、发展回顾|2 （一）工业|1 二、工作安排")]
    [InlineData("１．发展基础\nB\n（1）工业\nB\n（2）农业\nB\n２．发展目标\nB\n（1）指标\nB", "1 １．发展基础|2 （1）工业|2 （2）农业|1 ２．发展目标|2 （1）指标")]
    [InlineData("2023年工作回顾\nB\n一、经济稳中有进\nB\n二、民生持续改善\nB\n2024年工作安排\nB\n一、抓好产业\nB",
        "1 2023年工作回顾|2 一、经济稳中有进|2 二、民生持续改善|1 2024年工作安排|2 一、抓好产业")]
    [InlineData("第一篇 开局\nB\n第一章 环境\nB\n第二章 方针\nB\n第二篇 产业\nB\n第三章 制造\nB", "1 第一篇 开局|2 第一章 环境|2 第二章 方针|1 第二篇 产业|2 第三章 制造")]
    public void Headings_nest_as_their_numbers_run(string text, string outline) =>
        Assert.Equal(outline, Outline(text));

    [Fact]
    public void The_unusual_order_of_styles_is_seen_from_the_numbers() =>
        Assert.Equal(
            "1 （一）工业|2 一、现状|2 二、目标|1 （二）农业|2 一、现状|2 二、目标",
            Outline("（一）工业\nB\n一、现状\nB\n二、目标\nB\n（二）农业\nB\n一、现状\nB\n二、目标\nB"));

    [Theory]
    [InlineData("一、甲事项\nB\n二、乙事项\nB\n四、丙事项\nB\n四、丁事项\nB\n三、戊事项\nB", "1 一、甲事项|1 二、乙事项|1 四、丙事项|1 四、丁事项|1 三、戊事项")]
    [InlineData("（三）甲事项\nB\n（一）乙事项\nB", "1 （三）甲事项|1 （一）乙事项")]
    public void Missing_repeated_and_jumping_numbers_lose_nothing(string text, string outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("2024年是关键一年，做好全年工作意义重大。")]
    [InlineData("3.5%的增长目标已经实现，好于预期。")]
    [InlineData("1.3万个停车位建成投用，群众停车更方便。")]
    [InlineData("一、二、三产业协调发展，结构更加优化。")]
    [InlineData("一季度增长5%，开局良好。")]
    [InlineData("第一批项目建成投产，成效明显。")]
    [InlineData("2024.1.3")]
    public void Figures_are_no_numbers_of_headings(string line) => Assert.Equal("", Outline($"B\n{line}\nB\n"));

    [Fact]
    public void A_heading_run_into_its_paragraph_is_parted_from_it()
    {
        Plan plan = Parse(
            $"""
            一、2009年工作回顾
            （一）积极采取一系列应对举措，经济增长速度逐季回升。2009年开局，{Body}
            （二）着力调整优化结构，转变发展方式。 {Body}
            （三）改善民生。{Body}
            """);
        Assert.Equal(
            "1 一、2009年工作回顾|2 （一）积极采取一系列应对举措，经济增长速度逐季回升。|2 （二）着力调整优化结构，转变发展方式。|2 （三）改善民生。",
            PlanAssert.Outline(plan).Replace('\n', '|'));
        Assert.Equal(7, plan.Units.Count);
        Assert.StartsWith("2009年开局", PlanAssert.TextOf(plan, plan.Units[2]), StringComparison.Ordinal);
        Assert.Equal(Body, PlanAssert.TextOf(plan, plan.Units[4]));
    }

    [Fact]
    public void A_list_of_numbered_sentences_opens_no_sections()
    {
        Plan plan = Parse($"一、主要任务\n{Body}\n1．新建学校十所。\n2．改造道路五条。\n3．安置就业一万人。\n二、保障措施\n{Body}");
        Assert.Equal("1 一、主要任务|1 二、保障措施", PlanAssert.Outline(plan).Replace('\n', '|'));
        Assert.Equal(3, plan.Units.Count(unit => unit.Kind == PlanUnitKind.ListItem));
    }

    [Fact]
    public void Bylines_and_salutations_are_paragraphs()
    {
        Plan plan = Parse(
            $"""
            政府工作报告
            ——2010年1月26日在上海市第十三届人民代表大会第三次会议上
            上海市市长 韩正
            各位代表：
            现在，我代表上海市人民政府向大会作政府工作报告，请予审议，请各位委员提出意见。
            一、2009年工作回顾
            {Body}
            各位代表！
            {Body}
            """);
        Assert.Equal(PlanUnitKind.Title, plan.Units[0].Kind);
        Assert.All(plan.Units.Skip(1).Take(4), unit => Assert.Equal((PlanUnitKind.Paragraph, -1), (unit.Kind, unit.Section)));
        Assert.Equal("1 一、2009年工作回顾", PlanAssert.Outline(plan));
        Assert.Equal(("上海市", "", "", 2010), (plan.Metadata.Province, plan.Metadata.City, plan.Metadata.County, plan.Metadata.Year));
        Assert.Equal("政府工作报告", plan.Metadata.Type);
    }

    [Fact]
    public void A_title_may_span_lines()
    {
        Plan plan = Parse($"中华人民共和国国民经济和社会发展\n第十四个五年规划和2035年远景目标纲要\n第一章 开局\n{Body}");
        Assert.Equal("中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要", plan.Metadata.Title);
        Assert.Single(plan.Units, unit => unit.Kind == PlanUnitKind.Title);
        Assert.Equal(("全国", 2021, "五年规划"), (plan.Metadata.Province, plan.Metadata.Year, plan.Metadata.Type));
    }

    [Theory]
    [InlineData("一、攻坚克难，经济稳中向好\nB\n（一）工业\nB\n二、扎实做好2014年各项工作\nB\n三、建设人民满意政府\nB", "<<>>")]
    [InlineData("一、2013年工作回顾\nB\n二、存在的问题\nB\n三、开创发展新局面\nB\n附件1\nB", "<<>.")]
    [InlineData("一、“十二五”时期经济社会发展\nB\n二、“十三五”时期经济社会发展\nB\n三、2016年工作\nB", "<>>")]
    [InlineData("一、甲\nB\n二、乙\nB", "..")]
    public void Parts_are_told_by_words_years_and_order(string text, string parts)
    {
        int year = text.Contains("十三五", StringComparison.Ordinal) ? 2016 : 2014;
        Plan plan = PlanParser.Parse(text.Replace("B", Body, StringComparison.Ordinal), "x.txt",
            new PlanMetadata { Year = year, Type = DocumentTypes.WorkReport });
        PlanAssert.IsWhole(plan);
        Assert.Equal(parts,
            string.Concat(
                plan.Sections.Select(section => section.Part switch { PlanPart.Review => '<', PlanPart.Deployment => '>', _ => '.' })));
    }

    [Fact]
    public void A_heading_broken_in_two_is_one()
    {
        Plan plan = Parse($"一、“十三五”时期及2020年\n工作回顾\n{Body}\n二、“十四五”时期\n主要目标和任务\n{Body}");
        Assert.Equal("1 一、“十三五”时期及2020年工作回顾|1 二、“十四五”时期主要目标和任务", PlanAssert.Outline(plan).Replace('\n', '|'));
        Assert.Equal(4, plan.Units.Count);
    }

    [Fact]
    public void A_number_alone_heads_what_is_below() =>
        Assert.Equal("1 （一）|1 （二）|1 （三）", Outline("**（一）**\nB\n**（二）**\nB\n**（三）**\nB"));

    [Fact]
    public void The_title_is_found_below_what_a_site_puts_above_it()
    {
        Plan plan = Parse(
            $"首页 > 政务公开 > 发展规划\n坪山区2024年国民经济和社会发展计划\n来源：区发展改革局　日期：2024-03-01\n坪山区2024年国民经济和社会发展计划\n年度重大项目计划\n一、总体要求\n{Body}\n【打印】【关闭】");
        Assert.Equal("坪山区2024年国民经济和社会发展计划", plan.Metadata.Title);
        Assert.Equal(4, plan.Units.Count(unit => unit.Kind == PlanUnitKind.Surrounding));
        Assert.Equal("区发展改革局", plan.Metadata.Source);
    }

    [Fact]
    public void A_table_of_contents_opens_no_sections()
    {
        Plan plan = Parse($"某市“十四五”规划纲要\n目 录\n第一章 发展环境 …… 1\n第二章 主要目标 …… 9\n第一章 发展环境\n{Body}\n第二章 主要目标\n{Body}");
        Assert.Equal("1 第一章 发展环境|1 第二章 主要目标", PlanAssert.Outline(plan).Replace('\n', '|'));
        Assert.Equal(3, plan.Units.Count(unit => unit.Kind == PlanUnitKind.Contents));
    }

    [Fact]
    public void Broken_lines_are_no_headings()
    {
        string broken = string.Join('\n', Enumerable.Repeat("努力完成全年各项目标任务推动经济社会持续健康", 60));
        Plan plan = Parse($"一、总体要求\n{broken}\n5．进一步推动科技教育事业发展并使之更好地为经\n{broken}\n二、主要任务\n{broken}");
        Assert.Equal("1 一、总体要求|1 二、主要任务", PlanAssert.Outline(plan).Replace('\n', '|'));
    }

    [Fact]
    public void Explanations_of_words_stand_beside_the_parts()
    {
        Plan plan = Parse($"一、2023年工作回顾\n{Body}\n二、2024年工作安排\n{Body}\n名词解释\n1．物联网：通过信息传感设备，把物体与互联网连接起来的网络。\n2．云计算：一种按使用量付费的计算服务方式，可以随时取用。");
        Assert.Equal("1 一、2023年工作回顾|1 二、2024年工作安排|1 名词解释", PlanAssert.Outline(plan).Replace('\n', '|'));
        Assert.Equal([PlanPart.Review, PlanPart.Deployment, PlanPart.Glossary], plan.Sections.Select(section => section.Part));
        PlanUnit item = plan.Units[^1];
        Assert.Equal("2．云计算：", PlanAssert.TextOf(plan, item)[..item.LeadLength]);
    }

    [Fact]
    public void Marks_of_Markdown_are_counted_and_kept()
    {
        Plan plan = Parse($"## **一、总体要求**\n- 第一项工作\n| 指标 | 数值 |\n| --- | --- |\n---\n**加快建设。**{Body}\n**加快改革。**{Body}");
        PlanUnit heading = plan.Units[0];
        Assert.Equal((5, 2), (heading.MarkBefore, heading.MarkAfter));
        Assert.Equal("一、总体要求", plan.Sections[0].Heading);
        Assert.Equal(
            [PlanUnitKind.Heading, PlanUnitKind.ListItem, PlanUnitKind.TableRow, PlanUnitKind.Paragraph, PlanUnitKind.Paragraph],
            plan.Units.Select(unit => unit.Kind));
        Assert.Equal("**加快改革。**".Length, plan.Units[^1].LeadLength);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u3000\n")]
    public void Nothing_is_an_empty_plan(string text)
    {
        Plan plan = Parse(text);
        Assert.Empty(plan.Units);
        Assert.Empty(plan.Sections);
    }

    private static Plan Parse(string text)
    {
        Plan plan = PlanParser.Parse(text, "x.md");
        PlanAssert.IsWhole(plan);
        return plan;
    }

    private static string Outline(string text) =>
        PlanAssert.Outline(Parse(text.Replace("B", Body, StringComparison.Ordinal))).Replace('\n', '|');
}
