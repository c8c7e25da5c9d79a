using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SearchPlans.Exporting;

/// <summary>Paragraphs of documents of Word, and how they are set.</summary>
internal static class WordStyles
{
    private const string Font = "SimSun";

    /// <summary>A paragraph of one run.</summary>
    /// <param name="text">Its text; control characters are left out.</param>
    /// <param name="style">Title, Heading1, Place or Quote.</param>
    public static Paragraph Line(string text, string style) => Paragraph(style, [(text, false, false)]);

    /// <summary>A paragraph of runs, each as it is, struck through or underlined.</summary>
    public static Paragraph Paragraph(string style, IEnumerable<(string Text, bool IsStruck, bool IsUnderlined)> runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        foreach ((string text, bool isStruck, bool isUnderlined) in runs)
        {
            // XML 1.0 has no other control characters.
            string clean = string.Concat(text.Where(c => !char.IsControl(c) || c is '\t' or '\n'));
            var run = new Run();
            if (isStruck || isUnderlined)
            {
                run.RunProperties = isStruck
                    ? new RunProperties(new Strike())
                    : new RunProperties(new Underline { Val = UnderlineValues.Single });
            }
            run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(clean) { Space = SpaceProcessingModeValues.Preserve });
            paragraph.Append(run);
        }
        return paragraph;
    }

    /// <summary>A document of paragraphs.</summary>
    public static byte[] Document(IEnumerable<OpenXmlElement> paragraphs)
    {
        using var output = new MemoryStream();
        using (var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Create();
            main.Document = new Document(new Body(paragraphs));
        }
        return output.ToArray();
    }

    private static Styles Create() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = Font },
            new FontSize { Val = "24" }, new Languages { EastAsia = "zh-CN" }))),
        StyleOf("Title", "36", isBold: true, indent: false, "center"),
        StyleOf("Heading1", "28", isBold: true, indent: false, "left"),
        StyleOf("Place", "20", isBold: false, indent: false, "left"),
        StyleOf("Quote", "24", isBold: false, indent: true, "both"));

    private static Style StyleOf(string id, string halfPoints, bool isBold, bool indent, string justified)
    {
        var paragraph = new StyleParagraphProperties(
            new SpacingBetweenLines { Before = "120", After = "120", Line = "360", LineRule = LineSpacingRuleValues.Auto });
        if (indent)
        {
            paragraph.Append(new Indentation { FirstLineChars = 200 });
        }
        paragraph.Append(new Justification { Val = new JustificationValues(justified) });
        var run = new StyleRunProperties();
        if (isBold)
        {
            run.Append(new Bold());
        }
        run.Append(new FontSize { Val = halfPoints });
        return new Style(new StyleName { Val = id }, paragraph, run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = id == "Place",
        };
    }
}
