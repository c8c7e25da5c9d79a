using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Numerals;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Querying;

/// <summary>What a number is, as far as it decides how it may be written; numbers of a kind in one run are written alike.</summary>
internal enum NumberKind
{
    /// <summary>第3章; 3、 before a heading.</summary>
    Ordinal,

    /// <summary>A year, digit by digit: 二〇二四.</summary>
    Year,

    /// <summary>A share: 6%, 百分之六, 六成.</summary>
    Share,

    /// <summary>What is counted or measured.</summary>
    Count,

    /// <summary>A dash, 至 or 到 between two numbers.</summary>
    Range,

    /// <summary>The 年 behind the first of two years: 2021年—2025年.</summary>
    FirstYear,

    /// <summary>The 多 behind a round number: 13亿多人.</summary>
    Vague,

    /// <summary>A Roman numeral.</summary>
    Roman,

    /// <summary>A fraction: 1/3, 三分之一.</summary>
    Fraction,

    /// <summary>A unit behind a number: km, 公里.</summary>
    Unit,
}

/// <summary>A part of a run and the other ways to write it.</summary>
/// <param name="Start">UTF-16 offset in the run.</param>
/// <param name="End">Right after its last character.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Styles">The ways, at the same place for all of a kind; the last stands for those that are missing.</param>
internal sealed record NumberWriting(int Start, int End, NumberKind Kind, string[] Styles);

/// <summary>Finds the numbers of a run and how else they may be written.</summary>
internal sealed partial class NumberWritings
{
    private const string Numbered = Counted + "轮批期类季";
    private const string Counted = "章节条篇编卷款项部届次个";

    // What is numbered or dated beside the units of quantities.
    private const string Dated = "年月日号时点岁级期季周届章节条篇编卷款项";

    // 一批, 一起, 一方面 are words, not numbers.
    private const string NotOne = "批次期步类级片门面代样起系对点部层本场位轮例册卷";

    // 建成立交, 三成员: 成 is part of another word.
    private const string NotTenths = "立为果员本效长品功都交分色年就绩熟活人";

    private const int MaxDecimals = 4;
    private const int MostDigits = 8;
    private const decimal Myriad = 10_000;

    private static readonly (decimal Value, string Name)[] _scales = [(1e12m, "万亿"), (1e8m, "亿"), (Myriad, "万"), (1, "")];
    private static readonly SearchValues<char> _multiples = SearchValues.Create("十百千万亿");

    private readonly string _run;
    private readonly List<NumberWriting> _found = [];

    // The last number read, for the range that may go on from it.
    private (int Start, int End, bool IsYear, bool IsShare) _before = (-1, -1, false, false);

    private NumberWritings(string run) => _run = run;

    /// <summary>The numbers that can be written otherwise, by rising offset.</summary>
    public static IReadOnlyList<NumberWriting> Of(string run)
    {
        var writings = new NumberWritings(run);
        for (int at = 0; at < run.Length;)
        {
            at = writings.ReadAt(at);
        }
        return writings._found;
    }

    // 5点5个百分点; 8点30分 is a time.
    [GeneratedRegex(@"\G(?<whole>[0-9]{1,4})点(?<part>[0-9]{1,2})(?=个?百分点|[%％‰万亿倍元米吨亩度折]|公[里斤顷]|平方)")]
    private static partial Regex SpokenDecimal();

    private char CharAt(int at) => at >= 0 && at < _run.Length ? CharacterFolding.Fold(_run[at]) : '\0';

