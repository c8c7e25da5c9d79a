using SearchPlans.Text.Characters;

namespace SearchPlans.Text.Quantities;

/// <summary>
/// What a query asks of a quantity: 增长>=5%, >100亿元, 投资＜１００万元, 不低于五百亿元, 5%以上, =5%-6%. Signs can be of either width.
/// </summary>
/// <param name="Subject">What stands before the comparison, as written; empty where nothing does.</param>
/// <param name="Kind">What has to be measured.</param>
/// <param name="Unit">The unit that was named; decides for <see cref="QuantityKind.Count"/>.</param>
/// <param name="Min">The least value, in the measure of the kind; negative infinity where there is none.</param>
/// <param name="IncludesMin">Whether <paramref name="Min"/> itself will do.</param>
/// <param name="Max">The greatest value; infinity where there is none.</param>
/// <param name="IncludesMax">Whether <paramref name="Max"/> itself will do.</param>
/// <param name="HasSign">Whether the comparison is a sign, which no text is searched for; false for words (超过, 以上), which a
/// text may hold as they stand.</param>
public sealed record QuantityCondition(
    string Subject, QuantityKind Kind, string Unit, double Min, bool IncludesMin, double Max, bool IncludesMax, bool HasSign)
{
    // A condition is a few words; a longer text is none.
    private const int MaxLength = 100;

    private enum Comparison
    {
        More,
        AtLeast,
        Less,
        AtMost,
        Equal,
    }

    // Longer before shorter where one holds the other.
    private static readonly (string Text, Comparison Means, bool IsSign)[] _before =
    [
        (">=", Comparison.AtLeast, true), ("=>", Comparison.AtLeast, true), ("≥", Comparison.AtLeast, true),
        ("≧", Comparison.AtLeast, true),
        ("<=", Comparison.AtMost, true), ("=<", Comparison.AtMost, true), ("≤", Comparison.AtMost, true), ("≦", Comparison.AtMost, true),
        (">", Comparison.More, true), ("<", Comparison.Less, true), ("=", Comparison.Equal, true),
        ("大于等于", Comparison.AtLeast, false), ("不小于", Comparison.AtLeast, false), ("不低于", Comparison.AtLeast, false),
        ("不少于", Comparison.AtLeast, false), ("至少", Comparison.AtLeast, false),
        ("小于等于", Comparison.AtMost, false), ("不大于", Comparison.AtMost, false), ("不高于", Comparison.AtMost, false),
        ("不超过", Comparison.AtMost, false), ("不多于", Comparison.AtMost, false), ("至多", Comparison.AtMost, false),
        ("大于", Comparison.More, false), ("超过", Comparison.More, false), ("高于", Comparison.More, false), ("多于", Comparison.More, false),
        ("突破", Comparison.AtLeast, false), ("超", Comparison.More, false), ("逾", Comparison.More, false),
        ("小于", Comparison.Less, false), ("低于", Comparison.Less, false), ("少于", Comparison.Less, false), ("不足", Comparison.Less, false),
        ("不到", Comparison.Less, false), ("等于", Comparison.Equal, false),
    ];

    private static readonly (string Text, Comparison Means)[] _behind =
        [("及以上", Comparison.AtLeast), ("以上", Comparison.AtLeast), ("及以下", Comparison.AtMost), ("以下", Comparison.AtMost),
            ("以内", Comparison.AtMost)];

    /// <summary>Reads a condition. The whole text has to be one.</summary>
    /// <returns>The condition; null where the text is none: no comparison, no quantity, or more than that.</returns>
    public static QuantityCondition? TryParse(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }
        string folded = CharacterFolding.Fold(text);
        // Outside the BMP folding may change lengths; no condition holds such characters but in its subject, which is cut from the folded
        // text then.
        string original = folded.Length == text.Length ? text : folded;
        if (folded.EndsWith("微克", StringComparison.Ordinal))
        {
            // Nothing in plans weighs micrograms but what is in a cubic metre of air.
            const string InAir = "/立方米";
            (original, folded) = (original + InAir, folded + InAir);
        }
        return TryBefore(original, folded) ?? TryBehind(original, folded);
    }

    // What is counted in time: 平均受教育年限>=11, 优良天数>=300.
    private static readonly string[] _timeSubjects =
        ["年限", "寿命", "天数", "日数", "时间", "时长", "时限", "周期", "工期", "期限", "年数", "学时", "耗时", "用时", "天气"];

    private static readonly string[] _rateSubjects =
        ["率", "比", "比重", "占比", "比例", "份额", "度", "水平", "系数", "指数", "程度", "贡献"];

    private static readonly string[] _riseWords = ["增", "提高", "提升", "上升", "上涨", "升", "涨", "扩大", "新增", "翻番"];
    private static readonly string[] _fallWords = ["降", "减", "回落", "下滑", "下跌", "缩小", "收窄", "压缩", "跌"];
    private static readonly string[] _eitherWords = ["增速", "增幅", "增长率", "变化", "波动", "涨跌", "增减"];

    /// <summary>Whether a quantity without a named unit may be a time: where the subject is one.</summary>
    public bool AsksForTime =>
        Kind == QuantityKind.Number && Array.Exists(_timeSubjects, w => Subject.EndsWith(w, StringComparison.Ordinal));

    /// <summary>What a quantity has to say of the subject. PM2.5&lt;=25 asks for a level; 增长&gt;=5% for a rise, also where that is
    /// written as a level (增速为5%); a share of what is no share (生产总值&gt;=5%) is its growth.</summary>
    public IReadOnlyList<QuantityRole> Roles
    {
        get
        {
            bool rise = Array.Exists(_riseWords, Names), fall = Array.Exists(_fallWords, Names);
            if (Subject.Length == 0 || (rise && fall) || Array.Exists(_eitherWords, Names) || Kind == QuantityKind.PercentagePoint)
            {
                return Subject.Length == 0
                    ? [QuantityRole.Level, QuantityRole.Rise, QuantityRole.Fall, QuantityRole.Start]
                    : [QuantityRole.Level, QuantityRole.Rise, QuantityRole.Fall];
            }
            if (fall)
            {
                return [QuantityRole.Level, QuantityRole.Fall];
            }
            return rise || (Kind is QuantityKind.Percent or QuantityKind.Times && !IsShare)
                ? [QuantityRole.Level, QuantityRole.Rise]
                : [QuantityRole.Level];
        }
    }

    /// <summary>Whether it asks how much the subject rose or fell, rather than how much there is.</summary>
    public bool AsksForChange => Indicator.Length < Subject.Trim().Length
        || Kind == QuantityKind.PercentagePoint
        || (Kind is QuantityKind.Percent or QuantityKind.Times && !IsShare);

    private bool IsShare => Array.Exists(_rateSubjects, w => Subject.EndsWith(w, StringComparison.Ordinal));

    /// <summary>The subject without words that only say that it changes: 工业增加值 of 工业增加值同比增长; empty of 增长.</summary>
    public string Indicator
    {
        get
        {
            ReadOnlySpan<char> rest = Subject.AsSpan().Trim();
            while (QuantityWords.LengthAtEnd(rest, QuantityWords.Changes) is > 0 and int word)
            {
                rest = rest[..^word].TrimEnd();
            }
            return rest.ToString();
        }
    }

    /// <summary>
    /// Whether a quantity meets the condition: the same kind (and the same unit, where that is not a measure), and a value
    /// within the bounds. A condition without a unit (>100亿) asks for anything that is counted in ones: money, people, 家, mere numbers;
    /// not for times, nor for what is rather an article (一个).
    /// </summary>
    public bool Matches(Quantity quantity)
    {
        bool isAsked = Kind switch
        {
            QuantityKind.Number => !quantity.IsIdiom && (!quantity.IsDuration || AsksForTime)
                && quantity.Kind is QuantityKind.Number or QuantityKind.Yuan or QuantityKind.Dollar or QuantityKind.People
                or QuantityKind.Households or QuantityKind.Times or QuantityKind.Count,
            QuantityKind.Count => quantity.Kind == QuantityKind.Count && quantity.Unit == Unit,
            _ => quantity.Kind == Kind,
        };
        if (!isAsked)
        {
            return false;
        }
        double value = quantity.Value;
        return (value > Min || (IncludesMin && value == Min)) && (value < Max || (IncludesMax && value == Max));
    }

    // 工业增加值 is an amount, whatever it did.
    private bool Names(string word) => Subject.Replace("增加值", "", StringComparison.Ordinal).Contains(word, StringComparison.Ordinal);

    private static QuantityCondition? TryBefore(string text, string folded)
    {
        for (int at = 0; at < folded.Length; at++)
        {
            foreach ((string comparison, Comparison means, bool isSign) in _before)
            {
                if (string.CompareOrdinal(folded, at, comparison, 0, comparison.Length) != 0)
                {
                    continue;
                }
                ReadOnlySpan<char> rest = folded.AsSpan(at + comparison.Length).Trim();
                // 超 may be part of a word: 超市面积大于5000平方米.
                QuantityCondition? bound = Bound(text[..at].Trim(), rest, means, isSign);
                if (bound is not null || isSign || comparison.Length > 1)
                {
                    return bound;
                }
            }
        }
        return null;
    }

    private static QuantityCondition? TryBehind(string text, string folded)
    {
        string trimmed = folded.TrimEnd();
        foreach ((string comparison, Comparison means) in _behind)
        {
            if (!trimmed.EndsWith(comparison, StringComparison.Ordinal))
            {
                continue;
            }
            IReadOnlyList<Quantity> found = QuantityReader.Read(trimmed.AsSpan(0, trimmed.Length - comparison.Length));
            if (found.Count == 0 || found[^1].End != trimmed.Length - comparison.Length)
            {
                return null;
            }
            Quantity quantity = found[^1];
            return Bound(text[..quantity.Start].Trim(), trimmed.AsSpan(quantity.Start, quantity.End - quantity.Start), means,
                isSign: false);
        }
        return null;
    }

    private static QuantityCondition? Bound(string subject, ReadOnlySpan<char> value, Comparison means, bool isSign)
    {
        IReadOnlyList<Quantity> found = ReadValue(value);
        if (found.Count == 0 || found[0].Start != 0 || found[^1].End != value.Length)
        {
            return null;
        }
        Quantity first = found[0], last = found[^1];
        bool isRange = found.Count == 2 && means == Comparison.Equal && last.Start == first.End + 1 && first.Kind == last.Kind
            && first.Unit == last.Unit;
        if (found.Count > 1 && !isRange)
        {
            return null;
        }
        (double min, double max) = means switch
        {
            Comparison.More or Comparison.AtLeast => (first.Value, double.PositiveInfinity),
            Comparison.Less or Comparison.AtMost => (double.NegativeInfinity, first.Value),
            _ => (Math.Min(first.Value, last.Value), Math.Max(first.Value, last.Value)),
        };
        return new QuantityCondition(
            subject, first.Kind, first.Unit, min, IncludesMin: means is Comparison.AtLeast or Comparison.Equal,
            max, IncludesMax: means is Comparison.AtMost or Comparison.Equal, isSign);
    }

    // What is a year or a word in a text (2000, 五百亿) is a number where a comparison stands before it.
    private static IReadOnlyList<Quantity> ReadValue(ReadOnlySpan<char> value)
    {
        if (!value.IsEmpty
            && QuantityReader.IsNumeral(value[0])
            && WrittenNumber.Read(value, 0) is { Value: >= 0 } number
            && number.Length == value.Length)
        {
            return [new Quantity(QuantityUnit.ToDouble(number.Value), QuantityKind.Number, "", 0, value.Length)];
        }
        return QuantityReader.Read(value);
    }
}
