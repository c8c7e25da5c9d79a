using static SearchPlans.Plans.Tests.DocxFiles;

namespace SearchPlans.Plans.Tests;

public sealed class DocxTests
{
    [Fact]
    public void Headings_are_told_by_style_by_what_it_is_based_on_and_by_outline_level()
    {
        AssertText("""
            # 坪山区2024年计划

            ## 一、总体要求

            正文。

            ### （一）目标

            ## 二、任务

            #### 1. 工业
            """,
            Styled("t", "坪山区2024年计划") + Styled("1", "一、总体要求") + P("正文。") + Styled("zh2", "（一）目标") + Styled("x", "二、任务")
            + P("1. 工业", """<w:outlineLvl w:val="2"/>"""));
    }

    [Fact]
    public void A_direct_outline_level_of_text_wins_over_the_style() =>
        AssertText("**一段话。**", P("一段话。", """<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>"""));

    [Fact]
    public void Automatic_numbers_are_written_out_and_begin_anew()
    {
        string numbering = $"""
            <w:abstractNum w:abstractNumId="0">{Level(0, "chineseCounting", "第%1章")}{Level(1, "japaneseCounting", "%2、")}{Level(2, "decimal", "%2.%3", "<w:isLgl/>")}{Level(3, "ideographTraditional", "（%4）")}</w:abstractNum>
            <w:abstractNum w:abstractNumId="1">{Level(0, "decimalEnclosedCircle", "%1", "<w:suff w:val=\"nothing\"/>")}</w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            """;
        AssertText("""
            第一章 总则

            一、要求

            1.1 甲

            1.2 乙

            （甲）丙

            二、目标

            2.1 丁

            第二章 任务

            一、工业

            ①子

            ②丑

            ①寅
            """,
            Numbered(1, 0, "总则") + Numbered(1, 1, "要求") + Numbered(1, 2, "甲") + Numbered(1, 2, "乙") + Numbered(1, 3, "丙")
            + Numbered(1, 1, "目标")
            + Numbered(1, 2, "丁") + Numbered(1, 0, "任务") + Numbered(1, 1, "工业") + Numbered(2, 0, "子") + Numbered(2, 0, "丑")
            + Numbered(3, 0, "寅"),
            numbering);
    }

    [Fact]
    public void A_page_within_a_document_is_read_at_its_place()
    {
        using var stream = new MemoryStream();
        stream.Write(Make(P("某县规划") + """<w:altChunk r:id="a1"/>""" + P("三、保障")));
        using (var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(stream, isEditable: true))
        {
            document.MainDocumentPart!.AddNewPart<DocumentFormat.OpenXml.Packaging.AlternativeFormatImportPart>("text/html", "a1").FeedData(
                new MemoryStream(System.Text.Encoding.UTF8.GetBytes("<html><body><h2>一、目标</h2><p>稳中求进。</p>"
                    + "<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>")));
        }
        Assert.Equal("某县规划\n\n## 一、目标\n\n稳中求进。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n三、保障\n",
            PlanFileReader.Read(stream.ToArray(), "a.docx").Text);
    }

    [Fact]
    public void Words_in_smart_tags_are_read()
    {
        const string Tag = """<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">""";
        string Run(string words) => $"<w:r><w:t>{words}</w:t></w:r>";
        AssertText("截至2020年12月，全县改善明显。",
            $"<w:p>{Run("截至")}{Tag}{Tag}{Run("2020年")}</w:smartTag>{Run("12月")}<w:del w:id=\"1\" w:author=\"a\">"
                + $"<w:r><w:delText>底</w:delText></w:r></w:del></w:smartTag>{Run("，全县改善明显。")}</w:p>");
    }

    [Fact]
    public void Bullets_are_list_items_and_number_none_is_none() => AssertText(
        "- 甲\n- 乙\n\n丙",
        Numbered(1, 0, "甲") + Numbered(1, 0, "乙") + Numbered(0, 0, "丙"),
        $"""<w:abstractNum w:abstractNumId="0">{Level(0, "bullet", "·")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>"""
            + """</w:num>""");

    [Theory]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCountingThousand", 11, "十一")]
    [InlineData("chineseCounting", 20, "二十")]
    [InlineData("chineseCounting", 101, "一百零一")]
    [InlineData("chineseCounting", 110, "一百一十")]
    [InlineData("chineseLegalSimplified", 15, "壹拾伍")]
    [InlineData("ideographDigital", 12, "一二")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("decimalFullWidth", 10, "１０")]
    [InlineData("decimalEnclosedParen", 3, "⑶")]
    [InlineData("decimalZero", 7, "07")]
    public void Numbers_are_written_as_word_writes_them(string format, int number, string written) => AssertText(
        $"{written}甲",
        Numbered(1, 0, "甲"),
        $"""<w:abstractNum w:abstractNumId="0">{Level(0, format, "%1", "<w:suff w:val=\"nothing\"/>", number)}</w:abstractNum>"""
            + """<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""");