    // The offset to go on from.
    private int ReadAt(int at)
    {
        if (ReadShare(at) is > 0 and int behindShare)
        {
            return behindShare;
        }
        if (ReadFraction(at) is > 0 and int behindFraction)
        {
            return behindFraction;
        }
        if (SpokenDecimal().Match(_run, at) is { Success: true } spoken && !IsOfNumber(at - 1))
        {
            _found.Add(new NumberWriting(at, at + spoken.Length, NumberKind.Count, [spoken.Value.Replace('点', '.')]));
            return at + spoken.Length;
        }
        if (!QuantityReader.IsNumeral(_run[at]))
        {
            return at + 1;
        }
        if (ReadDigits(at) is > 0 and int behindDigits)
        {
            return behindDigits;
        }
        WrittenNumber number = WrittenNumber.Read(_run, at);
        int unitEnd = number.Length == 0 || char.IsAsciiLetter(CharAt(at - 1)) ? 0 : ReadUnit(at + number.Length);
        if (number.Length == 0 || (unitEnd == 0 && IsPartOfName(at, at + number.Length, number.IsChinese)))
        {
            return SkipName(at);
        }
        int end = at + number.Length;
        int behind = end;
        if (CharAt(end - 1) is '多' or '余' or '几')
        {
            end--;
        }
        if (number.Value >= 0 && end > at && CharAt(end) != '几' && CharAt(at - 1) is not ('几' or '数'))
        {
            ReadNumber(at, end, number, ref behind);
        }
        return behind;
    }

    private void ReadNumber(int at, int end, WrittenNumber number, ref int behind)
    {
        if (CharAt(at - 1) == '第' || (at == 0 && CharAt(end) is '、' or '.'))
        {
            AddOrdinal(at, end, number);
            return;
        }
        int sign = end < _run.Length && _run[end] is ' ' or '\u00A0' ? end + 1 : end;
        if (CharAt(sign) is '%' or '‰')
        {
            behind = sign + 1;
            if (!IsNegative(at))
            {
                AddShare(at, behind, CharAt(sign) == '%' ? number.Value : number.Value / 10, CharAt(sign) == '%');
            }
            return;
        }
        if (IsTenths(at, end, number))
        {
            behind = end + 1;
            AddShare(at, behind, number.Value * 10, isPercent: true);
            return;
        }
        if (IsYear(at, end, number))
        {
            AddYear(at, end, ((int)number.Value).ToString(CultureInfo.InvariantCulture));
            return;
        }
        bool isCounted = IsCounted(at, end, number) && !IsNegative(at);
        Number(at, end, isYear: false, isShare: false);
        if (isCounted)
        {
            AddCount(at, end, number);
        }
    }

    // 百分之五, 千分之五.
    private int ReadShare(int at)
    {
        if (_run[at] is not ('百' or '千') || !_run.AsSpan(at + 1).StartsWith("分之") || at + 3 >= _run.Length || IsInNumeral(at))
        {
            return 0;
        }
        int start = at + 3;
        bool isPercent = _run[at] == '百';
        if (isPercent && _run[start] == '百' && !QuantityReader.IsNumeral(CharAt(start + 1)))
        {
            AddShare(at, start + 1, 100, isPercent);
            return start + 1;
        }
        if (!QuantityReader.IsNumeral(_run[start]))
        {
            return start;
        }
        WrittenNumber number = WrittenNumber.Read(_run, start);
        int end = start + number.Length;
        bool isVague = number.Length > 0 && CharAt(end - 1) is '多' or '余' or '几';
        if (number.Length > 0 && number.Value >= 0 && !isVague && IsWrittenRight(start, end, number))
        {
            AddShare(at, end, isPercent ? number.Value : number.Value / 10, isPercent);
        }
        return Math.Max(end, start + 1);
    }

    // 1/3, 三分之一; 3/15 is a day, 24/7 no share of anything.
    private int ReadFraction(int at)
    {
        bool areFigures = CharAt(at + 1) == '/';
        int length = areFigures ? FractionInFigures(at) : FractionInWords(at);
        if (length == 0)
        {
            return 0;
        }
        int first = DigitAt(at), last = DigitAt(at + length - 1);
        (int part, int over) = areFigures ? (first, last) : (last, first);
        Number(at, at + length, isYear: false, isShare: true);
        _found.Add(new NumberWriting(at, at + length, NumberKind.Fraction,
            [$"{part}/{over}", $"{ChineseNumber.Write(over)}分之{ChineseNumber.Write(part)}"]));
        return at + length;
    }

