using System.Collections.Concurrent;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Figures;

/// <summary>Converts amounts between units of one measure: 3.2万亿元 is 32000亿元, 1.4倍 more is 140% more.</summary>
internal static class FigureUnits
{
    // Units are a few hundred; what a text may invent isn't kept.
    private const int MaxKnown = 2000;
    private const int MaxUnitChars = 16;

    private static readonly ConcurrentDictionary<string, Measure> _known = new(StringComparer.Ordinal);

    /// <summary>What a unit measures.</summary>
    /// <param name="Family">Units of one family can be converted into each other.</param>
    /// <param name="Factor">How much of the family's base unit one is; 0 where nothing is known of it.</param>
    private readonly record struct Measure(string Family, decimal Factor);

    /// <summary>The family of a unit.</summary>
    /// <param name="unit">The unit as written.</param>
    /// <param name="isChange">Whether it is of a change: then 倍 are a share.</param>
    public static string FamilyOf(string unit, bool isChange) => Of(unit, isChange).Family;

    /// <summary>Whether numbers in a unit are percent or of one.</summary>
    public static bool IsShare(string unit) => FamilyOf(unit, isChange: false) == nameof(QuantityKind.Percent);

    /// <summary>Converts a number; null where the units are of different families or the result is out of range.</summary>
    public static decimal? Convert(decimal? number, string from, string to, bool isChange)
    {
        if (number is not { } value)
        {
            return null;
        }
        if (from == to)
        {
            return value;
        }
        Measure source = Of(from, isChange), target = Of(to, isChange);
        if (source.Family != target.Family || source.Factor == 0 || target.Factor == 0)
        {
            return null;
        }
        try
        {
            // Multiplied first, so that 3.2万亿 are exactly 32000亿; rounded where that doesn't come out even (亩 in 公顷).
            return Rounded(value * source.Factor / target.Factor);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>An amount as a quantity that conditions can be held against; null where its unit isn't understood.</summary>
    public static Quantity? QuantityOf(decimal number, string unit)
    {
        if (unit.Length == 0)
        {
            return new Quantity(QuantityUnit.ToDouble(number), QuantityKind.Number, "", 0, 0);
        }
        string digits = "1" + unit;
        return QuantityReader.Read(digits) is [var one] && one.Start == 0 && one.End == digits.Length
            ? one with { Value = QuantityUnit.ToDouble(number) * one.Value }
            : null;
    }

    private static Measure Of(string unit, bool isChange)
    {
        if (isChange && unit == "倍")
        {
            return new Measure(nameof(QuantityKind.Percent), 100);
        }
        if (_known.TryGetValue(unit, out Measure known))
        {
            return known;
        }
        Measure measure = Read(unit);
        if (_known.Count < MaxKnown && unit.Length <= MaxUnitChars)
        {
            _known[unit] = measure;
        }
        return measure;
    }

    private static Measure Read(string unit)
    {
        if (unit.Length == 0)
        {
            return new Measure("", 1);
        }
        if (QuantityOf(1, unit) is not { } one || one.Value is <= 0 or > 1e20)
        {
            return new Measure(unit, 0);
        }
        string family = one.Kind == QuantityKind.Count ? one.Unit : one.Kind.ToString();
        return new Measure(family == nameof(QuantityKind.Number) ? "" : family, (decimal)one.Value);
    }

    private static decimal Rounded(decimal value)
    {
        const int Digits = 12;
        return Math.Round(value, Digits);
    }

    /// <summary>The unit that a table is best shown in: the most frequent of the most frequent family.</summary>
    public static string BestOf(IEnumerable<FigureAmount> amounts, bool isChange)
    {
        var families = amounts.GroupBy(a => FamilyOf(a.Unit, isChange)).Select(g => (g.Key, Count: g.Count(), Units: g)).ToList();
        return families.Count == 0
            ? ""
            : families.OrderByDescending(f => f.Count).ThenBy(f => f.Key, StringComparer.Ordinal).First().Units
                .GroupBy(a => a.Unit).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
    }
}
