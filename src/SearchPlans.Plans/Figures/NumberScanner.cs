using SearchPlans.Text.Numerals;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// Finds the numbers of a sentence with their units, as written. Passed over are times, ordinals, ratios (49:51), slogans (3+1+1, “1310”),
/// names (5G, PM2.5), document numbers and what the source destroyed (１$1.$2％).
/// </summary>
internal static class NumberScanner
{
    private const string Multiples = "百千万亿";

    // 12.5/10万, 十万分之12.5.
    private const string PerHundredThousand = "/10万";

    // What the general table of units hasn't.
    private static readonly string[] _moreUnits =
        ["标准箱", "人民币", "吨标准煤", "担", "孔公里", "皮长公里", "芯公里", "门次", "蒸吨", "车次", "床", "台套", "栋", "平方公里", "亿立方", "米"];

    /// <summary>Adds the numbers between two offsets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="times">The times in it, by rising offset.</param>
    /// <param name="numbers">Takes the numbers.</param>
    public static void Scan(string text, int start, int end, List<TimeMark> times, List<FigureNumber> numbers)
    {
        int time = 0;
        for (int at = start; at < end;)
        {
            while (time < times.Count && times[time].End <= at)
            {
                time++;
            }
            if (time < times.Count && at >= times[time].Start)
            {
                at = times[time].End;
                continue;
            }
            char c = text[at];
            if (char.IsAsciiDigit(c))
            {
                at = Arabic(text, at, end, numbers);
            }
            else if (WrittenNumber.IsChineseNumeral(c))
            {
                at = Chinese(text, at, end, numbers);
            }
            else if (c == '翻')
            {
                at = Doublings(text, at, end, numbers);
            }
            else
            {
                at++;
            }
        }
    }

    private static int Arabic(string text, int at, int end, List<FigureNumber> numbers)
    {
        int run = RunEnd(text, at, end);
        if (IsNoQuantity(text, at, run) || IsQuoted(text, at, end))
        {
            return run;
        }
        if (!ReadNumber(text, at, end, out decimal value, out string multiple, out bool isVague, out int behind))
        {
            return run;
        }
        // 10㎡, 3D, 5G: letters right behind that are no unit.
        string unit = UnitAt(text, behind, end, out QuantityKind kind, out int unitEnd);
        if (unit.Length == 0 && behind < end && char.IsAsciiLetter(text[behind]))
        {
            return RunEnd(text, behind, end);
        }
        if (IsWithinName(text, at, unit, unitEnd, end))
        {
            return unitEnd;
        }
        int rangeSign = multiple.Length > 0 && unit.Length == 0 ? behind : unitEnd;
        bool isNegative = IsNegative(text, at, numbers);
        if (RangeSignLength(text, rangeSign, end) is > 0 and int sign
            && rangeSign + sign < end && char.IsAsciiDigit(text[rangeSign + sign])
            && ReadNumber(text, rangeSign + sign, end, out decimal upper, out string upperMultiple, out _, out int upperBehind))
        {
            string upperUnit = UnitAt(text, upperBehind, end, out QuantityKind upperKind, out int upperEnd);
            if ((upperUnit.Length > 0 || unit.Length > 0) && (unit.Length == 0 || (kind == upperKind && unit == upperUnit))
                && value < upper * Ratio(multiple, upperMultiple))
            {
                decimal lower = multiple.Length > 0 && multiple != upperMultiple ? value / Ratio(multiple, upperMultiple) : value;
                numbers.Add(new FigureNumber(at, upperEnd, lower, upper, upperMultiple + upperUnit, upperKind) { DigitsEnd = upperBehind });
                return upperEnd;
            }
        }
        if (unit.Length > 0 || multiple.Length > 0 || IsPlain(text, at, unitEnd, end))
        {
            int from = isNegative ? at - 1 : at;
            numbers.Add(new FigureNumber(from, unitEnd, isNegative ? -value
                : value, null, multiple + unit, kind)
            { IsVague = isVague, DigitsEnd = behind });
        }
        return Math.Max(unitEnd, at + 1);
    }

    // 24小时供水比例, 15分钟医保服务圈: part of what is counted; 由24小时缩短 and 24小时以内 aren't.
    private static bool IsWithinName(string text, int at, string unit, int behind, int end) =>
        unit is "小时" or "分钟" && behind < end && char.IsLetter(text[behind])
            && !"以左之内的缩减压降提增延和与及至到为上下不".Contains(text[behind], StringComparison.Ordinal)
            && !(at > 0 && "由从至到为在达近约超过".Contains(text[at - 1], StringComparison.Ordinal));

