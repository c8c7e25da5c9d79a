using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// The words between a name and its number: what they say of the number, and where the name before them ends. Read backwards from the
/// number, word by word, as far as there are words of which a name doesn't end.
/// </summary>
internal sealed class Predicate
{
    // Nothing that far before a number is said of it.
    private const int MaxChars = 150;

    private const int MaxBasis = 16;


    private static readonly string[] _shares = ["计划的", "预算的", "任务的", "年度目标的", "目标任务的", "进度的", "总数的", "总量的", "总额的", "以上的",
        "的比例", "平均水平的", "时限的", "期限的", "原来的", "标准的"];

    private static readonly string[] _around = ["初期", "之初", "末期", "的情况下", "的基础上", "情况下", "基础上", "的条件下", "条件下", "之年", "以来", "的背景下",
        "背景下", "的同时", "影响下",
        "前提下", "执行中", "过程中"];

    // Whether the number is told to have risen or fallen to another.
    private bool _isRisingFrom;

    private Predicate(int nameEnd) => NameEnd = nameEnd;

    /// <summary>Where the name before the words ends; the start of the piece where there is none.</summary>
    public int NameEnd { get; private set; }

    /// <summary>What the words say.</summary>
    public PredicateFlags Flags { get; private set; }

    /// <summary>Hedges as written, in the order of the text.</summary>
    public List<string> Hedges { get; } = [];

    /// <summary>A time between the name and the number: 增加到2002年的10.2万亿元.</summary>
    public TimeMark? Time { get; private set; }

    /// <summary>What the change is measured against, as named, or empty.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>The year or the last of the years that it is measured against, or null.</summary>
    public TimeMark? BasisTime { get; private set; }

    /// <summary>Whether it is a ratio to the basis: 是2006年的3倍.</summary>
    public bool IsRatio { get; private set; }

    /// <summary>Whether the number tells how far it is from something that isn't of its own past: 高于全国0.3个百分点.</summary>
    public bool IsComparison { get; private set; }

    /// <summary>Whether it was so for years: 连续三年.</summary>
    public bool IsRun { get; private set; }

    /// <summary>Whether a share told is that of what was planned: 完成年计划121%.</summary>
    public bool IsOfPlan { get; private set; }

    /// <summary>Whether a word of the flags was read.</summary>
    public bool Has(PredicateFlags flags) => (Flags & flags) != 0;

    /// <summary>Adds what words before the name say.</summary>
    public void Add(PredicateFlags flags) => Flags |= flags;

    /// <summary>Takes back what words said.</summary>
    public void Remove(PredicateFlags flags) => Flags &= ~flags;

    /// <summary>Reads the words before a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the piece begins.</param>
    /// <param name="end">Where the number begins.</param>
    /// <param name="times">The times of the sentence.</param>
    /// <param name="indicators">Names that end as a predicate does (人口自然增长率) are told by it.</param>
    public static Predicate Read(string text, int start, int end, List<TimeMark> times, IndicatorList indicators)
    {
        var predicate = new Predicate(end);
        start = Math.Max(start, end - MaxChars);
        foreach (string share in _shares)
        {
            // 完成年计划的106%: of something that isn't its own past.
            if (text.AsSpan(start, end - start).EndsWith(share))
            {
                predicate.IsComparison = true;
            }
        }
        predicate.IsOfPlan = IsOfPlanned(text.AsSpan(start, end - start));
        predicate._isRisingFrom = IsRising(text, end);
        while (predicate.NameEnd > start && predicate.ReadBack(text, start, times, indicators))
        {
        }
        predicate.Hedges.Reverse();
        return predicate;
    }

    // 完成年计划121%, 占年度任务的106%: of what was planned, where a share is told.
    private static bool IsOfPlanned(ReadOnlySpan<char> piece)
    {
        const int MaxBetween = 8;
        piece = piece.EndsWith("的") ? piece[..^1] : piece;
        if (!piece.EndsWith("计划") && !piece.EndsWith("预算") && !piece.EndsWith("任务") && !piece.EndsWith("目标"))
        {
            return false;
        }
        ReadOnlySpan<char> before = piece[^Math.Min(piece.Length, MaxBetween)..];
        return before.Contains("完成", StringComparison.Ordinal) || before.Contains("超出", StringComparison.Ordinal)
            || before.Contains("超额", StringComparison.Ordinal) || before.Contains("超计", StringComparison.Ordinal)
            || before.Contains("占年", StringComparison.Ordinal)
            || before.Contains("占全年", StringComparison.Ordinal);
    }