    private int FractionInFigures(int at)
    {
        int part = DigitAt(at), over = DigitAt(at + 2);
        return part > 0 && part < over && char.IsAsciiDigit(CharAt(at)) && char.IsAsciiDigit(CharAt(at + 2))
            && !IsOfNumber(at - 1) && !IsOfNumber(at + 3) ? 3 : 0;
    }

    private int FractionInWords(int at)
    {
        const string Over = "分之";
        int over = DigitAt(at), part = DigitAt(at + 3);
        return part > 0 && part < over && !char.IsAsciiDigit(CharAt(at)) && !char.IsAsciiDigit(CharAt(at + 3))
            && _run.AsSpan(at + 1).StartsWith(Over) && !IsOfNumber(at - 1) && !IsOfNumber(at + 4) ? 4 : 0;
    }

    // A figure or a Chinese digit; less than 0 where none stands.
    private int DigitAt(int at) => CharAt(at) is >= '0' and <= '9' and var figure ? figure - '0' : ChineseNumber.DigitOf(CharAt(at));

    private bool IsOfNumber(int at) => CharAt(at) is '.' or '/' || (at >= 0 && at < _run.Length && QuantityReader.IsNumeral(_run[at]));

    // A unit that is written as a symbol too: 35kV, 110千伏.
    private int ReadUnit(int at)
    {
        if (QuantityUnit.Find(_run, at) is not { } unit || unit.OtherNames.Count == 0)
        {
            return 0;
        }
        _found.Add(new NumberWriting(at, at + unit.Text.Length, NumberKind.Unit, [.. unit.OtherNames]));
        return at + unit.Text.Length;
    }

    private bool IsInNumeral(int at) => at > 0 && QuantityReader.IsNumeral(_run[at - 1]);

    // 一九八五, 二〇二四, 二0二四, 五七年: digits side by side.
    private int ReadDigits(int at)
    {
        int end = at;
        while (end < _run.Length && (ChineseNumber.DigitOf(CharAt(end)) >= 0 || (end > at && IsZeroWithin(end))))
        {
            end++;
        }
        int length = end - at;
        if (length == 2 && CharAt(end) == '年' && !IsInNumeral(at) && ShortYear(at) is { } year)
        {
            Number(at, end, isYear: true, isShare: false);
            _found.Add(new NumberWriting(at, end, NumberKind.Year, [year, ChineseNumber.WriteDigits(year, '〇'), year[2..]]));
            return end;
        }
        if (length < 3 || _multiples.Contains(CharAt(end)) || IsInNumeral(at) || QuantityReader.IsNumeral(CharAt(end)))
        {
            return 0;
        }
        string digits = string.Concat(_run[at..end].Select(c => Math.Max(0, ChineseNumber.DigitOf(CharacterFolding.Fold(c)))));
        if (length == 4 && digits[0] is '1' or '2')
        {
            AddYear(at, end, digits);
        }
        else if (length > 4 || digits.Contains('0', StringComparison.Ordinal) || CharAt(end) == '年')
        {
            Number(at, end, isYear: false, isShare: false);
            _found.Add(new NumberWriting(at, end, NumberKind.Count, [digits]));
        }
        return end;
    }

    // A zero of another alphabet among Chinese digits: 二0二四, 二Ｏ三五.
    private bool IsZeroWithin(int at) => CharAt(at) is '0' or 'o'
        && (CharAt(at + 1) is '0' or 'o' or '年' || ChineseNumber.DigitOf(CharAt(at + 1)) >= 0);

    // The year that two Chinese digits are: neither 五六年 nor 三五年, which say how long.
    private string? ShortYear(int at)
    {
        int tens = ChineseNumber.DigitOf(CharAt(at)), ones = ChineseNumber.DigitOf(CharAt(at + 1));
        return ones == tens + 1 || (tens, ones) == (3, 5) || tens is 3 or 4 ? null : $"{(tens < 5 ? "20" : "19")}{tens}{ones}";
    }

