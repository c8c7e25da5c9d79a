namespace SearchPlans.Text.Quantities;

/// <summary>What a quantity measures. Values of one kind are in one measure, so that they can be compared.</summary>
public enum QuantityKind
{
    /// <summary>A number without a unit: 1.2万.</summary>
    Number,

    /// <summary>A share, in percent: 5%, 百分之五, 5‰ (0.5).</summary>
    Percent,

    /// <summary>A difference of shares, in percentage points: 5个百分点.</summary>
    PercentagePoint,

    /// <summary>Money in yuan.</summary>
    Yuan,

    /// <summary>Money in US dollars.</summary>
    Dollar,

    /// <summary>How many people: 人, 名.</summary>
    People,

    /// <summary>How many households: 户.</summary>
    Households,

    /// <summary>An area in square metres; 15 亩 are a 公顷.</summary>
    Area,

    /// <summary>A length in metres.</summary>
    Length,

    /// <summary>A volume in cubic metres.</summary>
    Volume,

    /// <summary>A mass in tonnes.</summary>
    Mass,

    /// <summary>A power in kilowatts.</summary>
    Power,

    /// <summary>Electric energy in kilowatt hours: 千瓦时, 度.</summary>
    Energy,

    /// <summary>A multiple: 3倍.</summary>
    Times,

    /// <summary>Anything else that is counted or measured, in the unit named: 家, 项, 吨标准煤, 元/吨.</summary>
    Count,
}

/// <summary>
/// A quantity that stands in a text. The value is what is written, without the direction that words around it give:
/// 下降3% has the value 3, only a minus sign or 负 makes it negative.
/// </summary>
/// <param name="Value">How much, in the measure of <paramref name="Kind"/> (for <see cref="QuantityKind.Count"/> in the unit).</param>
/// <param name="Kind">What is measured.</param>
/// <param name="Unit">The unit as the field writes it, without multiples of ten (1.2万亿元: 元); empty for a mere number.</param>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="End">UTF-16 offset right after its last character, the unit included.</param>
public readonly record struct Quantity(double Value, QuantityKind Kind, string Unit, int Start, int End)
{
    /// <summary>Whether it is a time: 五年, 30天.</summary>
    public bool IsDuration => Kind == QuantityKind.Count && QuantityUnit.IsDuration(Unit);

    /// <summary>Whether it is rather an article or a name than a number: 一个, 一家, “两个”.</summary>
    public bool IsIdiom { get; init; }
}
