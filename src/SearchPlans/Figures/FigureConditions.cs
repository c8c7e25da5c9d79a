using SearchPlans.Plans.Figures;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Figures;

/// <summary>A condition on an indicator of the list (GDP增长&gt;=5%), held against figures.</summary>
internal sealed class FigureConditions
{
    private FigureConditions(Indicator indicator, QuantityCondition condition)
    {
        Indicator = indicator;
        Condition = condition;
        // A share of what is no share is its growth, whatever the list says a share of it would be.
        bool isShare = condition.Kind == QuantityKind.Percent && indicator.Measure == IndicatorMeasure.Rate;
        OfChange = condition.AsksForChange && !(isShare && condition.Indicator.Length == condition.Subject.Trim().Length);
        Rises = !OfChange || condition.Roles.Contains(QuantityRole.Rise) || !condition.Roles.Contains(QuantityRole.Fall);
        Falls = OfChange && condition.Roles.Contains(QuantityRole.Fall);
    }

    /// <summary>The indicator.</summary>
    public Indicator Indicator { get; }

    /// <summary>What a quantity has to be.</summary>
    public QuantityCondition Condition { get; }

    /// <summary>Whether it asks how much it changed rather than how much there is.</summary>
    public bool OfChange { get; }

    /// <summary>Whether a number meets it that is as asked.</summary>
    public bool Rises { get; }

    /// <summary>Whether a negative number meets it whose opposite is as asked.</summary>
    public bool Falls { get; }

    /// <summary>Reads a condition; null where its subject is no name of an indicator.</summary>
    public static FigureConditions? Of(QuantityCondition condition, IndicatorList indicators)
    {
        IndicatorWords words = IndicatorWords.Of(indicators);
        return (words.Named(condition.Indicator) ?? words.Named(condition.Subject)) is { } indicator
            ? new FigureConditions(indicator, condition)
            : null;
    }

    /// <summary>The number of a figure that the condition asks about, or null where it has none.</summary>
    public FigureAmount? AmountOf(Figure figure) => OfChange ? figure.Change?.Amount : figure.Value;

    /// <summary>Whether a figure of the indicator meets it: of a range an end of it.</summary>
    public bool IsMetBy(Figure figure)
    {
        if (AmountOf(figure) is not { } amount)
        {
            return false;
        }
        decimal?[] numbers = amount.Number is null ? [amount.Min, amount.Max] : [amount.Number];
        return Array.Exists(numbers, n => n is { } number
            && ((Rises && Meets(number, amount.Unit)) || (Falls && number < 0 && Meets(-number, amount.Unit))));
    }

    private bool Meets(decimal number, string unit) =>
        FigureUnits.QuantityOf(number, unit) is { } quantity && Condition.Matches(quantity);
}