    // 连续3年突破, 连续五年保持: for how long is no part of the name.
    private bool TakeRun(string text, ReadOnlySpan<char> piece)
    {
        int at = piece.Length - (piece.EndsWith("个月") ? 2 : piece.EndsWith("年") ? 1 : piece.Length);
        int digits = at;
        while (digits > 0 && (char.IsAsciiDigit(piece[digits - 1]) || WrittenNumber.IsChineseNumeral(piece[digits - 1])))
        {
            digits--;
        }
        if (at == 0 || digits == at)
        {
            return false;
        }
        if (!piece[..digits].EndsWith("连续"))
        {
            // 增加值三年翻番.
            const int MaxYears = 2;
            bool isDoubled = NameEnd < text.Length && text[NameEnd] == '翻' && at - digits <= MaxYears && digits > 0;
            NameEnd -= isDoubled ? piece.Length - digits : 0;
            return isDoubled;
        }
        NameEnd -= piece.Length - digits + 2;
        IsRun = true;
        return true;
    }

    private bool ReadBack(string text, int start, List<TimeMark> times, IndicatorList indicators)
    {
        ReadOnlySpan<char> piece = text.AsSpan(start, NameEnd - start);
        if (TimeAt(times, NameEnd, start) is { } mark)
        {
            TakeTime(text, start, mark);
            return true;
        }
        int length = PredicateWords.AtEnd(piece, out PredicateFlags flags);
        if (length > 1 && piece[^length] == '年' && (TimeAt(times, NameEnd - length + 1, start) is not null
            || piece[..^length].EndsWith("上一") || piece[..^length].EndsWith("前一")))
        {
            // 比1997年增加, 比上一年增长: of that year, not a year.
            length = PredicateWords.AtEnd(piece, out flags, length - 1);
        }
        if (length > 0 && (flags & (PredicateFlags.Rise | PredicateFlags.Fall)) != 0 && IsKnownEnd(piece, length, indicators))
        {
            // 经济增长7%, 居民消费价格涨幅2%; the 增长率 of a rate is no growth of it, and 贫困人口减少 is so many people.
            if (!piece.EndsWith("率") && (flags & PredicateFlags.Fall) == 0)
            {
                Take(piece[^length..], flags | PredicateFlags.ChangeNoun);
            }
            return false;
        }
        if ((piece.EndsWith("相比") || piece.EndsWith("比较")) && TimeAt(times, NameEnd - 2, start) is { } than && than.Start > start
            && text[than.Start - 1] is '与' or '同' or '和' or '跟')
        {
            // 浓度与2013年相比下降26.6%.
            bool isLast = than.Kind == TimeMarkKind.LastYear;
            Basis = isLast ? "" : text[than.Start..than.End];
            BasisTime = isLast ? null : than;
            Flags |= isLast ? PredicateFlags.Yearly : PredicateFlags.None;
            NameEnd = than.Start - 1;
            return true;
        }
        if (TakeCircumstance(piece))
        {
            return true;
        }
        if (piece is "实际收入")
        {
            // 人均收入752元，…，实际收入增长10.6%: of what was told before.
            Flags |= PredicateFlags.Real;
            NameEnd -= piece.Length;
            return true;
        }
        if (length > 0)
        {
            IsRun |= length > 2 && piece[^length..].StartsWith("连续");
            Take(piece[^length..], flags);
            NameEnd -= length;
            return true;
        }
        return TakeOrigin(piece) || TakePer(piece) || TakePrices(piece) || TakeRun(text, piece) || TakeBasis(piece, start);
    }

