using System.Text;
using static SearchPlans.TestKit.PdfFiles;

namespace SearchPlans.Plans.Tests;

/// <summary>What PDF files of offices look like, each kind made small.</summary>
public sealed class PdfTests
{
    private const string Simple = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

    [Theory]
    [InlineData(18)]
    [InlineData(-18)]
    [InlineData(45)]
    public void Margins_that_mirror_break_no_paragraph(double shift)
    {
        string Page(double left, int start) => Rows(771, 20, Enumerable.Range(start, 8).SelectMany(i => Paragraph(i, left + 24, left)));
        Assert.Equal(Enumerable.Range(0, 32).Select(Whole),
            Paragraphs(Make([Page(100, 0), Page(100 + shift, 8), Page(100, 16), Page(100 + shift, 24)])));
    }

    [Fact]
    public void The_short_last_page_has_the_margins_of_its_side()
    {
        string Page(double left, int start, int count) =>
            Rows(771, 20, Enumerable.Range(start, count).SelectMany(i => Paragraph(i, left + 24, left)));
        Assert.Equal(Enumerable.Range(0, 25).Select(Whole),
            Paragraphs(Make([Page(90, 0, 8), Page(120, 8, 8), Page(90, 16, 8), Page(120, 24, 1)])));
    }

    [Theory]
    [InlineData(24)]
    [InlineData(36)]
    public void Numbers_that_hang_out_belong_to_the_rows_below(double indent)
    {
        int width = FullRow - (int)(indent / 12);
        string[] items = [.. Enumerable.Range(1, 8).Select(i => $"{i}、{Words(i, FullRow + width)}{Words(i + 3, 8)}。")];
        Assert.Equal(items, Paragraphs(Make([Rows(760, 20, items.SelectMany(item => new[]
        {
            (90.0, item[..(FullRow + 1)]), (90 + indent, item[(FullRow + 1)..(FullRow + 1 + width)]),
            (90 + indent, item[(FullRow + 1 + width)..]),
        }))])));
    }

    [Fact]
    public void A_body_set_in_from_its_headings_keeps_its_paragraphs()
    {
        string[] headings = ["一、发展目标", "二、重点任务", "三、保障措施"];
        Assert.Equal(headings.SelectMany(heading => new[] { heading, Whole(3), Whole(5) }), Paragraphs(Make([Rows(760, 20,
            headings.SelectMany(heading => Paragraph(3, 166, 142).Concat(Paragraph(5, 166, 142)).Prepend((90.0, heading))))])));
    }

    [Fact]
    public void A_list_between_paragraphs_hangs_for_itself()
    {
        string item = $"（1）{Words(2, FullRow + FullRow - 5)}{Words(7, 9)}。";
        (double, string)[] rows = [.. Paragraph(0, 114, 90), .. Paragraph(1, 114, 90),
            (114, item[..(FullRow - 2)]), (138, item[(FullRow - 2)..(FullRow + FullRow - 6)]), (138, item[(FullRow + FullRow - 6)..]),
            .. Paragraph(2, 114, 90), .. Paragraph(3, 114, 90)];
        Assert.Equal([Whole(0), Whole(1), item, Whole(2), Whole(3)], Paragraphs(Make([Rows(760, 20, rows)])));
    }

    [Theory]
    [InlineData(6.5, "m", "3", "35μg/m3，比上年下降。")]
    [InlineData(-2.5, "PM", "2.5", "35μg/PM2.5，比上年下降。")]
    public void Raised_and_lowered_signs_stay_in_their_row(double rise, string unit, string sign, string expected)
    {
        double x = 96 + 36 + (unit.Length * 6);
        string page = Row(12, 72, 700, Words(0, FullRow - 1) + "。") + Row(12, 96, 680, $"35μg/{unit}") + Row(6, x, 680 + rise, sign)
            + Row(12, x + (sign.Length * 3), 680, "，比上年下降。") + Rows(660, 20, (96, Words(3, 33)), (72, Words(36, 9) + "。"));
        // The same page twice: a lone 3 at the foot isn't a page's number.
        string foot = Row(12, 96, 40, $"浓度为35μg/{unit}") + Row(6, x + 36, 40 + rise, sign) + Row(12, x + 36 + (sign.Length * 3), 40, "。");
        string text = PlanFileReader.Read(Make([page + foot, page + foot]), "a.pdf").Text;
        Assert.Equal(2, text.Split('\n').Count(line => line == expected));
        Assert.Equal(2, text.Split('\n').Count(line => line == $"浓度为35μg/{unit}{sign}。"));
    }

