using System.Text;
using static SearchPlans.Plans.Tests.DocxFiles;

namespace SearchPlans.Plans.Tests;

/// <summary>One file of each format with a bit of everything in it.</summary>
internal static class SampleFiles
{
    public static byte[] Docx { get; } = Make(
        Styled("t", "坪山区2024年国民经济和社会发展计划") + Styled("1", "一、总体要求") + P("聚焦高质量发展，稳中求进。") + Numbered(1, 0, "总则") + Numbered(1, 1, "目标")
        + """<w:p><w:r><w:t>全员劳动生产率</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:ins w:id="1" w:author="某"><w:r><w:t>提高。"""
        + """</w:t></w:r></w:ins><w:del w:id="2" w:author="某"><w:r><w:delText>降低。</w:delText></w:r></w:del></w:p>"""
        + """<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>专栏1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>"""
        + """<w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1"""
        + """</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>2"""
        + """</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""
        + """<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp>"""
        + """<wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"""
        + """</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>""",
        $"""<w:abstractNum w:abstractNumId="0">{Level(0, "chineseCounting", "第%1章")}{Level(1, "decimal", "%1.%2", "<w:isLgl/>")}"""
            + """</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>"""
            + """</w:lvlOverride></w:num>""",
        $"""<w:footnote w:id="2">{P("指人均产出。")}</w:footnote>""", "坪山区2024年计划");

    public static byte[] Html { get; } = Encoding.UTF8.GetBytes("""
        <!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="坪山区2024年计划"><meta name="PubDate" content="2024-03-05"><title>计划_政府在线</title></head>
        <body><div class="nav"><a href="/">首页</a><a href="/1">公开</a><a href="/2">服务</a><a href="/3">互动</a></div><h1>坪山区2024年计划</h1>
        <div class="TRS_Editor"><p>　　一、总体要求</p><p style="text-indent:2em">聚焦高质量发展，稳中求进。<a href="#_ftn1">[1]</a></p><ul><li>甲<li>乙</ul><ol start="3"><li>丙</ol>
        <table border="1"><tr><th colspan="2">指标<th>数<tr><td rowspan="2">增速<td>计划<td>5%<tr><td>实际<td>6%</table><b>二、任务</b><br>推进&nbsp;落实&#12290;<span hidden>密</span>
        <p><a href="#_ftnref1">[1]</a>指人均。</p></div><div class="footer">主办单位</div><script>if (a < b) document.write("</p>")</script></body></html>
        """);

    public static byte[] Ofd { get; } = OfdOf(("一、总体要求", 30, 40), ("聚焦高质量发展，", 38, 50), ("稳中求进。", 30, 58));

    public static byte[] Zip { get; } = ZipFiles.Make(("计划/2024.docx", Docx), ("计划/页面.html", Html),
        ("说明.txt", Encoding.UTF8.GetBytes("一、总体要求\n聚焦高质量发展。")));

    /// <summary>A page of Latin text: what can be written without embedding a font.</summary>
    public static byte[] Pdf { get; } = PdfOf(
        "BT /F1 12 Tf 72 720 Td (The first line of the plan goes on and on until the margin) Tj 0 -16 Td (the second line.) Tj 200 -600 Td "
            + "(- 1 -) Tj ET");

    /// <summary>A PDF of one page with this content stream.</summary>
    public static byte[] PdfOf(string content)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (int i = 0; i < objects.Length; i++)
        {
            table.Append($"{text.Length:D10} 00000 n \n");
            text.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        int at = text.Length;
        return Encoding.ASCII.GetBytes($"{text}{table}trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n");
    }

    /// <summary>An OFD of one page with rows of text at places in millimetres.</summary>
    public static byte[] OfdOf(params (string Text, double X, double Y)[] rows)
    {
        const string Namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
        string objects = string.Concat(rows.Select((row, i) =>
            $"""<ofd:TextObject ID="{i + 10}" Boundary="{row.X} {row.Y} {row.Text.Length * 4} 5" Font="1" Size="4"><ofd:TextCode X="0" """
                + $"""Y="4">{row.Text}</ofd:TextCode></ofd:TextObject>"""));
        return ZipFiles.Make(
            ("OFD.xml",
                Encoding.UTF8.GetBytes(
                    $"<ofd:OFD {Namespace}><ofd:DocBody><ofd:DocInfo><ofd:Title>坪山区2024年计划</ofd:Title></ofd:DocInfo><ofd:DocRoot>"
                        + "Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")),
            ("Doc_0/Document.xml",
                Encoding.UTF8.GetBytes(
                    $"""<ofd:Document {Namespace}><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>"""
                        + """</ofd:Document>""")),
            ("Doc_0/Pages/Page_0/Content.xml",
                Encoding.UTF8.GetBytes($"<ofd:Page {Namespace}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>")));
    }
}
