using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>A year in a text.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, where it is part of a date, else 0.</param>
/// <param name="IsOutlook">Whether it is far ahead, of what is to be reached: 2035年远景目标, 到2030年.</param>
internal readonly record struct YearMention(int Year, int Month, bool IsOutlook);

/// <summary>Years as they are written: 2024年, ２０２４年度, 二〇二四年, 2024年1月9日.</summary>
internal static class Years
{
    private static readonly System.Buffers.SearchValues<char> _spanSigns = System.Buffers.SearchValues.Create("-—–－~～至到");

    private const int FirstPlanYear = 1949;
    private const int LastPlanYear = 2100;

    /// <summary>The years followed by 年, in reading order.</summary>
    public static List<YearMention> In(ReadOnlySpan<char> text)
    {
        var mentions = new List<YearMention>();
        for (int from = 0; from < text.Length;)
        {
            int at = text[from..].IndexOf('年');
            if (at < 0)
            {
                break;
            }
            at += from;
            int year = Before(text[..at].TrimEnd());
            if (year != 0)
            {
                int start = text[..at].TrimEnd().Length - 4;
                mentions.Add(
                    new YearMention(year, Month(text[(at + 1)..]), text[(at + 1)..].StartsWith("远景") || IsTarget(text, start)));
            }
            from = at + 1;
        }
        return mentions;
    }

    /// <summary>The first four digits in a row that are a year, 年 behind or not; 0 where there are none.</summary>
    public static int First(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int length = ChineseNumerals.ReadArabic(text[i..], out int value);
            if (length == 4 && IsYear(value) && !IsTarget(text, i))
            {
                return value;
            }
            i += length;
        }
        return In(text).FirstOrDefault(mention => !mention.IsOutlook).Year;
    }

    /// <summary>Whether a text is a year and nothing else: 1985年, 2024.</summary>
    public static bool IsAll(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimEnd("年度").TrimEnd();
        return text.Length == 4 && Before(text) != 0;
    }

    /// <summary>The first year of a span of years that a text names, 2021—2025年, 2021年至2025年; 0 where there is none.</summary>
    public static int OfRange(ReadOnlySpan<char> text)
    {
        for (int i = 0; i + 9 <= text.Length; i++)
        {
            if ((i > 0 && ChineseNumerals.ArabicDigit(text[i - 1]) >= 0)
                || ChineseNumerals.ReadArabic(text[i..], out int first) != 4
                || !IsYear(first))
            {
                continue;
            }
            ReadOnlySpan<char> behind = text[(i + 4)..].TrimStart("年 ");
            int sign = behind.IndexOfAnyExcept(_spanSigns);
            if (sign > 0 && ChineseNumerals.ReadArabic(behind[sign..], out int last) == 4 && last > first && last - first <= 20)
            {
                return first;
            }
        }
        return 0;
    }

    /// <summary>到2030年, 力争2030年: a year by which something is to be reached, whereas 2021年到2025年 is a time and 截至2023年 the past.</summary>
    private static bool IsTarget(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> before = text[..start].TrimEnd();
        if (before.EndsWith("力争") || before.EndsWith("迈向") || before.EndsWith("面向"))
        {
            return true;
        }
        if (before.IsEmpty || before[^1] is not ('到' or '至'))
        {
            return false;
        }
        before = before[..^1].TrimEnd();
        return before.IsEmpty || !(before[^1] is '截' or '年' or '直' || ChineseNumerals.ArabicDigit(before[^1]) >= 0);
    }

    /// <summary>The year that a text ends with, or 0.</summary>
    private static int Before(ReadOnlySpan<char> text)
    {
        if (text.Length < 4)
        {
            return 0;
        }
        ReadOnlySpan<char> digits = text[^4..];
        int arabic = 0, chinese = 0;
        bool isArabic = true, isChinese = true;
        foreach (char c in digits)
        {
            int digit = ChineseNumerals.ArabicDigit(c);
            isArabic &= digit >= 0;
            arabic = (arabic * 10) + digit;
            digit = ChineseNumerals.ChineseDigit(c);
            isChinese &= digit >= 0;
            chinese = (chinese * 10) + digit;
        }
        bool isLonger = text.Length > 4 && ChineseNumerals.ArabicDigit(text[^5]) >= 0;
        if (isArabic && !isLonger && IsYear(arabic))
        {
            return arabic;
        }
        return isChinese && IsYear(chinese) ? chinese : 0;
    }

    private static int Month(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, 8)].TrimStart();
        int length = ChineseNumerals.ReadArabic(text, out int month);
        if (length == 0)
        {
            length = ChineseNumerals.ReadChinese(text, out month);
        }
        return length > 0 && month is >= 1 and <= 12 && text[length..].TrimStart().StartsWith("月") ? month : 0;
    }

    private static bool IsYear(int value) => value is >= FirstPlanYear and < LastPlanYear;
}
