using System.Text;
using static SearchPlans.Plans.Tests.DocxFiles;

namespace SearchPlans.Plans.Tests;

/// <summary>Files that are a little other than the norm and were refused, cut short, or read twice.</summary>
public sealed class LostTextTests
{
    private const string B = "各级各部门要统一思想，压实责任，把各项工作抓紧抓实抓好，确保全年目标任务圆满完成。";
    private const string Ofd = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    [Theory]
    [InlineData("word/media/image1.jpeg", "<!DOCTYPE html><html><head><meta charset=utf-8><body><img src=x><br>")]
    [InlineData("word/media/image2.png", "<svg><g>")]
    [InlineData("docProps/app.xml", "<Properties><Pages>")]
    [InlineData("customXml/item1.xml", "<?xml version=\"1.0\"?><a><b></a>")]
    public void A_part_that_is_never_read_may_be_no_XML(string name, string part)
    {
        byte[] whole = Make(P("某市规划") + P("一、要求") + P(B));
        byte[] docx = ZipFiles.Make([.. ZipFiles.Entries(whole).Where(entry => entry.Name != name), (name, Encoding.UTF8.GetBytes(part))]);
        Assert.Equal($"某市规划\n\n一、要求\n\n{B}\n", PlanFileReader.Read(docx, "a.docx").Text);
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("word/styles.xml")]
    [InlineData("[Content_Types].xml")]
    public void A_part_that_is_read_has_to_be_whole(string name)
    {
        byte[] docx = ZipFiles.Replace(Make(P(B)), name, xml => xml[..(xml.Length / 2)]);
        Assert.Contains("已损坏",
            Assert.Throws<PlanFileException>(() => PlanFileReader.Read(docx, "a.docx")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_that_are_damaged_take_nothing_from_the_text()
    {
        byte[] docx = Make(P(B), title: "某市规划纲要");
        string name = ZipFiles.Entries(docx).Select(entry => entry.Name).First(entry => entry.EndsWith(".psmdcp", StringComparison.Ordinal)
            || entry.Contains("core", StringComparison.OrdinalIgnoreCase));
        PlanFile file = PlanFileReader.Read(ZipFiles.Replace(docx, name, xml => xml[..(xml.Length - 9)]), "a.docx");
        Assert.Equal((B + "\n", ""), (file.Text, file.Found.Title));
    }

    [Theory]
    [InlineData("<div style='display:none'>{0}</div>", "")]
    [InlineData("<div hidden>{0}</div>", "")]
    [InlineData("<div class=copy>{0}</div>", "<style>.copy { color: red; display: none }</style>")]
    [InlineData("<div id=voice>{0}{0}</div>", "<style>p{} #voice, .x {display:none}</style>")]
    public void A_hidden_copy_of_the_article_is_left_out(string copy, string style)
    {
        string article = $"<h1>某市规划</h1><p>一、要求</p><p>{B}</p><p>二、任务</p><p>{B}抓好落实。</p>";
        string bare = article.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal);
        string html = $"<html><head><meta charset=utf-8>"
            + $"{style}<title>某市规划<"
            + $"/title><body><div>{article}</div>"
            + $"<div class=modal><span>&times;</span><div>+</div><div>-</div><div>↺</div></div>"
            + $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, copy, bare)}</body></html>";
        Assert.Equal($"# 某市规划\n\n一、要求\n\n{B}\n\n二、任务\n\n{B}抓好落实。\n", PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html").Text);
    }

    [Fact]
    public void An_article_that_a_script_shows_is_kept()
    {
        string html = $"<html><head><meta charset=utf-8><style>@media print{{.body{{display:none}}}}</style><body><p>加载中。</p>"
            + $"<div class=body style='display:none'><p>{B}</p><p>{B}抓好。</p></div>";
        Assert.Contains(B, PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./Doc_0/Document.xml", "./Pages/Page_0/Content.xml")]
    [InlineData("/Doc_0/Document.xml", "/Doc_0/Pages/Page_0/Content.xml")]
    [InlineData("Doc_0\\Document.xml", "Pages\\.\\Page_0\\Content.xml")]
    [InlineData("Doc_0/../Doc_0/Document.xml", "../Doc_0/Pages/Page_0/Content.xml")]
    public void Paths_of_OFD_are_read_as_they_are_meant(string root, string page)
    {
        byte[] ofd = ZipFiles.Replace(SampleFiles.Ofd, "OFD.xml", xml => xml.Replace("Doc_0/Document.xml", root, StringComparison.Ordinal));
        ofd = ZipFiles.Replace(ofd, "Doc_0/Document.xml", xml => xml.Replace("Pages/Page_0/Content.xml", page, StringComparison.Ordinal));
        Assert.Equal(PlanFileReader.Read(SampleFiles.Ofd, "a.ofd").Text, PlanFileReader.Read(ofd, "a.ofd").Text);
    }

    [Theory]
    [InlineData("DocumentRes", "")]
    [InlineData("PublicRes", "")]
    [InlineData("DocumentRes", " CTM=\"0.5 0 0 0.5 10 0\"")]
    public void Text_in_composite_objects_of_OFD_is_read(string resource, string matrix)
    {
        const string Row = "抓好落实，稳中求进，统筹推进各项工作，确保社会大局";
        string Text(int id, string words, int x, int y) =>
            $"<ofd:TextObject ID=\"{id}\" Boundary=\"{x} {y} 160 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g "
                + $"{words.Length - 1} 5\">{words}</ofd:TextCode></ofd:TextObject>";
        byte[] ofd = Package(
            $"<ofd:{resource}>Res.xml</ofd:{resource}>", $"<ofd:CompositeObject ID=\"9\" Boundary=\"0 0 210 297\" ResourceID="
                + $"\"7\"{matrix}/>",
            $"<ofd:CompositeGraphicUnit ID=\"7\" Width=\"210\" Height=\"297\"><ofd:Content>{Text(1, "一、总体要求", 20, 20)}<ofd:Compos"
                + $"iteObject ID=\"3\" Boundary=\"0 10 210 20\" ResourceID=\"8\"/></ofd:Content></ofd:CompositeGraphicUnit>"
                + $"<ofd:CompositeGraphicUnit ID=\"8\" Width=\"210\" Height=\"20\"><ofd:Content>{Text(2, Row, 30, 20)}"
                + $"{Text(4, "和谐稳定。", 20, 28)}</ofd:Content></ofd:CompositeGraphicUnit>");
        Assert.Equal($"一、总体要求\n\n{Row}和谐稳定。\n", PlanFileReader.Read(ofd, "a.ofd").Text);
    }

    [Fact]
    public void Composite_objects_within_themselves_end()
    {
        string again = string.Concat(Enumerable.Repeat("<ofd:CompositeObject ID=\"3\" Boundary=\"0 0 9 9\" ResourceID=\"7\"/>", 20));
        byte[] ofd = Package("<ofd:DocumentRes>Res.xml</ofd:DocumentRes>", "<ofd:CompositeObject ID=\"9\" Boundary=\"0 0 9 9"
            + "\" ResourceID=\"7\"/>",
            $"<ofd:CompositeGraphicUnit ID=\"7\"><ofd:Content>{again}</ofd:Content></ofd:CompositeGraphicUnit>");
        Assert.Contains("没有文字",
            Assert.Throws<PlanFileException>(() => PlanFileReader.Read(ofd, "a.ofd")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_printed_page_are_paragraphs_again()
    {
        const int Width = 30;
        string text = string.Concat(Enumerable.Repeat("坚持稳中求进工作总基调完整准确全面贯彻新发展理念加快构建新发展格局着力推动高质量发展", 12)) + "。";
        string[] rows = [.. text.Chunk(Width).Select(row => new string(row))];
        string body = P("2024年政府工作报告") + P("各位代表：") + P("一、2023年工作回顾") + string.Concat(rows[..9].Select(row => P(row))) + P("— 1 —")
            + string.Concat(rows[9..].Select(row => P(row))) + P("二、2024年工作安排") + string.Concat(rows.Select(row => P(row))) + P("- 2 -");
        PlanFile file = PlanFileReader.Read(Make(body), "a.docx");
        Assert.Equal($"2024年政府工作报告\n\n各位代表：\n\n一、2023年工作回顾\n\n{text}\n\n二、2024年工作安排\n\n{text}\n", file.Text);
        Assert.Contains("2 处页码", string.Concat(file.Notices), StringComparison.Ordinal);
        // Paragraphs of all lengths are no rows, whatever their signs.
        string plain = string.Concat(Enumerable.Range(1, 30).Select(i => P(text[..(i * 9)])));
        Assert.Equal(30, PlanFileReader.Read(Make(plain), "a.docx").Text.Split("\n\n").Length);
    }

    [Theory]
    [InlineData("2 0 0 5年增长1 2 %", "2005年增长12%")]
    [InlineData("增长 1 2 . 5 %，达到 3 5 0 亿元", "增长 12.5%，达到 350亿元")]
    [InlineData("第 1 2 3 号", "第 1 2 3 号")]
    [InlineData("1 2 3 4 5", "1 2 3 4 5")]
    [InlineData("2024 2025 年", "2024 2025 年")]
    [InlineData("产值 12 5 亿", "产值 12 5 亿")]
    public void Digits_set_apart_are_put_together(string set, string text) =>
        Assert.Equal(text + "\n", PlanFileReader.Read(Make(P(set)), "a.docx").Text);

    [Fact]
    public void A_pages_title_in_a_lower_heading_is_the_title()
    {
        const string Title = "某市残疾人补贴实施办法";
        string html = $"<html><head><meta charset=utf-8><title>{Title}_某市人民政府</title><meta name=ArticleTitle content='{Title}"
            + $"'><body><div class=TRS_Editor><h4>{Title}</h4>"
            + $"<p>2022-11-16 来源: 某市民政局</p><p>一、对象</p><p>{B}</p><p>二、标准</p><p>{B}</p></div>";
        PlanFile file = PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html");
        Plan plan = PlanParser.Parse(file.Text, "a.html", found: new PlanMetadata { Title = file.Found.Title });
        Assert.Equal("1 一、对象\n1 二、标准", PlanAssert.Outline(plan));
        Assert.Equal((Title, new DateOnly(2022, 11, 16)), (plan.Metadata.Title, plan.Metadata.Published));
    }

    [Fact]
    public void A_page_tells_number_and_day_of_signing()
    {
        string html = "<html><head><meta charset=utf-8><meta name=ArticleTitle content='（转载）某市关于印发某市农业发展规划的通知'><meta name=Con"
            + "tentSource content='本网某市农业农村局'><body>"
            + "<table><tr><td>发文字号：</td><td>某府办[2024]13号</td><td>成文日期：</td><td>2024年2月8日</td><td>发布日期：</td><td>2024年2月20日</td></tr></table>"
            + $"<div class=TRS_Editor><p>一、对象</p><p>{B}</p><p>二、标准</p><p>{B}</p></div>";
        FoundMetadata found = PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html").Found;
        Assert.Equal(("某府办〔2024〕13号", new DateOnly(2024, 2, 8), new DateOnly(2024, 2, 20), "某市农业农村局"),
            (found.Number, found.SignedOn, found.Published, found.Issuer));
    }

    private static byte[] Package(string resources, string content, string units) => ZipFiles.Make(
        ("OFD.xml", Bytes($"<ofd:OFD {Ofd}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")),
        ("Doc_0/Document.xml",
            Bytes($"<ofd:Document {Ofd}><ofd:CommonData>{resources}</ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P"
                + $".xml\"/></ofd:Pages></ofd:Document>")),
        ("Doc_0/P.xml", Bytes($"<ofd:Page {Ofd}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>")),
        ("Doc_0/Res.xml", Bytes($"<ofd:Res {Ofd} BaseLoc=\"Res\"><ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnit"
            + $"s></ofd:Res>")));

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(xml);
}