    private static int Chinese(string text, int at, int end, List<FigureNumber> numbers)
    {
        if (ShareAt(text, at, end, out decimal share, out string shareUnit, out int shareEnd))
        {
            if (share < 0)
            {
                return shareEnd;
            }
            int sign = RangeSignLength(text, shareEnd, end);
            if (sign > 0 && ShareAt(text, shareEnd + sign, end, out decimal to, out _, out int toEnd) && to > share)
            {
                numbers.Add(new FigureNumber(at, toEnd, share, to, shareUnit, QuantityKind.Percent) { DigitsEnd = toEnd });
                return toEnd;
            }
            // 百分之八至九.
            if (sign > 0 && shareEnd + sign < end && WrittenNumber.IsChineseNumeral(text[shareEnd + sign])
                && WrittenNumber.Read(text.AsSpan(0, end), shareEnd + sign) is { Length: > 0 } upper && upper.Value > share
                && UnitAt(text, shareEnd + sign + upper.Length, end, out _, out _).Length == 0)
            {
                toEnd = shareEnd + sign + upper.Length;
                numbers.Add(new FigureNumber(at, toEnd, share, upper.Value, shareUnit, QuantityKind.Percent) { DigitsEnd = toEnd });
                return toEnd;
            }
            numbers.Add(new FigureNumber(at, shareEnd, share, null, shareUnit, QuantityKind.Percent) { DigitsEnd = shareEnd });
            return shareEnd;
        }
        if (ByPlace(text, at, end, out decimal placed, out int placedEnd))
        {
            return AddPlaced(text, at, placedEnd, end, placed, numbers);
        }
        WrittenNumber number = WrittenNumber.Read(text.AsSpan(0, end), at);
        if (number.Length == 0)
        {
            return at + 1;
        }
        int behind = at + number.Length;
        if (number.Value < 0 || (at > 0 && text[at - 1] is '第' or '数' or '几' or '初' or '“'))
        {
            return behind;
        }
        string unit = UnitAt(text, behind, end, out QuantityKind kind, out int unitEnd);
        bool isVague = text.AsSpan(at, number.Length).IndexOfAny('多', '余') >= 0;
        if (RangeSignLength(text, behind, end) is > 0 and int dash && unit.Length == 0 && behind + dash < end
            && WrittenNumber.IsChineseNumeral(text[behind + dash]))
        {
            WrittenNumber upper = WrittenNumber.Read(text.AsSpan(0, end), behind + dash);
            string upperUnit = UnitAt(text, behind + dash + upper.Length, end, out QuantityKind upperKind, out int upperEnd);
            if (upper.Value > number.Value && upperUnit.Length > 0)
            {
                (decimal to, string multiple) = Scaled(upper.Value);
                decimal scale = to == 0 ? 1 : upper.Value / to;
                numbers.Add(new FigureNumber(at, upperEnd, number.Value / scale, to, multiple + upperUnit,
                    upperKind)
                { DigitsEnd = behind });
                return upperEnd;
            }
        }
        // One numeral before a thing that is counted is an article: 一个, 三项.
        bool isMeasured = number.Length > 1 || kind is QuantityKind.Times or QuantityKind.PercentagePoint;
        if (unit.Length > 0 && isMeasured && !number.IsBare)
        {
            (decimal value, string multiple) = Scaled(number.Value);
            numbers.Add(new FigureNumber(at, unitEnd, value, null, multiple + unit, kind) { IsVague = isVague, DigitsEnd = behind });
            return unitEnd;
        }
        return Math.Max(behind, at + 1);
    }

    /// <summary>Chinese digits by place, as the reports of the fifties have them: 四一二, 九〇·三.</summary>
    private static bool ByPlace(string text, int at, int end, out decimal value, out int behind, int least = 3)
    {
        const int MaxDigits = 12;
        (value, behind) = (0, at);
        decimal place = 0;
        int digits = 0;
        for (; behind < end && digits <= MaxDigits; behind++)
        {
            int digit = text[behind] == '两' ? -1 : ChineseNumber.DigitOf(text[behind]);
            if (digit >= 0)
            {
                digits++;
                value = place == 0 ? (value * 10) + digit : value + (digit * (place /= 10));
            }
            else if (text[behind] is '·' or '点' && place == 0 && digits > 0 && behind + 1 < end
                && ChineseNumber.DigitOf(text[behind + 1]) >= 0)
            {
                place = 1;
            }
            else
            {
                break;
            }
        }
        // 三点六 is read as it is written out, too; 七八 is about so many.
        return (digits >= least || (digits > 1 && place > 0 && text[at..behind].Contains('·'))
            || (digits == 2 && text.AsSpan(at, 2).IndexOf('〇') >= 0)) && digits <= MaxDigits;
    }

