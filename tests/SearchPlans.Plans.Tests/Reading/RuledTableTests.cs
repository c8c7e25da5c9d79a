using static SearchPlans.TestKit.PdfFiles;

namespace SearchPlans.Plans.Tests;

/// <summary>Tables of PDF files that have lines between their rows, and those that only seem to.</summary>
public sealed class RuledTableTests
{
    // Cells of one line stand in the middle beside cells of two and three; the first column's are empty where they go on below.
    [Fact]
    public void Level_lines_alone_tell_rows_apart_and_the_next_page_goes_on()
    {
        string first = Table(714, [(16, ["指标", "名称", "2025年", "属性"]), (16, ["", "某省文物保护单位增加数量", "≥50", "约束性"]),
            (48, ["", "编制规划数量（全国重点文物保|护单位、省文物保护单位、专题|专项）", "≥20", "约束性"]),
            (32, ["保护利用", "实施全国重点文物保护单位文物|保护利用项目数量", "≥100", "约束性"]), (32, ["", "新增世界文化遗产预备名单项目|数量", "1", "预期性"])]);
        string second = Table(780, [(32, ["", "全省文物开放单位、博物馆志愿|者数量", "10000", "预期性"]),
            (32, ["文物安全", "全国重点文物保护单位和省文物|保护单位“四有”完成率（％）", "100", "预期性"]), (32, ["", "全国重点文物保护单位防火防盗|设施建设率（％）", "100", "预期性"])]);
        string text = Read(Row(12, 96, 740, "一、主要指标") + first, second + Rows(560, 22, (96, "二、主要任务"), (96, $"{Words(0, 20)}。")));
        Assert.Equal($"""
            一、主要指标
            | 指标 | 名称 | 2025年 | 属性 |
            | --- | --- | --- | --- |
            |  | 某省文物保护单位增加数量 | ≥50 | 约束性 |
            |  | 编制规划数量（全国重点文物保护单位、省文物保护单位、专题专项） | ≥20 | 约束性 |
            | 保护利用 | 实施全国重点文物保护单位文物保护利用项目数量 | ≥100 | 约束性 |
            |  | 新增世界文化遗产预备名单项目数量 | 1 | 预期性 |
            |  | 全省文物开放单位、博物馆志愿者数量 | 10000 | 预期性 |
            | 文物安全 | 全国重点文物保护单位和省文物保护单位“四有”完成率（％） | 100 | 预期性 |
            |  | 全国重点文物保护单位防火防盗设施建设率（％） | 100 | 预期性 |
            二、主要任务
            {Words(0, 20)}。
            """, text);
    }

