namespace SearchPlans.Plans.Tests;

/// <summary>Forms that outlines take in files of other programs: tables, boxes, decimal numbers, lost and superfluous line ends.</summary>
public sealed class OutlineFormsTests
{
    private const string Body = "各级各部门要统一思想，压实责任，把各项工作抓紧抓实抓好，确保全年目标任务圆满完成，让群众满意。";

    [Theory]
    [InlineData("1 总则\nB\n1.1 编制目的\nB\n1.2 编制依据\nB\n1.2.1 法律\nB\n1.2.2 文件\nB\n2 目标\nB\n2.1 指标\nB",
        "1 1 总则|2 1.1 编制目的|2 1.2 编制依据|3 1.2.1 法律|3 1.2.2 文件|1 2 目标|2 2.1 指标")]
    [InlineData("1．总则\nB\n1.1编制目的\nB\n1.2编制依据\nB\n2．目标\nB\n2.1指标\nB", "1 1．总则|2 1.1编制目的|2 1.2编制依据|1 2．目标|2 2.1指标")]
    [InlineData("一、指标\nB\n3.5个百分点的增长\nB\n1.2万户居民\nB", "1 一、指标")]
    [InlineData("名词解释\n4.循环经济：资源节约。\n5.1+N+X：一个意见。\n6.5项工作获激励：工业、水利。", "1 名词解释")]
    public void Decimal_numbers_are_levels_where_they_run_on(string text, string outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("一、目标\nB\n（一）推动经济发展，提高综合实力1.推进重大项目。B\n2.扩大消费需求。B\n（二）改善民生\nB",
        "1 一、目标|2 （一）推动经济发展，提高综合实力|3 1.推进重大项目。|3 2.扩大消费需求。|2 （二）改善民生")]
    [InlineData("一、2013年工作回顾2013年，面对复杂形势，我们攻坚克难。B\n二、2014年工作安排今年是关键之年。B", "1 一、2013年工作回顾|1 二、2014年工作安排")]
    [InlineData("一、落实《关于（一）类地区的意见》和1号文件。B\n二、任务\nB", "1 一、落实《关于（一）类地区的意见》和1号文件。|1 二、任务")]
    public void A_heading_that_lost_its_line_end_is_parted_from_what_follows(string text, string outline) =>
        Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("Ⅰ．目标\nB\nⅡ．任务\nB\n一、工业\nB\n二、农业\nB\nⅢ．保障措施\nB", "1 Ⅰ．目标|1 Ⅱ．任务|2 一、工业|2 二、农业|1 Ⅲ．保障措施")]
    [InlineData("I. 目标\nB\nII. 任务\nB\nIII. 措施\nB\nIV. 组织领导\nB", "1 I. 目标|1 II. 任务|1 III. 措施|1 IV. 组织领导")]
    [InlineData("Ⅰ 目标\nB\nⅡ 任务\nB", "1 Ⅰ 目标|1 Ⅱ 任务")]
    [InlineData("一、水质\nⅢ类及以上断面占比达到百分之九十。B\nV2X设施覆盖主要道路。B\n二、任务\nB", "1 一、水质|1 二、任务")]
    public void Roman_numbers_are_numbers(string text, string outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("<h2>一、目标</h2>\n\nB\n\n<h2 id=\"b\">二、任务</h2>\n\nB\n\n<h3>工业</h3>\n\nB\n\n<p align=\"center\">三、保障</p>\n\nB",
        "1 一、目标|1 二、任务|2 工业|1 三、保障")]
    [InlineData("__一、目标__\n\nB\n\n__二、任务__\n\nB\n\n__改善民生__\n\nB", "1 一、目标|1 二、任务|2 改善民生")]
    [InlineData("## 一、目标 ##\n\nB\n\n## 二、C# ##\n\nB", "1 一、目标|1 二、C#")]
    [InlineData("\u200B一、目标\u200B\nB\n\uFEFF二、任务\nB", "1 一、目标|1 二、任务")]
    [InlineData("一，目标\nB\n二，任务\nB\n三，保障措施\nB", "1 一，目标|1 二，任务|1 三，保障措施")]
    [InlineData("一、目标\nB\n<p>B</p>\n<div><img src=\"a.png\"></div>\n<p></p>\n二、任务\nB", "1 一、目标|1 二、任务")]
    public void Tags_and_underscores_around_a_line_are_marks(string text, string outline) => Assert.Equal(outline, Outline(text));

    [Fact]
    public void Numbers_of_one_style_nest_where_the_outer_ones_go_on() =>
        Assert.Equal(
            "1 一、回顾|1 二、任务|2 一、工业|2 二、农业|2 三、商业|1 三、改革|2 （一）企业|2 （二）市场|2 一、认识|2 二、措施|1 四、外交",
            Outline("一、回顾\nB\n二、任务\nB\n一、工业\nB\n二、农业\nB\n三、商业\nB\n三、改革\nB\n（一）企业\nB\n（二）市场\nB\n一、认识\nB\n二、措施\nB\n四、外交\nB"));

    [Theory]
    [InlineData("## 一、任务\nB\n## 二、问题\nB\n（一）农业\nB\n一、垦荒。B\n二、水利。B\n（二）节约\nB\n一、机关。B\n二、学校。B\n（三）合作\nB\n## 三、奋斗\nB",
        "1 一、任务|1 二、问题|2 （一）农业|3 一、垦荒。|3 二、水利。|2 （二）节约|3 一、机关。|3 二、学校。|2 （三）合作|1 三、奋斗")]
    [InlineData("一、任务\nB\n二、问题\nB\n一、垦荒\nB\n二、水利\nB\n一、机关\nB\n二、学校\nB\n三、商店\nB\n四、企业\nB\n三、奋斗\nB",
        "1 一、任务|1 二、问题|2 一、垦荒|2 二、水利|2 一、机关|2 二、学校|2 三、商店|2 四、企业|1 三、奋斗")]
    public void An_inner_series_stands_in_the_style_whose_numbers_go_on_around_it(string text, string outline) =>
        Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("## （一）成就\nB\n\n**先说工业战线上的情况。**\n\nB\n\n**以下再说农业。**\n\nB", "1 （一）成就|2 先说工业战线上的情况。|2 以下再说农业。")]
    [InlineData("## （一）成就\nB\n\n**成绩是巨大的。原因究竟何在呢？**\n\nB", "1 （一）成就")]
    public void A_bold_sentence_on_its_line_is_a_heading_and_an_argument_is_none(string text, string outline) =>
        Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("## 成就\nB\n\n**调整任务已经完成，国民经济全面好转**\n\nB\n\n**各国人民联合起来，结成最广泛的统一战线，就一定能够挫败侵略政策和战争政策，保卫住世界和平，保卫人民的幸福生活**\n\nB\n\n## 外交\nB",
        "1 成就|2 调整任务已经完成，国民经济全面好转|2 各国人民联合起来，结成最广泛的统一战线，就一定能够挫败侵略政策和战争政策，保卫住世界和平，保卫人民的幸福生活|1 外交")]
    [InlineData("一、任务\nB\n（1）扩建学校。B\n（2）改造旧城。B\n（3）兴修水利。B\n（4）某年某月某日第一次会议提出的要求和第二次会议提出的目标，B\n（5）某年某月某日第三次会议提出的要求和第四次会议提出的目标，B\n二、奋斗\nB",
        "1 一、任务|1 二、奋斗")]
    [InlineData("一、任务\nB\n（1）扩建学校。B\n（2）改造旧城。B\n（3）兴修水利。B\n二、奋斗\nB", "1 一、任务|2 （1）扩建学校。|2 （2）改造旧城。|2 （3）兴修水利。|1 二、奋斗")]
    [InlineData("一、任务\nB\n（一）扩建学校。B\n（二）改造旧城。B\n（三）使用新式步犁、双轮双铧犁和双轮单铧犁，积极地蓄肥造肥和合理地施肥，推广优良品种，消灭农作物的病害和虫害等等，都是有效的措施。B\n二、奋斗\nB",
        "1 一、任务|2 （一）扩建学校。|2 （二）改造旧城。|1 二、奋斗")]
    public void What_the_like_of_a_line_are_says_whether_it_heads(string text, string outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData(2, "")]
    [InlineData(1, "1 优化营商环境。|1 培育新兴产业。|1 扩大有效投资。")]
    public void A_few_short_sentences_in_a_long_text_are_no_outline(int times, string outline)
    {
        string around = string.Concat(Enumerable.Repeat($"{Body}\n", times * 12));
        Assert.Equal(outline, Outline($"{around}优化营商环境。B\n培育新兴产业。B\n扩大有效投资。B\n{around[..(times == 1 ? 0 : around.Length)]}"));
    }

    [Fact]
    public void A_preface_holds_no_numbered_sections_and_an_appendix_does() =>
        Assert.Equal("1 序言|1 第一篇 开局|2 第一章 环境|1 结束语|1 附件1|2 一、清单|2 二、名录",
            Outline("序言\nB\n第一篇 开局\nB\n第一章 环境\nB\n结束语\nB\n附件1\nB\n一、清单\nB\n二、名录\nB"));

    [Fact]
    public void A_box_is_a_section_that_ends_with_its_table()
    {
        Plan plan = Parse(
            $"一、产业\n{Body}\n专栏1 重点工程\n| 名称 | 投资 |\n| --- | ---: |\n| 甲 | 1 |\n| 乙 | 2 |\n{Body}\n专栏2 项目\n1.某某水库工程。\n2.某某铁路工程。\n{Body}\n二、"
                + $"民生\n{Body}");
        Assert.Equal("1 一、产业|2 专栏1 重点工程|2 专栏2 项目|1 二、民生", Outline(plan));
        Assert.Equal([1, 1, 1], plan.Units.Where(unit => unit.Kind == PlanUnitKind.TableRow).Select(unit => unit.Section));
        Assert.Equal([0, 0, 0, 3], plan.Units.Where(unit => unit.Kind == PlanUnitKind.Paragraph).Select(unit => unit.Section));
        Assert.Equal([2, 2], plan.Units.Where(unit => unit.Kind == PlanUnitKind.ListItem).Select(unit => unit.Section));
    }

    [Theory]
    [InlineData("指标 | 2025年\n--- | ---\n生产总值 | 100亿元\n粮食 | 5万吨", 3)]
    [InlineData("指标 | 2025年\n:--|--:\n生产总值 | 100亿元", 2)]
    [InlineData("指标 | 2025年 |\n---|---|\n1. 生产总值 | 100亿元 |\n\n粮食 | 5万吨", 2)]
    [InlineData("指标 | 2025年\n\n--- | ---\n生产总值 | 100亿元", 0)]
    [InlineData("中国政府网 | 首页\n---\n生产总值 | 100亿元", 0)]
    public void A_table_needs_no_bars_around_it(string table, int rows)
    {
        Plan plan = Parse($"一、指标\n{table}\n二、要求\n{Body}");
        PlanUnit[] found = [.. plan.Units.Where(u => u.Kind == PlanUnitKind.TableRow)];
        Assert.Equal(rows, found.Length);
        Assert.Equal(rows > 0, plan.Units.Any(u => u.IsTableHead));
        if (rows > 0)
        {
            string row = PlanAssert.TextOf(plan, found[1]).Split('\n')[0];
            Assert.EndsWith("100亿元", row[TableCells.Of(row)[1].StartChar..TableCells.Of(row)[1].EndChar], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_row_of_a_table_is_a_unit_and_the_dashes_belong_to_its_head()
    {
        Plan plan = Parse("一、指标\n| 指标 | 2025年 |\n| --- | :---: |\n| 生产总值\\|亿元 |  |\n| R&D | 3.5% |\n\n| --- | --- |\n| 无表头 | 1 |");
        PlanUnit[] rows = [.. plan.Units.Where(unit => unit.Kind == PlanUnitKind.TableRow)];
        Assert.Equal([true, false, false, false], rows.Select(row => row.IsTableHead));
        Assert.Equal(["| 指标 | 2025年 |", "| 生产总值\\|亿元 |  |", "| R&D | 3.5% |", "| 无表头 | 1 |"], rows.Select(row => Shown(plan, row)));
        Assert.Equal(["指标/2025年", "生产总值\\|亿元/", "R&D/3.5%", "无表头/1"], rows.Select(row => Cells(Shown(plan, row))));
        Assert.EndsWith(":---: |", PlanAssert.TextOf(plan, rows[0]), StringComparison.Ordinal);
        Assert.StartsWith("| --- |", PlanAssert.TextOf(plan, rows[3]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("|", "")]
    [InlineData("||", "")]
    [InlineData("a | b", "a/b")]
    [InlineData("| a", "a")]
    [InlineData("|a||b|", "a//b")]
    [InlineData("", "")]
    public void Cells_are_read_from_any_text(string row, string cells) => Assert.Equal(cells, Cells(row));

    [Fact]
    public void Wrapped_lines_are_one_paragraph_with_the_offsets_of_the_file()
    {
        string line = "努力完成全年各项目标任务推动经济社会持续健康发展";
        string paragraph = string.Join('\n', Enumerable.Repeat(line, 20)) + "\n取得成效。";
        Plan plan = Parse($"一、总体要求\n\n{paragraph}\n\n{paragraph}\n　　{line}\n二、主要任务\n{paragraph}");
        Assert.Equal("1 一、总体要求|1 二、主要任务", Outline(plan));
        Assert.Equal([paragraph, paragraph, line, paragraph],
            plan.Units.Where(unit => unit.Kind == PlanUnitKind.Paragraph).Select(unit => PlanAssert.TextOf(plan, unit)));
    }

    [Theory]
    [InlineData("一、甲事项\nB\n二、乙事项\nB\n四、丁事项\nB", "第 5 行：编号从“二、”跳到“四、”，请核对原文是否有缺漏。")]
    [InlineData("一、甲事项\nB\n二、乙事项\nB\n二、丙事项\nB", "第 5 行：编号“二、”重复，请核对原文是否有缺漏。")]
    [InlineData("一、甲事项\nB\n（二）乙事项\nB\n（三）丙事项\nB", "第 3 行：这一级的编号从“（二）”开始，请核对原文是否有缺漏。")]
    [InlineData("一、甲事项\nB\n二、乙事项\nB\n三、丙事项\nB\n二、丁事项\nB", "第 7 行：编号从“三、”退到“二、”，请核对原文是否有缺漏。")]
    [InlineData("第一篇 甲\nB\n第一章 子\nB\n第二章 丑\nB\n第二篇 乙\nB\n第三章 寅\nB", "")]
    [InlineData("一、甲事项\nB\n（一）子\nB\n（二）丑\nB\n二、乙事项\nB\n（一）寅\nB", "")]
    public void Odd_numbering_is_reported_with_its_line(string text, string notices) =>
        Assert.Equal(notices, string.Join('|', Parse(Full(text)).Notices.Select(notice => notice.Text)));

    [Fact]
    public void Without_any_heading_lead_sentences_become_sections()
    {
        Plan plan = Parse($"优化产业结构。{Body}\n改善生态环境。{Body}\n保障群众生活。{Body}");
        Assert.Equal("1 优化产业结构。|1 改善生态环境。|1 保障群众生活。", Outline(plan));
        Assert.Equal(6, plan.Units.Count);
    }

    [Fact]
    public void What_is_put_behind_a_report_is_told_from_its_parts()
    {
        Plan plan = Parse(
            $"各位代表：\n一、2023年工作回顾\n{Body}\n二、2024年工作安排\n{Body}\n各位代表！让我们团结奋斗！\n某市2024年十大民生实事\n一、扩建学校。{Body}\n二、改造小区。{Body}\n附件1\n名 词 解 "
                + "释\n1.物联网：互相连接的网络。\n附表 主要指标\n| 指标 | 值 |");
        Assert.Equal(
            [PlanPart.Review, PlanPart.Deployment, PlanPart.Appendix, PlanPart.Appendix, PlanPart.Appendix, PlanPart.Glossary,
                PlanPart.Glossary, PlanPart.Appendix],
            plan.Sections.Select(section => section.Part));
        Assert.Equal(PlanPart.Appendix, plan.Units[^1].Part);
    }

    private static string Shown(Plan plan, PlanUnit unit) => plan.Text[(unit.StartChar + unit.MarkBefore)..(unit.EndChar - unit.MarkAfter)];

    private static string Cells(string row) => string.Join('/', TableCells.Of(row).Select(cell => row[cell.StartChar..cell.EndChar]));

    private static string Full(string text) => text.Replace("B", Body, StringComparison.Ordinal);

    private static string Outline(string text) => Outline(Parse(Full(text)));

    private static string Outline(Plan plan) => PlanAssert.Outline(plan).Replace('\n', '|');

    private static Plan Parse(string text)
    {
        Plan plan = PlanParser.Parse(text, "x.md", new PlanMetadata { Year = 2024, Type = DocumentTypes.WorkReport });
        PlanAssert.IsWhole(plan);
        return plan;
    }
}
