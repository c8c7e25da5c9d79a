namespace SearchPlans.Plans.Tests;

/// <summary>Outlines of texts that lost something on their way: line ends, blank lines, the pages they were printed on.</summary>
public sealed class OutlineDamageTests
{
    private const string B = "各级各部门要统一思想，压实责任，把各项工作抓紧抓实抓好，确保全年目标任务圆满完成。";

    [Fact]
    public void Many_short_lines_that_blank_lines_part_are_no_broken_ones()
    {
        string names = string.Concat(Enumerable.Range(0, 60).Select(i => $"县发展改革局第{i % 9}股股长某\n\n"));
        Plan plan = PlanParser.Parse($"某县健康工作实施方案\n\n一、总体要求和主要目标任务\n\n{B}\n\n二、建立健全公共政策审查制度\n\n{B}\n\n附件\n\n{names}", "x.md");
        Assert.Equal("1 一、总体要求和主要目标任务\n1 二、建立健全公共政策审查制度\n1 附件", PlanAssert.Outline(plan));
        // Neither are they where no blank line stands between: rows of names are narrower than any page.
        Assert.Equal("1 一、总体要求和主要目标任务\n1 二、建立健全公共政策审查制度\n1 附件",
            PlanAssert.Outline(PlanParser.Parse(plan.Text.Replace("\n\n", "\n", StringComparison.Ordinal), "x.txt")));
    }

