using System.Buffers;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>How a sentence is cut between its numbers.</summary>
internal sealed class SentencePieces
{
    private static readonly SearchValues<char> _signs = SearchValues.Create(",;:。!?|");

    private static readonly SearchValues<char> _thingsEnds = SearchValues.Create(",;:。!?、()|");

    private static readonly string[] _trailing = ["及以上", "及以下", "以上", "左右", "以内", "以下", "之内", "之上", "上下", "之多"];

    // Behind a number these are still about it.
    private static readonly string[] _behind =
        ["大关", "关口", "新台阶", "新关口", "台阶", "门槛", "的目标", "目标", "的水平", "水平", "的历史新高", "的规模", "规模"];

    // Behind a number these go on about it; anything else is what it counts.
    private static readonly string[] _goesOn =
    [
        "和", "与", "及", "以及", "并", "等", "是", "为", "居", "创历", "创新高", "创下", "创近", "创有", "较", "比上", "比去", "比2", "比1", "比年", "比“", "比全",
        "比计", "比预",
            "同比", "同口", "高于", "高出", "占", "排", "列全", "列第", "列省", "位列", "位居", "位于",
        "其中", "而", "以上", "以下", "以内", "左右", "之间", "之内", "大关", "台阶", "目标", "的", "且", "增长", "增加", "增幅", "增至", "增速", "下降", "快于", "达", "超过",
            "超额", "低于", "均", "分别", "余", "提高", "提升", "提前", "上升", "上涨", "扩大",
        "缩小", "缩减", "回落", "回升", "变为", "跃", "至", "降", "减", "实现", "实际", "完成", "全部", "全省第", "全市第", "全国第", "全国平", "全省平", "首次", "首位", "连续",
        "已", "也", "还", "转为", "升", "涨", "回升", "跌",
            "仍", "再", "又", "将", "要", "基本", "获", "安排", "发展到", "到2", "到1", "到本",
        "约", "近", "拟", "按", "在全", "在20", "不含", "含", "包括", "左", "上下", "翻", "相当", "稳居", "保持", "领先", "优于", "好于", "好转", "进一步", "改善", "规模",
        "调整为", "调整到",
            "水平", "门槛", "关口", "新台阶", "新关口",
    ];

    // Things that begin as what goes on does: 居民, not 居全国第一.
    private static readonly string[] _thingStarts =
        ["居民", "居家", "居住", "排水", "排污", "获奖", "占地", "近海", "按揭", "升级", "降尘", "等级", "实体", "实验", "实训", "基本农田", "基本公共"];

    // What bounds it from afar: 控制在4%的预期目标之内.
    private static readonly string[] _afar = ["以内", "之内", "以下", "以上"];

    // Within a list of names by 、 these are no names but say more of the number before.
    private static readonly string[] _remarks =
    [
        "居全", "居世", "居第", "居副", "居省", "居首", "创历", "创新", "创下", "创近", "创有", "创全", "创同", "创本", "稳居", "跃居", "排名", "排在", "排全", "位列", "位居",
        "列全", "高于", "低于", "快于", "好于", "优于", "超过", "领先",
            "实现翻", "实现倍", "实现正", "实现历", "提前", "跨越",
        "由负转正", "转正", "获", "晋", "入选", "连续", "增速", "总量居", "增幅居", "保持全", "达到历", "刷新", "占全", "超额", "圆满", "首次",
    ];

    private static readonly string[] _inRemarks = ["突破千", "突破百", "突破万", "突破亿", "超千", "超百", "超万", "破千", "破百", "破万", "破亿", "过万", "过千", "过百",
        "过亿", "新高", "第一", "首位", "前列", "进位", "名列", "翻番"];

    // What is told in full before 、 names nothing of what follows: 改制基本完成、发放补助13.6亿元.
    private static readonly string[] _done = ["基本完成", "全面完成", "顺利完成", "如期完成", "圆满完成", "全部完成", "全面启动", "正式启动", "建成投用", "建成通车", "建成投产",
        "开工建设", "取得突破", "成效明显", "全面推开", "挂牌成立", "正式运营", "投入使用", "投入运营"];

    private readonly string _text;
    private readonly int _start;
    private readonly int _end;
    private readonly List<FigureNumber> _numbers;
    private readonly IndicatorList _indicators;

    /// <summary>Cuts a sentence.</summary>
    public SentencePieces(string text, int start, int end, List<FigureNumber> numbers, IndicatorList indicators)
    {
        (_text, _start, _end, _numbers, _indicators) = (text, start, end, numbers, indicators);
        // 500万元以上固定资产投资: part of a name.
        numbers.RemoveAll(number => IsThreshold(number) || IsConversion(number));
    }

