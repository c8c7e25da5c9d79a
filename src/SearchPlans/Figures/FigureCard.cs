using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>An answer to a question for figures (深圳 2025 GDP目标), shown above the hits.</summary>
/// <param name="Request">What was understood; with it the whole table is asked for.</param>
/// <param name="Measure">The number shown.</param>
/// <param name="Items">The figures, best first by what was asked: at most <see cref="MaxItems"/>.</param>
/// <param name="Total">How many places and years answer.</param>
/// <param name="Condition">The condition as typed (6%以上), or empty.</param>
/// <param name="Empty">Where there is no figure of the one place and year asked for, why; else None.</param>
public sealed record FigureCard(
    FigureRequest Request, FigureMeasure Measure, IReadOnlyList<FigureCardItem> Items, int Total, string Condition, EmptyCell Empty)
{
    /// <summary>Most figures of a card.</summary>
    public const int MaxItems = 12;

    /// <summary>Whether places or years were put in order, as far as plans that are here state something of them.</summary>
    public bool IsRanked { get; init; }
}

/// <summary>One figure of a card.</summary>
/// <param name="RegionPath">The place.</param>
/// <param name="Period">The year.</param>
/// <param name="Cell">What is stated.</param>
public sealed record FigureCardItem(string RegionPath, FigurePeriod Period, FigureCell Cell);