    [Fact]
    public void Tables_are_rows_with_merged_cells_at_their_first_place() => AssertText(
        "专栏1 主要指标\n\n| 类别 | 指标 | 2023年 |\n| --- | --- | --- |\n| 经济 | 增速 | 5% |\n|  | 总量｜亿元 | 1000 |\n| 合计 |  | 7 |\n\n注：数据为预计数。",
        "<w:tbl>"
        + Row(Cell("专栏1 主要指标", """<w:gridSpan w:val="3"/>""")) + Row(Cell("类别") + Cell("指标") + Cell("2023年"))
        + Row(Cell("经济", """<w:vMerge w:val="restart"/>""") + Cell("增速") + Cell("5%"))
        + Row(Cell("", "<w:vMerge/>") + Cell("总量|亿元") + Cell("1000"))
        + Row(Cell("合计", """<w:gridSpan w:val="2"/>""") + Cell("7")) + Row(Cell("注：数据为预计数。", """<w:gridSpan w:val="3"/>""")) + "</w:tbl>");

    [Fact]
    public void A_table_of_one_column_is_a_box_of_paragraphs() =>
        AssertText("专栏2 重点工程\n\n一是甲。", "<w:tbl>" + Row(Cell("专栏2 重点工程")) + Row(Cell("一是甲。")) + "</w:tbl>");

    [Fact]
    public void Notes_are_referred_to_behind_the_paragraph_and_stand_at_the_end()
    {
        const string Reference = """<w:r><w:footnoteReference w:id="2"/></w:r>""";
        AssertText("全员劳动生产率提高。[^1]\n\n[^1]: 指人均产出。",
            $"<w:p><w:r><w:t>全员劳动生产率</w:t></w:r>{Reference}<w:r><w:t>提高。</w:t></w:r></w:p>",
            footnotes: $"""<w:footnote w:id="2">{P("指人均产出。")}</w:footnote><w:footnote w:id="3">{P("没有人提到。")}</w:footnote>""");
    }

    [Fact]
    public void Tracked_insertions_are_kept_and_deletions_dropped()
    {
        PlanFile file = Read(
            """<w:p><w:r><w:t>增长</w:t></w:r><w:del w:id="1" w:author="某"><w:r><w:delText>5%"""
            + """</w:delText></w:r></w:del><w:ins w:id="2" w:author="某"><w:r><w:t>6%</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r></w:p>"""
            + """<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="某"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>""" + P("后半。"));
        Assert.Equal("增长6%。\n\n前半后半。\n", file.Text);
        Assert.Contains(file.Notices, notice => notice.Contains("修订", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_boxes_are_read_once()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>框中的话。</w:t></w:r></w:p></w:txbxContent>";
        AssertText("段落。\n\n框中的话。",
            """<w:p><w:r><w:t>段落。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>"""
                + $"""<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>{Box}"""
                + """</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"""
                + $"""<v:textbox>{Box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>""");
    }

    [Fact]
    public void Contents_hidden_text_and_breaks_are_as_a_reader_sees_them()
    {
        PlanFile file = Read(
            Styled("toc1", "一、总体要求\t3")
                + """<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙"""
                + """</w:t></w:r></w:p>""");
        Assert.Equal("甲\n\n乙 丙\n", file.Text);
        Assert.Contains(file.Notices, notice => notice.Contains("目录", StringComparison.Ordinal));
    }

    [Fact]
    public void Signs_that_would_be_marks_get_full_width() =>
        AssertText("＃ 号\n\n｜竖线\n\n－ 横线\n\n＞大于\n\n＜b> 标签\n\n－--", P("# 号") + P("|竖线") + P("- 横线") + P(">大于") + P("<b> 标签") + P("---"));

    [Fact]
    public void Bold_lines_are_marked_and_bold_words_are_not() => AssertText(
        "**三、保障措施**\n\n强化组织领导。",
        """<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>三、保障措施</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>强化</w:t></w:r><w:r><w:t>组织领导。"""
            + """</w:t></w:r></w:p>""");

    [Fact]
    public void What_the_file_says_of_itself_is_told()
    {
        PlanFile file = PlanFileReader.Read(Make(P("正文。"), title: "坪山区2024年计划"), "a.docx");
        Assert.Equal("坪山区2024年计划", file.Found.Title);
        Assert.Equal("Word 文档（docx）", file.Format);
        Assert.Equal("", PlanFileReader.Read(Make(P("正文。"), title: "Microsoft Word - 文档1"), "a.docx").Found.Title);
    }

    [Fact]
    public void Links_with_addresses_that_are_none_do_no_harm()
    {
        byte[] bytes = Make("""<w:p><w:hyperlink r:id="l1"><w:r><w:t>链接。</w:t></w:r></w:hyperlink></w:p>""");
        byte[] broken = ZipFiles.Replace(bytes, "word/_rels/document.xml.rels", xml => xml.Replace("</Relationships>",
            """<Relationship Id="l1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" """
                + """Target="http://某 网 :址//[" TargetMode="External"/></Relationships>""", StringComparison.Ordinal));
        Assert.Equal("链接。\n", PlanFileReader.Read(broken, "a.docx").Text);
    }

    private static string Row(string cells) => $"<w:tr>{cells}</w:tr>";

    private static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    private static PlanFile Read(string body) => PlanFileReader.Read(Make(body), "a.docx");

    private static void AssertText(string expected, string body, string numbering = "", string footnotes = "") =>
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", PlanFileReader.Read(Make(body, numbering, footnotes), "a.docx").Text);
}
