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

    private const string Nation = "全国";

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
    private string? _sentencePlace;

    // How long the name of the zone is that the sentence opens with.
    private int _zoneLength;
    private bool _wasFlow;
    private bool _isExpected;
    private bool _isOther;

    // Whether the name told last is none that can be read.
    private bool _isUnread;

    // Whether the number told last is one that another is compared with.
    private bool _isCompared;

    // Whether a property was told of what isn't named: 增加值突破1000亿元.
    private bool _isUntold;

    // Whether what is told would only come of something: 只要…，就可以….
    private bool _isSupposed;

    // Whether the number told last was what each year brought on average.
    private bool _wasAverage;

    // Whether the list that goes on is of what was cut back: 压减公用经费10%.
    private bool _isCutting;

    // Whether a clause opened with one of many that isn't named here: 该院是利用旧基础建设的，每平方米造价220元.
    private bool _isOfThat;

    // Whether the list that goes on is of what was awarded: 获评森林城镇14个、森林乡村79个.
    private bool _isAwarding;

    // The unit of what is carried over from the sentence before, or empty.
    private string _carriedUnit = "";

    // Whether a clause of something else stands between the last statement and the number.
    private bool _isAfterClause;

    // The same, whatever sign it ends with.
    private bool _isBehindOther;

    // What the last number told was of, whether or not a figure was made of it.
    private Subject? _counted;

    // How many subjects were told of before each bracket that is open.
    private readonly Stack<int> _brackets = [];

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
        _carriedUnit = "";
        _paragraphPlace = null;
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
        (_sentencePlace, _zoneLength) = (null, 0);
        NoteParagraphPlace(start, end);
        BeginSentence(start);
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
        if (IsOfOneYear(moment, start, end))
        {
            Lasting = Passage = moment = moment with { From = moment.To };
            BeginSentence(start);
            ReadPieces(new SentencePieces(text.Text, start, end, _numbers, indicators), moment);
        }
        TextRange sentence = text.Range(start, end);
        foreach (FigureDraft draft in _assembler.Drafts)
        {
            if (draft.ToFigure(text, unit, sentence, places.Own) is { } figure)
            {
                figures.Add(figure);
            }
        }
        Carried = _subjects.Count > 0 && _subjects[^1].Name.Length > 0 ? _subjects[^1] : null;
        _carriedUnit = Carried is null ? "" : _assembler.UnitOf(Carried);
    }

    private void BeginSentence(int start)
    {
        _assembler.Clear();
        _subjects.Clear();
        (_described, _isCapacity) = (-1, false);
        (_place, _time, _isReal, _taken) = (_sentencePlace ?? _paragraphPlace, 0, false, start + _zoneLength);
        (_passed, _isTotal) = (null, false);
        (_names.Field, _names.Whole, _names.Scheme, _names.ListHead, _names.Way) = ("", "", "", "", "");
        _listed.Clear();
        _counted = null;
        _brackets.Clear();
        (_wasFlow, _isExpected, _isAfterClause, _isOther, _isUntold, _isUnread) = (false, false, false, false, false, false);
        (_isCutting, _wasAverage) = (false, false);
        (_isCompared, _isSupposed, _isAwarding, _isOfThat) = (false, false, false, false);
    }

    private void ReadPieces(SentencePieces pieces, Moment moment)
    {
        Moment? opening = null;
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
            PassBrackets(first == 0 ? pieces.Start : _numbers[first - 1].End, number.Start);
            // Clauses between that hold no number: they may name what comes next.
            int before = first == 0 ? number.Start : _numbers[first - 1].End;
            bool isNew = _text.Text.AsSpan(before, Math.Max(0, start - before)).Contains(';');
            foreach ((int from, int to) in pieces.ClausesBefore(first, start))
            {
                ReadClause(from, to);
                _place = _text.Text[to] == ';' ? _paragraphPlace : _place;
            }
            // …，停车泊位5000个；下调收费标准，最高降幅超60%: of none that was named before the clause.
            _isAfterClause = isNew && first > 0 && _isOther;
            (_isBehindOther, _isOther) = (_isOther, false);
            if (pieces.RemarkBefore(first, start) is var remark && remark.End > remark.Start)
            {
                ReadRemark(remark.Start, remark.End);
            }
            Predicate predicate = Predicate.Read(_text.Text, start, number.Start, _times, indicators);
            moment = NextMoment(predicate, moment, number.Start);
            opening ??= moment;
            if (last.Unit == "%" && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall) && pieces.IsPace(last))
            {
                // 工业保持8%以上的增速.
                predicate.Remove(PredicateFlags.Level);
                predicate.Add(PredicateFlags.Rise);
            }
            bool isReal = _isReal || predicate.Has(PredicateFlags.Real);
            // In a passage of years, what is expected is expected of the last: 预计社零额增长8%.
            _isExpected |= _text.Text.AsSpan(start, number.Start - start).Contains("预计", StringComparison.Ordinal);
            bool isExpected = _isExpected && moment.IsSpan && moment.Aim == FigureAim.Result
                && (predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall) ? last.Unit == "%" : IsMoney(last))
                && predicate is { Basis.Length: 0, IsRatio: false }
                && !predicate.Has(PredicateFlags.Average | PredicateFlags.Total | PredicateFlags.New);
            Moment of = isExpected ? moment with { From = moment.To } : moment;
            var statement = new Statement(predicate, of, isReal, pieces.TrailingOf(last.End));
            bool isDescription = pieces.IsGround(last) || pieces.IsOfProject(last) || pieces.Describes(last)
                && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall)
                && (!predicate.Has(PredicateFlags.Level) || predicate.Has(PredicateFlags.AtLeast | PredicateFlags.AtMost));
            if (IsSupposed(first == 0 ? pieces.Start : _numbers[first - 1].End, number.Start))
            {
                _isSupposed = true;
            }
            if (_isSupposed || _isOfThat)
            {
                // 只要成本降低1%，就可以增加收入20亿元: nothing that was or is to be.
            }
            else if (IsWhole(first, start) || (isDescription && count == 1 && !number.IsShare && pieces.Describes(last)
                && !pieces.IsOfProject(last)))
            {
                // 收入超30万元的行政村达到60%: part of the name of what follows.
                _described = start;
            }
            else if (!predicate.IsComparison && !IsComparison(last, start) && !isDescription && !number.Unit.EndsWith('级')
                && !(predicate.IsOfPlan && last.IsShare) && !IsPart(pieces, last, start, predicate) && !IsAside(start))
            {
                // 投资5亿元实施土地整治23万亩: what it cost is no part of the name.
                bool isCost = _text.Text.AsSpan(start, number.Start - start) is "投资" or "投入" or "总投资" or "安排" or "筹资" or "投入资金";
                bool isDescribed = count == 1 && number.Kind is QuantityKind.Yuan or QuantityKind.Dollar && pieces.HasThings(number)
                    && !isCost;
                _described = isDescribed ? start : -1;
                if (count == 1 && pieces.HasThings(number) && !number.IsShare && number.Kind != QuantityKind.Times)
                {
                    ReadThings(pieces, first, start, statement);
                }
                else if (!number.IsShare || predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level)
                    || !pieces.HasThings(last))
                {
                    ReadGroup(pieces, start, first, count, statement);
                }
            }
            if (moment is { Aim: FigureAim.Target, Part.Length: > 0 } && moment.Part != Passage.Part)
            {
                // 二季度达产项目160个，储备项目1000个以上: of the whole year again.
                moment = moment with { Part = "" };
            }
            if (pieces.EndsStatement(last.End))
            {
                (_isReal, _place, _isTotal, _isExpected, _isUntold, _isUnread) =
                    (false, _paragraphPlace, false, false, false, false);
                (_isSupposed, _isAwarding, _isOfThat) = (false, false, false);
                // “八五”期间新增…，1995年达到…；新增…: of all the years again.
                bool isOfAll = opening is { IsSpan: true } span && !moment.IsSpan && span.Aim == moment.Aim && span.To == moment.To;
                // 在2001年汛期前建成…；开工…: the second is of the year that is planned.
                bool isOfPlan = opening == Passage && !Passage.IsSpan && moment.Aim == FigureAim.Target && Passage.Aim == FigureAim.Target;
                moment = (isOfAll || isOfPlan) && opening is { } told ? told : moment;
                moment = moment with { Part = moment.Part.Length > 0 && moment.Part != Passage.Part ? "" : moment.Part };
            }
            first += count;
        }
    }

    // 1260元(如果包括…收入，会更多)，比上年增长12.6%: what a bracket speaks of ends with it.
    private void PassBrackets(int start, int end)
    {
        for (int at = start; at < end; at++)
        {
            if (_text.Text[at] == '(')
            {
                _brackets.Push(_subjects.Count);
            }
            else if (_text.Text[at] == ')' && _brackets.TryPop(out int told) && told > 0 && told < _subjects.Count)
            {
                _subjects.RemoveRange(told, _subjects.Count - told);
            }
        }
    }

    // 增长7.5%(不包括村以下工业为7%): of something else than its name says.
    private bool IsAside(int start) => start > 0 && _text.Text[start - 1] == '('
        && (_text.Text.AsSpan(start) is ['不', '包' or '含' or '计', ..] or ['如', '果' or '按' or '包' or '扣', ..] or ['若', ..]
            or ['包', '括', ..] or ['按', '折' or '可' or '现', ..]);

    private void ReadGroup(SentencePieces pieces, int start, int first, int count, Statement statement)
    {
        Predicate predicate = statement.Predicate;
        FigureNumber number = _numbers[first];
        bool isShared = count == 1 && (predicate.Has(PredicateFlags.All | PredicateFlags.Each) || IsChange(predicate, number)
            || (number.IsShare && AreRates(_text.Text.AsSpan(start, predicate.NameEnd - start))));
        Subject? before = _isAfterClause ? null : _subjects.Count > 0 ? _subjects[^1] : Carried;
        bool isIncrease = false, isCounted = false;
        _names.Owner = before is not null && _subjects.Count > 0 && before == _counted ? before.Written : "";
        List<Subject> names = predicate.NameEnd > start
            ? _names.Read(_text, WithCountedPlace(start, first), predicate.NameEnd, _times, count, isShared, count > 1
                && _listed.Count == count ? null : before, predicate.Has(PredicateFlags.Each | PredicateFlags.All))
            : [];
        bool isBlank = predicate.NameEnd <= start || _names.IsBlank;
        // 这三类工业由61%上升到87.8%: what isn't read goes on as that.
        bool isCompared = _text.Text[start] is '比' or '较';
        _isUnread = names.Count == 0 && !isCompared && (!isBlank || _isUnread);
        if (names.Count == 0 && _isCompared && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall))
        {
            // 占支出的14.5%，比五五计划时期的16.5%降低2%; not 比计划275亿元超过150亿元.
            _isUnread = true;
        }
        _isCompared = isCompared;
        bool isHurried = isBlank && number.IsCount && _text.Text.AsSpan(start, number.Start - start).Contains("加快",
            StringComparison.Ordinal);
        if (isBlank && (start >= number.Start || predicate.IsRun || isHurried))
        {
            // A bare number at the beginning of a clause: 95%以上村庄达到标准; 加快实施246家矿山治理.
            return;
        }
        if (names.Count > 0 && _names.IsTotal)
        {
            predicate.Add(PredicateFlags.Total);
        }
        if (predicate.Has(PredicateFlags.Total) && number.Unit == "%" && !statement.Moment.IsSpan
            && _times.Exists(time => time.Kind == TimeMarkKind.WholeYear))
        {
            // 全年累计实现工业增加值增长3%.
            predicate.Remove(PredicateFlags.Total);
        }
        // 五年累计取得成果5770项，授权专利7505项: what follows in the list is summed up, too.
        _isTotal |= predicate.Has(PredicateFlags.Total);
        bool isOpen = !predicate.Has(PredicateFlags.Level | PredicateFlags.Rise | PredicateFlags.Fall)
            || (predicate.Has(PredicateFlags.AtLeast) && IsListed(start));
        if (_isTotal && !number.IsShare && isOpen)
        {
            predicate.Add(PredicateFlags.Total);
        }
        if (names.Count > 0 && (_names.IsAverage || (statement.Moment.IsSpan && IsYearly(names[0].Written))))
        {
            predicate.Add(PredicateFlags.Average);
        }
        if (_text.Text.AsSpan(start).StartsWith("全") && names.Count > 0 && names[0].Place is null)
        {
            (_place, _paragraphPlace) = (null, null);
        }
        if (isBlank && number.Unit == "%" && _wasAverage && predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall)
            && !predicate.Has(PredicateFlags.Yearly) && predicate.Basis.Length == 0)
        {
            // 平均每年增加42亿元，增长4.9%: each year, too.
            predicate.Add(PredicateFlags.Average);
        }
        _wasAverage = predicate.Has(PredicateFlags.Average) && !number.IsShare;
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
            // 达到3108元，净增214元: how much it rose.
            isIncrease |= names.Count == 1 && predicate.Has(PredicateFlags.New) && !number.IsShare
                && _assembler.EndsWithValueOf(names[0], number.Kind);
            if (names is [{ Written: { Length: > 3 } whole }] && NameReader.WithoutCame(whole) is var bare && bare != whole
                && (predicate.Has(PredicateFlags.Level) || _text.Text.AsSpan(start, number.Start - start).EndsWith("累计达"))
                && !predicate.Has(PredicateFlags.New | PredicateFlags.Rise | PredicateFlags.Fall)
                    && _assembler.EndsWithValueOf(names[0], number.Kind))
            {
                // 新增2个、达到5个: so many there are.
                names = [_names.Make(bare, names[0].Start, names[0].End, names[0].Place, null)];
            }
        }
        else if (count == 1 && names.Count == 1 && predicate.Has(PredicateFlags.Fall) && !number.IsShare
            && indicators.Find(names[0].Written + "减少") is { } fallen)
        {
            // 贫困人口减少6800万: so many came out of it.
            names = [names[0] with { Written = names[0].Written + "减少", Name = fallen.Name, Indicator = fallen }];
            isCounted = true;
        }
        else if (names is [{ Indicator: not null, Written: var income }] && predicate.Has(PredicateFlags.New) && !number.IsShare
            && income.Contains("人均", StringComparison.Ordinal))
        {
            // 农民人均纯收入净增320元: how much it rose.
            isIncrease = true;
        }
        else if (predicate.Has(PredicateFlags.New) || _isCapacity)
        {
            names = names.ConvertAll(WithNew);
        }
        if (!isNamed && count == 1 && names is [var inherited] && !number.IsShare && number.Kind != QuantityKind.Times
            && _assembler.EndsWithOtherThan(inherited, number.Kind))
        {
            // 补助资金11.5亿元，惠及900多万人: of something else.
            return;
        }
        if (!isNamed && count == 1 && _subjects.Count == 0 && _carriedUnit.Length > 0 && !number.IsShare
            && number.Kind != QuantityKind.Times && !IsChange(predicate, number) && !FigureAssembler.IsAlike(_carriedUnit, number.Kind))
        {
            // 每百名老人床位5.6张。实施居家养老服务，惠及25万人: of something else.
            return;
        }
        if (isNamed && names is [{ Written: "税收" or "税收收入", Place: null } tax] && (_isUntold || IsOfUnit(before)))
        {
            // 化工产值超50亿元、税收超5亿元: not those of the place.
            if (before is null || _isUntold || !Array.Exists(_works, work => before.Written.EndsWith(work, StringComparison.Ordinal)))
            {
                _subjects.Clear();
                (Carried, _counted, _isUntold) = (null, null, true);
                return;
            }
            names = [_names.Make(before.Written + tax.Written, tax.Start, tax.End, before.Place, null)];
        }
        if (isNamed && names is [{ Indicator: null } size] && NameReader.IsSize(size.Written))
        {
            // 重点工业项目120项，其中亿元以上34项.
            names = before is not null && Array.Exists(_works, work => before.Written.EndsWith(work, StringComparison.Ordinal))
                ? [_names.Make(size.Written + NameReader.ThingOf(before.Written), size.Start, size.End, size.Place ?? before.Place, null)]
                : [];
        }
        if (isNamed && names.Count > 1 && names.TrueForAll(subject => subject is { Indicator: null, Place: null }
            && NameReader.IsProperty(subject.Written)))
        {
            // 办理建议12件，办复率和满意率均为100%: of them, where they were told.
            bool isOfThem = before is not null && before == _counted && _place is null
                && Array.Exists(_works, work => before.Written.EndsWith(work, StringComparison.Ordinal));
            if (!isOfThem && _place is null)
            {
                TellOfNothing();
                return;
            }
            names = isOfThem ? names.ConvertAll(subject => _names.Make(
                before!.Written[DoneWords.LengthIn(before.Written)..] + subject.Written, subject.Start, subject.End, before.Place, null))
                : names;
        }
        if (isNamed && IsSizeOfCounted(start, first, names))
        {
            TellOfNothing();
            return;
        }
        if (names.Count == 0 || (count > 1 && names.Count != count) || (isNamed && IsOfCounted(pieceStart: start, first, names)))
        {
            return;
        }
        int from = Math.Max(start, predicate.NameEnd);
        // 关停小火电2157万千瓦、小煤矿1.12万处: the verb before the list is said of all of it.
        bool isListed = isNamed && _wasFlow && IsListed(start)
            && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level);
        if (number.IsShare && _text.Text.AsSpan(isBlank ? start : from, number.Start - (isBlank ? start : from)).Contains('占')
            && !_text.Text.AsSpan(start, number.Start - start).Contains("占比", StringComparison.Ordinal))
        {
            // 重工业部64.9亿元，占24.4%.
            names = names.ConvertAll(subject => subject.Written.EndsWith("比例", StringComparison.Ordinal)
                || subject.Written.EndsWith("比重", StringComparison.Ordinal)
                ? subject : _names.Make(subject.Written + "占比", subject.Start, subject.End, subject.Place, null));
        }
        if (isNamed && count == 1 && names is [var one] && DoneToAll(start, first, one, predicate) is { Length: > 0 } verb)
        {
            names = [_names.Make(verb + one.Written, one.Start, one.End, one.Place, null)];
        }
        if (names is [{ Indicator: null, Written: var property, Name: var plain }] && (NameReader.IsProperty(property)
            || NameReader.IsProperty(plain))
            && (property != "投资" || (IsMoney(number) && !IsChange(predicate, number))))
        {
            // 实施项目45个，完成投资20亿元: what the work cost; 完成投资20亿元 alone is of nothing that is told.
            if (isNamed && before is not null && !(_isBehindOther && property.EndsWith('率')) && before.Written.Length > property.Length
                && before.Written.EndsWith(property, StringComparison.Ordinal))
            {
                // 固定资产投资增加到835亿元，五年累计完成投资3418亿元: the same.
                names = [before with { Start = names[0].Start, End = names[0].End, Place = names[0].Place ?? before.Place }];
            }
            bool isBenefit = property.StartsWith("受益", StringComparison.Ordinal);
            bool isOfWork = isNamed && before is not null && !NameReader.IsOfField(property) && names[0].Place is null && before == _counted
                && (isBenefit || Array.Exists(_works, work => before.Written.EndsWith(work, StringComparison.Ordinal)))
                && !(before.Written.EndsWith("项目", StringComparison.Ordinal) && (property.EndsWith("产值", StringComparison.Ordinal)
                    || property.EndsWith("收入", StringComparison.Ordinal) || property == "增加值"));
            if (!isOfWork && names[0].Written == property && names[0].Place is null && _place is null)
            {
                TellOfNothing();
                return;
            }
            // 办理政协提案56件，满意率达100%: of them, not of what was done to them.
            int done = isOfWork && property.EndsWith('率') ? DoneWords.LengthIn(before!.Written) : 0;
            names = isOfWork
                ? [_names.Make(before!.Written[done..] + property, names[0].Start, names[0].End, names[0].Place ?? before.Place, null)]
                : names;
        }
        if (!isNamed && number.Unit == "%" && names is [{ Indicator: null } less] && predicate.Has(PredicateFlags.Fall)
            && NameReader.Cutback(less.Written) is > 0 and int deed)
        {
            // 精简审批事项313项，减幅达43%: there are fewer of what was cut back.
            names = [_names.Make(less.Written[deed..], less.Start, less.End, less.Place, null)];
        }
        if (isNamed && number.Unit == "%" && names.TrueForAll(subject => subject.Indicator is null)
            && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level)
            && NameReader.Cutback(names[0].Written) is > 0 and int cut
            && !names[0].Written.EndsWith('率') && !names[0].Written.Contains('占') && !names[0].Written.EndsWith("比例",
            StringComparison.Ordinal))
        {
            // 压减一般性支出10%: how much it fell.
            _isCutting = true;
            predicate.Add(PredicateFlags.Fall);
            names = names.ConvertAll(subject => NameReader.Cutback(subject.Written) > 0
                ? _names.Make(subject.Written[cut..], subject.Start, subject.End, subject.Place, null) : subject);
        }
        else if (isNamed && number.Unit == "%" && _isCutting && IsListed(start)
            && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level))
        {
            // 压减公用经费10%、一般性支出20%.
            predicate.Add(PredicateFlags.Fall);
        }
        else
        {
            _isCutting = false;
        }
        if (isNamed && number.IsShare && count == 1 && names is [{ Indicator: null } part] && !IsChange(predicate, number)
            && before is not null && IsOfWhich(first, part.Start) && _names.RateOf(part.Written, before.Written) is { } rated)
        {
            // 资产负债率为65%，其中国有企业为66%.
            names = [_names.Make(rated, part.Start, part.End, part.Place, null)];
        }
        if (number.Unit == "%" && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall)
            && names.TrueForAll(subject => subject.Indicator is { Measure: IndicatorMeasure.Time }))
        {
            // 空气质量优良天数达到98%: a share of all days.
            names = names.ConvertAll(subject => _names.Make(subject.Written + "比例", subject.Start, subject.End, subject.Place, null));
        }
        if (isNamed && number.Unit == "%" && names is [{ Place: null } good] && IsPriceOf(good, before, predicate))
        {
            names = [_names.Make(good.Written + "价格", good.Start, good.End, null, null)];
        }
        if (names.Count > 1)
        {
            _listed.Clear();
            _listed.AddRange(names);
        }
        for (int i = 0; i < Math.Max(count, names.Count); i++)
        {
            Subject subject = names[Math.Min(i, names.Count - 1)];
            // 中心城市建成区面积62平方公里、常住人口78万人: of the same place.
            string? there = _place ?? (isNamed && i == 0 && IsListed(start) ? before?.Place : null);
            subject = subject.Place is null && there is not null ? subject with { Place = there } : subject;
            FigureNumber own = _numbers[first + Math.Min(i, count - 1)];
            FigureNumber last = _numbers[first + count - 1];
            bool isOfLast = own.Unit.Length == 0 || (own.Unit == "个"
                && (last.Kind == QuantityKind.PercentagePoint || last.Unit is "个工作日" or "工作日" or "个小时" or "个月"));
            if (isOfLast && count > 1)
            {
                own = own with { Unit = last.Unit, Kind = last.Kind };
            }
            if (isNamed)
            {
                _subjects.Add(subject);
                _counted = subject;
            }
            _isAwarding = isNamed && own.IsCount && (IsAward(subject.Written)
                || (_isAwarding && (IsListed(start) || IsJoined(start)) && DoneWords.LengthIn(subject.Written) == 0));
            // 比上年前进1位: a rank.
            bool isRank = own.Unit == "位" && predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall)
                && !predicate.Has(PredicateFlags.Level);
            // 分别控制在5.5%左右和4.2%以内: each has its own; 13%和12%以上 share the last.
            Statement said = count > 1 && pieces.TrailingOf(own.End) is { Count: > 0 } trailing
                ? statement with { Trailing = trailing } : statement;
            bool isNone = subject.Indicator is null
                && (IsUnnamed(subject.Written, own) || DoubtfulNames.IsFragment(subject.Written)
                    || DoubtfulNames.IsOfOther(subject.Written, own)
                    || IsOfRest(subject.Written, own, predicate) || (own.Unit == "%" && !IsChange(predicate, own)
                        && !_assembler.HasChangeOf(subject)
                        && !IsShareOf(subject.Written, start, own) && DoubtfulNames.HasNoShare(subject.Written)));
            if (!isRank && !_isAwarding && subject.Name.Length > 0 && !isNone)
            {
                _assembler.Add(subject, own, said, isIncrease ? NumberSense.Increase : isCounted ? NumberSense.Value
                    : NumberSense.Open, isListed || IsFlow(subject, statement), _text);
            }
            _wasFlow = isListed || (isNamed && IsFlow(subject, statement));
        }
    }
}