    private static int AddPlaced(string text, int at, int behind, int end, decimal value, List<FigureNumber> numbers)
    {
        int digitsEnd = behind;
        while (behind < end && text[behind] is '万' or '亿' or '千' or '百')
        {
            behind++;
        }
        string multiple = text[digitsEnd..behind], unit = UnitAt(text, behind, end, out QuantityKind kind, out int unitEnd);
        if (unit.Length == 0 || text[at - (at > 0 ? 1 : 0)] is '第' or '“')
        {
            return behind;
        }
        numbers.Add(new FigureNumber(at, unitEnd, value, null, multiple + unit, kind) { DigitsEnd = digitsEnd });
        return unitEnd;
    }

    /// <summary>翻番, 翻一番, 翻了两番: the number is how many times it doubled.</summary>
    private static int Doublings(string text, int at, int end, List<FigureNumber> numbers)
    {
        int next = at + 1;
        while (next < end && next - at < 4 && text[next] is '了' or '近' or '约' or '上')
        {
            next++;
        }
        if (next >= end)
        {
            return next;
        }
        (decimal count, int length) = text[next] switch
        {
            '番' => (1m, 0),
            '一' or '1' => (1m, 1),
            '两' or '二' or '2' => (2m, 1),
            '三' or '3' => (3m, 1),
            '四' or '4' => (4m, 1),
            _ => (0m, 0),
        };
        if (next + length < end && text[next + length] == '个')
        {
            length++;
        }
        if (count == 0 || IsQuoted(text, at, end) || next + length >= end || text[next + length] != '番')
        {
            return at + 1;
        }
        int behind = next + length + 1;
        if (text.AsSpan(behind, end - behind) is var rest && (rest.StartsWith("行动") || rest.StartsWith("计划") || rest.StartsWith("工程")
            || rest.StartsWith("攻坚")))
        {
            // 翻番行动计划: a name.
            return behind;
        }
        numbers.Add(new FigureNumber(at, behind, count, null, "番", QuantityKind.Times) { DigitsEnd = behind - 1 });
        return behind;
    }

    /// <summary>百分之五, 千分之五, 万分之五: the number, or -1 where it can't be read.</summary>
    private static bool ShareAt(string text, int at, int end, out decimal share, out string unit, out int shareEnd)
    {
        (share, unit, shareEnd) = (-1, "", at);
        if (at + 4 < end && text.AsSpan(at, 4).SequenceEqual("十万分之"))
        {
            if (!ReadNumber(text, at + 4, end, out share, out _, out _, out shareEnd))
            {
                (share, shareEnd) = (-1, at + 4);
            }
            unit = PerHundredThousand;
            return true;
        }
        (decimal scale, string name) = at < end
            ? text[at] switch { '百' => (1m, "%"), '千' => (1m, "‰"), '万' => (0.01m, "%"), _ => (0m, "") } : (0m, "");
        if (scale == 0 || at + 3 >= end || text[at + 1] != '分' || text[at + 2] != '之')
        {
            return false;
        }
        if (char.IsAsciiDigit(text[at + 3]))
        {
            if (!ReadNumber(text, at + 3, end, out share, out _, out _, out shareEnd))
            {
                share = -1;
            }
        }
        else if (ByPlace(text, at + 3, end, out decimal placed, out int placedEnd, least: 2))
        {
            (share, shareEnd) = (placed, placedEnd);
        }
        else if (WrittenNumber.IsChineseNumeral(text[at + 3]))
        {
            WrittenNumber number = WrittenNumber.Read(text.AsSpan(0, end), at + 3);
            shareEnd = at + 3 + number.Length;
            share = number.Length == 0 ? -1 : number.Value;
        }
        if (shareEnd == at)
        {
            shareEnd = at + 3;
        }
        share = share < 0 ? -1 : share * scale;
        unit = name;
        return true;
    }

