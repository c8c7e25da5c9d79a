using System.Globalization;
using System.Text.RegularExpressions;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Numerals;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Figures;

/// <summary>A question for figures that was understood as a whole.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Kind">Whether a target or a result is asked for; null where nothing says so.</param>
/// <param name="Places">The places asked for by themselves; empty where any will do or those below a place are meant.</param>
/// <param name="Condition">A condition on the number, or null.</param>
/// <param name="ConditionText">The condition as typed, or empty.</param>
internal sealed record FigureQuestion(
    FigureRequest Request, Indicator Indicator, FigureKind? Kind, IReadOnlyList<string> Places, QuantityCondition? Condition,
    string ConditionText)
{
    /// <summary>The order asked for (GDP最高的省), or null.</summary>
    public FigureRanking? Ranking { get; init; }
}

/// <summary>An order of figures that is asked for: GDP最高的省, 增速排名前十的城市.</summary>
/// <param name="IsRising">Whether the lowest come first.</param>
/// <param name="Count">How many are asked for; 0 where that isn't said.</param>
/// <param name="OfYears">Whether the years of one place are ordered, and not the places of a year.</param>
internal sealed record FigureRanking(bool IsRising, int Count, bool OfYears)
{
    /// <summary>What it is, in Chinese.</summary>
    public string Label => (IsRising ? "由低到高" : "由高到低") + (Count > 0 ? $"，前{Count}" : "");
}

/// <summary>
/// Reads questions for figures: 深圳 2025 GDP目标, 2023年广东的GDP目标是多少, 哪些省2023年GDP目标在6%以上, 2021年GDP增速最高的省. A text is one only
/// where every word of it is understood: an indicator, and with it a place, a year, a condition or an order; else it is searched as any
/// other.
/// </summary>
internal static partial class FigureQuestions
{
    // Questions are short; a longer text is a sentence of a plan.
    private const int MaxChars = 60;

    private const int MaxPlaceChars = 14;
    private const int MaxYearChars = 14;

    private static readonly string[] _fillers =
    [
        "是多少", "有多少", "为多少", "多少", "是什么", "什么", "怎么样", "怎样", "如何", "几何", "情况", "数据", "请问", "查询", "定为", "设定", "设为", "定在", "定的",
        "分别", "达到", "预计", "的", "是", "在", "为", "定", "有", "了", "吗", "呢", "对", "把", "其",
    ];

    private static readonly (string Text, FigureKind Kind)[] _kinds =
    [
        ("预期增长目标", FigureKind.Target), ("增长预期目标", FigureKind.Target), ("主要预期目标", FigureKind.Target), ("预期目标", FigureKind.Target),
        ("发展目标", FigureKind.Target), ("计划目标", FigureKind.Target), ("目标值", FigureKind.Target), ("目标", FigureKind.Target),
        ("预期", FigureKind.Target), ("计划", FigureKind.Target), ("实际完成", FigureKind.Result), ("完成情况", FigureKind.Result),
        ("实绩", FigureKind.Result), ("实际", FigureKind.Result), ("完成", FigureKind.Result), ("结果", FigureKind.Result),
    ];

    private static readonly (string Text, FigureMeasure Measure)[] _measures =
    [
        ("增长速度", FigureMeasure.Change), ("增长率", FigureMeasure.Change), ("同比增长", FigureMeasure.Change), ("增速", FigureMeasure.Change),
        ("增幅", FigureMeasure.Change), ("涨幅", FigureMeasure.Change), ("增长", FigureMeasure.Change), ("同比", FigureMeasure.Change),
        ("总量", FigureMeasure.Value), ("规模", FigureMeasure.Value), ("总额", FigureMeasure.Value),
    ];