    /// <summary>Where the sentence begins.</summary>
    public int Start => _start;

    /// <summary>The hedges right behind a number, as written.</summary>
    public List<string> TrailingOf(int end)
    {
        var words = new List<string>();
        int at = end;
        while (At(at, _trailing) is { } word)
        {
            words.Add(word);
            at += word.Length;
        }
        if (words.Count == 0 && at < _end && _text[at] == '的')
        {
            int stop = _text.AsSpan(at, Math.Min(12, _end - at)).IndexOfAny(_signs);
            ReadOnlySpan<char> rest = _text.AsSpan(at, stop < 0 ? Math.Min(12, _end - at) : stop);
            foreach (string afar in _afar)
            {
                if (rest.EndsWith(afar))
                {
                    words.Add(afar);
                    break;
                }
            }
        }
        return words;
    }

    /// <summary>Where what belongs to a number ends: its hedges, 大关, 的目标.</summary>
    public int TailEnd(int end)
    {
        while (At(end, _trailing) is { } word)
        {
            end += word.Length;
        }
        while (At(end, _behind) is { } word
            && (word is not ("规模" or "水平" or "目标") || end + word.Length >= _end || !char.IsLetter(_text[end + word.Length])))
        {
            end += word.Length;
        }
        return end;
    }

    /// <summary>How many numbers stand in a row from one on.</summary>
    public int GroupLength(int first)
    {
        int count = 1;
        bool isDealt = IsDealt(first);
        while (first + count < _numbers.Count)
        {
            FigureNumber before = _numbers[first + count - 1], next = _numbers[first + count];
            bool isAlike = before.Unit == next.Unit || before.Unit.Length == 0 || before.Kind == next.Kind
                || (before.Unit == "个" && next.Kind == QuantityKind.PercentagePoint) || isDealt;
            if (!isAlike || !IsConjunction(TailEnd(before.End), next.Start)
                || (before.Kind == QuantityKind.Number && next.Kind == QuantityKind.Number && !isDealt && before.Unit != next.Unit))
            {
                break;
            }
            count++;
        }
        return count;
    }

    /// <summary>Where the piece before a number begins: the words that its name and predicate are among.</summary>
    /// <param name="first">The number.</param>
    /// <param name="times">The times of the sentence.</param>
    /// <param name="taken">Where what was told of the number before ends.</param>
    public int PieceOf(int first, List<TimeMark> times, int taken)
    {
        int number = _numbers[first].Start, from = Math.Min(Math.Max(Before(first), taken), number);
        int start = from;
        for (int at = number - 1; at >= from; at--)
        {
            char c = _text[at];
            if (c == ')' && IsTransparent(at, from, out int open))
            {
                at = open;
                continue;
            }
            if (_signs.Contains(c) || c is '(' or ')')
            {
                start = at + 1;
                break;
            }
        }
        return AfterRemarks(start, number, times);
    }

    /// <summary>The clauses without numbers between the number before and the piece of one.</summary>
    public IEnumerable<(int Start, int End)> ClausesBefore(int first, int pieceStart)
    {
        int from = Before(first);
        for (int at = from; at < pieceStart; at++)
        {
            if (_signs.Contains(_text[at]) || _text[at] is '(' or ')')
            {
                if (at > from)
                {
                    yield return (from, at);
                }
                from = at + 1;
            }
        }
    }

    /// <summary>Whether a number is the last of its part of the sentence: ； or 。 follows.</summary>
    public bool EndsStatement(int end)
    {
        int tail = TailEnd(end);
        return tail >= _end || _text[tail] is ';' or '。';
    }

    /// <summary>Whether things that are counted follow a number: 46家创新载体, 5个“一流”平台, 3个10亿元项目.</summary>
    public bool HasThings(FigureNumber number)
    {
        int tail = HedgeEnd(number.End);
        if (tail >= _end)
        {
            return false;
        }
        char next = _text[tail];
        if (next is '“' or '《' || char.IsAsciiDigit(next))
        {
            return true;
        }
        if (At(tail, _thingStarts) is not null)
        {
            return true;
        }
        // 新增60家规模以上企业: what is counted, not of which size the number is.
        bool isSized = At(tail, ["规模以上", "规模以下", "规模企业", "规模工业", "规模化"]) is not null;
        return char.IsLetter(next) && (isSized || At(tail, _goesOn) is null);
    }

    /// <summary>Whether what follows is built on a number: 在增长13%的基础上.</summary>
    public bool IsGround(FigureNumber number) => At(TailEnd(number.End), ["的基础", "基础上"]) is not null;

