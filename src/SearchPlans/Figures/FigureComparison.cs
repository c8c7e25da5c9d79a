using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>Target against result of a place, year by year.</summary>
public sealed record FigureComparison
{
    /// <summary>The request; its kind doesn't count.</summary>
    public required FigureRequest Request { get; init; }

    /// <summary>The indicator as the list has it, or null.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>The number compared.</summary>
    public required FigureMeasure Measure { get; init; }

    /// <summary>The unit of the numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>The place: 广东省/深圳市; empty where it is unknown.</summary>
    public required string RegionPath { get; init; }

    /// <summary>The years, rising.</summary>
    public required IReadOnlyList<ComparedYear> Years { get; init; }

    /// <summary>Names that are unknown; then there are no years.</summary>
    public IReadOnlyList<UnknownFigureName> Unknown { get; init; } = [];

    /// <summary>What a person should know, in Chinese.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

/// <summary>What was aimed at for a year, and what came of it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Target">What was aimed at.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Difference">Result less target in the table's unit (for shares and rates percentage points); of a range from the bound that
/// was missed, 0 within it; null where the two can't be compared.</param>
/// <param name="IsBetter">Whether the difference is to the good, by whether more or less is wanted; null for none or no wish.</param>
/// <param name="Verdict">达到目标, 低于目标, 高于目标 0.5 个百分点, 在区间内 …; empty where the two can't be compared.</param>
/// <param name="WhyNot">Why they can't be compared (名义与实际不同, 单位不同), in Chinese; empty where they can.</param>
public sealed record ComparedYear(
    int Year, FigureCell Target, FigureCell Result, decimal? Difference, bool? IsBetter, string Verdict, string WhyNot);
