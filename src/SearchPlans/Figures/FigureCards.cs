using SearchPlans.Plans.Figures;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Figures;

/// <summary>Makes cards of what a question for figures found.</summary>
internal static class FigureCards
{
    /// <summary>The card of a question, or null where it would say nothing.</summary>
    /// <param name="question">The question.</param>
    /// <param name="table">The table of its request.</param>
    /// <param name="paths">The places asked for by themselves, as paths; empty where any place of the table will do.</param>
    public static FigureCard? Of(FigureQuestion question, FigureTable table, IReadOnlyList<string> paths)
    {
        FigureRow[] rows = [.. table.Rows.Where(r => paths.Count == 0 || paths.Contains(r.RegionPath))];
        FigureCardItem[] items =
        [
            .. rows.SelectMany(r => r.Cells.Select((cell, i) => new FigureCardItem(r.RegionPath, table.Columns[i].Period, cell)))
                .Where(i => i.Cell.Chosen is { } chosen && Meets(question.Condition, chosen.Statement.Amount(table.Measure)!)),
        ];
        var empty = EmptyCell.None;
        if (items.Length == 0)
        {
            bool isOneCell = rows.Length == 1 && question.Request.FromYear > 0 && question.Request.FromYear == question.Request.ToYear;
            if (question.Condition is null && !isOneCell)
            {
                return null;
            }
            empty = isOneCell ? rows[0].Cells is [var only, ..] ? only.Empty : EmptyCell.NotStated : EmptyCell.None;
        }
        if (question.Ranking is { } ranking)
        {
            // An order of a part would be none, and what has another unit has no place in it.
            if (table.TotalRows > table.Rows.Count)
            {
                return null;
            }
            items = [.. items.Where(i => i.Cell.Chosen!.IsConverted)];
            items = ranking.OfYears ? items : OfNewest(items);
            FigureCardItem[] ranked =
            [
                .. (ranking.IsRising ? items.OrderBy(i => i.Cell.Chosen!.Order) : items.OrderByDescending(i => i.Cell.Chosen!.Order))
                    .ThenByDescending(i => i.Period.ToYear),
            ];
            int most = ranking.Count > 0 ? Math.Min(ranking.Count, FigureCard.MaxItems) : FigureCard.MaxItems;
            return CardOf([.. ranked.Take(most)], ranked.Length);
        }
        FigureCardItem[] ordered = question.Condition is { } condition
            ? [.. InOrder(items, isRising: double.IsNegativeInfinity(condition.Min))]
            : [.. items.OrderByDescending(i => i.Period.ToYear)];
        return CardOf([.. ordered.Take(FigureCard.MaxItems)], ordered.Length);

        FigureCard CardOf(IReadOnlyList<FigureCardItem> shown, int total) => new(
            table.Request with { Size = new FigureRequest { Indicator = "" }.Size }, table.Measure, shown, total, question.ConditionText,
            empty)
        {
            IsRanked = question.Ranking is not null,
        };
    }

    // Places are ordered within one year: the newest of which at least half as many say something as of the fullest.
    private static FigureCardItem[] OfNewest(FigureCardItem[] items)
    {
        IGrouping<int, FigureCardItem>[] years = [.. items.GroupBy(i => i.Period.ToYear).OrderByDescending(y => y.Key)];
        return years.Length == 0 ? [] : [.. years.First(y => 2 * y.Count() >= years.Max(o => o.Count()))];
    }

    /// <summary>Whether an amount meets a condition: of a range both ends, of a bound the bound.</summary>
    internal static bool Meets(QuantityCondition? condition, FigureAmount amount)
    {
        if (condition is null)
        {
            return true;
        }
        decimal[] numbers = amount.Number is { } number ? [number] : [.. new[] { amount.Min, amount.Max }.OfType<decimal>()];
        return numbers.Length > 0
            && Array.TrueForAll(numbers, n => FigureUnits.QuantityOf(n, amount.Unit) is { } quantity && condition.Matches(quantity));
    }

    private static IEnumerable<FigureCardItem> InOrder(IEnumerable<FigureCardItem> items, bool isRising)
    {
        IOrderedEnumerable<FigureCardItem> ordered = items.OrderByDescending(i => i.Period.ToYear);
        return isRising ? ordered.ThenBy(i => i.Cell.Chosen!.Order) : ordered.ThenByDescending(i => i.Cell.Chosen!.Order);
    }
}
