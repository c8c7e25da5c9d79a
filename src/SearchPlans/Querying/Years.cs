using SearchPlans.Plans;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Numerals;

namespace SearchPlans.Querying;

/// <summary>
/// Reads years as people write them: 2024, 二〇二四年, 去年, 近三年, 十四五期间, 九十年代, and ranges of all these (2020-2024, 2020至今, ..2023,
/// 十二五至十四五, 2020年以来). 去年 and its like are told from the newest year of the corpus.
/// </summary>
internal static class Years
{
    /// <summary>The earliest year that is read as one.</summary>
    public const int First = 1900;

    /// <summary>The latest year that is read as one.</summary>
    public const int Last = 2100;

    // What people mean by 近几年 has no number; three are shown to them as such.
    private const int AFew = 3;

    private const int MaxLength = 40;

    // 23年 is 2023, 54年 is 1954.
    private const int FirstOfThisCentury = 50;

    private static readonly string[] _separators =
        ["....", "...", "..", "……", "…", "——", "--", "-", "－", "—", "–", "―", "−", "~", "～", "〜", "∼", "至", "到", "→"];

    private static readonly char[] _quotes = ['"', '“', '”', '‘', '’', '\'', '「', '」', '『', '』', '《', '》', '〈', '〉'];

    // Behind the first year of an open range, the longer ones first.
    private static readonly string[] _onwards = ["及其以后", "及以后", "及之后", "以来", "至今", "以后", "之后", "开始", "起", "后", "以上"];

    private static readonly string[] _upTo = ["及其以前", "及以前", "及之前", "以前", "以下", "为止", "止"];

    private static readonly string[] _before = ["之前", "前"];

    private static readonly string[] _nowWords = ["今", "现在", "目前", "当前", "如今"];

    private static readonly (string Name, int YearsAgo)[] _relative =
    [
        ("今年", 0), ("本年", 0), ("当年", 0), ("今年度", 0), ("本年度", 0), ("最新", 0), ("最新一年", 0), ("最近一年", 0), ("近一年", 0),
        ("去年", 1), ("上年", 1), ("上一年", 1), ("去年度", 1), ("上年度", 1), ("上一年度", 1), ("前年", 2), ("前年度", 2), ("大前年", 3),
    ];

    private static readonly string[] _fewYears = ["近年", "近年来", "近几年", "近几年来", "近些年", "近些年来", "最近几年", "这几年"];