    [Fact]
    public void Figures_set_apart_are_joined()
    {
        string[] rows = ["到2005年，按2000年价格计算的国内生产总值达到2900亿元左", "右，年均增长12.5%以上，人口增长10‰，GDP翻一番。"];
        string page = string.Concat(rows.SelectMany(
            (row, i) => row.Select((sign, at) => Row(13, 72 + (at * 13), 700 - (i * 20), sign.ToString()))));
        Assert.Equal([string.Concat(rows)], Paragraphs(Make([page])));
    }

    [Fact]
    public void Figures_of_a_list_stay_apart()
    {
        string page = string.Concat("1234".Select((sign, at) => Row(12, 200 + (at * 12), 700, sign.ToString())))
            + Rows(670, 20, Paragraph(0, 96, 72));
        Assert.Equal(["1 2 3 4", Whole(0)], Paragraphs(Make([page])));
    }

    [Theory]
    [InlineData("某省文物事业发展", "“十四五”规划", true)]
    [InlineData("关于某某市二〇二三年国民经济和社会发展", "计划执行情况的报告", true)]
    [InlineData("某省文物事业发展规划", "（2021—2025年）", false)]
    [InlineData("某省文物事业发展规划", "——2021年1月20日在某省人民代表大会上", false)]
    public void A_title_of_two_lines_is_one(string first, string second, bool isOne)
    {
        string cover = Row(26, (595 - (first.Length * 26)) / 2.0, 640, first) + Row(26, (595 - (second.Length * 26)) / 2.0, 595, second)
            + Row(16, 233, 267, "某省文化和旅游厅") + Row(16, 257, 237, "某省文物局") + Row(16, 241, 207, "二〇二一年十月");
        string body = Rows(760, 20, [(96, "一、背景形势"), .. Paragraph(1, 96, 72), (96, "二、总体要求"), .. Paragraph(2, 96, 72)]);
        string[] expected = isOne ? [first + second] : [first, second];
        Assert.Equal([.. expected, "某省文化和旅游厅", "某省文物局", "二〇二一年十月", "一、背景形势", Whole(1), "二、总体要求", Whole(2)],
            Paragraphs(Make([cover, body])));
    }

    [Theory]
    [InlineData("某府发〔2023〕9 号", false)]
    [InlineData("发布时间：2022-03-18 来源：某市文化局", false)]
    [InlineData("（2023年12月20日某市人民政府令第18号公布）", false)]
    [InlineData("（2021—2035年）》的批复", true)]
    public void What_stands_below_a_title_in_its_type_is_none(string below, bool isTitle)
    {
        string page = Row(16, 150, 780, "某市关于某某规划管理办法") + Row(16, 150, 750, below)
            + Rows(710, 20, [.. Paragraph(1, 96, 72), .. Paragraph(2, 96, 72)]);
        Assert.Equal(isTitle ? 3 : 4, Paragraphs(Make([page])).Length);
    }

    [Theory]
    [InlineData("11/29/26, 11:41 AM", "file:///home/a.html", "1/1")]
    [InlineData("2024/3/5 10:20", "https://www.gov.cn/zhengce/a.htm", "1/12")]
    [InlineData("2024/3/5 上午10:20", "https://www.gov.cn/zhengce/a.htm", "1/1")]
    public void What_a_browser_prints_around_one_page_is_no_text(string day, string address, string number)
    {
        string page = Row(8, 30, 820, day) + Row(8, 250, 820, "某市规划") + Rows(780, 20, [(200, "某市规划"), .. Paragraph(1, 96, 72)])
            + Row(8, 30, 20, address) + Row(8, 550, 20, number);
        Assert.Equal(["某市规划", Whole(1)], Paragraphs(Make([page])));
    }