    /// <summary>Whether what follows says that a number is how fast something grew: 8%以上的增速, 9%的较快增长.</summary>
    public bool IsPace(FigureNumber number)
    {
        int tail = HedgeEnd(number.End);
        ReadOnlySpan<char> behind = _text.AsSpan(tail, _end - tail);
        if (behind.StartsWith("增速") && (behind.Length == 2 || _thingsEnds.Contains(behind[2])))
        {
            // 贷款保持20%以上增速.
            return true;
        }
        if (!behind.StartsWith("的"))
        {
            return false;
        }
        int stop = behind.IndexOfAny(_thingsEnds);
        behind = stop < 0 ? behind[1..] : behind[1..stop];
        return behind is "增速" or "增长" or "增长速度" or "增幅" or "涨幅" || (behind.Length <= 6 && (behind.EndsWith("增速") || behind.EndsWith("增长")
            || behind.EndsWith("增长速度"))) || behind.StartsWith("速度增长") || behind.StartsWith("速度递增");
    }

    /// <summary>Whether a number only describes what follows: 总投资61.3亿元的项目, 超100亿元的企业.</summary>
    public bool Describes(FigureNumber number)
    {
        int tail = TailEnd(number.End);
        if (tail + 1 >= _end || _text[tail] != '的')
        {
            return false;
        }
        ReadOnlySpan<char> behind = _text.AsSpan(tail + 1, Math.Min(4, _end - tail - 1));
        foreach (string word in (ReadOnlySpan<string>)["目标", "水平", "规模", "预期", "历史", "台阶", "任务", "好", "佳", "高", "新", "速度", "大关", "增", "比",
            "涨", "较", "幅", "均", "中", "以", "要求", "约束", "年度", "控制", "合理", "区间", "预定", "既定", "最", "增长", "比例", "比重"])
        {
            if (behind.StartsWith(word))
            {
                return false;
            }
        }
        // 年度投资45.4亿元的46个新开工项目.
        return char.IsLetter(behind[0]) || char.IsAsciiDigit(behind[0]);
    }

