using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SearchPlans.Plans.Tests;

/// <summary>Word documents made for tests.</summary>
internal static class DocxFiles
{
    private const string Namespaces =
        """xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" """
            + """xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" """
            + """xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" """
            + """xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" """
            + """xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" """
            + """xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" """;

    /// <summary>Styles as a Chinese Word names them: 标题, 标题 1 to 3, 目录 1; a body indented by two characters.</summary>
    public const string Styles = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="WenQuanYi Zen Hei" w:eastAsia="WenQuanYi Zen Hei" w:hAnsi="WenQuanYi Zen Hei"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/><w:basedOn w:val="2"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="zh2"><w:name w:val="标题 2"/><w:basedOn w:val="a"/></w:style>
        <w:style w:type="paragraph" w:styleId="x"><w:name w:val="自定"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>
        <w:style w:type="paragraph" w:styleId="p"><w:name w:val="正文缩进"/><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLine="560"/></w:pPr></w:style>
        """;

    /// <summary>A document of these parts.</summary>
    /// <param name="body">XML of the body's children.</param>
    /// <param name="numbering">XML of numbering.xml's children.</param>
    /// <param name="footnotes">XML of footnotes.xml's children.</param>
    /// <param name="title">The title in its properties.</param>
    public static byte[] Make(string body, string numbering = "", string footnotes = "", string title = "")
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.Document = new Document($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles($"<w:styles {Namespaces}>{Styles}</w:styles>");
            if (numbering.Length > 0)
            {
                main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                    $"<w:numbering {Namespaces}>{numbering}</w:numbering>");
            }
            if (footnotes.Length > 0)
            {
                main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes($"<w:footnotes {Namespaces}>{footnotes}</w:footnotes>");
            }
            if (title.Length > 0)
            {
                document.PackageProperties.Title = title;
            }
        }
        return stream.ToArray();
    }

    /// <summary>A paragraph.</summary>
    public static string P(string text, string properties = "") =>
        $"""<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space="preserve">{Escape(text)}</w:t></w:r>"""
            + """</w:p>""";

    /// <summary>A paragraph of a style.</summary>
    public static string Styled(string style, string text) => P(text, $"""<w:pStyle w:val="{style}"/>""");

    /// <summary>A paragraph of a list.</summary>
    public static string Numbered(int list, int level, string text) =>
        P(text, $"""<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>""");

    /// <summary>A level of a list.</summary>
    public static string Level(int level, string format, string pattern, string more = "", int start = 1) =>
        $"""<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>""";

    /// <summary>A document with the headings, tables and paragraphs of a Markdown text.</summary>
    public static byte[] FromMarkdown(string text)
    {
        var body = new System.Text.StringBuilder();
        List<string> rows = [];
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(""))
        {
            if (line.StartsWith('|'))
            {
                if (!line.StartsWith("| ---", StringComparison.Ordinal))
                {
                    rows.Add(line);
                }
                continue;
            }
            if (rows.Count > 0)
            {
                body.Append(Table(rows));
            }
            rows.Clear();
            int level = line.TakeWhile(c => c == '#').Count();
            if (level > 0)
            {
                body.Append(Styled(level == 1 ? "t" : (level - 1).ToString(), line[level..].Trim()));
            }
            else if (line.Length > 0)
            {
                body.Append(Styled("p", line));
            }
        }
        return Make(body.ToString());
    }

    private static string Table(List<string> rows) =>
        """<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr>"""
            + $"""{string.Concat(
                rows.Select(
                    row => $"<w:tr>{string.Concat(
                        row.Trim('|').Split('|').Select(cell => $"<w:tc>{P(cell.Trim())}</w:tc>"))}</w:tr>"))}</w:tbl>""";

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
