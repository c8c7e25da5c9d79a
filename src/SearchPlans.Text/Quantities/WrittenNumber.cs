using SearchPlans.Text.Characters;

namespace SearchPlans.Text.Quantities;

/// <summary>A number as it is written in Arabic or Chinese numerals, before its unit.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Scale">By which of 百, 千, 万, 亿 an Arabic number was multiplied, 1 if by none.</param>
/// <param name="IsChinese">Whether it is in Chinese numerals.</param>
/// <param name="IsBare">Whether it begins with a multiple of ten that no digit counts: 亿元, 千亿元.</param>
/// <param name="Length">How many characters it takes, 0 where there is no number that can be read.</param>
public readonly record struct WrittenNumber(decimal Value, decimal Scale, bool IsChinese, bool IsBare, int Length)
{
    // Longer ones are identifiers, and products with any unit stay within a decimal.
    private const int MaxDigits = 15;
    private const decimal Limit = 1e18m;

    private static readonly CharacterSet _numerals = CharacterSet.Where(c => ChineseDigit(c) >= 0 || Multiple(c) > 0);

    /// <summary>0–9 of an Arabic digit of either width, or -1.</summary>
    public static int ArabicDigit(char c) => CharacterFolding.Fold(c) is >= '0' and <= '9' and char digit ? digit - '0' : -1;

    /// <summary>Whether a Chinese number can begin or go on with the character.</summary>
    public static bool IsChineseNumeral(char c) => _numerals.Contains(c);

    /// <summary>Reads the number that begins at <paramref name="at"/>; of length 0 where none can be read.</summary>
    public static WrittenNumber Read(ReadOnlySpan<char> text, int at) =>
        ArabicDigit(text[at]) >= 0 ? ReadArabic(text, at) : ReadChinese(text, at);

    private static WrittenNumber ReadArabic(ReadOnlySpan<char> text, int start)
    {
        decimal value = 0;
        int at = start, digits = 0;
        for (; at < text.Length && digits <= MaxDigits; at++)
        {
            if (ArabicDigit(text[at]) is >= 0 and int digit)
            {
                (value, digits) = ((value * 10) + digit, digits + 1);
            }
            else if (!IsThousandsMark(text, at, at - start))
            {
                break;
            }
        }
        if (at + 1 < text.Length && CharacterFolding.Fold(text[at]) == '.' && ArabicDigit(text[at + 1]) >= 0)
        {
            decimal place = 1;
            for (at++; at < text.Length && digits <= MaxDigits && ArabicDigit(text[at]) is >= 0 and int digit; at++, digits++)
            {
                value += digit * (place /= 10);
            }
        }
        if (digits > MaxDigits)
        {
            return default;
        }
        at = SkipVague(text, at);
        decimal scale = 1;
        // 100 亿元, as pages are set.
        if (at + 1 < text.Length && text[at] is ' ' or '\u00A0' && Multiple(text[at + 1]) > 10)
        {
            at++;
        }
        while (at < text.Length && Multiple(text[at]) is > 10 and decimal multiple && QuantityUnit.Find(text, at) is null)
        {
            scale *= multiple;
            if (value * scale > Limit || scale > 1e16m)
            {
                return default;
            }
            at = SkipVague(text, at + 1);
        }
        return new WrittenNumber(value * scale, scale, IsChinese: false, IsBare: false, at - start);
    }

    // 3,500: a comma after one to three digits, or after a group of three, before exactly three.
    private static bool IsThousandsMark(ReadOnlySpan<char> text, int at, int before)
    {
        if (CharacterFolding.Fold(text[at]) != ',' || before == 0)
        {
            return false;
        }
        int digitsBefore = 0;
        while (digitsBefore < 4 && digitsBefore < before && ArabicDigit(text[at - 1 - digitsBefore]) >= 0)
        {
            digitsBefore++;
        }
        if (digitsBefore > 3 || (digitsBefore < 3 && digitsBefore < before))
        {
            return false;
        }
        if (at + 3 >= text.Length || (at + 4 < text.Length && ArabicDigit(text[at + 4]) >= 0))
        {
            return false;
        }
        return ArabicDigit(text[at + 1]) >= 0 && ArabicDigit(text[at + 2]) >= 0 && ArabicDigit(text[at + 3]) >= 0;
    }

    private static WrittenNumber ReadChinese(ReadOnlySpan<char> text, int start)
    {
        // Of 一万二千三百亿零五: what is behind the last 亿, of that what is behind the last 万, the digit that waits for its place.
        decimal total = 0, section = 0, myriads = 0;
        int digit = -1;
        decimal lastMultiple = 1;
        bool isBare = Multiple(text[start]) > 10, wasZero = false, isRead = true;
        int at = start;
        for (; at < text.Length; at++)
        {
            if (QuantityUnit.Find(text, at) is not null && at > start)
            {
                break;
            }
            if (ChineseDigit(text[at]) is >= 0 and int next)
            {
                // Two digits side by side are a list or a year: 七八个, 一九五二年.
                isRead &= digit < 0 || digit == 0;
                wasZero |= next == 0;
                digit = next;
                continue;
            }
            decimal multiple = Multiple(text[at]);
            if (multiple == 0)
            {
                break;
            }
            if (at > start && digit < 0 && lastMultiple <= multiple && multiple < 10_000)
            {
                isRead = false;
            }
            decimal count = digit < 0 ? (section == 0 && myriads == 0 ? 1 : 0) : digit;
            switch (multiple)
            {
                case 100_000_000:
                    total = (total + myriads + section + count) * multiple;
                    (myriads, section) = (0, 0);
                    break;
                case 10_000:
                    if (myriads > 0 || (total > 0 && digit < 0 && section == 0))
                    {
                        isRead = false;
                    }
                    myriads = (section + count) * multiple;
                    section = 0;
                    break;
                default:
                    section += (digit <= 0 ? 1 : digit) * multiple;
                    break;
            }
            if (total > Limit)
            {
                return Unread(text, at, start);
            }
            (digit, lastMultiple, wasZero) = (-1, multiple, false);
        }
        // 一百五 is 150.
        if (digit > 0)
        {
            section += lastMultiple > 10 && !wasZero ? digit * lastMultiple / 10 : digit;
        }
        decimal value = total + myriads + section;
        if (!isRead)
        {
            return Unread(text, at, start);
        }
        if (at + 1 < text.Length && text[at] is '点' && ChineseDigit(text[at + 1]) >= 0)
        {
            return ReadChineseFraction(text, at + 1, start, value);
        }
        return new WrittenNumber(value, 1, IsChinese: true, isBare, SkipVague(text, at) - start);
    }

    private static WrittenNumber ReadChineseFraction(ReadOnlySpan<char> text, int at, int start, decimal value)
    {
        decimal place = 1;
        for (int digits = 0; at < text.Length && ChineseDigit(text[at]) is >= 0 and int digit; at++)
        {
            if (++digits <= MaxDigits)
            {
                value += digit * (place /= 10);
            }
        }
        for (; at < text.Length && Multiple(text[at]) is > 10 and decimal multiple && QuantityUnit.Find(text, at) is null; at++)
        {
            value *= multiple;
            if (value > Limit)
            {
                return Unread(text, at, start);
            }
        }
        return new WrittenNumber(value, 1, IsChinese: true, IsBare: false, SkipVague(text, at) - start);
    }

    /// <summary>No number, but numerals up to where something else stands.</summary>
    private static WrittenNumber Unread(ReadOnlySpan<char> text, int at, int start)
    {
        while (at < text.Length && IsChineseNumeral(text[at]))
        {
            at++;
        }
        return new WrittenNumber(-1, 1, IsChinese: true, IsBare: false, at - start);
    }

    // 5000多万元, 300余家, 十几个: at least so many.
    private static int SkipVague(ReadOnlySpan<char> text, int at) =>
        at < text.Length && CharacterFolding.Fold(text[at]) is '多' or '余' or '几' ? at + 1 : at;

    private static int ChineseDigit(char c) => c switch
    {
        '〇' or '零' or '○' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' or '兩' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    private static decimal Multiple(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' or '萬' => 10_000,
        '亿' or '億' => 100_000_000,
        _ => 0,
    };
}
