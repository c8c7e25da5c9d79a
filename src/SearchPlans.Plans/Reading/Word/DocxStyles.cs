using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SearchPlans.Plans;

/// <summary>What the paragraph styles of a Word document say, with all that they are based on.</summary>
internal sealed partial class DocxStyles
{
    /// <summary>The level of titles, which stand above all headings.</summary>
    public const int TitleLevel = 0;

    // Styles are based on each other some five deep; a circle ends here.
    private const int MaxDepth = 20;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly string? _default;

    /// <summary>Reads styles.xml; null for a document without.</summary>
    public DocxStyles(StyleDefinitionsPart? part)
    {
        foreach (Style style in part?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is not { } id)
            {
                continue;
            }
            _styles.TryAdd(id, style);
            if (style.Default?.Value == true && style.Type?.InnerText == "paragraph")
            {
                _default = id;
            }
        }
    }

    /// <summary>Level of headings in this style: <see cref="TitleLevel"/>, 1–9, or null for text.</summary>
    public int? HeadingLevel(string? id)
    {
        foreach (Style style in Chain(id))
        {
            if (style.StyleName?.Val?.Value is { } name && LevelOfName(name) is { } level)
            {
                return level;
            }
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } outline)
            {
                return outline is >= 0 and < 9 ? outline + 1 : null;
            }
        }
        return null;
    }

    /// <summary>Whether paragraphs of this style are entries of a table of contents.</summary>
    public bool IsContents(string? id) =>
        id is not null && _styles.TryGetValue(id, out Style? style) && ContentsName().IsMatch(style.StyleName?.Val?.Value ?? "");

    /// <summary>List and level of automatic numbers in this style; the level is null where the list says it.</summary>
    public (int List, int? Level, string Style)? Numbering(string? id)
    {
        foreach (Style style in Chain(id))
        {
            if (style.StyleParagraphProperties?.NumberingProperties is { NumberingId.Val.Value: var list } numbers)
            {
                return (list, numbers.NumberingLevelReference?.Val?.Value, style.StyleId!.Value!);
            }
        }
        return null;
    }

    /// <summary>Whether text of this style is bold.</summary>
    public bool IsBold(string? id)
    {
        foreach (Style style in Chain(id))
        {
            if (style.StyleRunProperties?.Bold is { } bold)
            {
                return bold.Val?.Value ?? true;
            }
        }
        return false;
    }

    /// <summary>Whether text of this style isn't shown.</summary>
    public bool IsHidden(string? id) =>
        Chain(id).Any(style => style.StyleRunProperties?.Vanish is { } vanish && (vanish.Val?.Value ?? true));

    private IEnumerable<Style> Chain(string? id)
    {
        id ??= _default;
        for (int depth = 0; depth < MaxDepth && id is not null && _styles.TryGetValue(id, out Style? style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static int? LevelOfName(string name)
    {
        Match match = HeadingName().Match(name);
        return !match.Success ? null : match.Groups[1].Success ? match.Groups[1].Value[0] - '0' : TitleLevel;
    }

    [GeneratedRegex(@"^(?:(?:heading|标题|標題)\s*([1-9])|title|标题|標題)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingName();

    [GeneratedRegex(@"^(?:(?:toc|目录|目錄)\s*[1-9]|toc heading|contents \d+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContentsName();
}
