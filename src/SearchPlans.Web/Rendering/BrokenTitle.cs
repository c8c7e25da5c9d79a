using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using SearchPlans.Vocabulary;

namespace SearchPlans.Web.Rendering;

/// <summary>A title in HTML that breaks between words, so that no line ends within one: 国民经济和社会发展, never 社／会. Goes with the class
/// <c>phrases</c>, which keeps all other characters together.</summary>
/// <param name="title">The title.</param>
public sealed class BrokenTitle(string title) : IHtmlContent
{
    // A line doesn't begin with these, nor end with those.
    private const string NeverFirst = "的年月日号届次个期版份章节、，。：；！？）》」』”’〕·省市县区州了";
    private const string NeverLast = "和与及暨关在（《「『“‘〔第";

    private static readonly ThreadLocal<TextAnalysis> _words = new(() => new TextAnalysis(TextTokenizer.Words));

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        int at = 0;
        foreach (int place in BreaksOf(title))
        {
            encoder.Encode(writer, title, at, place - at);
            writer.Write("<wbr>");
            at = place;
        }
        encoder.Encode(writer, title, at, title.Length - at);
    }

    /// <summary>Where a title or heading may break: UTF-16 offsets, ascending.</summary>
    internal static IReadOnlyList<int> BreaksOf(string title)
    {
        TextAnalysis words = _words.Value!;
        words.Analyze(title);
        List<int> breaks = [];
        int end = 0;
        for (int i = 0; i < words.Count; i++)
        {
            int start = words.StartChar(i);
            // Signs before a word stand with it where they open something, else with the word before.
            while (start > end && NeverLast.Contains(title[start - 1], StringComparison.Ordinal))
            {
                start--;
            }
            bool within = words.StartChar(i) < end;
            if (start > 0 && !within && IsBreak(title, start) && (breaks.Count == 0 || breaks[^1] < start))
            {
                breaks.Add(start);
            }
            end = Math.Max(end, words.EndChar(i));
        }
        return breaks;
    }

    private static bool IsBreak(string title, int at) =>
        !NeverFirst.Contains(title[at], StringComparison.Ordinal)
        && !NeverLast.Contains(title[at - 1], StringComparison.Ordinal)
        && !(char.IsAsciiLetterOrDigit(title[at - 1]) && char.IsAsciiLetterOrDigit(title[at]));
}