    [Fact]
    public void What_stands_below_a_table_in_small_type_is_no_note_of_the_page()
    {
        string page = Row(12, 96, 760, "一、主要任务") + Row(12, 96, 740, $"{Words(0, 20)}。")
            + Table(714, [(16, ["指标", "名称", "2025年", "属性"]), (16, ["", "某省文物保护单位增加数量", "≥50", "约束性"])]) + Row(9, 72, 650, "注：数量为年度数。");
        Assert.EndsWith("| 约束性 |\n注：数量为年度数。", Read(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Upright_lines_tell_columns_and_joined_cells()
    {
        // 责任单位 spans two rows, the head two columns.
        double[] xs = [72, 140, 330, 420, 520], ys = [700, 670, 640, 590, 540];
        string lines = Lines([
            (72, 700, 520, 700), (72, 670, 520, 670), (72, 640, 520, 640), (72, 590, 420, 590), (72, 540, 520, 540),
            (72, 700, 72, 540), (140, 700, 140, 540), (330, 670, 330, 540), (420, 700, 420, 540), (520, 700, 520, 540)]);
        string words = Row(10, 90, 680, "序号") + Row(10, 200, 680, "任务和进度") + Row(10, 440, 680, "责任单位")
            + Row(10, 100, 650, "1") + Row(10, 146, 650, "建设轨道交通") + Row(10, 336, 650, "已开工") + Row(10, 430, 650, "市交通局")
            + Row(10, 100, 610, "2") + Row(10, 146, 620, "打通断头路，改善群众出行条件，优") + Row(10, 146, 605, "化公交线路") + Row(10, 336, 612, "完成60%")
            + Row(10, 100, 560, "3") + Row(10, 146, 565, "改造老旧小区") + Row(10, 336, 565, "完成80%")
            + Row(10, 430, 585, "市住房城乡") + Row(10, 430, 570, "建设局");
        Assert.Equal(ys.Length, xs.Length);
        Assert.Equal("""
            | 序号 | 任务和进度 |  | 责任单位 |
            | --- | --- | --- | --- |
            | 1 | 建设轨道交通 | 已开工 | 市交通局 |
            | 2 | 打通断头路，改善群众出行条件，优化公交线路 | 完成60% | 市住房城乡建设局 |
            | 3 | 改造老旧小区 | 完成80% |  |
            """, Read(lines + words));
    }

    // Word fills its borders as thin boxes, a piece for each cell.
    [Fact]
    public void Borders_made_of_thin_boxes_are_lines()
    {
        string boxes = "";
        foreach (double y in new[] { 700.0, 680, 660 })
        {
            boxes += string.Concat(new[] { 72.0, 200, 330 }.Select(x => $"{x + 0.5:F1} {y:F1} 127 0.5 re f\n"));
        }
        foreach (double x in new[] { 72.0, 200, 330, 458 })
        {
            boxes += $"{x:F1} 680.5 0.5 19.5 re f\n{x:F1} 660.5 0.5 19.5 re f\n";
        }
        string words = Row(10, 80, 686, "指标") + Row(10, 210, 686, "单位") + Row(10, 340, 686, "2025年")
            + Row(10, 80, 666, "生产总值") + Row(10, 210, 666, "亿元") + Row(10, 340, 666, "1000");
        Assert.Equal("| 指标 | 单位 | 2025年 |\n| --- | --- | --- |\n| 生产总值 | 亿元 | 1000 |", Read(boxes + words));
    }

    [Fact]
    public void A_row_that_the_end_of_a_page_cuts_is_one_and_a_repeated_head_is_dropped()
    {
        static string Page(string number, string task) =>
            Lines([(72, 700, 520, 700), (72, 680, 520, 680), (72, 640, 520, 640), (72, 700, 72, 640), (120, 700, 120, 640),
                (520, 700, 520, 640)])
                + Row(10, 80, 686, "序号") + Row(10, 130, 686, "任务")
                + (number.Length > 0 ? Row(10, 80, 660, number) : "") + Row(10, 124, 660, task);
        PlanFile file = PlanFileReader.Read(Make([Page("1", Words(0, 39)), Page("", "推进老旧小区改造。")]), "a.pdf");
        Assert.Equal($"| 序号 | 任务 |\n| --- | --- |\n| 1 | {Words(0, 39)}推进老旧小区改造。 |\n", file.Text);
        Assert.Equal([new DroppedText(DroppedKind.RepeatedHead, "序号任务")],
            file.Dropped.Select(part => part with { Text = Tight(part.Text) }));
    }

    // Lines above, below the head and below, as in journals: rows are told by their heights.
    [Fact]
    public void Three_lines_leave_the_rows_to_their_heights()
    {
        string[][] cells = [["指标", "2023年", "2024年"], ["增速", "5%", "6%"], ["总量", "1000", "1100"], ["人均", "10", "11"]];
        string words = string.Concat(cells.SelectMany(
            (row, i) => row.Select((cell, column) => Row(10, 80 + (column * 150), 686 - (i * 20), cell))));
        Assert.Equal("| 指标 | 2023年 | 2024年 |\n| --- | --- | --- |\n| 增速 | 5% | 6% |\n| 总量 | 1000 | 1100 |\n| 人均 | 10 | 11 |",
            Read(Lines([(72, 700, 520, 700), (72, 680, 520, 680), (72, 620, 520, 620)]) + words));
    }

    // A frame around text, and lines below each row of a form, are no tables.
    [Fact]
    public void Frames_and_underlines_are_no_tables()
    {
        string frame = "60 640 470 90 re S\n" + Rows(710, 20, (96, Words(0, 33)), (72, Words(33, FullRow)), (72, "发展。"));
        Assert.Equal(Words(0, 33) + Words(33, FullRow) + "发展。", Read(frame));
        string underlined = Rows(710, 20, (96, Words(0, 33)), (72, Words(33, FullRow)), (72, "发展。"))
            + Lines([(72, 706, 492, 706), (72, 686, 492, 686), (72, 666, 492, 666), (72, 646, 492, 646)]);
        Assert.Equal(Words(0, 33) + Words(33, FullRow) + "发展。", Read(underlined));
    }

    [Fact]
    public void Many_lines_take_bounded_time()
    {
        var random = new Random(4);
        string lines = Lines(Enumerable.Range(0, 20_000).Select(i =>
        {
            double x = random.Next(500), y = random.Next(800);
            return i % 2 == 0 ? (x, y, x + random.Next(50, 500), y) : (x, y, x, y + random.Next(20, 100));
        }));
        Assert.Equal("文字。", Read(lines + Row(12, 72, 700, "文字。")));
    }

    // Rows of a table with lines at their edges from 72 to 520: cells begin at columns of their own, their lines parted by |.
    private static string Table(double top, (double Height, string[] Cells)[] rows)
    {
        double[] columns = [72, 150, 370, 440];
        string content = Lines([(68, top, 520, top)]);
        foreach ((double height, string[] cells) in rows)
        {
            for (int column = 0; column < cells.Length; column++)
            {
                string[] lines = cells[column].Split('|');
                double middle = top - (height / 2) + (lines.Length * 8);
                content += string.Concat(lines.Where(line => line.Length > 0)
                    .Select((line, i) => Row(11, columns[column], middle - (i * 16) - 12, line)));
            }
            top -= height;
            content += Lines([(68, top, 520, top)]);
        }
        return content;
    }

    private static string Read(params string[] pages) =>
        string.Join('\n', PlanFileReader.Read(Make(pages), "a.pdf").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string Tight(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
