using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// Reads the figures of a sentence. The sentence is gone through from number to number: the piece between one and the next holds the name,
/// if it isn't the one before that goes on, and the predicate. Numbers in a row (13%和12%) are one group and are dealt out to as many names.
/// </summary>
internal sealed class SentenceReader(IndicatorList indicators, PlaceReader places, PlanClock clock)
{
    // More figures than any sentence has; what follows isn't read.
    private const int MaxFigures = 200;

    private static readonly string[] _flows =
    [
        "新增", "净增", "累计", "新建", "建成", "建设", "完成", "转移", "减少", "脱贫", "减贫", "搬迁", "安排", "投入", "发放", "培训", "造林", "改造", "扶持", "引进", "净流入", "帮扶", "实施", "争取", "筹集", "开工", "就业", "解决", "治理",
        "签约", "落户", "投资", "兑现", "整治", "种植", "退出", "关停", "淘汰", "化解", "查处", "保障性安居工程", "成为", "实现", "招商", "到位", "利用外资", "使用外资", "支出", "整合", "补贴", "绿化", "退耕",
    ];

    private static readonly string[] _unnamed =
    [
        "法规", "规章", "法律", "条例", "建议", "提案", "议案", "会议", "文件", "办法", "意见", "政策", "措施", "奖", "荣誉", "称号", "试点", "协定", "协议", "典型", "学习", "制度", "方案", "规划", "事项", "草案", "案件", "名单", "标准", "课题",
        "行动", "活动", "赛事", "论坛", "目标", "任务", "问题", "线索", "议题", "决定", "决议", "改革", "榜", "强", "周年", "届", "级", "星", "方面", "清单", "举措", "机制", "条款", "省份", "省级以上", "国家级",
    ];

    private readonly NameReader _names = new(indicators, places);
    private readonly List<TimeMark> _times = [];
    private readonly List<FigureNumber> _numbers = [];
    private readonly FigureAssembler _assembler = new(clock);
    private readonly List<Subject> _subjects = [];

    // Of the sentence: its text, the place named last, how many times were passed, and whether prices are taken out.
    private FigureText _text = FigureText.Of("");
    private string? _place;
    private int _time;
    private bool _isReal;

    /// <summary>The subject of the sentence before, or null.</summary>
    public Subject? Carried { get; set; }

    /// <summary>The time that the passage speaks of.</summary>
    public Moment Passage { get; set; }

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="unit">The paragraph's place in the plan.</param>
    /// <param name="figures">Takes the figures.</param>
    public void Read(FigureText text, int start, int end, int unit, List<Figure> figures)
    {
        _text = text;
        _times.Clear();
        _numbers.Clear();
        _assembler.Clear();
        _subjects.Clear();
        (_place, _time, _isReal) = (null, 0, false);
        TimeScanner.Scan(text.Text, start, end, _times);
        Moment moment = Passage = NextPassage(text.Text, start, end);
        NumberScanner.Scan(text.Text, start, end, _times, _numbers);
        var pieces = new SentencePieces(text.Text, start, end, _numbers);
        if (_numbers.Count == 0)
        {
            if (_names.Topic(text, start, end, _times, isWhole: false) is { } topic)
            {
                Carried = topic;
            }
            return;
        }
        ReadPieces(pieces, moment);
        TextRange sentence = text.Range(start, end);
        foreach (FigureDraft draft in _assembler.Drafts)
        {
            if (draft.ToFigure(text, unit, sentence, places.Own) is { } figure)
            {
                figures.Add(figure);
            }
        }
        Carried = _subjects.Count > 0 ? _subjects[^1] : null;
    }

    // 五年来, and what follows is of five years; 2017年, and what follows is of that year.
    private Moment NextPassage(string text, int start, int end)
    {
        const int MaxLead = 26;
        foreach (TimeMark mark in _times)
        {
            if (mark.Start - start > MaxLead || text.AsSpan(start, mark.Start - start).IndexOfAny(",;、") >= 0)
            {
                break;
            }
            if (mark.Start > start && text[mark.Start - 1] is '比' or '较' or '由' or '从' or '在' or '自')
            {
                continue;
            }
            char behind = mark.End < end ? text[mark.End] : ' ';
            bool opens = ",我全经期主的是发国地预政社:".Contains(behind, StringComparison.Ordinal) || mark.Kind is TimeMarkKind.PastYears or TimeMarkKind.ComingYears;
            bool isPlans = mark.Kind is TimeMarkKind.ThisYear or TimeMarkKind.LastYear or TimeMarkKind.PastYears or TimeMarkKind.ComingYears
                || (mark.Kind == TimeMarkKind.Year && mark.To >= clock.Reviewed - (mark.From == mark.To ? 0 : 1));
            if (opens && isPlans)
            {
                return clock.Of(mark, Passage);
            }
        }
        return Passage;
    }

