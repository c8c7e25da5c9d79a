using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>The number at the start of a line.</summary>
/// <param name="Style">How it is written.</param>
/// <param name="Value">1, 2, 3 …</param>
/// <param name="Length">Characters it takes, signs included, spaces behind not.</param>
internal readonly record struct HeadingNumber(NumberStyle Style, int Value, int Length)
{
    private const int MaxValue = 199;
    private const int MaxSpacedHeading = 40;

    private static readonly string[] _romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>Reads the number a line begins with. 2024年, 3.5% and 一、二产业 are none.</summary>
    public static HeadingNumber Read(ReadOnlySpan<char> line)
    {
        if (line.Length < 2)
        {
            return default;
        }
        return line[0] switch
        {
            '第' => ReadOrdinal(line),
            '（' or '(' or '〔' => ReadParenthesis(line),
            '附' or '专' => ReadWord(line),
            (>= 'Ⅰ' and <= 'Ⅻ') or 'I' or 'V' or 'X' => ReadRoman(line),
            >= '①' and <= '⒛' or >= '㈠' and <= '㈩' => ReadSign(line),
            _ => ReadBare(line),
        };
    }

    private static HeadingNumber ReadSign(ReadOnlySpan<char> line) => line[0] switch
    {
        <= '⑳' => new(NumberStyle.Circled, line[0] - '①' + 1, 1),
        <= '⒇' => new(NumberStyle.ArabicParenthesis, line[0] - '⑴' + 1, 1),
        <= '⒛' => new(NumberStyle.Arabic, line[0] - '⒈' + 1, 1),
        _ => new(NumberStyle.ChineseParenthesis, line[0] - '㈠' + 1, line[1] is '、' ? 2 : 1),
    };

    private static HeadingNumber ReadOrdinal(ReadOnlySpan<char> line)
    {
        int at = SkipSpaces(line, 1);
        int length = ReadEither(line[at..], out int value);
        if (length == 0 || value is 0 or > MaxValue)
        {
            return default;
        }
        at = SkipSpaces(line, at + length);
        ReadOnlySpan<char> rest = line[at..];
        if (rest.IsEmpty)
        {
            return default;
        }
        return rest[0] switch
        {
            '篇' or '编' or '卷' => new(NumberStyle.Volume, value, at + 1),
            '章' => new(NumberStyle.Chapter, value, at + 1),
            '节' => new(NumberStyle.ChapterSection, value, at + 1),
            '部' when rest.StartsWith("部分") => new(NumberStyle.Division, value, at + 2),
            '，' or '、' or ',' or '：' or '.' or '．' => new(NumberStyle.Ordinal, value, at + 1),
            _ => default,
        };
    }

    private static HeadingNumber ReadParenthesis(ReadOnlySpan<char> line)
    {
        int at = SkipSpaces(line, 1);
        int length = ChineseNumerals.ReadChinese(line[at..], out int value);
        NumberStyle style = NumberStyle.ChineseParenthesis;
        if (length == 0)
        {
            length = ChineseNumerals.ReadArabic(line[at..], out value);
            style = NumberStyle.ArabicParenthesis;
        }
        if (length == 0 || value is 0 or > MaxValue)
        {
            return default;
        }
        at = SkipSpaces(line, at + length);
        if (at >= line.Length || line[at] is not ('）' or ')' or '〕'))
        {
            return default;
        }
        at++;
        // （一）、 is written too.
        return new(style, value, at < line.Length && line[at] is '、' or '.' or '．' ? at + 1 : at);
    }

    private static HeadingNumber ReadWord(ReadOnlySpan<char> line)
    {
        int at = line.StartsWith("附件") || line.StartsWith("附录") || line.StartsWith("附表") || line.StartsWith("专栏") ? 2 : 0;
        if (at == 0)
        {
            return default;
        }
        NumberStyle style = line[0] == '专' ? NumberStyle.Box : NumberStyle.Standalone;
        int numberAt = SkipSpaces(line, at);
        int length = ReadEither(line[numberAt..], out int value);
        if (length > 0)
        {
            return new(style, value, numberAt + length);
        }
        bool isAlone = at == line.Length || line[at] is '：' or ':' or ' ' or '\u3000';
        return isAlone && style == NumberStyle.Standalone ? new(style, 1, at) : default;
    }

    /// <summary>壹、 贰、 參． 拾壹、, as reports of the style of Taiwan and Hong Kong and bids have them.</summary>
    private static HeadingNumber ReadFormal(ReadOnlySpan<char> line)
    {
        const string Simplified = "壹贰叁肆伍陆柒捌玖", Traditional = "壹貳參肆伍陸柒捌玖", Ten = "拾";
        int length = 0, value = 0, digit = 0;
        for (; length < line.Length && length < 3; length++)
        {
            char c = line[length];
            int one = Math.Max(Simplified.IndexOf(c, StringComparison.Ordinal), Traditional.IndexOf(c, StringComparison.Ordinal));
            if (one >= 0)
            {
                digit = one + 1;
            }
            else if (Ten.Contains(c, StringComparison.Ordinal) && value == 0)
            {
                (value, digit) = (Math.Max(digit, 1) * 10, 0);
            }
            else
            {
                break;
            }
        }
        value += digit;
        int at = SkipSpaces(line, length);
        return length > 0 && value > 0 && at < line.Length && line[at] is '、' or '．' or '.'
            ? new HeadingNumber(NumberStyle.Formal, value, at + 1) : default;
    }

    /// <summary>Ⅰ． Ⅱ、 III. and Ⅳ with a space behind it, and words that are Chinese: V2X and I类 are none.</summary>
    private static HeadingNumber ReadRoman(ReadOnlySpan<char> line)
    {
        int length = 1, value = line[0] - 'Ⅰ' + 1;
        if (line[0] is 'I' or 'V' or 'X')
        {
            length = line.IndexOfAnyExcept('I', 'V', 'X');
            value = length is > 0 and <= 5 ? Array.IndexOf(_romans, line[..length].ToString()) + 1 : 0;
        }
        if (value == 0 || length >= line.Length)
        {
            return default;
        }
        int at = SkipSpaces(line, length);
        bool isParted = at > length && length == 1 && line[0] >= 'Ⅰ';
        if (at < line.Length && line[at] is '、' or '．' or '.')
        {
            (at, isParted) = (at + 1, true);
        }
        int words = SkipSpaces(line, at);
        return isParted && words < line.Length && line[words] is >= '\u4E00' and <= '\u9FFF'
            ? new HeadingNumber(NumberStyle.Roman, value, at) : default;
    }

    private static HeadingNumber ReadBare(ReadOnlySpan<char> line)
    {
        if (ReadFormal(line) is { Style: NumberStyle.Formal } formal)
        {
            return formal;
        }
        int length = ChineseNumerals.ReadChinese(line, out int value);
        bool isChinese = length > 0;
        if (!isChinese)
        {
            length = ChineseNumerals.ReadArabic(line, out value);
        }
        if (length == 0 || value is 0 or > MaxValue)
        {
            return default;
        }
        int at = SkipSpaces(line, length);
        if (at < line.Length && line[at] == '\\')
        {
            at++; // Markdown's 1\.
        }
        if (at >= line.Length)
        {
            return default;
        }
        // 一 2020年工作回顾: the space alone parts the number from a short heading.
        if (isChinese
            && at > length
            && line.Length <= MaxSpacedHeading
            && !ChineseNumerals.IsNumeral(line[at])
            && line[at] is not ('、' or '.' or '．' or ')' or '）'))
        {
            return new(NumberStyle.Chinese, value, length);
        }
        char sign = line[at++];
        // 一，发展现状 on a line of its own; a sentence may begin so too.
        if (isChinese && sign == '，' && line.Length <= MaxSpacedHeading && !Wording.HasSentence(line) && at < line.Length
            && !ChineseNumerals.IsNumeral(line[at]))
        {
            return new(NumberStyle.Chinese, value, at);
        }
        if (sign is ')' or '）')
        {
            return new(isChinese ? NumberStyle.ChineseParenthesis : NumberStyle.ArabicHalfParenthesis, value, at);
        }
        if (sign is not ('、' or '.' or '．') || IsNumberBehind(line[at..], sign))
        {
            return default;
        }
        return new(isChinese ? NumberStyle.Chinese : NumberStyle.Arabic, value, at);
    }

    /// <summary>3.5%, 2024.1.3 and 一、二、三产业 only look like a heading; 1.2024年 and 三、二〇二四年 are one.</summary>
    private static bool IsNumberBehind(ReadOnlySpan<char> rest, char sign)
    {
        int arabic = ChineseNumerals.ReadArabic(rest, out int value);
        if (arabic > 0)
        {
            return sign != '、' && !(arabic == 4 && value is >= 1949 and < 2100 && rest.Length > 4 && rest[4] == '年');
        }
        int chinese = ChineseNumerals.ReadChinese(rest, out _);
        return chinese > 0 && chinese < rest.Length && rest[chinese] is '、' or '产' or '季' or '批' or '期' or '线' or '级';
    }

    private static int ReadEither(ReadOnlySpan<char> text, out int value)
    {
        int length = ChineseNumerals.ReadChinese(text, out value);
        return length > 0 ? length : ChineseNumerals.ReadArabic(text, out value);
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && at < 16 && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        return at;
    }
}
