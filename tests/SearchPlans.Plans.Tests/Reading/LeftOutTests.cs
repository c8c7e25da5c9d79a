using System.Text;
using static SearchPlans.Plans.Tests.DocxFiles;

namespace SearchPlans.Plans.Tests;

/// <summary>What importers leave out is named, so that nothing can be lost without a word; what they write out themselves is,
/// too.</summary>
public sealed class LeftOutTests
{
    private const string B = "各级各部门要统一思想，压实责任，把各项工作抓紧抓实抓好，确保全年目标任务圆满完成。";
    private const string Ofd = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    [Fact]
    public void Word_names_what_it_leaves_out()
    {
        string body = Styled("toc1", "一、目标 1")
            + """<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>明</w:t></w:r>"""
            + """<w:del w:id="1" w:author="某"><w:r><w:delText>删</w:delText></w:r></w:del>"""
            + """<w:moveFrom w:id="2" w:author="某"><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>"""
            + """<w:p><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby>"""
            + """</w:r></w:p>"""
            + """<w:tbl><w:tr><w:trPr><w:del w:id="3" w:author="某"/></w:trPr><w:tc><w:p><w:r><w:t>行</w:t></w:r></w:p></w:tc></w:tr>"""
            + """<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""
            + Numbered(1, 0, "总则");
        string numbering = $"""<w:abstractNum w:abstractNumId="0">{Level(0, "chineseCounting", "第%1章")}</w:abstractNum>"""
            + """<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";
        PlanFile file = PlanFileReader.Read(Make(body, numbering, $"""<w:footnote w:id="7">{P("无人指向")}</w:footnote>"""), "a.docx");
        Assert.Equal("明\n\n音\n\n甲\n\n第一章 总则\n", file.Text);
        Assert.Equal(
            [
                (DroppedKind.Contents, "一、目标 1"), (DroppedKind.Hidden, "藏"), (DroppedKind.Hidden, "删"), (DroppedKind.Hidden, "移"),
                (DroppedKind.Comment, "yin"), (DroppedKind.Hidden, "行"), (DroppedKind.Hidden, "无人指向"),
            ],
            file.Dropped.Select(part => (part.Kind, part.Text.Trim())));
        Assert.Equal("第一章", string.Concat(file.Supplied).Trim());
    }

