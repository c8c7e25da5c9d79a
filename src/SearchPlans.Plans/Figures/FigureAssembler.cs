using System.Globalization;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>What is known of a number before its predicate is asked.</summary>
internal enum NumberSense
{
    /// <summary>Nothing.</summary>
    Open,
    /// <summary>It tells how much there is.</summary>
    Value,
    /// <summary>It tells how much it rose: 五年增量1.36万亿元.</summary>
    Increase,
}

/// <summary>
/// Makes figures of a sentence's numbers: whether each is a value or a change, of which years, with which bounds; and joins a change to
/// the value before or after it where both are of one year.
/// </summary>
internal sealed class FigureAssembler(PlanClock clock)
{
    private const PredicateFlags Verbs = PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level;

    private static readonly string[] _rates =
        ["率", "比重", "比例", "占比", "程度", "份额", "覆盖面", "比", "强度", "度", "面", "水平", "百分比", "成数", "合格", "达标"];

    // So much, of which no percentage is a level.
    private static readonly string[] _amounts = ["产值", "投资", "支出", "产量", "收入", "人数", "销售额", "交易额", "消费量", "用电量", "出口额", "进口额", "面积", "贷款"];

    private readonly List<FigureDraft> _drafts = [];

    // The year that a rise of this sentence began in (由1997年的); 0 where none is told.
    private int _startYear;

    // Whether what rose was told to be how fast something grows.
    private bool _isGrowth;

    // Whether what rises of this sentence began with is told of several years.
    private bool _isSpanStart;

    // Of what a rise was told from where to where: a change that follows is over the same time.
    private Subject? _risen;

    // The year of a number that the next is compared with, or null.
    private TimeMark? _comparedNext;

    // What the changes of this sentence are against, or empty.
    private string _compared = "";

    /// <summary>The figures so far.</summary>
    public IReadOnlyList<FigureDraft> Drafts => _drafts;

    /// <summary>The year that doublings are counted from (以2000年为基数); 0 where none is told.</summary>
    public int BasisYear { get; set; }

    /// <summary>Begins a sentence.</summary>
    public void Clear()
    {
        _drafts.Clear();
        (_startYear, _isSpanStart, _isGrowth, _risen, BasisYear, _compared, _comparedNext) = (0, false, false, null, 0, "", null);
    }

    /// <summary>Says what all changes of the sentence are against: 与2015年相比.</summary>
    public void Compare(string basis, TimeMark time) =>
        _compared = time.From == time.To ? time.To.ToString(CultureInfo.InvariantCulture) + "年" : basis;

    /// <summary>Says what all changes of the sentence are against that is no time: 与解放前最高水平相比.</summary>
    public void CompareWith(string basis) => _compared = basis;

