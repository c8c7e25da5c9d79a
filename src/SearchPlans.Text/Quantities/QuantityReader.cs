using SearchPlans.Text.Characters;

namespace SearchPlans.Text.Quantities;

/// <summary>
/// Finds the quantities of a text, however they are written: 1329.89亿元, ５００億元, 五百亿元, 5％, 百分之五. Both ends of a range
/// are quantities (5至6%: 5% and 6%). Not quantities are dates (2024年, 5月3日), ordinals (第三个), names (5G, PM2.5, G318),
/// vague numbers (数百亿元), words (进一步, 一批, 统一), numbers of items and notes (1. （2） 【3】) and Chinese numerals without a unit.
/// </summary>
/// <remarks>One pass; the time grows with the length of the text alone.</remarks>
public static class QuantityReader
{
    private static readonly CharacterSet _numerals =
        CharacterSet.Where(c => WrittenNumber.ArabicDigit(c) >= 0 || WrittenNumber.IsChineseNumeral(c));

    /// <summary>The quantities by rising offset; none overlap.</summary>
    public static IReadOnlyList<Quantity> Read(ReadOnlySpan<char> text)
    {
        var found = new List<Quantity>();
        for (int at = _numerals.Next(text, 0); at < text.Length;)
        {
            int next = ReadShare(text, at, found);
            if (next == at)
            {
                next = ReadNumber(text, at, found);
            }
            at = _numerals.Next(text, next);
        }
        return found;
    }

    /// <summary>Reads 百分之五, 千分之五, 万分之五.</summary>
    /// <returns>The offset to go on from: the same where there is none.</returns>
    private static int ReadShare(ReadOnlySpan<char> text, int at, List<Quantity> found)
    {
        decimal whole = text[at] switch { '百' => 100, '千' => 1000, '万' => 10_000, _ => 0 };
        if (whole == 0 || !text[(at + 1)..].StartsWith("分之") || at + 3 >= text.Length)
        {
            return at;
        }
        if (!IsNumeral(text[at + 3]))
        {
            return at;
        }
        WrittenNumber number = WrittenNumber.Read(text, at + 3);
        int end = at + 3 + number.Length;
        if (number.Length == 0)
        {
            return at + 3;
        }
        if (number.Value >= 0)
        {
            found.Add(new Quantity(QuantityUnit.ToDouble(number.Value * 100 / whole), QuantityKind.Percent, "%", at, end));
        }
        return end;
    }

    private static int ReadNumber(ReadOnlySpan<char> text, int at, List<Quantity> found)
    {
        WrittenNumber number = WrittenNumber.Read(text, at);
        if (number.Length == 0)
        {
            return SkipName(text, at);
        }
        int end = at + number.Length;
        if (number.Value < 0)
        {
            return end;
        }
        if (!number.IsChinese && IsPartOfName(text, at, end))
        {
            return SkipName(text, end);
        }
        if (IsOrdinalOrVague(text, at) || IsPartOfWord(text, at, number) || IsItemNumber(text, at, end))
        {
            return end;
        }
        if (ReadRange(text, at, number, found) is > 0 and int behind)
        {
            return behind;
        }
        return Add(text, at, number, found, out int unitEnd) ? unitEnd : end;
    }

