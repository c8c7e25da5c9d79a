using System.Globalization;
using System.Text;

namespace SearchPlans.Text.Numerals;

/// <summary>Writes numbers in Chinese numerals as they are read out: 一百二十, 一万零五, 六点八; and digit by digit, as years are: 二〇二四.</summary>
public static class ChineseNumber
{
    /// <summary>The greatest whole number that is written.</summary>
    public const long Max = 9_999_999_999_999_999;

    private const string Digits = "零一二三四五六七八九";

    // The lowest of those above a myriad.
    private const long Myriad = 10_000;
    private const long HundredMillion = 100_000_000;

    /// <summary>Writes a whole number, 0 to <see cref="Max"/>.</summary>
    public static string Write(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        if (value == 0)
        {
            return Digits[..1];
        }
        var text = new StringBuilder();
        Add(text, value);
        // 十五, not 一十五.
        return text is { Length: > 1 } && text[0] == '一' && text[1] == '十' ? text.ToString(1, text.Length - 1) : text.ToString();
    }

    /// <summary>Writes a number with its decimals, those behind the point digit by digit; 0 or more.</summary>
    public static string Write(decimal value)
    {
        string whole = Write((long)decimal.Truncate(value));
        string written = value.ToString(CultureInfo.InvariantCulture);
        int point = written.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? whole : $"{whole}点{WriteDigits(written.AsSpan(point + 1), '零')}";
    }

    /// <summary>Writes Arabic digits one by one.</summary>
    /// <param name="digits">0–9.</param>
    /// <param name="zero">What a zero is: 〇 as the standard has it, or 零.</param>
    public static string WriteDigits(ReadOnlySpan<char> digits, char zero)
    {
        var text = new StringBuilder(digits.Length);
        foreach (char c in digits)
        {
            text.Append(c == '0' ? zero : Digits[c - '0']);
        }
        return text.ToString();
    }

    /// <summary>0–9 of a Chinese digit of a year or number, a zero in any of its spellings, or -1.</summary>
    public static int DigitOf(char c) => c is '〇' or '○' or '◯' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);

    private static void Add(StringBuilder text, long value)
    {
        if (value >= HundredMillion)
        {
            AddAbove(text, value, HundredMillion, '亿');
        }
        else if (value >= Myriad)
        {
            AddAbove(text, value, Myriad, '万');
        }
        else
        {
            AddBelowMyriad(text, (int)value);
        }
    }

    private static void AddAbove(StringBuilder text, long value, long unit, char name)
    {
        Add(text, value / unit);
        text.Append(name);
        long rest = value % unit;
        if (rest > 0)
        {
            if (rest < unit / 10)
            {
                text.Append(Digits[0]);
            }
            Add(text, rest);
        }
    }

    private static void AddBelowMyriad(StringBuilder text, int value)
    {
        bool zero = false;
        bool begun = false;
        foreach ((int unit, string name) in (ReadOnlySpan<(int, string)>)[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            int digit = value / unit % 10;
            if (digit == 0)
            {
                zero = begun;
                continue;
            }
            if (zero)
            {
                text.Append(Digits[0]);
            }
            (zero, begun) = (false, true);
            text.Append(Digits[digit]).Append(name);
        }
    }
}
