using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>A number in the text of a paragraph, with its unit; or two that bound a range.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Right behind its unit.</param>
/// <param name="Value">As written before the unit; of a range its lower end.</param>
/// <param name="Upper">Of a range its upper end, else null.</param>
/// <param name="Unit">The unit with its multiples: 万亿元; empty where there is none.</param>
/// <param name="Kind">What the unit measures.</param>
internal readonly record struct FigureNumber(int Start, int End, decimal Value, decimal? Upper, string Unit, QuantityKind Kind)
{
    /// <summary>Whether 多 or 余 stands behind it: 300多.</summary>
    public bool IsVague { get; init; }

    /// <summary>Where its digits end and its unit begins.</summary>
    public int DigitsEnd { get; init; }

    /// <summary>Whether it is a share, 个百分点, 倍 or 番: what changes are told in.</summary>
    public bool IsShare => Kind is QuantityKind.Percent or QuantityKind.PercentagePoint;

    /// <summary>Whether it counts things or people.</summary>
    public bool IsCount => Kind is QuantityKind.Count or QuantityKind.People or QuantityKind.Households;
}
