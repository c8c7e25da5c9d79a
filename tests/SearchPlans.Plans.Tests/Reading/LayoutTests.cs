namespace SearchPlans.Plans.Tests;

/// <summary>Pages of fixed layout, PDF and OFD, and the paragraphs made of both.</summary>
public sealed class LayoutTests
{
    private static readonly string _full = new('文', 30);

    [Fact]
    public void Ofd_files_are_read()
    {
        PlanFile file = PlanFileReader.Read(SampleFiles.Ofd, "a.ofd");
        Assert.Contains("一、总体要求\n", file.Text, StringComparison.Ordinal);
        Assert.Contains("稳中求进。", file.Text, StringComparison.Ordinal);
        Assert.Equal(("OFD 版式文件（ofd）", "坪山区2024年计划"), (file.Format, file.Found.Title));
    }

    [Fact]
    public void Pdf_files_are_read()
    {
        PlanFile file = PlanFileReader.Read(SampleFiles.Pdf, "a.pdf");
        Assert.Equal("The first line of the plan goes on and on until the margin the second line.\n", file.Text);
        Assert.Contains(file.Notices, notice => notice.Contains("页码", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_are_joined_until_the_next_is_indented_or_one_ends_early() => AssertText(
        $"一、总体要求\n\n{_full}{_full}{_full}。\n\n{_full}尾。\n\n二、任务",
        [(0, "一、总体要求"), (2, _full), (0, _full), (0, $"{_full}。"), (2, _full), (0, "尾。"), (0, "二、任务")]);

    [Fact]
    public void Rows_that_end_early_for_a_figure_below_are_joined()
    {
        foreach (string lead in new[] { "134625.4", "（2.75％），", "GDP2024，" })
        {
            AssertText($"{_full[..28]}{_full[..27]}{lead}{_full}",
                [(2, _full[..28]), (0, _full[..27]), (0, lead + _full[..24]), (0, _full[24..])]);
        }
        // Without indents a row that ends with its sentence ends the paragraph, too.
        string sentence = _full[..26] + "。";
        AssertText($"{_full[..28]}{sentence}1961.5个{_full}",
            [(2, _full[..28]), (0, sentence), (0, $"1961.5个{_full[..26]}"), (0, _full[26..])]);
        AssertText($"{_full}{sentence}\n\n1961.5个{_full}", [(0, _full), (0, sentence), (0, $"1961.5个{_full[..26]}"), (0, _full[26..])]);
        // With space between paragraphs it does not.
        LayoutPage spaced = new(
            [.. new[] { (0, _full), (15, sentence), (30, $"1961.5个{_full[..26]}"), (60, _full), (75, _full[..9]) }
                .SelectMany(row => Words(0, row.Item2, row.Item1))]);
        Assert.Equal($"{_full}{sentence}1961.5个{_full[..26]}\n\n{_full}{_full[..9]}\n", PageText.Write([spaced], []));
        // What would have stood above ends it anyhow.
        AssertText($"{_full[..28]}{_full[..27]}\n\n5个{_full}",
            [(2, _full[..28]), (0, _full[..27]), (0, $"5个{_full[..28]}"), (0, _full[28..])]);
    }

    // Printers that follow UAX 14 don't part a quotation mark from either neighbour (rule LB19; Word only from what is within), nor
    // a comma from the word before it and the figure behind.
    [Theory]
    [InlineData(26, "49%。“块数据”改革")]
    [InlineData(23, "“1+N+6+23+M”应急管理")]
    [InlineData(26, "根,10250个物联感知")]
    public void Rows_that_end_early_for_signs_that_are_not_parted_are_joined(int length, string below) =>
        AssertText($"{_full[..28]}{_full}{_full[..length]}{below}{_full[..10]}",
            [(2, _full[..28]), (0, _full), (0, _full[..length]), (0, below + _full[..10])]);

    // As browsers print: no gap between figures and words, overlapping quotation marks, boxes of two and a half ems.
    [Fact]
    public void Rows_of_browsers_are_joined()
    {
        List<string> rows = ["二〇二二年是党和国家历史上极为重要的一年大事不断", "2022年实现“两个维护”的目标任务十四五规划得好", "全面落实疫情要防住经济要稳住发展要安全重要要求", "完成“三区三线”划定工作任务。"];
        LayoutPage page = new(
            [
                .. rows.Select(
                    (text, i) => new LayoutWord(text, 20, i * 21, 20 + (text.Sum(c => LayoutRow.IsWide(c) || c > 0x7F ? 1 : 0.54) * 12),
                        (i * 21) + 31))]);
        page.Words.Add(new LayoutWord("“四个自信”", 260, 42, 332, 73));
        page.Words.Add(new LayoutWord("“两个”", 326, 42, 374, 73));
        Assert.Equal("二〇二二年是党和国家历史上极为重要的一年大事不断2022年实现“两个维护”的目标任务十四五规划得好全面落实疫情要防住经济要稳住发展要安全重要要求“四个自信”“两个”完成“三区三线”划定工作任务。\n",
            PageText.Write([page], []));
    }

    // A narrow column, set to both edges: the last row has its signs closest together.
    [Fact]
    public void Rows_whose_signs_are_spread_are_joined()
    {
        List<(string Text, double Em)> rows = [("实现目标任务规划得好好", 10.6), ("稳住发展安全要求实", 13), ("干。", 10)];
        LayoutPage page = new(
            [.. rows.Select((row, i) => new LayoutWord(row.Text, 20, i * 15, 20 + (row.Text.Length * row.Em), (i * 15) + 12))]);
        Assert.Equal("实现目标任务规划得好好稳住发展安全要求实干。\n", PageText.Write([page], []));
        page.Words[2] = page.Words[2] with { YMax = 44 };
        Assert.Equal("实现目标任务规划得好好稳住发展安全要求实\n\n干。\n", PageText.Write([page], []));
    }

    [Fact]
    public void Paragraphs_go_on_across_pages_and_running_heads_do_not()
    {
        List<(double, string)[]> pages = [.. Enumerable.Range(1, 6).Select(page => new (double, string)[]
            { (12, "某某区2024年计划"), (page == 1 ? 2 : 0, Row(page)), (0, Row(page + 10)), (14, $"— {page} —") })];
        Assert.Equal(string.Concat(Enumerable.Range(1, 6).Select(page => Row(page) + Row(page + 10))) + "\n", Text([.. pages]));

        static string Row(int number) => new((char)('一' + number), 30);
    }

    [Fact]
    public void Rows_of_columns_are_tables()
    {
        LayoutPage page = Page([(2, _full), (0, _full), (0, "尾。")]);
        string[][] cells = [["指标", "2023年", "2024年"], ["增速", "5%", "6%"], ["总量", "1000", "1100"]];
        for (int row = 0; row < cells.Length; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                page.Words.Add(new LayoutWord(cells[row][column], column * 100, 100 + (row * 15), (column * 100) + 30, 110 + (row * 15)));
            }
        }
        Assert.Equal($"{_full}{_full}尾。\n\n| 指标 | 2023年 | 2024年 |\n| --- | --- | --- |\n| 增速 | 5% | 6% |\n| 总量 | 1000 | 1100 |\n",
            PageText.Write([page], []));
    }

    // Lines of a cell are as far apart as rows; only the last row of the page shows that cells take several.
    [Fact]
    public void A_long_cell_that_goes_on_over_a_page_tells_that_cells_take_several_lines()
    {
        string[] full = [.. Enumerable.Range(0, 9).Select(i => new string((char)('一' + i), 10))];
        LayoutPage first = Table(["事项", "单位", "进度"], [full[0], full[1], full[2]], ["甲", "乙", full[3]], ["", "", full[4]],
            ["", "", full[5]]);
        LayoutPage second = Table(["", "", "丙。"], [full[6], "丁", full[7]], ["戊", "", full[8]], ["", "", "己。"]);
        Assert.Equal(
            $"| 事项 | 单位 | 进度 |\n| --- | --- | --- |\n| {full[0]}甲 | {full[1]}乙 | {full[2]}{full[3]}{full[4]}{full[5]}丙。 |\n| {full[6]}戊 | "
                + $"丁 | {full[7]}{full[8]}己。 |\n",
            PageText.Write([first, second], []));
    }

    // Lines of figures are lower than those of words, and those of words alone as far apart as rows.
    [Fact]
    public void Figures_of_a_lower_font_do_not_part_a_cell_from_its_second_line()
    {
        LayoutPage page = Table(["指标指标指", "数额数额数额", "增长"], ["货物进出口", "", ""], ["总额", "", ""], ["出口额", "", ""], ["外商投资企", "", ""],
            ["业", "", ""]);
        foreach ((double x, double y, string text) in new[]
        {
            (240, 11, "%"),
            (120, 29, "2072"),
            (240, 29, "-3.9"),
            (120, 63, "1017"),
            (240, 63, "-6.0"),
            (120, 80, "672"),
            (240, 80, "-5.0")
        })
        {
            page.Words.Add(new LayoutWord(text, x, y, x + (text.Length * 5), y + 10));
        }
        foreach (int i in Enumerable.Range(3, 5))
        {
            page.Words[i] = page.Words[i] with { YMin = 32 + (17 * (i - 3)), YMax = 42 + (17 * (i - 3)) };
        }
        Assert.Equal(
            "| 指标指标指 | 数额数额数额 | 增长% |\n| --- | --- | --- |\n| 货物进出口总额 | 2072 | -3.9 |\n| 出口额 | 1017 | -6.0 |\n| 外商投资企业 | 672 | -5.0 |\n",
            PageText.Write([page], []));
    }

    [Fact]
    public void Columns_of_running_text_are_read_one_after_the_other()
    {
        LayoutPage page = Page([]);
        for (int row = 0; row < 20; row++)
        {
            for (int column = 0; column < 2; column++)
            {
                page.Words.Add(new LayoutWord(new string((char)('一' + (column * 20) + row), 20), column * 220, row * 15,
                    (column * 220) + 200, (row * 15) + 10));
            }
        }
        Assert.Equal(string.Concat(Enumerable.Range(0, 40).Select(row => new string((char)('一' + row), 20))) + "\n",
            PageText.Write([page], []));
    }

    [Fact]
    public void Pages_of_many_words_take_bounded_time()
    {
        const int Words = 60_000;
        var random = new Random(3);
        LayoutPage[] pages = [
            new([.. Enumerable.Range(0, Words).Select(i => new LayoutWord("文", i % 3 * 50, i * 10, (i % 3 * 50) + 10, (i * 10) + 10))]),
            new(
                [.. Enumerable.Range(0, Words)
                    .Select(_ => new LayoutWord("文字", random.Next(5000), random.Next(5000), random.Next(5000), random.Next(5000)))]),
            new(
                [.. Enumerable.Range(0, Words)
                    .Select(i => new LayoutWord("文", i % 2 * 100, i / 2 * 10, (i % 2 * 100) + 10, (i / 2 * 10) + 10))])];
        foreach (LayoutPage page in pages)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Assert.NotEmpty(PageText.Write([page], []));
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), clock.Elapsed.ToString());
        }
    }

    private static void AssertText(string expected, (double, string)[] rows) => Assert.Equal(expected + "\n", Text(rows));

    private static string Text(params (double, string)[][] pages) => PageText.Write([.. pages.Select(Page)], []);

    // Characters of ten units, rows at fifteen; the place of a row is given in characters.
    private static LayoutPage Page((double Indent, string Text)[] rows) =>
        new([.. rows.SelectMany((row, i) => Words(row.Indent * 10, row.Text, i * 15))]);

    // Columns of a hundred units and a gap.
    private static LayoutPage Table(params string[][] rows) => new([.. rows.SelectMany((row, i) => row
        .SelectMany((cell, column) => cell.Length == 0 ? [] : Words(column * 120, cell, i * 15)))]);

    // Where Latin and Chinese signs meet a word ends.
    private static IEnumerable<LayoutWord> Words(double x, string text, double y)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            for (end = start + 1; end < text.Length && LayoutRow.IsWide(text[end]) == LayoutRow.IsWide(text[start]);)
            {
                end++;
            }
            double width = (end - start) * (LayoutRow.IsWide(text[start]) ? 10 : 5);
            yield return new LayoutWord(text[start..end], x, y, x + width, y + 10);
            x += width;
        }
    }
}