    /// <summary>Adds the number and the unit behind it, if they make a quantity.</summary>
    private static bool Add(ReadOnlySpan<char> text, int at, WrittenNumber number, List<Quantity> found, out int end)
    {
        end = at + number.Length;
        int unitStart = end < text.Length && text[end] is ' ' or '\u00A0' ? end + 1 : end;
        QuantityUnit? unit = QuantityUnit.Find(text, unitStart);
        bool isNegative = IsNegative(text, at, found, out int start);
        decimal value = isNegative ? -number.Value : number.Value;
        if (unit is null)
        {
            if (number.IsChinese || IsDate(text, end, number))
            {
                return false;
            }
            found.Add(new Quantity(QuantityUnit.ToDouble(value), QuantityKind.Number, "", start, end));
            return true;
        }
        bool isOne = number is { IsChinese: true, Value: 1, Length: 1 };
        if (!Makes(number, unit) || (isOne && unit.Text is "步" or "批"))
        {
            return false;
        }
        end = unitStart + unit.Text.Length;
        if (RateEnd(text, end) is > 0 and int rateEnd)
        {
            string rate = CharacterFolding.Fold(text[unitStart..rateEnd].ToString());
            end = rateEnd;
            found.Add(new Quantity(QuantityUnit.ToDouble(value), QuantityKind.Count, rate, start, end));
        }
        else
        {
            found.Add(new Quantity(unit.Measure(value), unit.Kind, unit.Text, start, end)
            {
                IsIdiom = IsCounted(unit) && unit.Kind != QuantityKind.Times && !QuantityUnit.IsDuration(unit.Text)
                    && (isOne || (number is { IsChinese: true, Value: < 10 } && start > 0 && text[start - 1] is '“' or '"' or '「')),
            });
        }
        return true;
    }

    /// <summary>Reads 5至6% and 5-6万亿元, where the first end has its unit, and its multiple, from the second.</summary>
    /// <returns>The offset behind it, or 0 where there is no such range.</returns>
    private static int ReadRange(ReadOnlySpan<char> text, int at, WrittenNumber first, List<Quantity> found)
    {
        int mark = at + first.Length;
        if (mark + 1 >= text.Length || !IsRangeMark(text[mark]) || !IsNumeral(text[mark + 1]))
        {
            return 0;
        }
        WrittenNumber second = WrittenNumber.Read(text, mark + 1);
        if (second.Length == 0 || second.Value < 0 || second.IsChinese != first.IsChinese)
        {
            return 0;
        }
        int count = found.Count;
        if (!Add(text, mark + 1, second, found, out int end) || found[^1].Kind == QuantityKind.Number)
        {
            found.RemoveRange(count, found.Count - count);
            return 0;
        }
        Quantity last = found[^1];
        decimal value = first.Scale == 1 && first.Value < second.Value / second.Scale ? first.Value * second.Scale : first.Value;
        double measured = last.Kind == QuantityKind.Count ? QuantityUnit.ToDouble(value) : QuantityUnit.Find(last.Unit, 0)!.Measure(value);
        found[^1] = last with { Start = mark + 1, Value = Math.Abs(last.Value) };
        found.Insert(count, last with { Value = measured, Start = at, End = mark });
        return end;
    }

    private static bool Makes(WrittenNumber number, QuantityUnit unit)
    {
        if (unit.Text == "年" && IsYear(number))
        {
            return false;
        }
        // 万家 and 百年 are figures of speech; 亿元 and 千亿 are measured.
        return !number.IsBare || !IsCounted(unit) || number.Length > 1;
    }

    private static bool IsCounted(QuantityUnit unit) =>
        unit.Kind is QuantityKind.Count or QuantityKind.People or QuantityKind.Households or QuantityKind.Times;

    private static bool IsYear(WrittenNumber number) =>
        number.Scale == 1 && number.Value is >= 1900 and <= 2100 && number.Value == decimal.Truncate(number.Value);

    // 5月, 3日, 5号, 21世纪; and a mere 2024 is a year.
    private static bool IsDate(ReadOnlySpan<char> text, int end, WrittenNumber number) =>
        IsYear(number)
            || (end < text.Length && CharacterFolding.Fold(text[end]) is '月' or '日' or '号' or '时' or '年' or '世' or '点' or '级' or '届');

