using static SearchPlans.Plans.Tests.FlatOdt;

namespace SearchPlans.Plans.Tests;

/// <summary>PDF files as offices print them, made by LibreOffice: columns, tables, contents, running heads, notes.</summary>
[TakesLong]
public sealed class PdfLayoutTests
{
    // Paragraphs that differ, so that each is found at one place.
    private static readonly string[] _paragraphs = [.. Enumerable.Range(1, 24).Select(Paragraph)];

    [ProgramsTheory(needsReports: false, "soffice")]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("2to5")]
    [InlineData("5to3")]
    public void Columns_are_read_one_after_the_other(string columns)
    {
        string body = string.Concat(_paragraphs.Select(text => P(text)));
        string text = Read(Make(P("某某区2024年国民经济和社会发展计划", "t") + (columns.Length > 0 ? Columns(columns, body) : body), "国务院公报 2024·第8号",
            $"— {PageNumber} —"));
        AssertLines(["某某区2024年国民经济和社会发展计划", .. _paragraphs], text);
    }

    [ProgramsFact(needsReports: false, "soffice")]
    public void A_heading_across_columns_parts_what_is_above_from_what_is_below()
    {
        string[] above = _paragraphs[..4], below = _paragraphs[4..8];
        string text = Read(Make(P("二〇二三年计划执行情况", "t") + Columns("2", string.Concat(above.Select(p => P(p))))
            + P("二〇二四年发展总体要求", "t") + Columns("2", string.Concat(below.Select(p => P(p))))));
        AssertLines(["二〇二三年计划执行情况", .. above, "二〇二四年发展总体要求", .. below], text);
    }

    [ProgramsTheory(needsReports: false, "soffice")]
    [InlineData("cell", false)]
    [InlineData("middle", false)]
    [InlineData("cell", true)]
    public void Tables_keep_their_rows_across_lines_and_pages(string cell, bool isLandscape)
    {
        string[][] rows = [["序号", "重点任务", "工作内容", "责任单位"], .. Enumerable.Range(1, 30).Select(i => new[]
        {
            i.ToString(), $"推进第{i}项工程建设", i % 3 == 0 ? $"加快推进第{i}项重大工程建设进度，确保年内完成投资任务并形成实物工作量，带动上下游企业" : $"完成第{i}项",
            i % 2 == 0 ? "区发展和改革局、区工业和信息化局、区财政局" : "区住房建设局",
        })];
        string text = Read(Make(P("重点任务分工", "t") + P(_paragraphs[0]) + Table(rows, cell, repeatsHead: true) + P(_paragraphs[1]), "某某区计划",
            $"第{PageNumber}页 共{PageCount}页", isLandscape));
        AssertLines(["重点任务分工", _paragraphs[0],
            .. rows.Select(Row).SelectMany((row, i) => i == 0 ? new[] { row, "| --- | --- | --- | --- |" } : [row]), _paragraphs[1]], text);
    }

    // As Word sets them: the gap between full cells is narrower than an em, and lines of a cell are as far apart as rows.
    [ProgramsFact(needsReports: false, "soffice")]
    public void Tables_of_full_cells_are_read()
    {
        string[][] rows = [["民生实事", "责任单位", "完成情况"], .. Enumerable.Range(1, 12).Select(i => new[]
        {
            $"{i}．打通一批长期影响群众出行的“断头路”{i}条，改善出行条件", $"市住房城乡建设局，各区（县）政府，第{i}工程公司",
            string.Concat(Enumerable.Repeat($"海滨路东延{i}期（龙珠水质净化厂）路段已顺利打通，按时建成通车，有效破除瓶颈；", 1 + (i * 5 % 4))) + "群众满意。",
        })];
        string text = Read(Make(P("十件民生实事完成情况", "t") + P(_paragraphs[0]) + Table(rows, "tight") + P(_paragraphs[1])));
        AssertLines(["十件民生实事完成情况", _paragraphs[0],
            .. rows.Select(Row).SelectMany((row, i) => i == 0 ? new[] { row, "| --- | --- | --- |" } : [row]), _paragraphs[1]], text);
    }

    [ProgramsFact(needsReports: false, "soffice")]
    public void Contents_cover_and_page_numbers_are_no_text()
    {
        string[] headings = ["一、总体要求", "二、主要目标", "三、重点任务"];
        string contents = P("目　　录", "c") + string.Concat(headings.Select((heading, i) => P($"{heading}<text:tab/>{i + 3}", "toc")));
        string body = string.Concat(headings.Select(
            (heading, i) => P(heading, i == 0 ? "b" : "h") + string.Concat(_paragraphs.Skip(i * 8).Take(8).Select(text => P(text)))));
        PlanFile file = PlanFileReader.Read(
            LibreOffice.Convert(Make(P("某某区2024年国民经济和社会发展计划", "t") + P("某某区人民政府", "c") + P("", "b") + contents + body, "某某区计划", PageNumber),
                "fodt", "pdf"), "a.pdf");
        Assert.DoesNotContain("....", file.Text, StringComparison.Ordinal);
        Assert.Contains("目录没有收入。", file.Notices);
        AssertLines(["某某区2024年国民经济和社会发展计划", "某某区人民政府",
            .. headings.SelectMany((heading, i) => _paragraphs.Skip(i * 8).Take(8).Prepend(heading))], file.Text);
        Assert.Equal("1 一、总体要求|1 二、主要目标|1 三、重点任务", PlanAssert.Outline(PlanParser.Parse(file.Text, "a.pdf")).Replace('\n', '|'));
    }

    [ProgramsFact(needsReports: false, "soffice")]
    public void Notes_at_the_foot_do_not_cut_paragraphs()
    {
        string noted = $"全员劳动生产率{Note(1, "指地区生产总值与全部就业人员之比。")}提高1%，新质生产力{Note(2, "指创新起主导作用的先进生产力。")}加快发展。";
        string text = Read(
            Make(P(noted) + string.Concat(_paragraphs.Select(p => P(p))) + P($"低空经济{Note(3, "指以低空飞行活动为牵引的经济形态。")}起飞。"), "", PageNumber));
        Assert.StartsWith("全员劳动生产率提高1%，新质生产力加快发展。[^1][^2]\n", text, StringComparison.Ordinal);
        Assert.EndsWith("低空经济起飞。[^3]\n\n[^1]: 指地区生产总值与全部就业人员之比。\n[^2]: 指创新起主导作用的先进生产力。\n[^3]: 指以低空飞行活动为牵引的经济形态。\n", text,
            StringComparison.Ordinal);
        foreach (string paragraph in _paragraphs)
        {
            Assert.Contains($"\n{paragraph}\n", text, StringComparison.Ordinal);
        }
    }

    // Of different lengths, some of them ending at the end of a row.
    private static string Paragraph(int number) =>
        string.Concat(Enumerable.Range(0, 3 + (number * 7 % 5))
            .Select(i => $"第{number}项第{i}句要求各级各部门统一思想认识、压实工作责任，把{number * 13 + i}件实事办好办实；")) + "务求实效。";

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";

    private static string Read(byte[] fodt) => PlanFileReader.Read(LibreOffice.Convert(fodt, "fodt", "pdf"), "a.pdf").Text;

    private static void AssertLines(IEnumerable<string> expected, string text) =>
        Assert.Equal(string.Join('\n', expected.Select(Tight)),
            string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Tight)));

    // White space depends on the font.
    private static string Tight(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
}