    private void ReadPieces(SentencePieces pieces, Moment moment)
    {
        for (int first = 0; first < _numbers.Count && _assembler.Drafts.Count < MaxFigures;)
        {
            int count = pieces.GroupLength(first);
            FigureNumber number = _numbers[first], last = _numbers[first + count - 1];
            int start = pieces.PieceOf(first, _times);
            // Clauses between that hold no number: they may name what comes next.
            foreach ((int from, int to) in pieces.ClausesBefore(first, start))
            {
                ReadClause(from, to);
            }
            Predicate predicate = Predicate.Read(_text.Text, start, number.Start, _times);
            moment = NextMoment(predicate, moment, number.Start);
            bool isReal = _isReal || predicate.Has(PredicateFlags.Real);
            var statement = new Statement(predicate, moment, isReal, pieces.TrailingOf(last.End));
            if (!predicate.IsComparison)
            {
                if (count == 1 && pieces.HasThings(number) && !number.IsShare && number.Kind != QuantityKind.Times)
                {
                    ReadThings(pieces, first, start, statement);
                }
                else
                {
                    ReadGroup(start, first, count, statement);
                }
            }
            _isReal &= !pieces.EndsStatement(last.End);
            first += count;
        }
    }

    private void ReadClause(int from, int to)
    {
        ReadOnlySpan<char> clause = _text.Text.AsSpan(from, to - from);
        bool isAdjusted = clause.Contains("扣除", StringComparison.Ordinal) || clause.Contains("剔除", StringComparison.Ordinal);
        if (isAdjusted && clause.IndexOfAny('价', '涨') >= 0)
        {
            _isReal = true;
            return;
        }
        if (clause.Contains("为基数", StringComparison.Ordinal) || clause.Contains("为基期", StringComparison.Ordinal))
        {
            TimeMark basis = _times.Find(time => time.Start >= from && time.End <= to && time.Kind == TimeMarkKind.Year);
            _assembler.BasisYear = basis.To;
            return;
        }
        if (places.Read(_text.Text, from, to) is { Length: > 0 } named)
        {
            _place = named.Place ?? _place;
        }
        if (_names.Topic(_text, from, to, _times, isWhole: true) is { } topic)
        {
            _subjects.Add(topic.Place is null ? topic with { Place = _place } : topic);
        }
    }

    // Every time before the number that isn't what it is compared with.
    private Moment NextMoment(Predicate predicate, Moment moment, int end)
    {
        for (; _time < _times.Count && _times[_time].End <= end; _time++)
        {
            TimeMark mark = _times[_time];
            bool isBasis = mark == predicate.BasisTime || (predicate.Has(PredicateFlags.Start) && mark == predicate.Time)
                || (mark.Kind == TimeMarkKind.LastYear && mark.Start > 0 && _text.Text[mark.Start - 1] is '比' or '较' or '在');
            if (!isBasis && !(mark.Start > 0 && _text.Text[mark.Start - 1] is '比' or '较'))
            {
                moment = clock.Of(mark, moment);
            }
        }
        return moment;
    }

    // 新增46家创新载体: the things behind the number are what is counted.
    private void ReadThings(SentencePieces pieces, int index, int start, Statement statement)
    {
        FigureNumber number = _numbers[index];
        (int from, int to) = pieces.ThingsOf(index);
        Predicate predicate = statement.Predicate;
        ReadOnlySpan<char> before = _text.Text.AsSpan(start, number.Start - start);
        string verb = predicate.Has(PredicateFlags.New) ? "新增" : before.EndsWith("发行") ? "发行" : before.EndsWith("减少") ? "减少" : "";
        if (verb.Length == 0 || to - from is < 2 or > NameReader.MaxChars || (predicate.NameEnd > start && verb != "发行" && HasName(start, predicate.NameEnd)))
        {
            return;
        }
        while (to > from && _text.Text[to - 1] is '和' or '与' or '及' or '并' or '等' or '的')
        {
            to--;
        }
        string things = _text.Written(from, to);
        if (IsUnnamed(things, number))
        {
            return;
        }
        string written = verb == "发行" ? things : verb + things;
        Subject subject = _names.Make(written, from, to, _place, null);
        _subjects.Add(subject);
        Add(subject, number, statement, isFlow: true);
    }