    private static readonly (string Text, PlanLevel Level)[] _levels =
    [
        ("全国各省", PlanLevel.Province), ("哪些省份", PlanLevel.Province), ("哪些省市", PlanLevel.Province), ("哪个省份", PlanLevel.Province),
        ("哪些省", PlanLevel.Province), ("哪个省", PlanLevel.Province), ("哪几个省", PlanLevel.Province), ("各省份", PlanLevel.Province),
        ("各省市", PlanLevel.Province), ("各省", PlanLevel.Province), ("省份", PlanLevel.Province), ("省", PlanLevel.Province),
        ("哪些城市", PlanLevel.City), ("哪个城市", PlanLevel.City), ("哪些市", PlanLevel.City), ("哪个市", PlanLevel.City), ("哪几个市", PlanLevel.City),
        ("各地级市", PlanLevel.City), ("各地市", PlanLevel.City), ("各城市", PlanLevel.City), ("各市", PlanLevel.City), ("城市", PlanLevel.City),
        ("哪些区县", PlanLevel.County), ("各区县", PlanLevel.County), ("各县区", PlanLevel.County), ("哪些县", PlanLevel.County),
        ("哪些区", PlanLevel.County),
        ("各区", PlanLevel.County), ("各县", PlanLevel.County), ("区县", PlanLevel.County), ("市", PlanLevel.City), ("县", PlanLevel.County),
    ];

    // What asks for an order; what tells of speed asks for growth.
    private static readonly (string Text, bool IsRising, bool IsOfChange)[] _orders =
    [
        ("最高", false, false), ("最大", false, false), ("最多", false, false), ("最快", false, true), ("最低", true, false), ("最小", true, false),
        ("最少", true, false), ("最慢", true, true), ("由高到低", false, false), ("从高到低", false, false), ("由低到高", true, false),
        ("从低到高", true, false), ("排行榜", false, false), ("排行", false, false), ("排名", false, false), ("排序", false, false),
        ("位次", false, false),
        ("居首", false, false), ("第一", false, false), ("领先", false, false), ("倒数", true, false), ("垫底", true, false),
    ];

    private static readonly string[] _whichYear = ["哪一年", "哪年", "哪个年份", "哪些年", "年份"];

    // Whoever asks for any place.
    private static readonly string[] _anywhere = ["哪些地区", "哪些地方", "各地区", "各地", "地区", "地方", "哪里", "哪儿", "谁"];