    /// <summary>Whether letters, or more points and digits, make the number part of a name: 5G, PM2.5, G318, 2024.1.5.</summary>
    private static bool IsPartOfName(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 0 && IsLetter(text[start - 1]))
        {
            return true;
        }
        if (start > 1
            && CharacterFolding.Fold(text[start - 1]) is '-' or '.'
            && (IsLetter(text[start - 2]) || WrittenNumber.ArabicDigit(text[start - 2]) >= 0 && text[start - 1] == '.'))
        {
            return true;
        }
        if (end >= text.Length)
        {
            return false;
        }
        if (CharacterFolding.Fold(text[end]) == '.' && end + 1 < text.Length && WrittenNumber.ArabicDigit(text[end + 1]) >= 0)
        {
            return true;
        }
        return IsLetter(text[end]) && QuantityUnit.Find(text, end) is null;
    }

    private static int SkipName(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length
            && (IsLetter(text[at]) || WrittenNumber.ArabicDigit(text[at]) >= 0 || CharacterFolding.Fold(text[at]) is '.'))
        {
            at++;
        }
        return at;
    }

    private static bool IsOrdinalOrVague(ReadOnlySpan<char> text, int start) =>
        start > 0 && CharacterFolding.Fold(text[start - 1]) is '第' or '数' or '几' or '初';

    // 统一部署, 同一个, 进一步: 一 at the end of a word.
    private static bool IsPartOfWord(ReadOnlySpan<char> text, int start, WrittenNumber number) =>
        number is { IsChinese: true, Value: 1, Length: 1 }
            && start > 0
            && "统唯单同专归划进逐".Contains(CharacterFolding.Fold(text[start - 1]), StringComparison.Ordinal);

    // 1.加快建设 and （2）加快建设 at the beginning of a sentence, and notes such as 【16】.
    private static bool IsItemNumber(ReadOnlySpan<char> text, int start, int end)
    {
        const int MaxDigits = 3;
        if (end >= text.Length || end - start > MaxDigits || WrittenNumber.ArabicDigit(text[start]) < 0)
        {
            return false;
        }
        char before = start == 0 ? '\n' : text[start - 1], behind = CharacterFolding.Fold(text[end]);
        if (before is '【' or '[' or '［' or '〔')
        {
            return behind is '】' or ']' or '〕';
        }
        if (before is '（' or '(' && behind == ')')
        {
            return start == 1 || IsBeginning(text[start - 2]);
        }
        bool goesOn = end + 1 < text.Length && WrittenNumber.ArabicDigit(text[end + 1]) >= 0;
        return IsBeginning(before) && behind is '.' or '、' or ')' && !goesOn;
    }

    private static bool IsBeginning(char before) => before is '\n' or '。' or '；' or ';' or '：' or ':' || char.IsWhiteSpace(before);

    /// <summary>Whether a minus sign or 负 stands before the number, and not between the ends of a range.</summary>
    private static bool IsNegative(ReadOnlySpan<char> text, int at, List<Quantity> found, out int start)
    {
        start = at;
        if (at == 0 || CharacterFolding.Fold(text[at - 1]) is not ('-' or '−' or '负'))
        {
            return false;
        }
        bool isBehindQuantity = found.Count > 0 && found[^1].End == at - 1;
        bool isBehindSign = at > 1
            && (char.IsAsciiLetterOrDigit(CharacterFolding.Fold(text[at - 2]))
                || CharacterFolding.Fold(text[at - 2]) is '-' or '年' or '月' or '日');
        // 企业减负500亿元, 降低税负1%: the end of a word.
        bool isBehindWord = text[at - 1] is '负' or '負'
            && at > 1
            && "减降税担肩背自胜正轻".Contains(CharacterFolding.Fold(text[at - 2]), StringComparison.Ordinal);
        if (isBehindQuantity || isBehindSign || isBehindWord)
        {
            return false;
        }
        start = at - 1;
        return true;
    }

    // 元/吨, 微克/立方米: the offset behind the second unit, or 0.
    private static int RateEnd(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && CharacterFolding.Fold(text[at]) == '/' && QuantityUnit.Find(text, at + 1) is { } second
            ? at + 1 + second.Text.Length
            : 0;

    private static bool IsRangeMark(char c) => CharacterSpelling.UnifySign(c) is CharacterStream.Range or '至' or '到';

    /// <summary>Whether a number can begin with the character.</summary>
    public static bool IsNumeral(char c) => _numerals.Contains(c);

    private static bool IsLetter(char c) => char.IsAsciiLetter(CharacterFolding.Fold(c));
}
