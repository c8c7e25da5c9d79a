using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>A year in a text.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, where it is part of a date, else 0.</param>
/// <param name="IsOutlook">Whether it is far ahead: 2035年远景目标.</param>
internal readonly record struct YearMention(int Year, int Month, bool IsOutlook);

/// <summary>Years as they are written: 2024年, ２０２４年度, 二〇二四年, 2024年1月9日.</summary>
internal static class Years
{
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
                mentions.Add(new YearMention(year, Month(text[(at + 1)..]), text[(at + 1)..].StartsWith("远景")));
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
            if (length == 4 && IsYear(value))
            {
                return value;
            }
            i += length;
        }
        List<YearMention> mentions = In(text);
        return mentions.Count > 0 ? mentions[0].Year : 0;
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