    [Theory]
    [InlineData("　　", "　　")]
    [InlineData("\n", "")]
    public void A_short_text_in_lines_of_one_width_is_joined(string before, string indent)
    {
        string Wrapped(string words) => before + string.Join('\n', (indent + words).Chunk(36).Select(row => new string(row))).Trim() + "\n";
        string[] paragraphs = [B + B + B, B + B, B + B + B];
        string text = $"某县2024年工作计划\n{Wrapped("一、总体要求")}{Wrapped(paragraphs[0])}{Wrapped(paragraphs[1])}{Wrapped("二、主要任务")}"
            + Wrapped(paragraphs[2]);
        Plan plan = PlanParser.Parse(text, "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal("1 一、总体要求\n1 二、主要任务", PlanAssert.Outline(plan));
        Assert.Equal(paragraphs, plan.Units.Where(unit => unit.Kind == PlanUnitKind.Paragraph).Select(plan.LineOf));
    }

    [Fact]
    public void A_few_rows_of_like_length_are_no_broken_lines()
    {
        string rows = string.Concat(Enumerable.Range(1, 5).Select(i => $"某某镇第{i}期高标准农田建设项目由县农业农村局牵头实施\n"));
        Plan plan = PlanParser.Parse($"某县2024年工作计划\n\n一、总体要求\n{B}\n{B}\n二、项目名称\n{rows}三、措施\n{B}\n{B}", "x.txt");
        Assert.Equal(9, plan.Units.Count(unit => unit.Kind == PlanUnitKind.Paragraph));
    }

    [Theory]
    [InlineData("目录序言\n第一篇指导思想\n第一章总体思路第二章主要目标第二篇结构调整\n第三章农业第四章工业\n")]
    [InlineData("目录第一篇指导思想第一章总体思路\n第二章主要目标第二篇结构调整第三章农业第四章工业\n")]
    [InlineData("目　录\n序言\n第一篇指导思想第一章总体思路第二章主要目标\n第二篇结构调整第三章农业第四章工业\n")]
    public void Contents_with_several_entries_on_a_line_open_no_sections(string contents)
    {
        bool hasPreface = contents.Contains("序言", StringComparison.Ordinal);
        string text = $"某省第十个五年计划纲要\n{contents}{(hasPreface ? $"序言\n{B}\n" : "")}第一篇指导思想\n第一章总体思路\n{B}\n第二章主要目标\n{B}\n第二篇结构调整"
            + $"\n第三章农业\n{B}\n第四章工业\n{B}";
        Plan plan = PlanParser.Parse(text, "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal((hasPreface ? "1 序言\n" : "") + "1 第一篇指导思想\n2 第一章总体思路\n2 第二章主要目标\n1 第二篇结构调整\n2 第三章农业\n2 第四章工业",
            PlanAssert.Outline(plan));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("　　")]
    [InlineData("")]
    public void A_report_in_one_line_is_cut_at_its_headings(string lineEnd)
    {
        string b = string.Concat(Enumerable.Repeat(B, 3));
        string text = string.Join(lineEnd,
            "各位代表：", "现在，我代表市人民政府报告工作，请予审议。", "一、2023年工作回顾", $"2023年，{b}", $"（一）经济稳中向好。{b}", $"（二）改革不断深化。{b}", "二、2024年工作安排",
            $"今年是关键之年。{b}", $"（一）全力扩大内需。{b}", $"（二）加快产业转型。{b}");
        Plan plan = PlanParser.Parse(text, "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal("1 一、2023年工作回顾\n2 （一）经济稳中向好。\n2 （二）改革不断深化。\n1 二、2024年工作安排\n2 （一）全力扩大内需。\n2 （二）加快产业转型。",
            PlanAssert.Outline(plan));
        Assert.Equal("政府工作报告", plan.Metadata.Type);
        Assert.True(plan.Units.Count(unit => unit.Kind == PlanUnitKind.Paragraph) >= 6);
    }

    [Theory]
    [InlineData(" 375 ", "— 376 —")]
    [InlineData("- 1 -", "- 2 -")]
    [InlineData("第 8 页", "第 9 页 共 20 页")]
    [InlineData("·3·", "·4·")]
    public void Numbers_of_pages_are_set_aside_and_paragraphs_go_on(string first, string second)
    {
        Plan plan = PlanParser.Parse($"某市第八个五年计划纲要\n一、目标\n在我国社会主义现代化建设的历史进程中，是非常关键的时期。今\n{first}\n后十年，在巨大成就的基础上继续推进。\n二、任务\n"
            + $"{B}\n{second}\n{B}", "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal("1 一、目标\n1 二、任务", PlanAssert.Outline(plan));
        string[] shown = [.. plan.Units.Where(unit => !unit.IsAside).Select(unit => plan.Shown(unit).Text)];
        Assert.Contains("在我国社会主义现代化建设的历史进程中，是非常关键的时期。今后十年，在巨大成就的基础上继续推进。", shown);
        Assert.DoesNotContain(shown, text => text.Contains(second.Trim(), StringComparison.Ordinal));
        Assert.DoesNotContain(shown, text => text.Contains(first.Trim(), StringComparison.Ordinal));
        Assert.Equal(second.Trim(), PlanAssert.TextOf(plan, Assert.Single(plan.Units, unit => unit.IsAside)));
    }

    [Fact]
    public void Running_heads_beside_numbers_of_pages_are_set_aside()
    {
        string text = $"某县政府工作报告\n一、回顾\n{B}{B[..20]}\n- 1 -\n某县政府工作报告\n{B[20..]}\n二、任务\n{B}{B[..20]}\n- 2 -\n某县政府工作报告\n{B[20..]}\n- 3 -";
        Plan plan = PlanParser.Parse(text, "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal([B + B, B + B], plan.Units.Where(unit => unit.Kind == PlanUnitKind.Paragraph).Select(plan.LineOf));
        Assert.Equal("1 一、回顾\n1 二、任务", PlanAssert.Outline(plan));
    }

    [Fact]
    public void Numbers_of_rows_stay()
    {
        Plan plan = PlanParser.Parse("重点项目\n1\n某水库工程\n2\n某铁路工程\n3\n某公路工程\n2023\n2024\n", "x.txt");
        Assert.DoesNotContain(plan.Units, unit => unit.IsAside);
    }

    [Fact]
    public void Formal_numerals_stand_outside_the_usual_ones() =>
        Assert.Equal("1 壹、内政\n2 一、治安\n2 二、救灾\n1 貳、經濟\n2 一、物價\n2 二、產業\n1 參、結語\n1 拾壹、附則",
            PlanAssert.Outline(PlanParser.Parse(
                $"某院施政報告\n壹、内政\n{B}\n一、治安\n{B}\n二、救灾\n{B}\n貳、經濟\n一、物價\n{B}\n二、產業\n{B}\n參、結語\n{B}\n拾壹、附則\n{B}", "x.txt")));

    [Theory]
    [InlineData("第一章　总则　　第一条　为规范管理，制定本办法。")]
    [InlineData("第一章 总则 第一条 为规范管理，制定本办法。")]
    [InlineData("第一章 总则第一条 为规范管理，制定本办法。")]
    public void A_chapter_and_its_first_article_on_one_line_are_two(string line)
    {
        Plan plan = PlanParser.Parse($"某市管理办法\n{line}\n第二条　适用本办法。\n第二章　管理　　第三条　应当管理。\n第四条　依法管理。", "x.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal(["第一章", "第二章"], plan.Sections.Select(section => section.Number));
        Assert.All(plan.Sections, section => Assert.True(section.Heading.Length < 10, section.Heading));
        Assert.Equal(4, plan.Units.Count(unit => unit.Kind == PlanUnitKind.Paragraph));
    }

    [Theory]
    [InlineData("附件：1.某市规划\n2.分工表\n某市人民政府\n2021年10月8日", 2)]
    [InlineData("附件：\n1．某市规划\n2．分工表\n3．项目库\n某市人民政府\n2021年10月8日", 4)]
    [InlineData("附件：某市规划\n某市人民政府\n2021年10月8日", 1)]
    public void What_is_attached_is_a_list_before_the_signature(string list, int items)
    {
        Plan plan = PlanParser.Parse($"某市人民政府关于加强管理的通知\n一、要求\n{B}\n二、落实\n{B}\n{list}", "x.txt");
        Assert.Equal("1 一、要求\n1 二、落实", PlanAssert.Outline(plan));
        Assert.Equal(items, plan.Units.Count(unit => unit.Kind == PlanUnitKind.ListItem));
    }
}