    /// <summary>Adds what a number says of a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="number">The number.</param>
    /// <param name="statement">What is said.</param>
    /// <param name="sense">Whether the number is known to be a value or a rise.</param>
    /// <param name="isFlow">Whether over several years it is a sum.</param>
    /// <param name="text">The paragraph.</param>
    public void Add(Subject subject, FigureNumber number, Statement statement, NumberSense sense, bool isFlow, FigureText text)
    {
        if (number.Unit.Length == 0 || number.DigitsEnd == number.End || IsTime(number))
        {
            if (WithUnit(subject, number) is not { } whole)
            {
                return;
            }
            number = whole;
        }
        if (number.Unit.EndsWith('伏'))
        {
            // 新增110千伏变电站3座: of which sort it is.
            return;
        }
        Predicate predicate = statement.Predicate;
        if (number.Kind == QuantityKind.Area && subject.Indicator?.Measure == IndicatorMeasure.Mass)
        {
            // 水果150万亩: not how much, but how much land.
            subject = subject with { Indicator = null, Name = subject.Written + "面积" };
        }
        if (subject.Indicator is { } listed && IsOfAnother(listed.Measure, number))
        {
            return;
        }
        if (predicate.BasisTime is { } basisTime && !predicate.IsRatio && number.Unit is not ("番" or "倍") && !predicate.Has(Verbs))
        {
            // 比1980年的7159亿元增长22%: what it is compared with.
            if (basisTime.Kind == TimeMarkKind.Year)
            {
                _comparedNext = basisTime;
            }
            return;
        }
        if (!number.IsShare && (subject.Written.EndsWith("占比", StringComparison.Ordinal)
            || subject.Written.EndsWith("比重", StringComparison.Ordinal)) && number.Kind is not (QuantityKind.Number or QuantityKind.Times))
        {
            // 占2%，达到9.6万吨: no share.
            return;
        }
        if (number.IsShare && text.Text.AsSpan(0, number.Start).EndsWith("完成"))
        {
            // 原煤完成99.8%: of what was planned.
            return;
        }
        isFlow &= _risen is null || !IsSame(_risen, subject);
        if (predicate.Has(PredicateFlags.Start))
        {
            AddStart(subject, number, statement, text);
            return;
        }
        if (_isGrowth && number.IsShare && _risen is not null && IsSame(_risen, subject) && predicate.Has(PredicateFlags.Level)
            && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall))
        {
            // 增长速度由3%提高到4%: how much it rose.
            sense = NumberSense.Increase;
        }
        else if (number.IsShare && _risen is not null && IsSame(_risen, subject)
            && subject.Indicator is { Measure: not IndicatorMeasure.Rate }
            && predicate.Has(PredicateFlags.Level)
            && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Average))
        {
            // 水泥由16.2%下降为15.6%: a share of it.
            subject = subject with { Indicator = null, Name = subject.Written + "比重" };
        }
        if (number.Unit == "%" && sense == NumberSense.Open && subject.Indicator is null && predicate.Has(PredicateFlags.Level)
            && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall) && !subject.Written.Contains('占') && !_isGrowth
            && IsAmount(subject.Written)
            && _drafts.FindLast(draft => IsOf(draft, subject)) is null or { Change: null })
        {
            // 个体手工业者的产值下降为27.5%: a share of it.
            subject = subject with { Written = subject.Written + "占比", Name = subject.Name + "占比" };
        }
        bool isChange = sense == NumberSense.Increase || (sense == NumberSense.Open && IsChange(subject, number, predicate));
        if (!isChange && (number.Kind is QuantityKind.PercentagePoint || number.Unit is "倍"))
        {
            if (!predicate.IsRatio && !(number.Unit == "倍" && predicate.BasisTime is not null))
            {
                return;
            }
            isChange = true;
        }
        bool isFall = predicate.Has(PredicateFlags.Fall) && !predicate.Has(PredicateFlags.Level);
        FigureAmount amount = Hedges.Amount(number, statement, isChange && isFall, text);
        if (isChange)
        {
            AddChange(subject, number, amount, statement);
        }
        else
        {
            AddValue(subject, amount, statement, isFlow);
        }
    }

    // Where a rise or fall began: told with its year or at the beginning of the years that are spoken of; else it isn't a figure of a year.
    private void AddStart(Subject subject, FigureNumber number, Statement statement, FigureText text)
    {
        Moment moment = statement.Moment;
        _isSpanStart = statement.Predicate.Time is { Kind: TimeMarkKind.Year } told ? told.From != told.To : _isSpanStart;
        _risen = subject;
        int year = statement.Predicate.Time is { Kind: TimeMarkKind.Year } mark ? mark.To
            : _startYear > 0 ? _startYear
            : moment.IsSpan && moment.Aim == FigureAim.Result ? moment.From - 1 : 0;
        _startYear = year;
        if (statement.Predicate.Has(PredicateFlags.ChangeNoun))
        {
            // 增长速度由3%提高到4%: no share of it.
            _isGrowth = true;
            return;
        }
        // 由“六五”期间的27.9%: of no year.
        if (year <= 0 || year > clock.Reviewed || _isSpanStart)
        {
            return;
        }
        var at = new Moment(year, year, "", FigureAim.Result);
        _drafts.Add(new FigureDraft(subject, FigureKind.Result, at)
        {
            Value = Hedges.Amount(number, statement, isFall: false, text),
            IsStart = true
        });
    }

    private void AddValue(Subject subject, FigureAmount amount, Statement statement, bool isFlow)
    {
        Predicate predicate = statement.Predicate;
        Moment moment = statement.Moment;
        if (predicate.Has(PredicateFlags.Average))
        {
            return;
        }
        bool isTotal = predicate.Has(PredicateFlags.Total);
        bool isSum = moment.IsSpan && (isTotal || (isFlow && amount.Unit is not ("%" or "‰")));
        Moment of = isSum || (moment.IsSpan && predicate.Has(PredicateFlags.Always)) ? moment
            : moment.IsSpan ? new Moment(moment.To, moment.To, moment.Part, moment.Aim)
            : moment;
        FigureKind kind = of.IsSpan ? FigureKind.PlanPeriod : clock.KindOf(of);
        FigureDraft? last = _drafts.FindLast(draft => IsOf(draft, subject) && !draft.IsStart);
        if (last is { Value: null, Change: { } change } && last.Moment.To == of.To && last.Moment.Part == of.Part && last == _drafts[^1]
            && change.Kind is FigureChangeKind.Yearly or FigureChangeKind.Against && last.Moment.IsSpan == of.IsSpan)
        {
            last.Value = amount;
            last.IsCumulated = isSum;
            last.Subject = subject.Indicator is not null || subject.Start > 0 ? last.Subject : subject;
            return;
        }
        _drafts.Add(new FigureDraft(subject, kind, of) { Value = amount, IsCumulated = isSum });
    }

    private void AddChange(Subject subject, FigureNumber number, FigureAmount amount, Statement statement)
    {
        Predicate predicate = statement.Predicate;
        (FigureChangeKind kind, string basis, Moment moment) = KindOf(subject, number, statement);
        var change = new FigureChange(amount, kind, basis, statement.IsReal, predicate.Has(PredicateFlags.Comparable));
        FigureDraft? last = _drafts.FindLast(draft => IsOf(draft, subject) && !draft.IsStart);
        if (number.Kind == QuantityKind.PercentagePoint && last is { Change.Amount.Unit: "%" })
        {
            // 增长39.9%，回落5个百分点: how the growth changed.
            return;
        }
        bool isJoined = last is { Value: not null, Change: null }
            && kind is FigureChangeKind.Yearly or FigureChangeKind.Against or FigureChangeKind.RatioTo
            && (last.Moment.To == moment.To || last.IsCumulated) && last.Moment.Part == moment.Part
            && (last.IsCumulated == (kind == FigureChangeKind.RatioTo || IsOfYears(basis))
                || !last.IsCumulated);
        if (isJoined)
        {
            if (kind == FigureChangeKind.Against && moment.IsSpan && IsSum(basis)
                && !last!.Moment.IsSpan && last.Value is { Unit: not ("%" or "‰") })
            {
                // 五年来支出4077亿元，比前五年增加1852亿元: of all the years.
                (last.Moment, last.Kind, last.IsCumulated) = (moment, FigureKind.PlanPeriod, true);
            }
            last!.Change = change;
            return;
        }
        FigureKind of = kind is FigureChangeKind.YearlyAverage or FigureChangeKind.Total ? FigureKind.PlanPeriod : clock.KindOf(moment);
        _drafts.Add(new FigureDraft(subject, of, moment) { Change = change });
    }

    private (FigureChangeKind Kind, string Basis, Moment Moment) KindOf(Subject subject, FigureNumber number, Statement statement)
    {
        Predicate predicate = statement.Predicate;
        Moment moment = statement.Moment;
        var year = new Moment(moment.To, moment.To, moment.Part, moment.Aim);
        if (predicate.Has(PredicateFlags.Average))
        {
            Moment span = clock.SpanOf(moment);
            // 在上年基础上年均增长: a mark's own number is a year only where a year is written.
            int from = predicate.BasisTime is { } basis ? clock.Of(basis, moment).To : _risen is not null ? _startYear : 0;
            return (FigureChangeKind.YearlyAverage, "", from > 0 && from < span.To ? span with { From = from + 1 } : span);
        }
        if (predicate.IsRatio)
        {
            return (FigureChangeKind.RatioTo, Plain(predicate), year);
        }
        if (predicate.Basis.Length > 0)
        {
            return (FigureChangeKind.Against, Plain(predicate), IsOfYears(predicate.Basis) && moment.IsSpan ? moment : year);
        }
        if (_comparedNext is { } than)
        {
            _comparedNext = null;
            return (FigureChangeKind.Against, than.From == than.To ? than.To.ToString(CultureInfo.InvariantCulture) + "年" : "", year);
        }
        if (_compared.Length > 0 && !predicate.Has(PredicateFlags.Yearly))
        {
            return (FigureChangeKind.Against, _compared, year);
        }
        if (number.Unit == "番" && (BasisYear > 0 || (moment.Aim == FigureAim.Target && moment.To > clock.Year)))
        {
            int basis = BasisYear > 0 ? BasisYear : clock.Reviewed;
            return (FigureChangeKind.Against, basis.ToString(CultureInfo.InvariantCulture) + "年", year);
        }
        if (predicate.Has(PredicateFlags.Yearly))
        {
            return (FigureChangeKind.Yearly, "", year);
        }
        if (_risen is not null && IsSame(_risen, subject) && _startYear > 0 && !moment.IsSpan)
        {
            return (FigureChangeKind.Against, _startYear.ToString(CultureInfo.InvariantCulture) + "年", year);
        }
        if (predicate.Has(PredicateFlags.Total) || moment.IsSpan || (moment.Aim == FigureAim.Target && moment.To > clock.Year))
        {
            return (FigureChangeKind.Total, "", clock.SpanOf(moment));
        }
        return (FigureChangeKind.Yearly, "", year);
    }

    // 比“十三五”时期, 比前五年: against what other years brought together.
    private static bool IsOfYears(string basis) => basis.Contains('“', StringComparison.Ordinal)
        || (basis.Length > 2 && basis[0] is '前' or '上' && basis.Contains("五年", StringComparison.Ordinal)) || basis == "上届";

    // 比“十二五”时期, not 比“十二五”末.
    private static bool IsSum(string basis) => basis.EndsWith("时期", StringComparison.Ordinal)
        || basis.EndsWith("期间", StringComparison.Ordinal) || basis.Contains("五年", StringComparison.Ordinal);

    private static string Plain(Predicate predicate)
    {
        if (predicate.BasisTime is { Kind: TimeMarkKind.Year } mark && mark.From == mark.To)
        {
            return mark.To.ToString(CultureInfo.InvariantCulture) + "年";
        }
        return predicate.Basis.StartsWith("年初", StringComparison.Ordinal) ? "年初" : predicate.Basis;
    }

    /// <summary>Whether the last figure of a subject tells how much it changed.</summary>
    public bool HasChangeOf(Subject subject) => _drafts.FindLast(draft => IsOf(draft, subject)) is { Change: not null };

    /// <summary>Whether a name is that of an amount, of which a percentage is a share: 优质稻产量达到70%.</summary>
    public static bool IsAmount(string name) => Array.Exists(_amounts, end => name.EndsWith(end, StringComparison.Ordinal));

    /// <summary>The unit in which the last figure of a subject tells how much there is of it; empty where none does.</summary>
    public string UnitOf(Subject subject) => _drafts.FindLast(draft => IsOf(draft, subject))?.Value?.Unit ?? "";

    /// <summary>Whether a number of a kind may be in a unit: of the same subject.</summary>
    public static bool IsAlike(string unit, QuantityKind kind) => kind is QuantityKind.Number
        || (unit is "%" or "‰" ? QuantityKind.Percent : QuantityUnit.Find(unit.TrimStart('万', '亿', '千', '百'), 0)?.Kind ?? kind) == kind;

    /// <summary>Whether the last figure is how much there is of a subject in units of another kind.</summary>
    public bool EndsWithOtherThan(Subject subject, QuantityKind kind) =>
        _drafts.Count > 0 && _drafts[^1] is { Value.Unit: var unit } last && IsOf(last, subject)
            && QuantityUnit.Find(unit.TrimStart('万', '亿', '千', '百'), 0) is { } before
            && (before.Kind is QuantityKind.Yuan or QuantityKind.Dollar) != (kind is QuantityKind.Yuan or QuantityKind.Dollar)
            && before.Kind is not (QuantityKind.Number or QuantityKind.Percent) && kind is not QuantityKind.Number;

    // 第一产业增加值 in 万吨: what was named last is not what is told.
    private static bool IsOfAnother(IndicatorMeasure measure, FigureNumber number)
    {
        bool isMoney = number.Kind is QuantityKind.Yuan or QuantityKind.Dollar;
        return measure switch
        {
            IndicatorMeasure.Money => number.Kind is QuantityKind.Mass or QuantityKind.Area
                or QuantityKind.People or QuantityKind.Households,
            IndicatorMeasure.People => isMoney || number.Kind is QuantityKind.Mass or QuantityKind.Area,
            IndicatorMeasure.Mass or IndicatorMeasure.Area => isMoney || number.Kind is QuantityKind.People or QuantityKind.Households,
            IndicatorMeasure.Rate => isMoney || number.Kind is QuantityKind.Mass or QuantityKind.Area or QuantityKind.People,
            _ => false,
        };
    }

    /// <summary>Whether the last figure is how much there is of a subject, in units of a kind, without a change yet.</summary>
    public bool EndsWithValueOf(Subject subject, QuantityKind kind) =>
        _drafts.Count > 0 && _drafts[^1] is { Value.Unit: var unit, Change: null } last && IsOf(last, subject)
            && (QuantityUnit.Find(unit.TrimStart('万', '亿', '千', '百'), 0)?.Kind ?? QuantityKind.Number) == kind;

    /// <summary>Whether a number tells a change of a subject, not how much of it there is.</summary>
    private bool IsChange(Subject subject, FigureNumber number, Predicate predicate)
    {
        if (number.Unit == "番")
        {
            return true;
        }
        bool isTold = predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall);
        if (predicate.Has(PredicateFlags.New) && (predicate.Has(PredicateFlags.Yearly) || predicate.Basis.Length > 0))
        {
            return true;
        }
        if (isTold && !predicate.Has(PredicateFlags.New))
        {
            return true;
        }
        if (!number.IsShare || predicate.Has(PredicateFlags.New))
        {
            return false;
        }
        if (subject.Indicator is { Measure: not IndicatorMeasure.Rate } indicator)
        {
            return number.Unit == "%" && !(indicator.Measure == IndicatorMeasure.Index && IsIndexNumber(subject, number));
        }
        // 计划增长16%，力争达到20%: the same thing once more.
        return subject.Indicator is null && !IsRate(subject.Written)
            && _drafts.FindLast(draft => IsOf(draft, subject)) is { Value: null, Change.Amount.Unit: "%" }
                && predicate.Has(PredicateFlags.Level);
    }

    // 指数为103%.
    private static bool IsIndexNumber(Subject subject, FigureNumber number) => subject.Written.EndsWith("指数", StringComparison.Ordinal)
        && number.Value > 80;

    private static bool IsRate(string name) => Array.Exists(_rates, rate => name.EndsWith(rate, StringComparison.Ordinal));

    private static bool IsTime(FigureNumber number) => number.Kind == QuantityKind.Count && QuantityUnit.IsDuration(number.Unit);

    // 常住人口突破1000万; 指数98.5; 优良天数347天. Null where the number is none of the subject's.
    private static FigureNumber? WithUnit(Subject subject, FigureNumber number)
    {
        string name = subject.Written;
        if (IsTime(number))
        {
            bool isTime = subject.Indicator?.Measure == IndicatorMeasure.Time || name.EndsWith("天数", StringComparison.Ordinal)
                || name.EndsWith("年限", StringComparison.Ordinal)
                || name.EndsWith("寿命", StringComparison.Ordinal) || name.EndsWith("日数", StringComparison.Ordinal);
            return isTime ? number : null;
        }
        if (number.Kind != QuantityKind.Number)
        {
            return number;
        }
        if (number.Unit.Length > 0)
        {
            if (subject.Indicator?.Measure == IndicatorMeasure.Money)
            {
                // 迈上5万亿台阶.
                return number with { Unit = number.Unit + "元", Kind = QuantityKind.Yuan };
            }
            bool isPeople = subject.Indicator?.Measure == IndicatorMeasure.People
                || Array.Exists(["人口", "人数", "人员", "学生", "游客", "人次", "就业", "人", "农民", "群众", "职工"], end =>
                    name.EndsWith(end, StringComparison.Ordinal));
            return isPeople ? number with { Unit = number.Unit + "人", Kind = QuantityKind.People } : null;
        }
        bool isIndex = subject.Indicator?.Measure == IndicatorMeasure.Index
            || Array.Exists(["指数", "系数", "商数", "比值", "指数值"], end => name.EndsWith(end, StringComparison.Ordinal));
        return isIndex ? number : null;
    }

    private static bool IsOf(FigureDraft draft, Subject subject) => IsSame(draft.Subject, subject);

    private static bool IsSame(Subject one, Subject other) => one.Name == other.Name && one.Place == other.Place;
}