    private bool HasName(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (_text.Text[i] is not ('、' or '和' or '并' or '及'))
            {
                return true;
            }
        }
        return false;
    }

    private void ReadGroup(int start, int first, int count, Statement statement)
    {
        Predicate predicate = statement.Predicate;
        FigureNumber number = _numbers[first];
        bool isShared = count == 1 && (predicate.Has(PredicateFlags.All | PredicateFlags.Each) || IsChange(predicate, number));
        Subject? before = _subjects.Count > 0 ? _subjects[^1] : Carried;
        List<Subject> names = predicate.NameEnd > start
            ? _names.Read(_text, start, predicate.NameEnd, _times, count, isShared, before)
            : [];
        if (_text.Text.AsSpan(start).StartsWith("全") && names.Count > 0 && names[0].Place is null)
        {
            _place = null;
        }
        bool isNamed = names.Count > 0;
        if (!isNamed)
        {
            names = Inherited(count, predicate);
        }
        else if (predicate.Has(PredicateFlags.New))
        {
            names = names.ConvertAll(WithNew);
        }
        if (names.Count == 0 || (count > 1 && names.Count != count))
        {
            return;
        }
        _place = names[0].Place ?? _place;
        for (int i = 0; i < Math.Max(count, names.Count); i++)
        {
            Subject subject = names[Math.Min(i, names.Count - 1)];
            subject = subject.Place is null && _place is not null ? subject with { Place = _place } : subject;
            FigureNumber own = _numbers[first + Math.Min(i, count - 1)];
            if (own.Unit.Length == 0 && count > 1)
            {
                FigureNumber last = _numbers[first + count - 1];
                own = own with { Unit = last.Unit, Kind = last.Kind };
            }
            if (isNamed)
            {
                _subjects.Add(subject);
            }
            if (!IsUnnamed(subject.Written, own) || subject.Indicator is not null)
            {
                Add(subject, own, statement, isFlow: false);
            }
        }
    }

    private Subject WithNew(Subject subject) =>
        subject.Written.StartsWith("新增", StringComparison.Ordinal) || subject.Written.Contains("新增", StringComparison.Ordinal)
            ? subject
            : _names.Make("新增" + subject.Written, subject.Start, subject.End, subject.Place, null);

    private List<Subject> Inherited(int count, Predicate predicate)
    {
        if (count > 1)
        {
            var distinct = new List<Subject>();
            for (int i = _subjects.Count - 1; i >= 0 && distinct.Count < count; i--)
            {
                if (!distinct.Exists(s => s.Written == _subjects[i].Written))
                {
                    distinct.Insert(0, _subjects[i]);
                }
            }
            return distinct.Count == count ? distinct : [];
        }
        if (_subjects.Count > 0)
        {
            return [_subjects[^1]];
        }
        bool isSaid = predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level);
        return Carried is not null && isSaid ? [Carried with { Start = 0, End = 0 }] : [];
    }

    private static bool IsChange(Predicate predicate, FigureNumber number) =>
        number.Unit == "番" || predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.ChangeNoun);

    private static bool IsUnnamed(string name, FigureNumber number)
    {
        if (!number.IsCount)
        {
            return false;
        }
        foreach (string word in _unnamed)
        {
            if (name.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return number.Unit is "场" or "次" or "届" or "期" or "批" or "项" && !name.Contains('率', StringComparison.Ordinal) && number.Unit is not "项";
    }

    private void Add(Subject subject, FigureNumber number, Statement statement, bool isFlow) =>
        _assembler.Add(subject, number, statement, isFlow || IsFlow(subject, statement), _text);

    private static bool IsFlow(Subject subject, Statement statement)
    {
        if (statement.Predicate.Has(PredicateFlags.Total | PredicateFlags.New))
        {
            return true;
        }
        string name = subject.Written;
        if (name.EndsWith('率') || name.Contains("比重", StringComparison.Ordinal) || name.Contains('占', StringComparison.Ordinal) || name.EndsWith("比例", StringComparison.Ordinal))
        {
            return false;
        }
        foreach (string flow in _flows)
        {
            if (name.Contains(flow, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
