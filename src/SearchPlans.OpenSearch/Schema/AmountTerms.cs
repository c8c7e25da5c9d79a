using SearchPlans.Figures;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans.Figures;

namespace SearchPlans.OpenSearch.Schema;

/// <summary>
/// The numbers of figures as terms of the units that state them, by which conditions on indicators are answered:
/// <code>
/// term   = 'd' of name | 'm' of name SOH quantity | 'f' of name SOH quantity
/// of     = 'v' how much there is | 'c' how much it changed
/// 'd': a figure has such a number at all | 'm': its numbers | 'f': of numbers below zero how far they fell
/// quantity: as <see cref="QuantityTerms"/>
/// </code>
/// </summary>
internal static class AmountTerms
{
    /// <summary>Names the terms above; part of what an index is made by.</summary>
    public const string Identity = "amounts-1";

    private const char Separator = '\u0001';

    /// <summary>The terms of a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="text">The text of its unit.</param>
    public static IEnumerable<string> Of(Figure figure, string text) =>
        Of('v', figure, figure.Value, text).Concat(Of('c', figure, figure.Change?.Amount, text));

    /// <summary>The term of units that have a figure a condition can be held against.</summary>
    public static string Decided(FigureConditions condition) => $"d{KindOf(condition)}{condition.Indicator.Name}";

    /// <summary>The ranges of terms of units in which a condition is met.</summary>
    public static IEnumerable<TermRange> Met(FigureConditions condition)
    {
        // The role, one character, gives way to what stands before quantities here.
        TermRange[] ranges = [.. QuantityTerms.RangesOf(condition.Condition, "l")];
        foreach (char sign in new[] { condition.Rises ? 'm' : ' ', condition.Falls ? 'f' : ' ' }.Where(c => c != ' '))
        {
            string before = $"{sign}{KindOf(condition)}{condition.Indicator.Name}{Separator}";
            foreach (TermRange range in ranges)
            {
                yield return new TermRange(before + range.From[1..], before + range.To[1..]);
            }
        }
    }

    private static char KindOf(FigureConditions condition) => condition.OfChange ? 'c' : 'v';

    private static IEnumerable<string> Of(char kind, Figure figure, FigureAmount? amount, string text)
    {
        if (amount is null)
        {
            yield break;
        }
        yield return $"d{kind}{figure.Name}";
        if (FigureQueries.IsStart(amount, text))
        {
            yield break;
        }
        decimal?[] numbers = amount.Number is null ? [amount.Min, amount.Max] : [amount.Number];
        foreach (decimal number in numbers.OfType<decimal>())
        {
            foreach (string term in TermsOf(number, amount.Unit))
            {
                yield return $"m{kind}{figure.Name}{Separator}{term}";
            }
            if (number < 0)
            {
                foreach (string term in TermsOf(-number, amount.Unit))
                {
                    yield return $"f{kind}{figure.Name}{Separator}{term}";
                }
            }
        }
    }

    private static IEnumerable<string> TermsOf(decimal number, string unit) => FigureUnits.QuantityOf(number, unit) is { } quantity
        ? QuantityTerms.MeasuresOf(quantity).SelectMany(measure => QuantityTerms.TermsOf(measure, quantity.Value))
        : [];
}