    [GeneratedRegex(@"^(.*\S)\s+(\d{4}年?(?:[-—~至到]\d{4}年?)?)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearsBehind();

    [GeneratedRegex(@"^(.*?\D)(?:定在|[在为是约])?(\d[\d.]*[^\d\s]{0,6}?)(?:左右|上下)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex About();

    [GeneratedRegex(@"\G(?:(?:排名|排行|排在|位列)?前(?<count>\d{1,2}|[二三四五六七八九十]{1,3})(?:名|位|强|个|大)?"
        + @"|(?<=最.的?|倒数)(?<count>\d{1,2}|[一两二三四五六七八九十]{1,3})(?:名|位|个))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex First();

    private sealed class Reading
    {
        public bool? IsRising;
        public int Count;
        public bool AsksForYear;
        public Indicator? Indicator;
        public FigureKind? Kind;
        public FigureMeasure? Measure;
        public PlanLevel? Level;
        public YearNode? Years;
        public List<string> Places { get; } = [];
        public bool IsAnywhere;
    }

    /// <summary>Reads a question; null where the text is none.</summary>
    public static FigureQuestion? Read(string query, IndicatorList indicators, CorpusValues corpus)
    {
        string folded = CharacterFolding.Fold(query.Trim().TrimEnd('？', '?', '。', '！'));
        IndicatorWords words = IndicatorWords.Of(indicators);
        if (folded.Length is 0 or > MaxChars || !words.AreIn(folded))
        {
            return null;
        }
        // GDP目标超过6%的省有哪些: the condition ends before what is asked.
        (string asked, string behind) = CutBehind(YearsBehind().Replace(folded, "$2 $1"));
        // 5%左右 is said of whoever says 5%.
        QuantityCondition? condition = QuantityCondition.TryParse(About().Replace(asked, "$1=$2"));
        var reading = new Reading();
        if (!Read(condition is null ? folded : condition.Subject, words, corpus, reading)
            || (condition is not null && !Read(behind, words, corpus, reading))
            || reading.Indicator is not { } indicator
            || (condition is null && reading.Years is null && reading.Places.Count == 0
                && reading is { Level: null, IsAnywhere: false, IsRising: null })
            || (reading.IsRising is null ? reading.AsksForYear : condition is not null))
        {
            return null;
        }
        string typed = condition is null ? "" : asked[condition.Subject.Length..].TrimStart('在', '为', '是', ' ');
        return QuestionOf(reading, indicator, condition, typed);
    }

    private static FigureQuestion QuestionOf(Reading reading, Indicator indicator, QuantityCondition? condition, string conditionText)
    {
        // The years of one place, of the nation where none is named; or the places of a year, provinces where no level is named.
        bool ofYears = reading is { IsRising: not null, Level: null, IsAnywhere: false }
            && (reading.AsksForYear || reading.Places.Count == 1);
        if (ofYears && reading.Places.Count == 0)
        {
            reading.Places.Add(Regions.National);
        }
        else if (reading is { IsRising: not null, Level: null } && reading.Places.Count == 0)
        {
            reading.Level = PlanLevel.Province;
        }
        bool isGrowth = condition?.Kind is QuantityKind.Percent or QuantityKind.Times && indicator.Measure != IndicatorMeasure.Rate;
        var request = new FigureRequest
        {
            Indicator = indicator.Name,
            Measure = isGrowth ? FigureMeasure.Change
                // The highest of what is money is the largest, however much is said of its growth.
                : reading is { IsRising: not null, Kind: not FigureKind.Target } && indicator.Measure == IndicatorMeasure.Money
                    ? reading.Measure ?? FigureMeasure.Value
                : reading.Measure,
            Regions = reading.Places,
            Levels = reading.Level is { } level ? [level] : [],
            FromYear = reading.Years?.From ?? 0,
            ToYear = reading.Years?.To ?? 0,
            Kind = reading.Kind ?? FigureKind.Result,
        };
        FigureRanking? ranking = reading.IsRising is { } isRising ? new FigureRanking(isRising, reading.Count, ofYears) : null;
        return new FigureQuestion(
            request, indicator, reading.Kind, reading.Level is null ? reading.Places : [], condition, ranking?.Label ?? conditionText)
        {
            Ranking = ranking,
        };
    }

    // What stands behind a condition: the places that are asked for.
    private static (string Before, string Behind) CutBehind(string text)
    {
        const string Of = "的";
        string before = text;
        foreach (string end in new[] { "有哪些", "都有哪些", "是哪些", "有多少", "有几个" })
        {
            before = before.EndsWith(end, StringComparison.Ordinal) ? before[..^end.Length] : before;
        }
        int cut = before.LastIndexOf(Of, StringComparison.Ordinal);
        return cut > 0 && Array.Exists(_levels, l => l.Text == before[(cut + 1)..])
            ? (before[..cut], before[(cut + 1)..])
            : (before, "");
    }

    // Reads word after word; false where one isn't understood or says again what was said.
    private static bool Read(string text, IndicatorWords words, CorpusValues corpus, Reading reading)
    {
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || "，,、的：:·".Contains(text[at], StringComparison.Ordinal))
            {
                at++;
                continue;
            }
            int length = ReadWord(text, at, words, corpus, reading);
            if (length == 0)
            {
                return false;
            }
            at += length;
        }
        return true;
    }

    private static int ReadWord(string text, int at, IndicatorWords words, CorpusValues corpus, Reading reading)
    {
        if (ReadOrder(text, at, reading) is > 0 and int order)
        {
            return order;
        }
        (Indicator Indicator, int Length)? indicator = words.LongestAt(text, at);
        if (ReadYears(text, at, corpus) is var (years, yearLength) && yearLength > (indicator?.Length ?? 0) && reading.Years is null)
        {
            reading.Years = years;
            return yearLength;
        }
        // 全国GDP is the GDP of a place, whatever other name it is.
        int place = PlaceLengthAt(text, at);
        if (place > 0 && (indicator is null || place >= indicator.Value.Length))
        {
            reading.Places.Add(text.Substring(at, place));
            return place;
        }
        if (indicator is var (named, length))
        {
            if (reading.Indicator is not null && reading.Indicator != named)
            {
                return 0;
            }
            reading.Indicator = named;
            string word = text.Substring(at, length);
            reading.Measure ??= word.EndsWith("增长", StringComparison.Ordinal) || word.EndsWith("增速", StringComparison.Ordinal)
                ? FigureMeasure.Change
                : null;
            return length;
        }
        return ReadOther(text, at, reading);
    }

    private static int ReadOrder(string text, int at, Reading reading)
    {
        if (First().Match(text, at) is { Success: true } first && CountOf(first.Groups["count"].Value) is > 0 and int count)
        {
            reading.IsRising ??= false;
            reading.Count = count;
            return first.Length;
        }
        foreach ((string word, bool isRising, bool isOfChange) in _orders)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                reading.IsRising ??= isRising;
                reading.Measure ??= isOfChange ? FigureMeasure.Change : null;
                return word.Length;
            }
        }
        if (Array.Find(_whichYear, w => string.CompareOrdinal(text, at, w, 0, w.Length) == 0) is { } year)
        {
            reading.AsksForYear = true;
            return year.Length;
        }
        return 0;
    }

    private static int CountOf(string count) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : ChineseNumerals.ReadChinese(count, out int value) == count.Length ? value
            : 0;

    private static int ReadOther(string text, int at, Reading reading)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at);
        foreach ((string word, FigureKind kind) in _kinds)
        {
            if (rest.StartsWith(word))
            {
                reading.Kind ??= kind;
                return word.Length;
            }
        }
        foreach ((string word, FigureMeasure measure) in _measures)
        {
            if (rest.StartsWith(word))
            {
                reading.Measure ??= measure;
                return word.Length;
            }
        }
        foreach ((string word, PlanLevel level) in _levels)
        {
            if (rest.StartsWith(word))
            {
                reading.Level ??= level;
                return word.Length;
            }
        }
        foreach (string word in _anywhere)
        {
            if (rest.StartsWith(word))
            {
                reading.IsAnywhere = true;
                return word.Length;
            }
        }
        foreach (string word in _fillers)
        {
            if (rest.StartsWith(word))
            {
                return word.Length;
            }
        }
        return 0;
    }

    private static (YearNode? Years, int Length) ReadYears(string text, int at, CorpusValues corpus)
    {
        if (!char.IsAsciiDigit(text[at]) && !"近去今前上本最十二一".Contains(text[at], StringComparison.Ordinal))
        {
            return (null, 0);
        }
        for (int length = Math.Min(MaxYearChars, text.Length - at); length > 1; length--)
        {
            // 2023年广: what is read ends where its words end.
            if (Years.Read(text.Substring(at, length), corpus.NewestYear) is { } years
                && !(length < text.Length - at && char.IsAsciiDigit(text[at + length - 1]) && char.IsAsciiDigit(text[at + length])))
            {
                return (years, length);
            }
        }
        return (null, 0);
    }

    private static int PlaceLengthAt(string text, int at)
    {
        for (int length = Math.Min(MaxPlaceChars, text.Length - at); length > 1; length--)
        {
            string name = text.Substring(at, length);
            if (!name.AsSpan().ContainsAny(" ，,、-") && PlaceNames.Find(name).Count > 0)
            {
                return length;
            }
        }
        return 0;
    }
}
