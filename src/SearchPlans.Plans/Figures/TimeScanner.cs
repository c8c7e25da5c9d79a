using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans.Figures;

/// <summary>Finds the times of a sentence.</summary>
internal static class TimeScanner
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly (string Word, TimeMarkKind Kind, int Years)[] _words =
    [
        ("本届政府任期", TimeMarkKind.PastYears, 5), ("本届政府以来", TimeMarkKind.PastYears, 5), ("本届政府", TimeMarkKind.PastYears, 5),
        ("本世纪末", TimeMarkKind.Year, 2000), ("过去的一年", TimeMarkKind.LastYear, 1), ("过去一年", TimeMarkKind.LastYear, 1),
            ("一年来", TimeMarkKind.LastYear, 1), ("上年度", TimeMarkKind.LastYear, 1),
        ("全年", TimeMarkKind.WholeYear, 1), ("去年末", TimeMarkKind.LastYear, 1), ("去年底", TimeMarkKind.LastYear, 1),
            ("上年末", TimeMarkKind.LastYear, 1), ("上年底", TimeMarkKind.LastYear, 1),
            ("去年", TimeMarkKind.LastYear, 1), ("上年", TimeMarkKind.LastYear, 1),
            ("今年", TimeMarkKind.ThisYear, 1), ("明年", TimeMarkKind.ThisYear, 2), ("本年度", TimeMarkKind.ThisYear, 1),
        ("本年", TimeMarkKind.ThisYear, 1), ("上半年", TimeMarkKind.PartOfYear, 11), ("下半年", TimeMarkKind.PartOfYear, 12),
        ("前三季度", TimeMarkKind.PartOfYear, 3), ("前三个季度", TimeMarkKind.PartOfYear, 3),
        ("第一季度", TimeMarkKind.PartOfYear, 1), ("第二季度", TimeMarkKind.PartOfYear, 2), ("第三季度", TimeMarkKind.PartOfYear, 3),
            ("第四季度", TimeMarkKind.PartOfYear, 4),
        ("一季度", TimeMarkKind.PartOfYear, 1), ("二季度", TimeMarkKind.PartOfYear, 2), ("三季度", TimeMarkKind.PartOfYear, 3),
            ("四季度", TimeMarkKind.PartOfYear, 4),
    ];

    private static readonly string[] _pastBefore = ["过去", "刚过去的", "这", "近", "前", "最近", "过去的", "的", "本届政府"];
    private static readonly string[] _comingBefore = ["今后", "未来", "下", "今后的", "今明", "再用", "用", "再经过", "经过", "力争", "后"];

    /// <summary>Adds the times between two offsets.</summary>
    public static void Scan(string text, int start, int end, List<TimeMark> times)
    {
        for (int at = start; at < end;)
        {
            int before = times.Count;
            int next = At(text, at, start, end, times);
            at = times.Count > before ? times[^1].End : next;
        }
    }

    private static int At(string text, int at, int start, int end, List<TimeMark> times)
    {
        char c = text[at];
        if (char.IsAsciiDigit(c))
        {
            int behind = at;
            while (behind < end && char.IsAsciiDigit(text[behind]))
            {
                behind++;
            }
            if (behind - at == 4 && int.Parse(text.AsSpan(at, 4)) is >= FirstYear and <= LastYear and int year)
            {
                AddYear(text, at, behind, end, year, times);
            }
            else if (behind - at <= 2 && MonthsEnd(text, behind, end) is > 0 and int months)
            {
                times.Add(new TimeMark(at, months, TimeMarkKind.PartOfYear, 0, 0));
            }
            else if (behind - at <= 2 && behind + 1 < end && text[behind] == '月')
            {
                int month = int.Parse(text.AsSpan(at, behind - at));
                int e = behind + 1;
                if (text[e] == '份')
                {
                    times.Add(new TimeMark(at, e + 1, TimeMarkKind.PartOfYear, 0, month));
                }
                else
                {
                    times.Add(new TimeMark(at, DayEnd(text, e, end), TimeMarkKind.PartOfYear, 0, 0));
                }
            }
            else if (behind - at <= 2 && behind < end && text[behind] == '年')
            {
                AddLength(text, at, behind + 1, start, end, int.Parse(text.AsSpan(at, behind - at)), times);
            }
            return behind;
        }
        if (ChineseNumerals.IsNumeral(c) || c == '○')
        {
            int behind = at;
            while (behind < end && (ChineseNumerals.IsNumeral(text[behind]) || text[behind] == '○'))
            {
                behind++;
            }
            if (behind - at == 4 && behind < end && text[behind] == '年' && ChineseYear(text.AsSpan(at, 4)) is > 0 and int year)
            {
                AddYear(text, at, behind, end, year, times);
                return behind;
            }
            if (text[behind - 1] == '五' && behind - at is 2 or 3 && Ordinal(text, at, behind, end, times))
            {
                return behind;
            }
            if (behind - at <= 3 && behind < end && text[behind] == '年' && c != '一')
            {
                ChineseNumerals.ReadChinese(text.AsSpan(at, behind - at), out int years);
                AddLength(text, at, behind + 1, start, end, years, times);
                return behind;
            }
            if (Word(text, at, end, times))
            {
                return at + 1;
            }
            return behind;
        }
        if (c is '本' or '明' or '过' or '一' or '上' or '去' or '今' or '下' or '第' or '全' or '前')
        {
            Word(text, at, end, times);
        }
        return at + 1;
    }

    // 1至10月, 1-11月份: where the months behind the first end; 0 where there are none.
    private static int MonthsEnd(string text, int at, int end)
    {
        const int MaxSigns = 2, MaxDigits = 2;
        int sign = at;
        while (sign < end && sign - at < MaxSigns && text[sign] is '-' or '~' or '至' or '到')
        {
            sign++;
        }
        int digits = sign;
        while (digits < end && digits - sign < MaxDigits && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }
        if (sign == at || digits == sign || digits >= end || text[digits] != '月')
        {
            return 0;
        }
        return digits + 1 < end && text[digits + 1] == '份' ? digits + 2 : digits + 1;
    }

    private static bool Word(string text, int at, int end, List<TimeMark> times)
    {
        if (at > 0 && text[at] == '上' && text[at - 1] == '础')
        {
            // 在上年基础上年均增长: the second 上 is of 基础上.
            return false;
        }
        foreach ((string word, TimeMarkKind kind, int years) in _words)
        {
            if (kind == TimeMarkKind.Year && at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                times.Add(new TimeMark(at, at + word.Length, kind, years, years));
                return true;
            }
            if (at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                int to = at + word.Length;
                times.Add(kind switch
                {
                    TimeMarkKind.PartOfYear =>
                        new TimeMark(at, to, kind, 0, years > 10 ? 0 : years, years > 10 ? $"H{years - 10}" : $"Q{years}"),
                    _ => new TimeMark(at, to, kind, 0, years),
                });
                return true;
            }
        }
        return false;
    }

    // 2024年, 2021-2025年, 1979年到1997年, 2024年12月.
    private static void AddYear(string text, int at, int behind, int end, int year, List<TimeMark> times)
    {
        bool hasName = behind < end && text[behind] == '年';
        int next = hasName ? behind + 1 : behind;
        int sign = next;
        while (sign < end && text[sign] is '-' or '~' or '至' or '到' && sign - next < 3)
        {
            sign++;
        }
        if (sign > next && sign + 4 < end && text[sign + 4] == '年'
            && (IsYear(text, sign, out int to) || (to = ChineseYear(text.AsSpan(sign, 4))) > 0) && to > year)
        {
            times.Add(new TimeMark(at, sign + 5, TimeMarkKind.Year, year, to));
            return;
        }
        if (!hasName)
        {
            return;
        }
        if (text.AsSpan(next, end - next).StartsWith("远景"))
        {
            return;
        }
        if (next < end && text[next] is '底' or '末' or '初' or '度' or '内')
        {
            next++;
        }
        times.Add(new TimeMark(at, next, TimeMarkKind.Year, year, year));
        int month = next;
        while (month < end && char.IsAsciiDigit(text[month]))
        {
            month++;
        }
        if (month > next && month < end && text[month] == '月')
        {
            times[^1] = times[^1] with { End = DayEnd(text, month + 1, end) };
        }
    }

    private static int DayEnd(string text, int at, int end)
    {
        int day = at;
        while (day < end && char.IsAsciiDigit(text[day]))
        {
            day++;
        }
        int behind = day > at && day < end && text[day] is '日' ? day + 1 : at;
        return behind < end && text[behind] is '份' or '底' or '末' ? behind + 1 : behind;
    }

    // “十四五”时期, “十四五”期间, “十四五”末; not “十四五”规划.
    private static bool Ordinal(string text, int at, int behind, int end, List<TimeMark> times)
    {
        ChineseNumerals.ReadChinese(text.AsSpan(at, behind - 1 - at), out int ordinal);
        int from = at > 0 && text[at - 1] is '“' or '"' ? at - 1 : at;
        int next = behind < end && text[behind] is '”' or '"' ? behind + 1 : behind;
        bool isQuoted = from < at && next > behind;
        ReadOnlySpan<char> rest = text.AsSpan(next, end - next);
        int length = rest.StartsWith("时期")
            || rest.StartsWith("期间") ? 2 : rest.StartsWith("以来") ? 2 : rest.StartsWith("期末") ? 2 : rest.StartsWith("末") ? 1 : 0;
        bool isTime = length > 0
            || (isQuoted && rest is ['前', _, '年', ..])
            || (isQuoted
            && (rest.StartsWith(",") || rest.StartsWith("五年") || rest.StartsWith("增") || rest.StartsWith("年均") || rest.StartsWith("累计")));
        if ((!isQuoted && length == 0) || FiveYearPlans.YearsOf(ordinal) is not { } years)
        {
            return false;
        }
        if (!isTime)
        {
            return false;
        }
        times.Add(new TimeMark(from, next + length, TimeMarkKind.Year, years.From, years.To));
        return true;
    }

    // 五年来, 过去五年, 五年累计, 今后五年.
    private static void AddLength(string text, int at, int behind, int start, int end, int years, List<TimeMark> times)
    {
        if (years is < 2 or > 20
            || (behind < end && text[behind] is '规' or '计' or '级' or '制' or '行' or '期' or '义' or '前' or '后' or '多'
            && !text.AsSpan(behind, end - behind).StartsWith("期间") && !text.AsSpan(behind, end - behind).StartsWith("计划增")))
        {
            return;
        }
        if (text.AsSpan(behind, end - behind) is var tail
            && (tail.StartsWith("来新高") || tail.StartsWith("来最") || tail.StartsWith("来首") || tail.StartsWith("来的最")
            || tail.StartsWith("来新低") || tail.StartsWith("来同期")))
        {
            return;
        }
        ReadOnlySpan<char> before = text.AsSpan(start, at - start), rest = text.AsSpan(behind, end - behind);
        foreach (string word in _comingBefore)
        {
            if (before.EndsWith(word))
            {
                int within = rest.StartsWith("内") || rest.StartsWith("间") ? 1 : 0;
                times.Add(new TimeMark(at - word.Length, behind + within, TimeMarkKind.ComingYears, 0, years));
                return;
            }
        }
        int length = rest.StartsWith("来") || rest.StartsWith("间") || rest.StartsWith("内") ? 1 : rest.StartsWith("期间") ? 2 : 0;
        bool isPast = length > 0 && !rest.StartsWith("内");
        foreach (string word in _pastBefore)
        {
            if (before.EndsWith(word) && !before.EndsWith("提前"))
            {
                times.Add(new TimeMark(at - word.Length, behind + length, TimeMarkKind.PastYears, 0, years));
                return;
            }
        }
        char last = at > start ? text[at - 1] : ',';
        // 第五年, 提前7年, 连续五年 are no spans.
        if (last is '第' or '前' or '续' or '到' or '于' or '近' or '第' or '满' || (last is '十' or '几'))
        {
            return;
        }
        if (isPast || length > 0 || last is ',' or ';' or '。' or ':' or '”' || rest.StartsWith("累计") || rest.StartsWith("年均")
            || rest.StartsWith("共") || rest.StartsWith("平均") || rest.StartsWith("增") || rest.StartsWith("新增")
            || rest.StartsWith("净增") || rest.StartsWith("分别增") || rest.StartsWith("分别提")
            || rest.StartsWith("翻") || rest.StartsWith("实现翻") || rest.StartsWith("实现了翻") || rest.StartsWith("提高")
            || rest.StartsWith("下降") || rest.StartsWith("降低") || rest.StartsWith("减少"))
        {
            times.Add(new TimeMark(at, behind + length, isPast ? TimeMarkKind.PastYears : TimeMarkKind.Years, 0, years));
        }
    }

    private static bool IsYear(string text, int at, out int year)
    {
        year = 0;
        for (int i = 0; i < 4; i++)
        {
            if (!char.IsAsciiDigit(text[at + i]))
            {
                return false;
            }
            year = (year * 10) + text[at + i] - '0';
        }
        return year is >= FirstYear and <= LastYear;
    }

    private static int ChineseYear(ReadOnlySpan<char> digits)
    {
        int year = 0;
        foreach (char c in digits)
        {
            int digit = ChineseNumerals.ChineseDigit(c);
            if (digit < 0)
            {
                return 0;
            }
            year = (year * 10) + digit;
        }
        return year is >= FirstYear and <= LastYear ? year : 0;
    }
}