    private void AddYear(int at, int end, string digits)
    {
        Number(at, end, isYear: true, isShare: false);
        _found.Add(new NumberWriting(
            at, end, NumberKind.Year, [digits, ChineseNumber.WriteDigits(digits, '〇'), ChineseNumber.WriteDigits(digits, '零')]));
    }

    private void AddOrdinal(int at, int end, WrittenNumber number)
    {
        bool isHeading = CharAt(at - 1) != '第';
        // A number alone would be found everywhere: only with the words that it numbers.
        if (end == _run.Length || (isHeading && _run.Length - end < 3) || number.Scale != 1 || number.Value is < 0 or > 9999
            || (!isHeading && !Numbered.Contains(CharAt(end), StringComparison.Ordinal) && number.Value < 10))
        {
            return;
        }
        int value = (int)number.Value;
        string chinese = ChineseNumber.Write(value);
        string written = _run[at..end];
        bool isWritten = number.IsChinese
            ? value > 0 && chinese == written
            : written.Length <= 4 && !written.Contains('.', StringComparison.Ordinal);
        if (isWritten && value == number.Value)
        {
            _found.Add(new NumberWriting(at, end, NumberKind.Ordinal, [value.ToString(CultureInfo.InvariantCulture), chinese]));
        }
    }

    private void AddShare(int at, int end, decimal percent, bool isPercent)
    {
        // The first of 5—6% has its sign from the second.
        bool goesOn = _before.End >= 0 && !_before.IsShare && IsRange(_before.End, at);
        Number(at, end, isYear: false, isShare: true);
        // Nobody writes greater shares in Chinese numerals.
        if (percent is < 0 or > 9999 || goesOn)
        {
            return;
        }
        decimal value = Plain(isPercent ? percent : percent * 10);
        string arabic = value.ToString(CultureInfo.InvariantCulture);
        (string part, string sign) = isPercent ? ("百分之", "%") : ("千分之", "‰");
        List<string> styles = [$"{arabic}{sign}", arabic.Contains('.', StringComparison.Ordinal) ? $"{arabic}{sign}" : $"{arabic}.0{sign}",
            $"{part}{arabic}", $"{part}{ChineseNumber.Write(value)}"];
        if (isPercent && percent == 100)
        {
            styles.Add("百分之百");
        }
        else if (isPercent && percent is >= 10 and < 100 && percent % 5 == 0)
        {
            int tenths = (int)percent / 10;
            styles.Add(ChineseNumber.Write(tenths) + (percent % 10 == 0 ? "成" : "成五"));
        }
        _found.Add(new NumberWriting(at, end, NumberKind.Share, [.. styles]));
    }

    private void AddCount(int at, int end, WrittenNumber number)
    {
        decimal value = Plain(number.Value);
        List<string> styles = [.. Arabic(value, number.Scale)];
        bool isRound = value == decimal.Truncate(value);
        // 工业4.0 is a version.
        if (isRound && number.Scale == 1 && _run[at..end].Contains('.', StringComparison.Ordinal))
        {
            return;
        }
        string digits = value.ToString(CultureInfo.InvariantCulture);
        if (isRound ? value <= ChineseNumber.Max && Significant(value) <= MostDigits : value < Myriad && digits.Length <= MaxDecimals + 1)
        {
            string chinese = isRound ? ChineseNumber.Write((long)value) : ChineseNumber.Write(value);
            styles.Add(chinese);
            string both = WithBoth(chinese, value);
            if (both != chinese)
            {
                styles.Add(both);
            }
        }
        foreach ((decimal scale, string name) in _scales.Where(s => s.Value > 1 && value >= s.Value && value % s.Value != 0))
        {
            if (Plain(value / scale) is var part && Decimals(part) <= 2 && part < Myriad)
            {
                styles.Add(ChineseNumber.Write(part) + name);
            }
        }
        // Of 20241329.89亿 nobody has another way.
        if (styles.Count == 0)
        {
            return;
        }
        _found.Add(new NumberWriting(at, end, NumberKind.Count, [.. styles]));
        if (value >= Myriad && end < _run.Length && CharAt(end - 1) is '万' or '亿' && CharAt(end) is not ('多' or '余'))
        {
            _found.Add(new NumberWriting(end, end, NumberKind.Vague, ["多"]));
        }
    }