    private static bool ReadNumber(string text, int at, int end, out decimal value, out string multiple, out bool isVague, out int behind)
    {
        WrittenNumber number = WrittenNumber.Read(text.AsSpan(0, end), at);
        (value, multiple, isVague, behind) = (0, "", false, at + number.Length);
        if (number.Length == 0 || number.Value < 0 || number.IsChinese)
        {
            return false;
        }
        ReadOnlySpan<char> written = text.AsSpan(at, number.Length);
        int digits = written.IndexOfAny(Multiples);
        multiple = digits < 0 ? "" : string.Concat(written[digits..].ToString().Where(c => Multiples.Contains(c)));
        isVague = written.IndexOfAny('多', '余') >= 0;
        value = number.Value / number.Scale;
        return true;
    }

    private static string UnitAt(string text, int at, int end, out QuantityKind kind, out int unitEnd)
    {
        (kind, unitEnd) = (QuantityKind.Number, at);
        if (at >= end)
        {
            return "";
        }
        if (text.AsSpan(at, end - at) is ['/', '1', '0', '万', ..] or ['/', '十', '万', ..])
        {
            (kind, unitEnd) = (QuantityKind.Percent, at + (text[at + 1] == '1' ? 4 : 3));
            return PerHundredThousand;
        }
        QuantityUnit? unit = QuantityUnit.Find(text.AsSpan(0, end), at);
        if (unit is { Text: "台" } && at + 1 < end && text[at + 1] == '阶')
        {
            return "";
        }
        if (text.AsSpan(at, end - at).StartsWith("人公里"))
        {
            (kind, unitEnd) = (QuantityKind.Count, at + 3);
            return "人公里";
        }
        if (unit is null)
        {
            string? more = Array.Find(_moreUnits, u => string.CompareOrdinal(text, at, u, 0, u.Length) == 0 && at + u.Length <= end);
            if (more is null || (more == "担" && at + 1 < end && text[at + 1] is '当' or '保' or '任' or '负'))
            {
                return "";
            }
            (kind, unitEnd) = (more == "担" ? QuantityKind.Mass : QuantityKind.Count, at + more.Length);
            return more;
        }
        (kind, unitEnd) = (unit.Kind, at + unit.Text.Length);
        string name = unit.Text == "百分点" ? "个百分点" : unit.Text;
        if (unitEnd + 1 < end && text[unitEnd] == '/' && QuantityUnit.Find(text.AsSpan(0, end), unitEnd + 1) is { } second)
        {
            name += "/" + second.Text;
            unitEnd += 1 + second.Text.Length;
            kind = QuantityKind.Count;
        }
        else if (unitEnd + 1 < end && text[unitEnd] == '/' && text[unitEnd + 1] == '日')
        {
            // 新增污水处理能力7.4万吨/日.
            name += "/日";
            unitEnd += 2;
            kind = QuantityKind.Count;
        }
        else if (unit.Kind == QuantityKind.Yuan && unitEnd + 2 < end && text.AsSpan(unitEnd, 3).SequenceEqual("人民币"))
        {
            unitEnd += 3;
        }
        else if (unitEnd < end && text[unitEnd] == '(' && BracketedUnit(text, unitEnd, end) is > 0 and int bracket)
        {
            // 17954套(户).
            unitEnd += bracket;
        }
        else if (unitEnd < end && text[unitEnd] is '多' or '余' && unit.Kind is QuantityKind.Yuan or QuantityKind.Dollar)
        {
            unitEnd++;
        }
        return name;
    }

    // How long the second name of a unit in brackets is: (户); 0 where there is none.
    private static int BracketedUnit(string text, int open, int end)
    {
        const int MaxUnit = 3;
        int close = text.AsSpan(open, Math.Min(MaxUnit + 2, end - open)).IndexOf(')');
        return close > 1 && QuantityUnit.Find(text.AsSpan(0, end), open + 1) is { } second && second.Text.Length == close - 1
            ? close + 1 : 0;
    }

    private static (decimal Value, string Multiple) Scaled(decimal value) => value switch
    {
        >= 1_000_000_000_000 => (value / 1_000_000_000_000, "万亿"),
        >= 100_000_000 => (value / 100_000_000, "亿"),
        >= 10_000 => (value / 10_000, "万"),
        _ => (value, ""),
    };

    // By how much a number of one multiple is larger in another: 5千 of 万.
    private static decimal Ratio(string lower, string upper) => lower.Length == 0 || lower == upper ? 1 : Size(upper) / Size(lower);

