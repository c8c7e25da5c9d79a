using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>Days as they are written: 2024-03-01, 2024/3/1, 2024.3.1, 2024年3月1日, 二〇二四年三月一日.</summary>
internal static class Dates
{
    private const int MaxText = 400;

    /// <summary>The first day that a text names, or null.</summary>
    public static DateOnly? First(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MaxText)];
        for (int i = 0; i < text.Length; i++)
        {
            if ((i == 0 || ChineseNumerals.ArabicDigit(text[i - 1]) < 0) && Read(text[i..]) is var (date, _))
            {
                return date;
            }
        }
        return null;
    }

    /// <summary>The day that a text is, with nothing else but brackets around, or null.</summary>
    public static DateOnly? All(ReadOnlySpan<char> text)
    {
        text = text.Trim("（()） \u3000—");
        return Read(text) is var (date, length) && length == text.Length ? date : null;
    }

    /// <summary>The first day that a text begins with, or a bracket or dash in it: ——2024年1月16日在…会议上, 政府工作报告（2024年1月16日 张三); or
    /// null.</summary>
    public static DateOnly? Opening(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MaxText)];
        for (int i = 0; i < text.Length; i++)
        {
            if ((i == 0 || text[i - 1] is '（' or '(' or '—' or '-' or '－') && Read(text[i..].TrimStart("（(—-－ \u3000")) is var (date, _))
            {
                return date;
            }
        }
        return null;
    }

    /// <summary>How many characters the day takes that a text begins with; 0 where it begins with none.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text) => Read(text) is var (_, length) ? length : 0;

    private static (DateOnly Date, int Length)? Read(ReadOnlySpan<char> text)
    {
        int at = ReadYear(text, out int year);
        if (at == 0 || at >= text.Length || text[at] is not ('年' or '-' or '/' or '.'))
        {
            return null;
        }
        char sign = text[at++];
        int length = ReadNumber(text[at..], out int month);
        at += length;
        if (length == 0 || at >= text.Length || text[at] != (sign == '年' ? '月' : sign))
        {
            return null;
        }
        length = ReadNumber(text[++at..], out int day);
        at += length;
        if (length == 0 || (sign == '年' && (at >= text.Length || text[at++] != '日')))
        {
            return null;
        }
        return year is >= 1949 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), at) : null;
    }

    private static int ReadYear(ReadOnlySpan<char> text, out int year)
    {
        if (ChineseNumerals.ReadArabic(text, out year) == 4)
        {
            return 4;
        }
        year = 0;
        for (int i = 0; i < 4; i++)
        {
            if (i >= text.Length || !ChineseNumerals.IsNumeral(text[i]) || ChineseNumerals.ChineseDigit(text[i]) is not (>= 0 and <= 9))
            {
                return 0;
            }
            year = (year * 10) + ChineseNumerals.ChineseDigit(text[i]);
        }
        return 4;
    }

    private static int ReadNumber(ReadOnlySpan<char> text, out int value)
    {
        int length = ChineseNumerals.ReadArabic(text, out value);
        return length > 0 ? length : ChineseNumerals.ReadChinese(text, out value);
    }
}