    // 12000, 12,000, 1.2万.
    private static IEnumerable<string> Arabic(decimal value, decimal scale)
    {
        foreach ((decimal unit, string name) in _scales)
        {
            decimal part = Plain(value / unit);
            bool isUsual = part >= 1 && Decimals(part) <= MaxDecimals && (unit == 1 ? value < 1e8m || scale == 1 : part < 100_000);
            if (!isUsual)
            {
                continue;
            }
            yield return part.ToString(CultureInfo.InvariantCulture) + name;
            if (part >= 1000)
            {
                yield return part.ToString("#,0.####", CultureInfo.InvariantCulture) + name;
            }
        }
        if (value < 1)
        {
            yield return value.ToString(CultureInfo.InvariantCulture);
        }
    }

    // 两千 for 二千, 两个 for 二个.
    private static string WithBoth(string chinese, decimal value) =>
        value == 2 ? "两"
        : chinese is ['二', '百' or '千' or '万' or '亿', ..] ? "两" + chinese[1..]
        : chinese;

    // Whether a number in Chinese numerals is one as it is usually written: neither 一百五 nor 一二.
    private bool IsWrittenRight(int at, int end, WrittenNumber number)
    {
        if (!number.IsChinese)
        {
            return true;
        }
        string written = string.Concat(_run[at..end].Select(c => CharacterFolding.Fold(c) switch
        {
            '两' => '二',
            '〇' or '○' => '零',
            char other => other,
        }));
        return written.Contains('点', StringComparison.Ordinal)
            || (number.Value <= ChineseNumber.Max && ChineseNumber.Write((long)number.Value) is var right
                && (right == written || "一" + right == written || right.Replace("零一十", "零十", StringComparison.Ordinal) == written));
    }

    // Whether what stands at both sides says that it counts something.
    private bool IsCounted(int at, int end, WrittenNumber number)
    {
        if (number.IsBare || !IsWrittenRight(at, end, number))
        {
            return false;
        }
        int length = end - at;
        bool isAll = at == 0 && end == _run.Length;
        if (number.IsChinese && length == 1)
        {
            bool isWord = number.Value == 1 && NotOne.Contains(CharAt(end), StringComparison.Ordinal);
            return (CharAt(at) == '十' || !_multiples.Contains(CharAt(at))) && UnitFollows(end) && !isWord;
        }
        if (isAll)
        {
            return number.Value >= 100;
        }
        if (number.IsChinese)
        {
            return true;
        }
        // 03 is a number of something, 1.2 重点任务 of a heading.
        bool isPadded = length > 1 && CharAt(at) == '0' && CharAt(at + 1) != '.';
        bool isLong = length > 1 && (number.Value >= 1000 || IsIdeograph(CharAt(end)) || end == _run.Length);
        return !isPadded && (isLong || UnitFollows(end));
    }

    private static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private bool UnitFollows(int end)
    {
        if (end >= _run.Length)
        {
            return false;
        }
        if (Dated.Contains(CharAt(end), StringComparison.Ordinal) || Counted.Contains(CharAt(end), StringComparison.Ordinal)
            || (QuantityUnit.Find(_run, end) is not null && !char.IsAscii(CharAt(end))))
        {
            return true;
        }
        // The unit of 3—5年 stands behind the second.
        int next = EndOfRange(end);
        if (next == end || next >= _run.Length || !QuantityReader.IsNumeral(_run[next]))
        {
            return false;
        }
        WrittenNumber second = WrittenNumber.Read(_run, next);
        return second.Length > 0 && second.Value >= 0 && next + second.Length < _run.Length
            && EndOfRange(next + second.Length) == next + second.Length && UnitFollows(next + second.Length);
    }