    // 30元提高到50元, 9家增至19家: whether the number at an offset is where a rise or fall begins.
    private static bool IsRising(string text, int at)
    {
        const int MaxNumber = 16;
        ReadOnlySpan<char> behind = text.AsSpan(at, Math.Min(MaxNumber, text.Length - at));
        int stop = behind.IndexOfAny(",;。、:");
        behind = stop < 0 ? behind : behind[..stop];
        foreach (string verb in (ReadOnlySpan<string>)["提高到", "提高至", "增加到", "增加至", "增长到", "增至", "增到", "上升到", "升至", "提升到", "提升至",
            "提至", "扩大到", "调整到",
            "调整为", "降到", "降至", "降低到", "下降到", "减少到", "减至", "降为", "减为", "增为", "提高为", "缩短到", "缩短至", "压缩到", "压缩至"])
        {
            if (behind.Contains(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    // 由年初的35.8%, 由八十年代末的8500万人: where it came from, at a time that is no year.
    private bool TakeOrigin(ReadOnlySpan<char> piece)
    {
        const int MaxTime = 10;
        int at = piece.LastIndexOfAny('由', '从');
        if (at < 0 || at + 1 < piece.Length && piece[at + 1] is '业' or '来' || piece.Length - at > MaxTime
            || (piece.Length - at < 3 && !_isRisingFrom))
        {
            return false;
        }
        ReadOnlySpan<char> time = piece[(at + 1)..];
        time = time.EndsWith("人均") ? time[..^2] : time;
        if (_isRisingFrom && at > 1 && piece.Length > at + 1 && piece[at - 1] is not ('自' or '来' or '理' or '事' or '因' or '服' or '顺'))
        {
            // 起征点从月销售额3万元提高到10万元, 标准由人均600元提高到720元.
            Flags |= PredicateFlags.Start;
            NameEnd -= piece.Length - at;
            return true;
        }
        foreach (string end in (ReadOnlySpan<string>)["年初", "期初", "年代末", "年代初", "年代", "初期", "之初", "原来", "过去", "原先", "年前", "最初", "当初",
            "历史上", "当时", "上世纪", "以前"])
        {
            if (time.EndsWith(end) || (time.Length > 0 && time[0] == '“' && time[^1] == '”'))
            {
                // 由“零记录”, too.
                Flags |= PredicateFlags.Start;
                NameEnd -= piece.Length - at;
                return true;
            }
        }
        return false;
    }

    // 提高到每百平方公里97公里: by what it is measured.
    private bool TakePer(ReadOnlySpan<char> piece)
    {
        const int MaxPer = 8;
        int from = Math.Max(0, piece.Length - MaxPer), at = piece[from..].LastIndexOf('每') + from;
        if (at < from || piece[at] != '每')
        {
            return false;
        }
        ReadOnlySpan<char> per = piece[(at + 1)..].TrimStart("十百千万亿");
        if (per is not ("平方公里" or "公里" or "人口" or "公顷" or "吨" or "立方米" or "公斤" or "平方米" or "台" or "辆" or "件" or "度" or "千瓦时"
            or "人每天" or "天" or "日" or "张" or "个" or "人" or "户" or "亩"))
        {
            return false;
        }
        NameEnd -= piece.Length - at;
        return true;
    }

    // 考虑价格下降因素, 扣除物价上涨因素影响后: said in many ways.
    private bool TakePrices(ReadOnlySpan<char> piece)
    {
        const int MaxWords = 16;
        ReadOnlySpan<char> words = piece[^Math.Min(MaxWords, piece.Length)..];
        ReadOnlySpan<char> bare = words.EndsWith("后") ? words[..^1] : words.EndsWith("影响") ? words[..^2] : words;
        if (!bare.EndsWith("因素") && !bare.EndsWith("影响"))
        {
            return false;
        }
        int at = -1;
        foreach (string verb in (ReadOnlySpan<string>)["扣除", "剔除", "考虑", "除去", "排除", "去除"])
        {
            at = Math.Max(at, words.LastIndexOf(verb));
        }
        bool isPrice = at >= 0 && words[at..].IndexOf('价') >= 0;
        // 扣除留抵退税因素后: on a basis of its own.
        bool isBasis = at >= 0 && (words[at..].Contains("退税", StringComparison.Ordinal)
            || words[at..].Contains("减税", StringComparison.Ordinal)
            || words[at..].Contains("一次性", StringComparison.Ordinal) || words[at..].Contains("不可比", StringComparison.Ordinal));
        if (!isPrice && !isBasis)
        {
            return false;
        }
        Flags |= isPrice ? PredicateFlags.Real : PredicateFlags.Comparable;
        NameEnd -= words.Length - at;
        return true;
    }

    // Whether a word is the end of a name of the list.
    private static bool IsKnownEnd(ReadOnlySpan<char> piece, int word, IndicatorList indicators)
    {
        const int MaxName = 14;
        for (int length = Math.Min(piece.Length, MaxName); length > word + 1; length--)
        {
            if (indicators.Knows(piece[^length..]))
            {
                // 集体经济增长18%: of a part of it.
                return !(piece[^length..] is "经济增长" && EndsAsPart(piece[..^length]));
            }
        }
        return false;
    }

    // Whether the economy of a part is told of: 集体, 县域.
    private static bool EndsAsPart(ReadOnlySpan<char> words)
    {
        foreach (string part in (ReadOnlySpan<string>)["集体", "个体", "合营", "国营", "国有", "民营", "私营", "县域", "数字", "海洋", "公有", "有制", "农村", "园区",
            "旅游", "低空"])
        {
            if (words.EndsWith(part))
            {
                return true;
            }
        }
        return false;
    }

    private void Take(ReadOnlySpan<char> word, PredicateFlags flags)
    {
        bool hasVerb = Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level);
        if ((flags & PredicateFlags.Hedge) != 0)
        {
            Hedges.Add(Core(word));
        }
        // What stands nearest to the number counts: 增长速度达到8%, 实现增长8%.
        if (hasVerb)
        {
            bool wasLevel = Has(PredicateFlags.Level) && !Has(PredicateFlags.Rise | PredicateFlags.Fall);
            if (wasLevel && (flags & (PredicateFlags.Rise | PredicateFlags.Fall)) != 0)
            {
                // 增长达到8%, 增幅超过8%, 增长突破8%: how much it rose.
                Flags = (Flags & ~PredicateFlags.Level) | flags;
                return;
            }
            flags &= ~(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level | PredicateFlags.New);
        }
        Flags |= flags;
    }

    // 力争达到 is 力争, 历史性突破 is 突破.
    private static string Core(ReadOnlySpan<char> word)
    {
        foreach (string core in (ReadOnlySpan<string>)["力争", "争取", "确保", "努力", "力求", "突破", "不低于", "不少于", "超过", "控制在", "至少", "接近", "约"])
        {
            if (word.Contains(core, StringComparison.Ordinal))
            {
                return core;
            }
        }
        return word.ToString();
    }

    private void TakeTime(string text, int start, TimeMark mark)
    {
        int at = mark.Start;
        char before = at > start ? text[at - 1] : ' ';
        if (IsComparing(text, start, at - 1))
        {
            Basis = text[at..mark.End];
            if (mark.Kind == TimeMarkKind.LastYear)
            {
                Flags |= PredicateFlags.Yearly;
                Basis = "";
            }
            else
            {
                BasisTime = mark;
            }
            NameEnd = at - 1;
        }
        else if (before is '是' or '为' || (before == '于' && at > start + 1))
        {
            (Basis, BasisTime, IsRatio) = (text[at..mark.End], mark, true);
            NameEnd = at - (before == '于' ? (at > start + 2 && text[at - 2] == '当' ? 3 : at > start + 1 && text[at - 2] == '等'
                ? 2 : 1) : 1);
        }
        else if (before is '由' or '从')
        {
            (Time, NameEnd) = (mark, at - 1);
            Flags |= PredicateFlags.Start;
        }
        else
        {
            Time ??= mark;
            NameEnd = at;
        }
    }

    // 比上年实际完成的基建投资减少, 比去年预算低, 较“十三五”增长.
    private bool TakeBasis(ReadOnlySpan<char> piece, int start)
    {
        bool isAdjective = !Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level) && piece.Length > 2
            && piece[^1] is '高' or '低' or '多' or '少' or '快' or '慢';
        if (!isAdjective && !Has(PredicateFlags.Rise | PredicateFlags.Fall))
        {
            return TakeComparison(piece);
        }
        int end = isAdjective ? piece.Length - 1 : piece.Length;
        for (int at = end - 1; at >= 0 && end - at <= MaxBasis; at--)
        {
            if (piece[at] is ',' or ';' or '。')
            {
                break;
            }
            if (piece[at] is not ('比' or '较') || !IsComparing(piece, at))
            {
                continue;
            }
            ReadOnlySpan<char> basis = piece[(at + 1)..end];
            if (basis.Length == 0)
            {
                return false;
            }
            if (isAdjective)
            {
                Flags |= piece[^1] is '高' or '多' or '快' ? PredicateFlags.Rise : PredicateFlags.Fall;
            }
            if (basis.StartsWith("上年") || basis.StartsWith("去年") || basis.StartsWith("前一年") || basis.StartsWith("上一年"))
            {
                if (basis.Contains("预算", StringComparison.Ordinal) || basis.Contains("计划", StringComparison.Ordinal))
                {
                    Basis = basis.ToString().Replace("去年", "上年", StringComparison.Ordinal);
                }
                else
                {
                    Flags |= PredicateFlags.Yearly;
                }
            }
            else
            {
                Basis = basis.ToString();
                IsComparison = !(Basis.StartsWith("年初", StringComparison.Ordinal) || Basis.StartsWith("期初", StringComparison.Ordinal)
                    || Basis.StartsWith('上') || Basis.Contains('年', StringComparison.Ordinal)
                        || Basis.Contains("时期", StringComparison.Ordinal)
                    || Basis.Contains('“', StringComparison.Ordinal) || Basis.Contains("震前", StringComparison.Ordinal)
                        || Basis.Contains("基期", StringComparison.Ordinal));
                // 比年初预定目标多增320元.
                IsComparison |= Basis.Contains("预算", StringComparison.Ordinal) || Basis.Contains("计划", StringComparison.Ordinal)
                    || Basis.Contains("目标", StringComparison.Ordinal) || Basis.Contains("预期", StringComparison.Ordinal);
            }
            NameEnd = start + at;
            return true;
        }
        return TakeComparison(piece);
    }

    // 高于全国0.3个百分点, 超过年度预算15.3%: not 超过重工业增长23.2%的速度, where a name and its growth are told.
    private bool TakeComparison(ReadOnlySpan<char> piece)
    {
        if (Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level))
        {
            return false;
        }
        foreach (string word in (ReadOnlySpan<string>)["高于", "低于", "快于", "慢于", "高出", "领先", "优于", "好于", "超出", "超过", "完成年", "超年", "完成预",
            "完成计"])
        {
            int at = piece.LastIndexOf(word);
            if (at >= 0 && at + word.Length < piece.Length)
            {
                IsComparison = true;
                NameEnd -= piece.Length - at;
                return false;
            }
        }
        return false;
    }

    // 外贸出口在极其困难的情况下增长: the name ends before 在.
    private bool TakeCircumstance(ReadOnlySpan<char> piece)
    {
        foreach (string end in _around)
        {
            if (!piece.EndsWith(end))
            {
                continue;
            }
            int at = piece.LastIndexOf('在');
            if (at > 0 || (at == 0 && piece.Length > 3))
            {
                NameEnd -= piece.Length - at;
                return true;
            }
        }
        return false;
    }

    private static TimeMark? TimeAt(List<TimeMark> times, int end, int start)
    {
        for (int i = times.Count - 1; i >= 0; i--)
        {
            if (times[i].End == end && times[i].Start >= start)
            {
                return times[i];
            }
            if (times[i].End < end)
            {
                break;
            }
        }
        return null;
    }

    private static bool IsComparing(string text, int start, int at) => at >= start && at >= 0
        && IsComparing(text.AsSpan(start), at - start);

    // Not the 比 of 占比, 同比, 比重 and the 较 of 较快.
    private static bool IsComparing(ReadOnlySpan<char> text, int at)
    {
        char before = at > 0 ? text[at - 1] : ' ', behind = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '比' => before is not ('占' or '同' or '环' or '对' or '经' or '百' or '正' or '性' or '类' or '总' or '济')
                && behind is not ('重' or '例' or '率' or '值' or '亚' or '较' or '赛'),
            '较' => (before is not ('比' or '计') || (at > 1 && text[at - 2] == '占'))
                && behind is not ('快' or '大' or '好' or '高' or '低' or '为' or '强' or '多' or '少' or '小' or '重'),
            _ => false,
        };
    }
}