    /// <summary>Whether a number is of the size of a thing that follows: 年产能达100万吨的木浆厂.</summary>
    public bool IsOfProject(FigureNumber number)
    {
        int tail = TailEnd(number.End);
        if (number.IsShare || tail + 2 >= _end || _text[tail] != '的')
        {
            return false;
        }
        int stop = _text.AsSpan(tail, _end - tail).IndexOfAny(_thingsEnds);
        ReadOnlySpan<char> thing = _text.AsSpan(tail + 1, (stop < 0 ? _end - tail : stop) - 1);
        foreach (string end in (ReadOnlySpan<string>)["厂", "项目", "基地", "工程", "生产线", "园区", "电站", "企业", "产业园", "公司", "大桥", "公路", "铁路",
            "机场", "水库"])
        {
            if (thing.EndsWith(end))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The things that follow a number, up to the next sign, number or 的用于.</summary>
    public (int Start, int End) ThingsOf(int index)
    {
        int start = HedgeEnd(_numbers[index].End), stop = index + 1 < _numbers.Count ? _numbers[index + 1].Start : _end;
        int length = _text.AsSpan(start, stop - start).IndexOfAny(_thingsEnds);
        return (start, length < 0 ? stop : start + length);
    }

    private int HedgeEnd(int end)
    {
        while (At(end, _trailing) is { } word)
        {
            end += word.Length;
        }
        return end;
    }

    private int Before(int first) => first == 0 ? _start : Math.Min(TailEnd(_numbers[first - 1].End), _numbers[first].Start);

    private bool IsDealt(int first)
    {
        int from = Before(first), length = _numbers[first].Start - from;
        ReadOnlySpan<char> piece = _text.AsSpan(from, length);
        return piece.Contains("分别", StringComparison.Ordinal) || piece.Contains("依次", StringComparison.Ordinal);
    }

    private bool IsConjunction(int start, int end)
    {
        if (end <= start || end - start > 4)
        {
            return false;
        }
        ReadOnlySpan<char> between = _text.AsSpan(start, end - start);
        foreach (string word in (ReadOnlySpan<string>)["以及", "、", "和", "与", "及"])
        {
            if (between.StartsWith(word))
            {
                ReadOnlySpan<char> rest = between[word.Length..];
                return rest.Length == 0 || rest is "约" or "近" or "超" or "超过" or "突破" or "达";
            }
        }
        return false;
    }

    // A remark in brackets is passed over where it holds no number: 细颗粒物（PM2.5）.
    private bool IsTransparent(int close, int from, out int open)
    {
        open = _text.LastIndexOf('(', close, close - from + 1);
        if (open < 0)
        {
            return false;
        }
        foreach (FigureNumber number in _numbers)
        {
            if (number.Start > open && number.Start < close)
            {
                return false;
            }
        }
        return close - open <= 20;
    }

    // 居全国前十强、增长4.8%: the remark before 、 isn't part of the piece.
    private int AfterRemarks(int start, int number, List<TimeMark> times)
    {
        int end = number;
        bool isLast = true;
        for (int at = number - 1; at >= start; at--)
        {
            if (_text[at] != '、')
            {
                continue;
            }
            if (isLast)
            {
                Predicate predicate = Predicate.Read(_text, at + 1, number, times, _indicators);
                if (predicate.NameEnd <= at + 1)
                {
                    return at + 1;
                }
                (isLast, end) = (false, at);
                continue;
            }
            if (IsRemark(at + 1, end))
            {
                return IsAwarded(at + 1, number) ? at + 1 : end + 1;
            }
            end = at;
        }
        return !isLast && IsRemark(start, end) && !IsAwarded(start, number) ? end + 1 : start;
    }

    // 入选省独角兽、潜在独角兽企业39家: what the list names was awarded, too.
    private bool IsAwarded(int start, int number)
    {
        ReadOnlySpan<char> remark = _text.AsSpan(start, number - start);
        return (remark.StartsWith("入选") || remark.StartsWith("获") || remark.StartsWith("晋"))
            && _numbers.Find(one => one.Start == number) is { IsCount: true };
    }

    private bool IsRemark(int start, int end)
    {
        ReadOnlySpan<char> piece = _text.AsSpan(start, end - start);
        if (piece.Length is 0 or > 24)
        {
            return true;
        }
        foreach (string remark in _remarks)
        {
            if (piece.StartsWith(remark))
            {
                return true;
            }
        }
        foreach (string remark in _inRemarks)
        {
            if (piece.Contains(remark, StringComparison.Ordinal))
            {
                return true;
            }
        }
        foreach (string done in _done)
        {
            if (piece.EndsWith(done))
            {
                return true;
            }
        }
        return false;
    }

    // 化肥施用量(折100%), (折合有效成份100%): in what it is counted.
    private bool IsConversion(FigureNumber number)
    {
        const int MaxWords = 8;
        int from = Math.Max(_start, number.Start - MaxWords);
        int open = _text.AsSpan(from, number.Start - from).LastIndexOf('(') + from;
        return open >= from && _text[open] == '(' && _text[open + 1] == '折';
    }

    private bool IsThreshold(FigureNumber number)
    {
        if (number.IsShare || At(number.End, ["及以上", "及以下", "以上", "以下", "以内"]) is not { } word || number.Upper is not null)
        {
            return false;
        }
        int behind = number.End + word.Length;
        // 5000万元以上（社会事业1000万元以上）重点项目: of which size they are, in a bracket, too.
        behind += IsSizeInBracket(behind) ? 1 : 0;
        if (behind >= _end || !char.IsLetter(_text[behind]) || "的和与及并等是为居创较比同高占".Contains(_text[behind], StringComparison.Ordinal))
        {
            return false;
        }
        if (number.Unit is "岁")
        {
            return true;
        }
        PredicateWords.AtEnd(_text.AsSpan(_start, number.Start - _start), out PredicateFlags flags);
        return (flags & (PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level | PredicateFlags.Hedge)) == 0;
    }

    // )重点项目500个: works follow a bracket.
    private bool IsSizeInBracket(int close)
    {
        const int MaxWorks = 10;
        if (close + 1 >= _end || _text[close] != ')')
        {
            return false;
        }
        ReadOnlySpan<char> behind = _text.AsSpan(close + 1, Math.Min(MaxWorks, _end - close - 1));
        int stop = behind.IndexOfAny(_thingsEnds);
        behind = stop < 0 ? behind : behind[..stop];
        return behind.Contains("项目", StringComparison.Ordinal) || behind.Contains("企业", StringComparison.Ordinal)
            || behind.Contains("工程", StringComparison.Ordinal);
    }

    /// <summary>What stands before the 、 that a piece begins behind and was passed over: 服务业增加值突破万亿元 of 服务业增加值突破万亿元、达到1.02万亿元.
    /// Empty where there is nothing.</summary>
    /// <param name="first">The number of the piece.</param>
    /// <param name="start">Where the piece begins.</param>
    public (int Start, int End) RemarkBefore(int first, int start)
    {
        int from = Before(first);
        if (start - 1 <= from || _text[start - 1] != '、')
        {
            return (start, start);
        }
        int begin = _text.AsSpan(from, start - 1 - from).LastIndexOfAny(_signs) + 1 + from;
        return (begin, start - 1);
    }

    private string? At(int at, string[] words)
    {
        foreach (string word in words)
        {
            if (at + word.Length <= _end && string.CompareOrdinal(_text, at, word, 0, word.Length) == 0)
            {
                return word;
            }
        }
        return null;
    }
}