    // 2024年, 2021—2025年; of what is counted otherwise no.
    private bool IsYear(int at, int end, WrittenNumber number)
    {
        bool isFourDigits = !number.IsChinese && end - at == 4 && number.Scale == 1 && number.Value == decimal.Truncate(number.Value);
        if (!isFourDigits || number.Value is < 1000 or >= 3000)
        {
            return false;
        }
        if (CharAt(end) == '年')
        {
            return true;
        }
        return number.Value is >= 1800 and <= 2100 && (QuantityUnit.Find(_run, end) is null) && CharAt(end) is not ('多' or '余');
    }

    private bool IsTenths(int at, int end, WrittenNumber number) =>
        end - at == 1 && number.Value is >= 1 and <= 9 && CharAt(end) == '成' && CharAt(at - 1) != '第'
            && !NotTenths.Contains(CharAt(end + 1)) && !QuantityReader.IsNumeral(CharAt(end + 1)) && CharAt(end + 1) != '半';

    // 增长-5%: what is written out would lose the sign.
    private bool IsNegative(int at) =>
        at > 0 && CharacterSpelling.UnifySign(_run[at - 1]) == CharacterStream.Range && !(_before.End >= 0 && IsRange(_before.End, at));

    // Letters, or more points: 5G, G318, 2024.1.5, 2023..2025.
    private bool IsPartOfName(int at, int end, bool isChinese)
    {
        char before = CharAt(at - 1), behind = CharAt(end);
        bool isLettered = char.IsAsciiLetter(before) || char.IsAsciiLetter(behind);
        bool isDotted = (before == '.' && at > 1) || (behind == '.' && (at > 0 || CharAt(end + 1) == '.'));
        return !isChinese && (isLettered || isDotted);
    }

    private int SkipName(int at)
    {
        do
        {
            at++;
        }
        while (char.IsAsciiLetterOrDigit(CharAt(at)) || CharAt(at) == '.');
        return at;
    }

    // Takes note of a number, and of the range it is the end of.
    private void Number(int at, int end, bool isYear, bool isShare)
    {
        if (_before.End >= 0)
        {
            int from = _before.End;
            bool hasYear = _before.IsYear && CharAt(from) == '年' && IsRange(from + 1, at);
            if (hasYear && isYear)
            {
                _found.Add(new NumberWriting(from, from + 1, NumberKind.FirstYear, [""]));
            }
            else if (_before.IsYear && isYear && CharAt(end) == '年' && IsRange(from, at))
            {
                _found.Add(new NumberWriting(from, from, NumberKind.FirstYear, ["年"]));
            }
            int mark = hasYear ? from + 1 : from;
            if (IsRange(mark, at))
            {
                _found.Add(new NumberWriting(mark, at, NumberKind.Range, ["—", "至", "到"]));
            }
        }
        _before = (at, end, isYear, isShare);
    }

    private bool IsRange(int from, int to) => to > from && EndOfRange(from) == to;

    // Behind the signs of a range, or 至 or 到; the same where there are none.
    private int EndOfRange(int at)
    {
        if (CharAt(at) is '至' or '到')
        {
            return at + 1;
        }
        while (at < _run.Length && CharacterSpelling.UnifySign(_run[at]) == CharacterStream.Range)
        {
            at++;
        }
        return at;
    }

    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static int Decimals(decimal value) => value.Scale;

    private static int Significant(decimal value)
    {
        int digits = 0;
        for (long rest = (long)value; rest > 0 && rest % 10 == 0; rest /= 10)
        {
            digits--;
        }
        return digits + value.ToString("0", CultureInfo.InvariantCulture).Length;
    }
}