    private static decimal Size(string multiple)
    {
        decimal size = 1;
        foreach (char c in multiple)
        {
            size *= c switch { '百' => 100, '千' => 1000, '万' => 10_000, _ => 100_000_000 };
        }
        return size;
    }

    private static int RangeSignLength(string text, int at, int end)
    {
        int length = 0;
        while (at + length < end && text[at + length] is '-' or '~' && length < 3)
        {
            length++;
        }
        return length > 0 ? length : at < end && text[at] is '至' or '到' ? 1 : 0;
    }

    private static bool IsNegative(string text, int at, List<FigureNumber> numbers)
    {
        if (at == 0 || text[at - 1] is not ('-' or '负'))
        {
            return false;
        }
        bool isBehindNumber = numbers.Count > 0 && numbers[^1].End == at - 1;
        char before = at > 1 ? text[at - 2] : ' ';
        return !isBehindNumber && !char.IsAsciiLetterOrDigit(before)
            && before is not ('-' or '年' or '月' or '%' or '减' or '税' or '担' or '平');
    }

    // “3个15万元”政策: a name in quotation marks that holds numbers.
    private static bool IsQuoted(string text, int at, int end)
    {
        const int MaxName = 12;
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(0, at - MaxName), Math.Min(at, MaxName)),
            behind = text.AsSpan(at, Math.Min(MaxName, end - at));
        int open = before.LastIndexOf('“'), close = behind.IndexOf('”');
        return open >= 0 && close >= 0 && before.LastIndexOf('”') < open && (behind.IndexOf('“') is var next && (next < 0 || next > close));
    }

    // A number without unit counts where it ends its clause.
    private static bool IsPlain(string text, int at, int behind, int end) =>
        (behind >= end
            || text[behind] is ',' or ';' or '。' or '、' or '和' or ')' or '(' or ' ' or '左' or '以' or '!' or '|' or '下' or '的' or '提' or '上')
            && (at == 0 || text[at - 1] is not ('“' or '"' or '‘'))
        || (at > 0 && text[at - 1] is '由' or '从' && behind < end && text[behind] is '增' or '提' or '上' or '下' or '降' or '扩' or '减' or '缩');

    /// <summary>Whether what begins here is no quantity, whatever it looks like.</summary>
    private static bool IsNoQuantity(string text, int at, int run)
    {
        if (at > 0)
        {
            char before = text[at - 1];
            bool isName = char.IsAsciiLetter(before)
                || before is '+' or '$' or '第' or '.' or '/' or '’' or '\'' or '·' or ':' or '#' or '№' or '×' or '^'
                // 每50公斤提高3元: what it is measured by.
                || before == '每' || (before == '续' && IsSpell(text, run)) || (before == '前' && IsRank(text, at));
            // 由1:2 to a ratio; but 目标:8%.
            if (before == ':' && (at < 2 || !char.IsAsciiDigit(text[at - 2])))
            {
                isName = false;
            }
            if (before == '-' && at > 1 && char.IsAsciiLetter(text[at - 2]))
            {
                isName = true;
            }
            if (isName)
            {
                return true;
            }
        }
        for (int i = at; i < run; i++)
        {
            if (text[i] is '$' or '+')
            {
                return true;
            }
        }
        if (run < text.Length && text[run] is '+' or '$' or ':' or '×' or '”' or '·'
            && !(text[run] == ':' && (run + 1 >= text.Length || !char.IsAsciiDigit(text[run + 1]))))
        {
            return true;
        }
        // 2024.1.5 and 1.加快.
        ReadOnlySpan<char> digits = text.AsSpan(at, run - at);
        return digits.Count('.') > 1 || (digits.Length > 0 && digits[^1] == '.');
    }

    // 连续3年.
    private static bool IsSpell(string text, int run) => run < text.Length && text[run] is '年' or '个' or '月' or '天' or '季';

    // 全国前10位, 前3强: not 目前10家, 提前10天.
    private static bool IsRank(string text, int at) => at < 2 || text[at - 2] is not ('目' or '提' or '以' or '之' or '年' or '当' or '此');

    // The run of digits, points and signs of destroyed numbers.
    private static int RunEnd(string text, int at, int end)
    {
        while (at < end
            && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '$'
            || (text[at] == '+' && at + 1 < end && char.IsAsciiLetterOrDigit(text[at + 1]))))
        {
            at++;
        }
        return at;
    }
}
