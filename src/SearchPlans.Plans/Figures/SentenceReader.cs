using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// Reads the figures of a sentence. The sentence is gone through from number to number: the piece between one and the next holds the name,
/// if it isn't the one before that goes on, and the predicate. Numbers in a row (13%和12%) are one group and are dealt out to as many names.
/// </summary>
internal sealed partial class SentenceReader(IndicatorList indicators, PlaceReader places, PlanClock clock)
{
    // More figures than any sentence has; what follows isn't read.
    private const int MaxFigures = 200;

    private readonly NameReader _names = new(indicators, places);
    private readonly List<TimeMark> _times = [];
    private readonly List<FigureNumber> _numbers = [];
    private readonly FigureAssembler _assembler = new(clock);
    private readonly List<Subject> _subjects = [];
    private readonly List<Subject> _listed = [];

    // Of the sentence: its text, the place named last, how many times were passed, and whether prices are taken out.
    private FigureText _text = FigureText.Of("");
    private string? _place;
    private int _time;
    private bool _isReal;
    private int _taken;
    private TimeMark? _passed;
    private bool _isTotal;
    private bool _isCapacity;
    private int _described = -1;
    private bool _isFirst;
    private string? _paragraphPlace;

    /// <summary>The subject of the sentence before, or null.</summary>
    public Subject? Carried { get; set; }

    /// <summary>The time that the passage speaks of.</summary>
    public Moment Passage { get; set; }

    /// <summary>The time that paragraphs speak of when nothing else is said.</summary>
    public Moment Lasting { get; set; }

    /// <summary>Begins a paragraph.</summary>
    public void BeginParagraph()
    {
        Passage = Lasting;
        Carried = null;
        _paragraphPlace = null;
    }