    [Fact]
    public void Codes_of_a_standard_font_mean_what_it_says()
    {
        string Read(string map) => PlanFileReader.Read(PdfFiles.Assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length 47 >>\nstream\nBT /F1 12 Tf 72 700 Td (ABC plan of a city) Tj ET\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
            $"<< /Length {map.Length} >>\nstream\n{map}\nendstream",
        ]), "a.pdf").Text;

        Assert.Equal("BC plan of a city\n", Read("1 beginbfchar <41> <0007> endbfchar"));
        Assert.Equal("甲BC plan of a city\n", Read("1 beginbfchar <41> <7532> endbfchar"));
        Assert.Equal("一丁丂plan of a city\n", Read("1 beginbfrange <41> <43> <4E00> endbfrange"));
        Assert.Equal("一二三plan of a city\n", Read("1 beginbfrange <41> <43> [<4E00> <4E8C> <4E09>] endbfrange"));
        Assert.Equal("ABC plan of a city\n", Read("1 beginbfchar <zz> <7532> endbfchar beginbfrange <41> <00> endbfrange"));
    }

    [Fact]
    public void A_printed_page_of_a_site_is_read_without_its_menus_and_imprint()
    {
        string page = Row(9, 60, 804, "关怀版") + Row(9, 110, 804, "繁") + Row(9, 140, 804, "用户空间")
            + Row(11, 60, 782, "首页") + Row(11, 110, 782, "省政府") + Row(11, 170, 782, "要闻") + Row(11, 230, 782, "政策")
            + Row(9, 60, 766, "请输入您要搜索的关键字") + Row(9, 60, 748, "首页>政府信息公开目录>政策>省政府办公厅文件")
            + Row(10, 60, 725, "索引号：014500810/2025-00821") + Row(10, 60, 709, "发文机关：某省人民政府办公厅") + Row(10, 60, 693, "文号：某府厅发〔2025〕6号")
            + Row(10, 60, 677, "成文日期：2025-04-03") + Row(10, 60, 661, "标题：某省人民政府办公厅关于数字经济发展规划的通知")
            + Row(16, 130, 627, "某省人民政府办公厅关于数字经济发展规划的通知")
            + Rows(595, 22, [(84, "一、总体要求"), .. Paragraph(1, 84, 60), (84, "二、主要任务"), .. Paragraph(2, 84, 60)])
            + Row(9, 60, 358, "主办：某省人民政府办公厅") + Row(9, 60, 342, "承办：某省政务信息中心") + Row(9, 60, 326, "某ICP备05004294号-1")
            + Row(9, 60, 310, "政府网站标识码：3600000012");
        PlanFile file = PlanFileReader.Read(Make([page]), "a.pdf");
        Assert.Equal(["某省人民政府办公厅关于数字经济发展规划的通知", "一、总体要求", Whole(1), "二、主要任务", Whole(2)], Lines(file.Text));
        Assert.Equal(("某省人民政府办公厅关于数字经济发展规划的通知", new DateOnly(2025, 4, 3), "某省人民政府办公厅"),
            (file.Found.Title, file.Found.Published!.Value, file.Found.Issuer));
        Assert.Equal([DroppedKind.Menu, DroppedKind.Imprint], file.Dropped.Select(part => part.Kind).Distinct().Order());
    }

    // The office's own lines at the end of a plan are no imprint, nor is what stands in a table of figures a catalogue.
    [Fact]
    public void A_plan_that_names_its_office_keeps_it()
    {
        string page = Rows(760, 20, [(200, "某市发展规划"), .. Paragraph(1, 96, 72), (96, "主办：某市发展和改革局"), (96, "联系电话：0123-4567890")]);
        Assert.Equal(["某市发展规划", Whole(1), "主办：某市发展和改革局", "联系电话：0123-4567890"], Paragraphs(Make([page])));
    }

    [Fact]
    public void Control_signs_are_dropped_and_radicals_are_characters()
    {
        string page = Rows(700, 20, (72, "一、总体要求"), (96, "⻔\u0007⻛\u0001⺠生与⼯业\uFFFF发展⻓期向好。"));
        // Each leaves room where it stood.
        Assert.Equal(["一、总体要求", "门 风 民生与工业 发展长期向好。", "一、总体要求", "门 风 民生与工业 发展长期向好。"], Paragraphs(Make([page, page])));
    }

    [Fact]
    public void What_is_printed_twice_to_look_bold_is_read_once()
    {
        string page = Row(12, 72, 700, "一、总体要求") + Row(12, 72.4, 700, "一、总体要求") + Row(12, 96, 680, "日日新，又日新。");
        Assert.Equal(["一、总体要求", "日日新，又日新。"], Paragraphs(Make([page])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void Turned_pages_are_read_as_they_are_shown(int rotation)
    {
        string matrix = rotation switch { 90 => "0 1 -1 0 595 0", 180 => "-1 0 0 -1 595 842", 270 => "0 -1 1 0 0 842", _ => "1 0 0 1 0 0" };
        string page = $"q {matrix} cm\n{Rows(500, 20, [.. Paragraph(1, 96, 72), .. Paragraph(2, 96, 72)])}Q";
        Assert.Equal([Whole(1), Whole(2)], Paragraphs(Make([page], $"/Rotate {rotation}")));
    }

    // A table across a page that isn't turned, between pages that aren't.
    [Fact]
    public void Text_that_runs_up_a_page_is_read_upright()
    {
        string turned = $"q 0 1 -1 0 595 0 cm\n{Rows(500, 20, [.. Paragraph(3, 96, 72)])}Q";
        string upright = Rows(700, 20, Paragraph(1, 96, 72));
        Assert.Equal([Whole(1), Whole(3), Whole(1)], Paragraphs(Make([upright, turned, upright])));
        // A word up the margin comes behind its page.
        string beside = upright + "q 0 1 -1 0 40 300 cm\n" + Row(12, 0, 0, "附表一") + "Q";
        Assert.Equal([Whole(1), "附表一"], Paragraphs(Make([beside])));
    }

    [Fact]
    public void Only_what_is_seen_of_a_page_is_read()
    {
        string page = Row(12, 20, 20, "印刷标记") + Rows(700, 20, Paragraph(1, 146, 122)) + Row(12, 560, 830, "裁切");
        PlanFile file = PlanFileReader.Read(Make([page], "/CropBox [50 50 545 792]"), "a.pdf");
        Assert.Equal([Whole(1)], Lines(file.Text));
        Assert.Equal([new DroppedText(DroppedKind.Hidden, "印刷标记裁切")], file.Dropped);
    }

    [Fact]
    public void Watermarks_across_pages_are_no_text()
    {
        string page = Rows(700, 20, Paragraph(1, 96, 72)) + "q 0.7 0.7 -0.7 0.7 200 300 cm\n" + Row(40, 0, 0, "内部资料") + "Q";
        PlanFile file = PlanFileReader.Read(Make([page, page]), "a.pdf");
        Assert.Equal([Whole(1), Whole(1)], Lines(file.Text));
        Assert.Equal([DroppedKind.RunningHead], file.Dropped.Select(part => part.Kind).Distinct());
    }

    [Fact]
    public void Gbk_in_a_font_of_one_byte_is_read()
    {
        string Hex(string text) => Convert.ToHexString(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text));
        string[] rows = ["某市国民经济和社会发展第十四个五年规划纲要", "一、发展环境", "到2025年，地区生产总值年均增长6%，“两个维护”更加坚定。"];
        string page = string.Concat(rows.Select((row, i) => $"BT /F2 12 Tf 1 0 0 1 72 {700 - (i * 40)} Tm <{Hex(row)}> Tj ET\n"));
        Assert.Equal(string.Concat(rows),
            string.Concat(Paragraphs(Make([page], fonts: new Dictionary<string, string> { ["F2"] = Simple }))));
    }

    [Fact]
    public void Latin_text_with_signs_of_its_own_stays()
    {
        string page = "BT /F2 12 Tf 1 0 0 1 72 700 Tm (D\\351veloppement \\351conomique: caf\\351, "
            + "th\\351\\342tre, \\374ber 5\\260C) Tj ET";
        Assert.Equal(["Développement économique: café, théâtre, über 5°C"],
            Paragraphs(Make([page], fonts: new Dictionary<string, string> { ["F2"] = Simple })));
    }

    // Subsets whose codes are the numbers of their glyphs, by chance those of Latin signs.
    [Fact]
    public void Text_layers_without_meaning_are_refused()
    {
        string[] rows = Rubbish("¸µÕÃ¨ÎÐ÷¤À±¹×æGAKXYFZBm4?+*>`a");
        string page = string.Concat(rows.Select((row, i) =>
            $"BT /F2 10 Tf 1 0 0 1 72 {770 - (i * 14)} Tm <{Convert.ToHexString(Encoding.Latin1.GetBytes(row))}> Tj ET\n"));
        AssertRefused(Make([page], fonts: new Dictionary<string, string> { ["F2"] = Simple }), "乱码");
    }

    [Fact]
    public void Numbers_of_glyphs_are_no_text()
    {
        string[] rows = Rubbish("\u0003$%&'()*+,-./0123456789:;DEFGHIJKLMNOPQRSTUVWXYZ[\\]");
        string page = string.Concat(rows.Select((row, i) => Row(10, 72, 770 - (i * 14), row, "F2")));
        AssertRefused(Make([page], fonts: new Dictionary<string, string>
        {
            ["F2"] = "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
                + "/Subtype /CIDFontType2 /BaseFont /ABCDEF+Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                + "/FontDescriptor 5 0 R /DW 1000 >>] >>",
        }), "乱码");
    }

    private static string[] Rubbish(string signs)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, 12)
            .Select(_ => string.Concat(Enumerable.Range(0, 50).Select(_ => signs[random.Next(signs.Length)])))];
    }

    [Fact]
    public void Characters_that_nobody_writes_are_no_text()
    {
        var random = new Random(6);
        string rare = string.Concat(Enumerable.Range(0, 300).Select(_ => (char)random.Next(0x4E00, 0x9FA0)));
        AssertRefused(Make([Rows(700, 20, rare.Chunk(30).Select(row => (72.0, new string(row))))]), "乱码");
    }

    [Fact]
    public void A_few_signs_that_cannot_be_read_are_named_and_left_out()
    {
        string page = Rows(700, 20, [.. Paragraph(1, 96, 72), .. Paragraph(2, 96, 72), .. Paragraph(3, 96, 72)])
            + $"BT /F2 10 Tf 1 0 0 1 72 300 Tm <{Convert.ToHexString(Encoding.Latin1.GetBytes("¸ÕÃ¨ÎÐ¤À±¹æ"))}> Tj ET\n";
        PlanFile file = PlanFileReader.Read(Make([page], fonts: new Dictionary<string, string> { ["F2"] = Simple }), "a.pdf");
        Assert.Equal([Whole(1), Whole(2), Whole(3)], Lines(file.Text));
        Assert.Contains(file.Notices, notice => notice.StartsWith("有 11 个字无法识别", StringComparison.Ordinal)
            && notice.EndsWith("第 1 页。", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sign_of_other_size_elsewhere_is_not_printed_twice()
    {
        // 200 of a type of 16 is as many steps from the edge as 150 of a type of 12.
        string page = Row(16, 200, 400, "体") + Row(12, 150, 300, "体") + Row(12, 150, 300, "体");
        Assert.Equal(2, PlanFileReader.Read(Make([page]), "a.pdf").Text.Count(c => c == '体'));
    }

    [Fact]
    public void A_space_behind_the_number_of_a_heading_is_kept()
    {
        string page = Row(16, 200, 760, "第一章 发展基础") + Rows(720, 20, Paragraph(1, 96, 72)) + Row(12, 96, 640, "专栏1 重点工程")
            + Rows(600, 20, Paragraph(2, 96, 72));
        Assert.Equal(["第一章 发展基础", Whole(1), "专栏1 重点工程", Whole(2)], Paragraphs(Make([page])));
    }

    [Fact]
    public void A_short_item_below_a_full_row_is_a_paragraph()
    {
        string full = Words(3, FullRow + FullRow - 1) + "。";
        Assert.Equal([full, "2.促进消费", full], Paragraphs(Make([Rows(760, 20, (72, full[..FullRow]), (72, full[FullRow..]), (72, "2.促进消费"),
            (72, full[..FullRow]), (72, full[FullRow..]))])));
    }

    [Fact]
    public void Lowered_signs_of_a_browser_stay_in_their_row()
    {
        // Five sixths of the type, lowered by a third of it.
        string page = Row(12, 72, 700, "全市") + Row(12, 96, 700, "PM", "F1") + Row(10, 108, 696, "2.5") + Row(12, 123, 700, "浓度保持稳定。");
        Assert.Equal(["全市PM2.5浓度保持稳定。"], Paragraphs(Make([page])));
    }

    [Fact]
    public void What_cannot_be_read_is_told_apart()
    {
        const string Picture = "q 500 0 0 700 40 70 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0001 EI Q\n";
        AssertRefused(Make([Picture, Picture]), "扫描件");
        // Scanners put their name on every page.
        AssertRefused(Make([Picture + Row(8, 400, 20, "全能扫描"), Picture + Row(8, 400, 20, "全能扫描")]), "扫描件");
        AssertRefused(Make(["0 0 m 10 10 l S"]), "没有文字，也没有图片");
        AssertRefused("%PDF-1.7\nnothing"u8.ToArray(), "已损坏");
        byte[] whole = Make([Rows(700, 20, Paragraph(1, 96, 72))]);
        AssertRefused(whole[..200], "已损坏");
        AssertRefused(Encrypted("<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>", -4), "密码");
    }

    [Fact]
    public void A_page_that_is_damaged_is_named_and_the_others_are_read()
    {
        string good = Rows(700, 20, Paragraph(1, 96, 72));
        byte[] bytes = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Make([good, "DAMAGED", good]))
            .Replace("<< /Length 7 >>\nstream\nDAMAGED\nendstream", "<< /Length 7 /Filter /Nonsense >> \nDAMAGED        ",
                StringComparison.Ordinal));
        PlanFile file = PlanFileReader.Read(bytes, "a.pdf");
        Assert.Equal([Whole(1), Whole(1)], Lines(file.Text));
        Assert.Contains("第 2 页已损坏，没有读出。", file.Notices);
    }

    [Fact]
    public void A_figure_below_the_text_is_no_page_number()
    {
        // A column of a table reaches the foot of the page.
        string page = Rows(760, 20, [.. Paragraph(1, 96, 72), (96, "本年共建成幼儿园（所）"), (96, "12")]);
        Assert.Equal([Whole(1), "本年共建成幼儿园（所）", "12"], Paragraphs(Make([page])));
        // What stands by itself is.
        PlanFile numbered = PlanFileReader.Read(Make([Rows(760, 20, Paragraph(1, 96, 72)) + Row(9, 290, 40, "12")]), "a.pdf");
        Assert.Equal([new DroppedText(DroppedKind.PageNumber, "12")], numbered.Dropped);
    }

    /// <summary>Rows of a paragraph of two and a half rows.</summary>
    private static (double X, string Text)[] Paragraph(int start, double first, double left)
    {
        string whole = Whole(start);
        int length = FullRow - (int)Math.Round((first - left) / 12);
        return [(first, whole[..length]), (left, whole[length..(length + FullRow)]), (left, whole[(length + FullRow)..])];
    }

    private static string Whole(int start) => Words(start, 2 * FullRow + 9) + "。";

    private static string[] Paragraphs(byte[] bytes) => Lines(PlanFileReader.Read(bytes, "a.pdf").Text);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void AssertRefused(byte[] bytes, string why) =>
        Assert.Contains(why, Assert.Throws<PlanFileException>(() => PlanFileReader.Read(bytes, "a.pdf")).Message, StringComparison.Ordinal);

    // With a password that nobody gives: the check of the user's password can't hold.
    private static byte[] Encrypted(string user, int permissions) => Assemble(
    [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>", "<< /Length 4 >>\nstream\nq Q \nendstream",
    ], $"/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] /Encrypt << /Filter /Standard /V 1 /R 2 /O {user} "
        + $"/U {user} /P {permissions} >>");
}
