namespace SearchPlans.Text.Numerals;

/// <summary>Numbers as they are written in headings and dates: 十二, 〇, 2024, ２０２４.</summary>
public static class ChineseNumerals
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>0–9 of an ASCII or full-width digit, or -1.</summary>
    public static int ArabicDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        _ => -1,
    };

    /// <summary>0–9 of a Chinese digit, 〇 in all its spellings included, or -1.</summary>
    public static int ChineseDigit(char c) =>
        c is '零' or '○' or 'Ｏ' or 'O' or '0' ? 0 : c == '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal);

    /// <summary>Whether the sign can be part of a Chinese number.</summary>
    public static bool IsNumeral(char c) => c is '零' or '两' or '十' or '百' or '廿' || Digits.Contains(c);

    /// <summary>Reads Arabic digits from the start: the value and how many characters it took, 0 where there is none.</summary>
    public static int ReadArabic(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        int length = 0;
        for (; length < text.Length && ArabicDigit(text[length]) is >= 0 and int digit; length++)
        {
            value = value >= 100_000 ? value : (value * 10) + digit;
        }
        return length;
    }

    /// <summary>Reads a Chinese number up to 999 from the start: its value and how many characters it took, 0 where
    /// there is none. Digits in a row (二〇) are read by place.</summary>
    public static int ReadChinese(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        int digit = -1, length = 0;
        for (; length < text.Length && length < 7 && IsNumeral(text[length]); length++)
        {
            switch (text[length])
            {
                case '百':
                    value += (digit < 0 ? 1 : digit) * 100;
                    digit = -1;
                    break;
                case '十':
                    value += (digit < 0 ? 1 : digit) * 10;
                    digit = -1;
                    break;
                case '廿':
                    value += 20;
                    digit = -1;
                    break;
                default:
                    digit = (Math.Max(digit, 0) * 10) + ChineseDigit(text[length]);
                    break;
            }
        }
        value += Math.Max(digit, 0);
        return length;
    }
}
