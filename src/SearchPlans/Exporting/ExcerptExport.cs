using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using SearchPlans.Corpus;
using SearchPlans.Reading;

namespace SearchPlans.Exporting;

/// <summary>Writes excerpts, each with its citation, into files.</summary>
/// <param name="linkOf">The address of an excerpt on the web pages, host included.</param>
/// <param name="today">The day of citing.</param>
public sealed class ExcerptExport(Func<Excerpt, string> linkOf, DateOnly today)
{
    /// <summary>The media type of DOCX.</summary>
    public const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>As CSV: a row an excerpt.</summary>
    public byte[] Csv(IReadOnlyList<Excerpt> excerpts)
    {
        using var output = new MemoryStream();
        TableExport.WriteCsv(output, new ExportTable(
            "摘录", ["文件", "原标题", "地区", "年份", "文种", "发布机关", "章节", "位置", "原文", "网址", "引用"],
            [.. excerpts.Select(e => (IReadOnlyList<object?>)
            [
                ComposedTitles.Of(e.Plan), e.Title, e.Plan.RegionPath, e.Plan.Metadata.Year > 0 ? e.Plan.Metadata.Year : null,
                e.Plan.Metadata.Type, e.Issuer, string.Join(" › ", e.Section), e.Where, e.Text, linkOf(e), e.Sentence(linkOf(e)),
            ])]));
        return output.ToArray();
    }

    /// <summary>As Markdown: a quotation an excerpt, with its citation below.</summary>
    public string Markdown(IReadOnlyList<Excerpt> excerpts)
    {
        ArgumentNullException.ThrowIfNull(excerpts);
        StringBuilder text = new("# 摘录\n");
        foreach (Excerpt excerpt in excerpts)
        {
            text.Append("\n## ").Append(Escaped(ComposedTitles.Of(excerpt.Plan))).Append('\n');
            if (excerpt.Text.Length > 0)
            {
                text.Append("\n> ").Append(Escaped(excerpt.Text).ReplaceLineEndings("\n> ")).Append('\n');
            }
            string link = linkOf(excerpt);
            text.Append("\n——").Append(Escaped(excerpt.Sentence("")[..^1])).Append("，<").Append(link).Append(">\n");
        }
        return text.ToString();
    }

    /// <summary>As entries of BibTeX.</summary>
    public string BibTex(IReadOnlyList<Excerpt> excerpts) =>
        string.Concat(excerpts.Select(e => e.BibTex(linkOf(e), today) + "\n\n"));

    /// <summary>As records of RIS.</summary>
    public string Ris(IReadOnlyList<Excerpt> excerpts) => string.Concat(excerpts.Select(e => e.Ris(linkOf(e), today) + "\r\n"));

    /// <summary>As a document of Word: each excerpt below the name of its document, with a reference by number; the references at the
    /// end, as GB/T 7714 has them.</summary>
    public byte[] Docx(IReadOnlyList<Excerpt> excerpts)
    {
        ArgumentNullException.ThrowIfNull(excerpts);
        List<Paragraph> body = [WordStyles.Line("摘录", "Title")];
        foreach ((int i, Excerpt excerpt) in excerpts.Index())
        {
            body.Add(WordStyles.Line(ComposedTitles.Of(excerpt.Plan), "Heading1"));
            string path = string.Join(" › ", excerpt.Section);
            if (path.Length > 0)
            {
                body.Add(WordStyles.Line(path, "Place"));
            }
            body.Add(WordStyles.Line($"{excerpt.Text}[{i + 1}]", "Quote"));
        }
        body.Add(WordStyles.Line("引用", "Heading1"));
        foreach ((int i, Excerpt excerpt) in excerpts.Index())
        {
            body.Add(WordStyles.Line($"[{i + 1}] {excerpt.Gbt7714(linkOf(excerpt), today)}", "Place"));
        }
        return WordStyles.Document(body);
    }

    // What Markdown would take for its own signs.
    private static string Escaped(string text) =>
        string.Concat(text.Select(c => "\\`*_{}[]<>#|".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));
}