    /// <summary>Reads a year or a range of years.</summary>
    /// <param name="text">The text; signs of full width, quotes and white space may stand in it.</param>
    /// <param name="newest">The newest year of the corpus, or 0 where that isn't known: then 去年 and its like aren't read.</param>
    /// <returns>The range, or null where the text is none.</returns>
    public static YearNode? Read(string text, int newest)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }
        string clean = string.Concat(CharacterFolding.Fold(text).Where(c => !char.IsWhiteSpace(c) && !_quotes.Contains(c)));
        if (clean.Length == 0)
        {
            return null;
        }
        return Period(clean, newest) is var (from, to) ? Bounded(from, to) : Range(clean, newest) ?? OpenRange(clean, newest);
    }

    /// <summary>Reads 年份&gt;=2020 and the like, cut at its sign; null when it isn't that.</summary>
    public static YearNode? TryParseComparison(string subject, string sign, string value, int newest)
    {
        if (subject != "年份" || Read(value.Trim(), newest) is not { } years)
        {
            return null;
        }
        return sign switch
        {
            ">" or "＞" => From(years.To + 1),
            ">=" or "＞＝" or "≥" or "≧" => From(years.From),
            "<" or "＜" => UpTo(years.From - 1),
            "<=" or "＜＝" or "≤" or "≦" => UpTo(years.To),
            "=" or "＝" => years,
            _ => null,
        };
    }

    private static YearNode From(int year) => new(year, Last) { IsBound = true };

    private static YearNode UpTo(int year) => new(First, year) { IsBound = true };

    private static YearNode Bounded(int from, int to) => from <= to ? new YearNode(from, to) : new YearNode(to, from);

    private static YearNode? Range(string text, int newest)
    {
        foreach (string separator in _separators)
        {
            for (int at = text.IndexOf(separator, StringComparison.Ordinal); at >= 0;
                at = text.IndexOf(separator, at + 1, StringComparison.Ordinal))
            {
                string before = text[..at].TrimStart('从', '自', '由'), behind = text[(at + separator.Length)..];
                (int From, int To)? first = Period(before, newest), second = Period(behind, newest);
                if (first is var (from, firstTo))
                {
                    if (behind.Length == 0 || _nowWords.Contains(behind))
                    {
                        return From(from);
                    }
                    second ??= Shortened(behind, firstTo);
                    if (second is var (secondFrom, to))
                    {
                        return Bounded(Math.Min(from, secondFrom), Math.Max(firstTo, to));
                    }
                }
                else if (before.Length == 0 && second is var (_, last))
                {
                    return UpTo(last);
                }
            }
        }
        return null;
    }

    private static YearNode? OpenRange(string text, int newest)
    {
        text = text.TrimStart('从', '自', '由');
        if (Ends(text, _onwards) is { } since && Period(since, newest) is var (from, _))
        {
            return From(from);
        }
        if (Ends(text, _upTo) is { } upTo && Period(upTo, newest) is var (_, to))
        {
            return UpTo(to);
        }
        return Ends(text, _before) is { } before && Period(before, newest) is var (end, _) ? UpTo(end - 1) : null;
    }

    private static string? Ends(string text, string[] ends) =>
        Array.Find(ends, e => text.EndsWith(e, StringComparison.Ordinal)) is { } end ? text[..^end.Length] : null;

    // 2021-23
    private static (int From, int To)? Shortened(string text, int first) =>
        text.TrimEnd('年') is { Length: 2 } digits && Digits(digits) is { } year && (first / 100 * 100) + year is var full && full > first
            ? (full, full)
            : null;

    private static (int From, int To)? Period(string text, int newest) =>
        Year(text) ?? FiveYears(text) ?? Decade(text) ?? (newest > 0 ? Relative(text, newest) : null);

    private static (int From, int To)? Year(string text)
    {
        string digits = text;
        bool isNamed = false;
        foreach (string unit in (string[])["年度", "全年", "年"])
        {
            if (digits.EndsWith(unit, StringComparison.Ordinal))
            {
                (digits, isNamed) = (digits[..^unit.Length], true);
                break;
            }
        }
        if (Digits(digits) is not { } year)
        {
            return null;
        }
        if (digits.Length == 2 && isNamed)
        {
            year += year < FirstOfThisCentury ? 2000 : First;
        }
        else if (digits.Length != 4)
        {
            return null;
        }
        return year is >= First and <= Last ? (year, year) : null;
    }

    // The value of digits in a row, Arabic or Chinese; null where one isn't.
    private static int? Digits(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 4)
        {
            return null;
        }
        int value = 0;
        foreach (char c in text)
        {
            int digit = ChineseNumerals.ArabicDigit(c) is >= 0 and var arabic ? arabic
                : c == 'o' ? 0
                : c == '两' ? -1 : ChineseNumerals.ChineseDigit(c);
            if (digit < 0)
            {
                return null;
            }
            value = (value * 10) + digit;
        }
        return value;
    }

    // 十四五, “十四五”期间, 第十四个五年规划
    private static (int From, int To)? FiveYears(string text)
    {
        foreach (string end in (string[])["规划期间", "规划时期", "计划期间", "计划时期", "规划期", "计划期", "规划纲要", "期间", "时期", "规划", "计划"])
        {
            if (text.EndsWith(end, StringComparison.Ordinal))
            {
                text = text[..^end.Length];
                break;
            }
        }
        int ordinal;
        if (text.StartsWith('第'))
        {
            int length = Number(text.AsSpan(1), out ordinal);
            if (length == 0 || text.AsSpan(1 + length) is not "个五年")
            {
                return null;
            }
        }
        else if (text.Length < 2 || text[^1] != '五' || Number(text.AsSpan(0, text.Length - 1), out ordinal) != text.Length - 1)
        {
            return null;
        }
        return FiveYearPlans.YearsOf(ordinal);
    }

    // 九十年代, 90年代, 1990年代, 上世纪九十年代, 1990s
    private static (int From, int To)? Decade(string text)
    {
        int century = -1;
        foreach ((string name, int first) in (ReadOnlySpan<(string, int)>)
            [("二十世纪", 1900), ("20世纪", 1900), ("上世纪", 1900), ("上个世纪", 1900), ("二十一世纪", 2000), ("21世纪", 2000), ("本世纪", 2000)])
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                (century, text) = (first, text[name.Length..]);
                break;
            }
        }
        if (text.Length == 0)
        {
            return century < 0 ? null : (century, century + 99);
        }
        string digits;
        if (text.EndsWith("年代", StringComparison.Ordinal))
        {
            digits = text[..^2];
        }
        else if (century < 0 && text.Length == 5 && text[^1] == 's')
        {
            digits = text[..^1];
        }
        else
        {
            return null;
        }
        if (Number(digits, out int value) != digits.Length && Digits(digits) is { } byPlace)
        {
            value = byPlace;
        }
        else if (digits.Length == 4 && Digits(digits) is { } year)
        {
            value = year;
        }
        int from = value switch
        {
            >= First and < Last => value,
            > 0 and < 100 => value + (century < 0 ? value < FirstOfThisCentury ? 2000 : First : century),
            _ => 0,
        };
        return from > 0 && from % 10 == 0 ? (from, from + 9) : null;
    }

    private static (int From, int To)? Relative(string text, int newest)
    {
        foreach ((string name, int yearsAgo) in _relative)
        {
            if (text == name)
            {
                return (newest - yearsAgo, newest - yearsAgo);
            }
        }
        if (_fewYears.Contains(text))
        {
            return (newest - AFew + 1, newest);
        }
        string? count = Array.Find((string[])["最近", "过去", "近"], p => text.StartsWith(p, StringComparison.Ordinal)) is { } prefix
            ? text[prefix.Length..]
            : text.EndsWith("年来", StringComparison.Ordinal) ? text : null;
        if (count is null)
        {
            return null;
        }
        foreach (string end in (string[])["年以来", "年来", "年间", "年内", "年里", "个年度", "年"])
        {
            if (count.EndsWith(end, StringComparison.Ordinal))
            {
                count = count[..^end.Length];
                return Number(count, out int years) == count.Length && years is > 0 and < 200 ? (newest - years + 1, newest) : null;
            }
        }
        return null;
    }

    // A number in Arabic or Chinese numerals from the start: how many characters it took.
    private static int Number(ReadOnlySpan<char> text, out int value) =>
        ChineseNumerals.ReadArabic(text, out value) is > 0 and var length ? length : ChineseNumerals.ReadChinese(text, out value);
}
