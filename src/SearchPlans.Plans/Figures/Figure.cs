using System.Globalization;
using SearchPlans.Text.Characters;

namespace SearchPlans.Plans.Figures;

/// <summary>What a figure states.</summary>
public enum FigureKind
{
    /// <summary>What a past year brought.</summary>
    Result,
    /// <summary>What the plan's own year is to bring.</summary>
    Target,
    /// <summary>What several years brought or are to bring together or on average, or what is aimed at for a year beyond the
    /// plan's.</summary>
    PlanPeriod,
}

/// <summary>Whether a figure is of what was or of what is to be.</summary>
public enum FigureAim
{
    /// <summary>It was reached, or is expected to have been.</summary>
    Result,
    /// <summary>It is aimed at.</summary>
    Target,
}

/// <summary>What a change is measured against.</summary>
public enum FigureChangeKind
{
    /// <summary>The year before (同比); also where nothing is said.</summary>
    Yearly,
    /// <summary>On average each year of a span (年均).</summary>
    YearlyAverage,
    /// <summary>Over the whole span (累计).</summary>
    Total,
    /// <summary>Something that is named (比2015年, 比年初, 比上年预算); the amount is the difference.</summary>
    Against,
    /// <summary>Something that is named (是2006年的); the amount is the ratio.</summary>
    RatioTo,
}

/// <summary>The time that a figure is of: a year, a span of years, or a part of a year.</summary>
/// <param name="FromYear">The first year; the same as <paramref name="ToYear"/> for one year.</param>
/// <param name="ToYear">The last year.</param>
/// <param name="Part">Empty for whole years, else the part: Q1–Q4, H1, H2 or the month as 01–12.</param>
public readonly record struct FigurePeriod(int FromYear, int ToYear, string Part = "")
{
    /// <summary>2025, 2021-2025, 2023Q1, 1987-12.</summary>
    public override string ToString() =>
        FromYear != ToYear ? $"{FromYear}-{ToYear}"
        : Part.Length == 0 ? FromYear.ToString(CultureInfo.InvariantCulture)
        : char.IsAsciiLetter(Part[0]) ? $"{ToYear}{Part}" : $"{ToYear}-{Part}";
}

/// <summary>A number with its unit, or two that bound a range, as the text has it.</summary>
/// <param name="Number">How much, in <paramref name="Unit"/>; negative for a fall. Null for a range, which has both bounds.</param>
/// <param name="Unit">The unit as written, multiples included (万亿元, 亿斤, %, 个百分点); empty where there is none.</param>
/// <param name="Min">At least so much, or null.</param>
/// <param name="Max">At most so much, or null.</param>
/// <param name="Hedge">The words that make it less than exact, as written (左右, 以上, 不低于, 力争); several are joined by 、. Empty where it is
/// stated plainly.</param>
/// <param name="Range">Where the number and its unit stand in the paragraph; of a range both ends.</param>
public sealed record FigureAmount(decimal? Number, string Unit, decimal? Min, decimal? Max, string Hedge, TextRange Range);

/// <summary>How much something changed.</summary>
/// <param name="Amount">The change: %, 个百分点, 倍, 番 or an amount; falls are negative.</param>
/// <param name="Kind">What it is measured against.</param>
/// <param name="Basis">What is named as the basis (2015年, 年初, “十三五”, 上年预算), or empty.</param>
/// <param name="IsReal">Whether prices are taken out of it (扣除价格因素, 实际增长).</param>
/// <param name="IsComparable">Whether it is on a comparable basis that differs from the plain one (同口径).</param>
public sealed record FigureChange(FigureAmount Amount, FigureChangeKind Kind, string Basis, bool IsReal, bool IsComparable)
{
    /// <summary>The kind in words: 同比, 年均实际, 比2015年, 是2006年的.</summary>
    public string KindName => Kind switch
    {
        FigureChangeKind.YearlyAverage => "年均",
        FigureChangeKind.Total => "累计",
        FigureChangeKind.Against => "比" + Basis,
        FigureChangeKind.RatioTo => $"是{Basis}的",
        _ => "同比",
    } + (IsReal ? "实际" : "") + (IsComparable ? "同口径" : "");
}

/// <summary>One statement of a plan: so much of an indicator, at a time, in a place. It has a value, a change or both.</summary>
public sealed record Figure
{
    /// <summary>Index into <see cref="Plan.Units"/> of the paragraph or table row. All offsets are of <see cref="Plan.LineOf"/> of
    /// it.</summary>
    public required int Unit { get; init; }

    /// <summary>The sentence: up to and with 。！？, or the whole row of a table.</summary>
    public required TextRange Sentence { get; init; }

    /// <summary>The indicator's name where it stands, or an empty range where it is known from the sentence or the row before.</summary>
    public required TextRange NameRange { get; init; }

    /// <summary>The indicator as written; where names share a part, with it (城镇和农村居民收入: 城镇居民收入).</summary>
    public required string WrittenName { get; init; }

    /// <summary>The indicator of the list, or null where the list has none of this name.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>The canonical name, or the name as written without 全市, 全年 and their like.</summary>
    public required string Name { get; init; }

    /// <summary>How much there is, or null.</summary>
    public FigureAmount? Value { get; init; }

    /// <summary>Whether the value is the sum over the whole period.</summary>
    public bool IsCumulated { get; init; }

    /// <summary>How much it changed, or null.</summary>
    public FigureChange? Change { get; init; }

    /// <summary>What it states.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>Whether it was or is to be; for results and targets it says the same as <see cref="Kind"/>.</summary>
    public required FigureAim Aim { get; init; }

    /// <summary>The time it is of.</summary>
    public required FigurePeriod Period { get; init; }

    /// <summary>The place as named: the plan's own, unless another is said.</summary>
    public required string Place { get; init; }

    /// <summary>Whether the place is another than the plan's own.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>约束性, 预期性 or empty: what a table of indicators says of it.</summary>
    public string Binding { get; init; } = "";
}
