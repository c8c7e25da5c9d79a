using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SearchPlans.Plans;

/// <summary>
/// The automatic numbers of a Word document, counted as Word counts: lists of one abstract numbering share their counters;
/// a level begins anew behind a higher one; a list that overrides a start begins there when first used.
/// </summary>
internal sealed class DocxNumbering
{
    /// <summary>Levels of a list.</summary>
    public const int Levels = 9;

    private readonly Dictionary<int, List> _lists = [];
    private readonly Dictionary<int, int[]> _counters = [];
    private readonly HashSet<(int List, int Level)> _begun = [];

    private sealed record Level(int Start, NumberFormat Format, string Pattern, string Behind, bool IsLegal, int RestartBehind,
        string? Style);

    private sealed record List(int Counters, Level?[] Levels, int?[] Starts);

    /// <summary>Reads numbering.xml; null for a document without.</summary>
    public DocxNumbering(NumberingDefinitionsPart? part)
    {
        if (part?.Numbering is not { } numbering)
        {
            return;
        }
        Dictionary<int, AbstractNum> kinds = [];
        foreach (AbstractNum kind in numbering.Elements<AbstractNum>())
        {
            kinds.TryAdd(kind.AbstractNumberId?.Value ?? -1, kind);
        }
        foreach (NumberingInstance list in numbering.Elements<NumberingInstance>())
        {
            if (list.NumberID?.Value is not { } id
                || list.AbstractNumId?.Val?.Value is not { } kindId
                || !kinds.TryGetValue(kindId, out AbstractNum? kind))
            {
                continue;
            }
            // A list style is defined elsewhere and only pointed to here.
            if (kind.NumberingStyleLink?.Val?.Value is { } link)
            {
                kind = kinds.Values.FirstOrDefault(other => other.StyleLink?.Val?.Value == link) ?? kind;
            }
            var levels = new Level?[Levels];
            var starts = new int?[Levels];
            foreach (DocumentFormat.OpenXml.Wordprocessing.Level level in kind.Elements<DocumentFormat.OpenXml.Wordprocessing.Level>())
            {
                Put(levels, level);
            }
            foreach (LevelOverride change in list.Elements<LevelOverride>())
            {
                if (change.LevelIndex?.Value is not (>= 0 and < Levels and int at))
                {
                    continue;
                }
                if (change.Level is { } level)
                {
                    Put(levels, level);
                }
                starts[at] = change.StartOverrideNumberingValue?.Val?.Value;
            }
            _lists.TryAdd(id, new List(kind.AbstractNumberId!.Value, levels, starts));
        }
    }

    /// <summary>The level of a list that a paragraph style is tied to, or 0.</summary>
    public int LevelOfStyle(int list, string style) =>
        _lists.TryGetValue(list, out List? found) ? Math.Max(0, Array.FindIndex(found.Levels, level => level?.Style == style)) : 0;

    /// <summary>Counts one paragraph.</summary>
    /// <returns>Its number as shown, with what stands between it and the words; whether it is a bullet.</returns>
    public (string Text, bool IsBullet) Next(int list, int level)
    {
        if (!_lists.TryGetValue(list, out List? found) || level is < 0 or >= Levels || found.Levels[level] is not { } shown)
        {
            return ("", false);
        }
        if (!_counters.TryGetValue(found.Counters, out int[]? counters))
        {
            _counters[found.Counters] = counters = new int[Levels];
            Array.Fill(counters, -1);
        }
        bool isFirst = _begun.Add((list, level));
        counters[level] = isFirst && found.Starts[level] is { } start
            ? start
            : counters[level] < 0 ? shown.Start : Math.Min(counters[level] + 1, 1 << 20);
        for (int below = level + 1; below < Levels; below++)
        {
            if (found.Levels[below] is not { } lower || lower.RestartBehind > level)
            {
                counters[below] = -1;
            }
        }
        if (shown.Format == NumberFormat.Bullet)
        {
            return ("", true);
        }
        var text = new StringBuilder();
        for (int i = 0; i < shown.Pattern.Length; i++)
        {
            if (shown.Pattern[i] != '%' || i + 1 >= shown.Pattern.Length || shown.Pattern[i + 1] is not (>= '1' and <= '9'))
            {
                text.Append(shown.Pattern[i]);
                continue;
            }
            int at = shown.Pattern[++i] - '1';
            if (found.Levels[at] is { } part)
            {
                text.Append(
                    NumberText.Write(shown.IsLegal ? NumberFormat.Decimal : part.Format, counters[at] < 0 ? part.Start : counters[at]));
            }
        }
        return (text.Length == 0 ? "" : text + Between(text[^1], shown.Behind), false);
    }

    // Behind 、 ） ． Chinese text leaves no space, whatever the tab stop does.
    private static string Between(char last, string behind) =>
        last < '\u2E80' || char.IsAsciiLetterOrDigit(last) || char.IsLetter(last) ? behind : "";

    private static void Put(Level?[] levels, DocumentFormat.OpenXml.Wordprocessing.Level level)
    {
        if (level.LevelIndex?.Value is not (>= 0 and < Levels and int at))
        {
            return;
        }
        levels[at] = new Level(
            Math.Max(0, level.StartNumberingValue?.Val?.Value ?? 0),
            Format(level.NumberingFormat?.Val?.InnerText),
            level.LevelText?.Val?.Value ?? "",
            level.LevelSuffix?.Val?.InnerText == "nothing" ? "" : " ",
            level.IsLegalNumberingStyle is { } legal && (legal.Val?.Value ?? true),
            level.LevelRestart?.Val?.Value is { } restart ? restart : at,
            level.ParagraphStyleIdInLevel?.Val?.Value);
    }

    private static NumberFormat Format(string? name) => name switch
    {
        "decimalZero" => NumberFormat.DecimalZero,
        "decimalFullWidth" or "decimalFullWidth2" => NumberFormat.DecimalFullWidth,
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => NumberFormat.DecimalEnclosedCircle,
        "decimalEnclosedParen" => NumberFormat.DecimalEnclosedParen,
        "decimalEnclosedFullstop" => NumberFormat.DecimalEnclosedFullstop,
        "lowerLetter" => NumberFormat.LowerLetter,
        "upperLetter" => NumberFormat.UpperLetter,
        "lowerRoman" => NumberFormat.LowerRoman,
        "upperRoman" => NumberFormat.UpperRoman,
        "chineseCounting" or "chineseCountingThousand" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "japaneseCounting"
            or "koreanCounting" => NumberFormat.ChineseCounting,
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => NumberFormat.IdeographDigital,
        "chineseLegalSimplified" or "ideographLegalTraditional" or "japaneseLegal" => NumberFormat.ChineseLegalSimplified,
        "ideographTraditional" => NumberFormat.IdeographTraditional,
        "ideographZodiac" => NumberFormat.IdeographZodiac,
        "ideographEnclosedCircle" => NumberFormat.IdeographEnclosedCircle,
        "bullet" => NumberFormat.Bullet,
        "none" => NumberFormat.None,
        _ => NumberFormat.Decimal,
    };
}