    // 兵团要保证粮食生产…: the paragraph is of it, until another is named.
    private void NoteParagraphPlace(int start, int end)
    {
        (int length, string? place) = places.Read(_text.Text, start, end);
        int behind = start + length;
        if (length > 0 && place is not null && behind < end
            && (place == "新疆生产建设兵团" || _text.Text[behind] is '要' or '将' or '应' or '坚' or '着' or '加'))
        {
            _paragraphPlace = place;
        }
    }

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
        NoteParagraphPlace(start, end);
        (_described, _isCapacity) = (-1, false);
        (_place, _time, _isReal, _taken, _passed, _isTotal) = (_paragraphPlace, 0, false, start, null, false);
        (_names.Field, _names.Whole) = ("", "");
        _listed.Clear();
        TimeScanner.Scan(text.Text, start, end, _times);
        _isFirst = start == 0;
        Moment moment = Passage = NextPassage(text.Text, start, end);
        NumberScanner.Scan(text.Text, start, end, _times, _numbers);
        var pieces = new SentencePieces(text.Text, start, end, _numbers, indicators);
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
        const int MaxLead = 45, MaxClause = 12;
        foreach (TimeMark mark in _times)
        {
            int clause = start + text.AsSpan(start, mark.Start - start).LastIndexOfAny(",:") + 1;
            if (mark.Start - start > MaxLead || mark.Start - clause > MaxClause
                || text.AsSpan(start, mark.Start - start).IndexOfAny(";、") >= 0)
            {
                continue;
            }
            char before = mark.Start > start ? text[mark.Start - 1] : ' ', behind = mark.End < end ? text[mark.End] : ' ';
            if (before is '比' or '较' or '由' or '从' or '在' or '自' or '与')
            {
                continue;
            }
            bool isFirst = mark.Start - clause <= 3;
            bool opens = ",我全经期主的是发国地预政社:".Contains(behind, StringComparison.Ordinal)
                || (mark.Kind is TimeMarkKind.PastYears or TimeMarkKind.ComingYears && isFirst);
            bool isPlans = mark.Kind is TimeMarkKind.ThisYear or TimeMarkKind.LastYear or TimeMarkKind.PastYears or TimeMarkKind.ComingYears
                || (mark.Kind == TimeMarkKind.Year && mark.To >= clock.Reviewed - (mark.From == mark.To ? 0 : 1));
            if (opens && isPlans)
            {
                Moment next = clock.Of(mark, Passage);
                // Five years or one are what a passage is about; three are spoken of in between.
                const int Term = 5;
                bool isTold = mark.Kind switch
                {
                    TimeMarkKind.Year => mark.From != mark.To
                        || text.AsSpan(clause, mark.Start - clause).Contains("过去", StringComparison.Ordinal)
                        || (_isFirst && mark.Start == start && behind == ',' && mark.To == clock.Reviewed),
                    TimeMarkKind.PastYears or TimeMarkKind.ComingYears => mark.To == Term,
                    _ => true,
                };
                Lasting = isTold && next.Aim == Lasting.Aim ? next : Lasting;
                return next;
            }
        }
        // 主要预期目标是: whatever was spoken of before.
        return IsAim(text.AsSpan(start, end - start)) && Passage.Aim == FigureAim.Result && !clock.IsPast && clock.Year > 0
            ? clock.Of(PlanPart.Deployment, isAhead: true)
            : Passage;
    }

    private static bool IsAim(ReadOnlySpan<char> sentence)
    {
        int colon = sentence.IndexOf(':');
        return colon > 0 && sentence[..colon] is var lead && (lead.Contains("目标", StringComparison.Ordinal))
            && (lead.EndsWith("是") || lead.EndsWith("为") || lead.EndsWith("目标"));
    }

    private void ReadPieces(SentencePieces pieces, Moment moment)
    {
        for (int first = 0; first < _numbers.Count && _assembler.Drafts.Count < MaxFigures;)
        {
            int count = pieces.GroupLength(first);
            FigureNumber number = _numbers[first], last = _numbers[first + count - 1];
            int start = pieces.PieceOf(first, _times, _taken);
            if (_described >= 0 && first > 0 && start == _numbers[first - 1].End)
            {
                // 新增产值超2000万元规上工业企业673家: the number before is part of the name.
                start = _described;
            }
            _described = -1;
            // Clauses between that hold no number: they may name what comes next.
            foreach ((int from, int to) in pieces.ClausesBefore(first, start))
            {
                ReadClause(from, to);
                _place = _text.Text[to] == ';' ? _paragraphPlace : _place;
            }
            Predicate predicate = Predicate.Read(_text.Text, start, number.Start, _times, indicators);
            moment = NextMoment(predicate, moment, number.Start);
            bool isReal = _isReal || predicate.Has(PredicateFlags.Real);
            // In a passage of years, what is expected is expected of the last: 预计社零额增长8%.
            bool isExpected = moment.IsSpan && moment.Aim == FigureAim.Result && last.Unit == "%"
                && _text.Text.AsSpan(start, number.Start - start).Contains("预计", StringComparison.Ordinal)
                && predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall) && predicate is { Basis.Length: 0, IsRatio: false }
                    && !predicate.Has(PredicateFlags.Average | PredicateFlags.Total);
            Moment of = isExpected ? moment with { From = moment.To } : moment;
            var statement = new Statement(predicate, of, isReal, pieces.TrailingOf(last.End));
            bool isDescription = pieces.IsGround(last) || pieces.Describes(last)
                && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall)
                && (!predicate.Has(PredicateFlags.Level) || predicate.Has(PredicateFlags.AtLeast));
            if (!predicate.IsComparison && !IsComparison(last, start) && !isDescription && !number.Unit.EndsWith('级'))
            {
                bool isDescribed = count == 1 && number.Kind is QuantityKind.Yuan or QuantityKind.Dollar && pieces.HasThings(number);
                _described = isDescribed ? start : -1;
                if (count == 1 && pieces.HasThings(number) && !number.IsShare && number.Kind != QuantityKind.Times)
                {
                    ReadThings(pieces, first, start, statement);
                }
                else if (!number.IsShare || predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level)
                    || !pieces.HasThings(last))
                {
                    ReadGroup(start, first, count, statement);
                }
            }
            if (pieces.EndsStatement(last.End))
            {
                (_isReal, _place, _isTotal) = (false, _paragraphPlace, false);
                moment = moment with { Part = moment.Part.Length > 0 && moment.Part != Passage.Part ? "" : moment.Part };
            }
            first += count;
        }
    }

    // 快于经济增速1个百分点: how far it is from something else.
    private bool IsComparison(FigureNumber number, int start)
    {
        if (number.Kind != QuantityKind.PercentagePoint)
        {
            return false;
        }
        ReadOnlySpan<char> piece = _text.Text.AsSpan(start, number.Start - start);
        foreach (string word in (ReadOnlySpan<string>)["高于", "低于", "快于", "慢于", "超过", "高出", "领先", "好于", "优于", "拉动"])
        {
            if (piece.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    private void ReadClause(int from, int to)
    {
        ReadOnlySpan<char> clause = _text.Text.AsSpan(from, to - from);
        foreach (string field in (ReadOnlySpan<string>)["工业", "农业", "建筑业", "乡镇企业"])
        {
            if (clause.StartsWith(field) && clause.Length > field.Length && clause[field.Length] is '生' or '经' or '战' or '发' or '保')
            {
                _names.Field = field;
            }
        }
        if (clause.StartsWith("在") && clause.EndsWith("中") && clause.Length is > 4 and < 20)
        {
            _names.Whole = _text.Written(from + 1, to - 1);
            return;
        }
        bool isAdjusted = clause.Contains("扣除", StringComparison.Ordinal) || clause.Contains("剔除", StringComparison.Ordinal);
        if (isAdjusted && clause.IndexOfAny('价', '涨') >= 0)
        {
            _isReal = true;
            return;
        }
        // 新增加的主要生产能力有：…
        _isCapacity |= clause.Contains("新增", StringComparison.Ordinal) && clause.EndsWith("能力有");
        if (_times.Find(time => time.Start > from && time.End <= to && time.Kind == TimeMarkKind.Year
            && _text.Text[time.Start - 1] is '比' or '较') is { To: > 0 } than)
        {
            // 1957年比1952年将有如下的增长: …
            _assembler.Compare(_text.Text[than.Start..than.End], than);
        }
        if ((clause.EndsWith("相比") || clause.EndsWith("比较") || clause.EndsWith("相比较"))
            && _times.FindLast(time => time.Start >= from && time.End <= to && time.Kind == TimeMarkKind.Year) is { To: > 0 } compared)
        {
            _assembler.Compare(_text.Text[compared.Start..compared.End], compared);
            _passed = compared;
            return;
        }
        if (clause.Contains("为基数", StringComparison.Ordinal) || clause.Contains("为基期", StringComparison.Ordinal))
        {
            TimeMark basis = _times.Find(time => time.Start >= from && time.End <= to && time.Kind == TimeMarkKind.Year);
            _assembler.BasisYear = basis.To;
            return;
        }
        if (places.Read(_text.Text, from, to) is { Length: > 0 } named && _text.Text[from + named.Length] is not ('等' or '和' or '、')
            && !PlaceReader.IsArea(named.Place) && ClaimsSentence(from, to))
        {
            _place = named.Place ?? _place;
        }
        int made = clause.IndexOf('把') + 1;
        if (made > 0 && places.Read(_text.Text, from + made, to) is { Place: { } place, Length: > 0 and int length }
            && _text.Text[from + made + length] is '建' or '打')
        {
            // 把兰州新区建设成为现代新城，力争….
            _place = place;
        }
        if (_names.Listed(_text, from, to, _times) is { Count: > 1 } listed)
        {
            _subjects.AddRange(listed);
            _listed.Clear();
            _listed.AddRange(listed);
            return;
        }
        if (_names.Topic(_text, from, to, _times, isWhole: true) is { } topic)
        {
            _subjects.Add(topic.Place is null ? topic with { Place = _place } : topic);
            return;
        }
        // 工业增长率明显提高，达到13%: of something else than what was spoken of before.
        bool isAside = clause.Length < 4 || clause.IndexOfAny('年', '计') >= 0 || clause.Contains("核算", StringComparison.Ordinal)
            || clause.Contains("预", StringComparison.Ordinal);
        Carried = isAside ? Carried : null;
    }

    // Every time before the number that isn't what it is compared with.
    private Moment NextMoment(Predicate predicate, Moment moment, int end)
    {
        for (; _time < _times.Count && _times[_time].End <= end; _time++)
        {
            TimeMark mark = _times[_time];
            if (mark is { Kind: TimeMarkKind.Year, Start: > 0 } && IsPassing(mark) && _text.Text[mark.Start - 1] == '在')
            {
                // 在2020年基础上翻番.
                _assembler.Compare(_text.Text[mark.Start..mark.End], mark);
                continue;
            }
            bool isBasis = mark == _passed || mark == predicate.BasisTime || (predicate.Has(PredicateFlags.Start) && mark == predicate.Time)
                || (mark.Kind == TimeMarkKind.LastYear && IsPassing(mark))
                || (mark.Start > 0 && _text.Text[mark.Start - 1] is '比' or '较');
            if (!isBasis)
            {
                moment = clock.Of(mark, moment);
            }
        }
        return moment;
    }

    // 兵团综合实力显著增强: what follows is of it; 赣州综合保税区规划调整通过验收 is of nothing else.
    private bool ClaimsSentence(int from, int to)
    {
        ReadOnlySpan<char> clause = _text.Text.AsSpan(from, to - from);
        return clause.Contains("实力", StringComparison.Ordinal) || clause.Contains("经济", StringComparison.Ordinal)
            || clause.Contains("发展", StringComparison.Ordinal) || clause.Contains("建设", StringComparison.Ordinal) || from == to;
    }

    // 与上年持平, 在去年的基础上: named only to compare with.
    private bool IsPassing(TimeMark mark)
    {
        ReadOnlySpan<char> behind = _text.Text.AsSpan(mark.End, Math.Min(4, _text.Text.Length - mark.End));
        return (mark.Start > 0 && _text.Text[mark.Start - 1] is '比' or '较' or '在' or '与' or '同' or '超' or '于' or '是')
            || behind.StartsWith("持平") || behind.StartsWith("水平") || behind.StartsWith("同期") || behind.StartsWith("基")
                || behind.StartsWith("的基") || behind.StartsWith("实绩");
    }

    // 新增46家创新载体: the things behind the number are what is counted.
    private void ReadThings(SentencePieces pieces, int index, int start, Statement statement)
    {
        FigureNumber number = _numbers[index];
        (int from, int to) = pieces.ThingsOf(index);
        Predicate predicate = statement.Predicate;
        ReadOnlySpan<char> before = _text.Text.AsSpan(start, number.Start - start);
        string verb = predicate.Has(PredicateFlags.New) ? "新增" : before.EndsWith("发行") ? "发行" : before.EndsWith("减少") ? "减少" : "";
        if (verb.Length == 0 && start == number.Start && to - from is >= 4 and <= 16 && IsPeople(number, from, to))
        {
            Subject people = _names.Make(_text.Written(from, to), from, to, _place, null);
            _subjects.Add(people);
            Add(people, number with
            {
                Unit = number.Kind == QuantityKind.Number ? number.Unit + "人"
                : number.Unit,
                Kind = QuantityKind.People
            }, statement, isFlow: true);
            return;
        }
        if (verb.Length == 0 || to - from is < 2 or > NameReader.MaxChars
            || (predicate.NameEnd > start && verb != "发行" && HasName(start, predicate.NameEnd)))
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

    // 8000多万农业转移人口成为城镇居民.
    private bool IsPeople(FigureNumber number, int from, int to)
    {
        ReadOnlySpan<char> things = _text.Text.AsSpan(from, to - from);
        bool isPeople = number.Kind == QuantityKind.People || (number.Kind == QuantityKind.Number && number.Unit.Length > 0);
        return isPeople && things[0] != '口' && things.IndexOfAny("人民工众生") >= 0
            && (things.Contains("成为", StringComparison.Ordinal) || things.Contains("脱贫", StringComparison.Ordinal)
            || things.Contains("实现", StringComparison.Ordinal) || things.Contains("搬", StringComparison.Ordinal)
                || things.Contains("进城", StringComparison.Ordinal));
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
        bool isIncrease = false, isCounted = false;
        List<Subject> names = predicate.NameEnd > start
            ? _names.Read(_text, WithCountedPlace(start, first), predicate.NameEnd, _times, count, isShared, count > 1
                && _listed.Count == count ? null : before)
            : [];
        bool isBlank = predicate.NameEnd <= start || _names.IsBlank;
        if (isBlank && start >= number.Start)
        {
            // A bare number at the beginning of a clause: 95%以上村庄达到标准.
            return;
        }
        if (names.Count > 0 && _names.IsTotal)
        {
            predicate.Add(PredicateFlags.Total);
        }
        // 五年累计取得成果5770项，授权专利7505项: what follows in the list is summed up, too.
        _isTotal |= predicate.Has(PredicateFlags.Total);
        if (_isTotal && !number.IsShare && !predicate.Has(PredicateFlags.Level | PredicateFlags.Rise | PredicateFlags.Fall))
        {
            predicate.Add(PredicateFlags.Total);
        }
        if (names.Count > 0 && _names.IsAverage)
        {
            predicate.Add(PredicateFlags.Average);
        }
        if (_text.Text.AsSpan(start).StartsWith("全") && names.Count > 0 && names[0].Place is null)
        {
            (_place, _paragraphPlace) = (null, null);
        }
        bool isNamed = names.Count > 0;
        if (isNamed && count > 1 && names.Count == 1 && _listed.Count == count)
        {
            names = _names.PropertyOfEach(names[0], _listed);
        }
        if (names is [{ Written: "增量" or "总增量" or "净增量" }])
        {
            (names, isNamed, isIncrease) = (Inherited(1, predicate), false, true);
        }
        if (!isNamed)
        {
            names = isIncrease ? names : isBlank ? Inherited(count, predicate) : [];
        }
        else if (count == 1 && names.Count == 1 && predicate.Has(PredicateFlags.Fall) && !number.IsShare
            && indicators.Find(names[0].Written + "减少") is { } fallen)
        {
            // 贫困人口减少6800万: so many came out of it.
            names = [names[0] with { Written = names[0].Written + "减少", Name = fallen.Name, Indicator = fallen }];
            isCounted = true;
        }
        else if (predicate.Has(PredicateFlags.New) || _isCapacity)
        {
            names = names.ConvertAll(WithNew);
        }
        if (names.Count == 0 || (count > 1 && names.Count != count))
        {
            return;
        }
        int from = Math.Max(start, predicate.NameEnd);
        if (number.IsShare && _text.Text.AsSpan(isBlank ? start : from, number.Start - (isBlank ? start : from)).Contains('占')
            && !_text.Text.AsSpan(start, number.Start - start).Contains("占比", StringComparison.Ordinal))
        {
            // 重工业部64.9亿元，占24.4%.
            names = names.ConvertAll(subject => _names.Make(subject.Written + "占比", subject.Start, subject.End, subject.Place, null));
        }
        if (names.Count > 1)
        {
            _listed.Clear();
            _listed.AddRange(names);
        }
        for (int i = 0; i < Math.Max(count, names.Count); i++)
        {
            Subject subject = names[Math.Min(i, names.Count - 1)];
            subject = subject.Place is null && _place is not null ? subject with { Place = _place } : subject;
            FigureNumber own = _numbers[first + Math.Min(i, count - 1)];
            FigureNumber last = _numbers[first + count - 1];
            if ((own.Unit.Length == 0 || (own.Unit == "个" && last.Kind == QuantityKind.PercentagePoint)) && count > 1)
            {
                own = own with { Unit = last.Unit, Kind = last.Kind };
            }
            if (isNamed)
            {
                _subjects.Add(subject);
            }
            if (!IsUnnamed(subject.Written, own) || subject.Indicator is not null)
            {
                _assembler.Add(subject, own, statement, isIncrease ? NumberSense.Increase : isCounted ? NumberSense.Value
                    : NumberSense.Open, IsFlow(subject, statement), _text);
            }
        }
    }

    // 6个新城区规模以上工业增加值: the count before the piece is of its place.
    private int WithCountedPlace(int start, int first) =>
        first > 0 && _numbers[first - 1] is { Unit: "个" } count && count.End == start
            && places.Read(_text.Text, count.Start, _numbers[first].Start).Length > 0
            ? count.Start
            : start;

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
        if (number.Unit == "条" && (name.StartsWith("出台", StringComparison.Ordinal) || name.StartsWith("制定", StringComparison.Ordinal)))
        {
            return true;
        }
        if (number.Unit == "位"
            && (name.Contains("排名", StringComparison.Ordinal) || name.Contains("位次", StringComparison.Ordinal)
            || name.Contains("名次", StringComparison.Ordinal)))
        {
            return true;
        }
        return number.Unit is "场" or "次" or "届" or "期" or "批" or "项" && !name.Contains('率', StringComparison.Ordinal)
            && number.Unit is not "项";
    }

    private void Add(Subject subject, FigureNumber number, Statement statement, bool isFlow) =>
        _assembler.Add(subject, number, statement, NumberSense.Value, isFlow || IsFlow(subject, statement), _text);

    private static bool IsFlow(Subject subject, Statement statement)
    {
        if (statement.Predicate.Has(PredicateFlags.Total | PredicateFlags.New))
        {
            return true;
        }
        string name = subject.Written;
        if (name.EndsWith('率') || name.Contains("比重", StringComparison.Ordinal) || name.Contains('占', StringComparison.Ordinal)
            || name.EndsWith("比例", StringComparison.Ordinal))
        {
            return false;
        }
        if (name.Contains("建成区", StringComparison.Ordinal))
        {
            return false;
        }
        // 固定资产投资突破2800亿元 is that of a year, 新增就业突破20万人 of all of them.
        bool isReached = statement.Predicate.Has(PredicateFlags.Level);
        foreach (string flow in _flows)
        {
            if (name.Contains(flow, StringComparison.Ordinal)
                && !(isReached && flow is "投资" or "支出" or "利用外资" or "使用外资" or "到位" or "建设" or "实现" or "完成" or "招商"))
            {
                return true;
            }
        }
        return false;
    }
}
