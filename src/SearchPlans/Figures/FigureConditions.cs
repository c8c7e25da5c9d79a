using SearchPlans.Plans.Figures;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Figures;

/// <summary>A condition on an indicator of the list (GDP增长&gt;=5%), held against figures.</summary>
internal sealed class FigureConditions
{
    private readonly QuantityCondition _condition;
    private readonly bool _ofChange;
    private readonly bool _rises;
    private readonly bool _falls;

    private FigureConditions(Indicator indicator, QuantityCondition condition)
    {
        Indicator = indicator;
        _condition = condition;
        // A share of what is no share is its growth, whatever the list says a share of it would be.
        bool isShare = condition.Kind == QuantityKind.Percent && indicator.Measure == IndicatorMeasure.Rate;
        _ofChange = condition.AsksForChange && !(isShare && condition.Indicator.Length == condition.Subject.Trim().Length);
        _rises = !_ofChange || condition.Roles.Contains(QuantityRole.Rise) || !condition.Roles.Contains(QuantityRole.Fall);
        _falls = _ofChange && condition.Roles.Contains(QuantityRole.Fall);
    }

    /// <summary>The indicator.</summary>
    public Indicator Indicator { get; }

    /// <summary>Reads a condition; null where its subject is no name of an indicator.</summary>
    public static FigureConditions? Of(QuantityCondition condition, IndicatorList indicators)
    {
        IndicatorWords words = IndicatorWords.Of(indicators);
        return (words.Named(condition.Indicator) ?? words.Named(condition.Subject)) is { } indicator
            ? new FigureConditions(indicator, condition)
            : null;
    }

    /// <summary>The number of a figure that the condition asks about, or null where it has none.</summary>
    public FigureAmount? AmountOf(Figure figure) => _ofChange ? figure.Change?.Amount : figure.Value;

    /// <summary>Whether a figure of the indicator meets it: of a range an end of it.</summary>
    public bool IsMetBy(Figure figure)
    {
        if (AmountOf(figure) is not { } amount)
        {
            return false;
        }
        decimal?[] numbers = amount.Number is null ? [amount.Min, amount.Max] : [amount.Number];
        return Array.Exists(numbers, n => n is { } number
            && ((_rises && Meets(number, amount.Unit)) || (_falls && number < 0 && Meets(-number, amount.Unit))));
    }

    private bool Meets(decimal number, string unit) =>
        FigureUnits.QuantityOf(number, unit) is { } quantity && _condition.Matches(quantity);
}