    [Fact]
    public void Heads_and_feet_of_pages_are_named_and_may_be_damaged()
    {
        byte[] docx = Make(P("正文") + "<w:sectPr/>");
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(stream, isEditable: true))
        {
            DocumentFormat.OpenXml.Packaging.HeaderPart part =
                document.MainDocumentPart!.AddNewPart<DocumentFormat.OpenXml.Packaging.HeaderPart>();
            part.Header = new DocumentFormat.OpenXml.Wordprocessing.Header(
                $"<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{P("某市规划")}</w:hdr>");
        }
        PlanFile file = PlanFileReader.Read(stream.ToArray(), "a.docx");
        Assert.Equal("正文\n", file.Text);
        Assert.Equal([(DroppedKind.RunningHead, "某市规划")], file.Dropped.Select(part => (part.Kind, part.Text.Trim())));
        string name = ZipFiles.Entries(stream.ToArray()).Select(entry => entry.Name)
            .Single(entry => entry.Contains("header", StringComparison.Ordinal));
        Assert.Equal("正文\n", PlanFileReader.Read(ZipFiles.Replace(stream.ToArray(), name, xml => xml[..(xml.Length / 2)]), "a.docx").Text);
    }

    // The end of a paragraph was deleted, and nothing follows that could go on with it.
    [Theory]
    [InlineData("{0}", "末段\n")]
    [InlineData("<w:tbl><w:tr><w:tc>{0}</w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "| 末段 | 乙 |\n| --- | --- |\n")]
    public void Words_before_a_deleted_end_stay(string around, string text)
    {
        const string Last = """<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="某"/></w:rPr></w:pPr><w:r><w:t>末段</w:t></w:r></w:p>""";
        string body = string.Format(System.Globalization.CultureInfo.InvariantCulture, around, Last);
        Assert.Equal(text, PlanFileReader.Read(Make(body), "a.docx").Text);
    }

    [Fact]
    public void A_note_in_a_table_is_read()
    {
        string body = """<w:p><w:r><w:t>产出</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>""";
        string note = $"""<w:footnote w:id="2"><w:tbl><w:tr><w:tc>{P("按人均")}</w:tc></w:tr></w:tbl>{P("计算")}</w:footnote>""";
        Assert.Equal("产出[^1]\n\n[^1]: 按人均 计算\n", PlanFileReader.Read(Make(body, "", note), "a.docx").Text);
    }

    [Fact]
    public void A_page_names_what_it_leaves_out()
    {
        string html = "<html><head><meta charset=utf-8><title>某市规划_某市政府</title><meta name=ArticleTitle content=某市发展规划><body>"
            + "<div class=nav><a href=/>首页</a><a href=/1>公开</a><a href=/2>服务</a><a href=/3>互动</a></div><div class=TRS_Editor>"
            + $"<p>一、要求</p><p>{B}<a href=#_ftn1>[1]</a></p><p hidden>密</p><p>【打印】【关闭】</p>"
            + "<p><a href=#_ftnref1>[1]</a>指人均。</p></div><footer>主办：某市</footer><p>网站标识码：123</p>";
        PlanFile file = PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html");
        Assert.Equal($"# 某市发展规划\n\n一、要求\n\n{B}[^1]\n\n[^1]: 指人均。\n", file.Text);
        Assert.Equal(["某市发展规划"], file.Supplied);
        Assert.Equal("首页公开服务互动", Of(DroppedKind.Menu).Replace("【打印】【关闭】", "", StringComparison.Ordinal));
        Assert.Equal("密", Of(DroppedKind.Hidden));
        Assert.Equal("[1][1]", Of(DroppedKind.NoteSign));
        Assert.Equal("主办：某市网站标识码：123", Of(DroppedKind.Imprint));

        string Of(DroppedKind kind) => string.Concat(file.Dropped.Where(part => part.Kind == kind).Select(part => part.Text));
    }

    [Theory]
    [InlineData("<table><caption>表1 主要指标</caption><tr><td>甲<td>乙<tr><td>1<td>2</table>",
        "表1 主要指标\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n")]
    [InlineData("<ol>先<li>甲</li>后</ol>", "先\n\n1. 甲\n\n后\n")]
    public void Words_beside_rows_and_items_are_read(string html, string text) =>
        Assert.Equal(text, PlanFileReader.Read(Encoding.UTF8.GetBytes($"<html><meta charset=utf-8><body>{html}"), "a.html").Text);

    [Fact]
    public void Ofd_names_frames_and_annotations()
    {
        string Words(string text) =>
            $"<ofd:TextObject Boundary=\"20 20 160 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\">{text}</ofd:TextCode></ofd:TextObject>";
        byte[] ofd = ZipFiles.Make(
            ("OFD.xml", Xml($"<ofd:OFD {Ofd}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")),
            ("D/Document.xml", Xml($"<ofd:Document {Ofd}><ofd:CommonData><ofd:TemplatePage ID=\"9\" BaseLoc=\"T.xml\"/></ofd:CommonData>"
                + "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages><ofd:Annotations>A.xml</ofd:Annotations></ofd:Document>")),
            ("D/P.xml", Xml($"<ofd:Page {Ofd}><ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer>{Words("正文")}</ofd:Layer>"
                + "</ofd:Content></ofd:Page>")),
            ("D/T.xml", Xml($"<ofd:Page {Ofd}><ofd:Content><ofd:Layer>{Words("页眉")}</ofd:Layer></ofd:Content></ofd:Page>")),
            ("D/A.xml", Xml($"<ofd:Annotations {Ofd}><ofd:Page PageID=\"1\"><ofd:FileLoc>B.xml</ofd:FileLoc></ofd:Page>"
                + "</ofd:Annotations>")),
            ("D/B.xml", Xml($"<ofd:PageAnnot {Ofd}><ofd:Annot><ofd:Appearance>{Words("批语")}</ofd:Appearance></ofd:Annot>"
                + "</ofd:PageAnnot>")));
        PlanFile file = PlanFileReader.Read(ofd, "a.ofd");
        Assert.Equal("正文\n", file.Text);
        Assert.Equal([new DroppedText(DroppedKind.RunningHead, "页眉"), new DroppedText(DroppedKind.Comment, "批语")], file.Dropped);
        // What is damaged of them takes nothing from the text.
        Assert.Equal("正文\n", PlanFileReader.Read(ZipFiles.Replace(ofd, "D/B.xml", xml => xml[..20]), "a.ofd").Text);
    }

    private static byte[] Xml(string xml) => Encoding.UTF8.GetBytes(xml);
}
