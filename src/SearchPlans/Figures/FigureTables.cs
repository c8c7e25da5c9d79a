using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>A plan as far as it decides why a cell is empty.</summary>
/// <param name="RegionPath">Its place.</param>
/// <param name="Year">Its year.</param>
/// <param name="Type">Its type.</param>
/// <param name="Damaged">Which of the indicators asked for its numbers were destroyed of.</param>
internal sealed record CoveredPlan(string RegionPath, int Year, string Type, IReadOnlyList<string> Damaged);

/// <summary>What an index found for a request.</summary>
/// <param name="Names">The indicators asked for, former names first.</param>
/// <param name="Indicator">The list's entry of the one asked for, or null.</param>
/// <param name="Statements">All statements of them in the places asked for, of any kind, measure and year.</param>
/// <param name="Plans">All plans of the places and types asked for.</param>
/// <param name="Named">Places that were named one by one, which have a row whatever there is.</param>
internal sealed record FoundFigures(
    IReadOnlyList<string> Names, Indicator? Indicator, IReadOnlyList<FigureStatement> Statements, IReadOnlyList<CoveredPlan> Plans,
    IReadOnlyList<string> Named);

/// <summary>Makes tables of what an index found.</summary>
internal static class FigureTables
{
    /// <summary>The table of a request.</summary>
    public static FigureTable Of(FigureRequest request, FoundFigures found)
    {
        FigureStatement[] ofKind = [.. found.Statements.Where(s => IsAsked(s, request))];
        FigureMeasure measure = request.Measure ?? MostlyStated(ofKind, found.Indicator);
        bool isChange = measure == FigureMeasure.Change;
        FigureStatement[] measured = [.. ofKind.Where(s => s.Amount(measure) is not null)];
        string[] changeKinds = isChange
            ? [.. measured.GroupBy(s => s.Figure.Change!.KindName)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)]
            : [];
        FigureStatement[] shown = isChange ? [.. measured.Where(s => IsOfKind(s.Figure.Change!, request))] : measured;
        string unit = FigureUnits.BestOf(shown.Select(s => s.Amount(measure)!), isChange);
        var notices = new List<string>();
        FigureColumn[] columns = Columns(request, found, shown, notices);
        FigureRow[] rows = Rows(request, found, shown, columns, measure, unit);
        CellStatement[] other = [.. rows.SelectMany(r => r.Cells).SelectMany(c => c.Statements).Where(s => !s.IsConverted)];
        if (other.Length > 0)
        {
            notices.Add($"有 {other.Length} 处的单位不能换算成{(unit.Length > 0 ? unit : "表中的单位")}，按原文列出，不参加排序和作图。");
        }
        int total = rows.Length;
        FigureRow[] ordered = InOrder(rows, request);
        int size = Math.Clamp(request.Size, 1, FigureRequest.MaxSize);
        int page = Math.Clamp(request.Page, 1, Math.Max(1, (total + size - 1) / size));
        if (total > size)
        {
            notices.Add($"共 {total} 个地区，每页列出 {size} 个，这是第 {page} 页。");
        }
        return new FigureTable
        {
            Request = request with { Indicator = found.Names[^1], Measure = measure, Page = page, Size = size },
            Indicator = found.Indicator,
            Measure = measure,
            Unit = unit,
            Columns = columns,
            Rows = [.. ordered.Skip((page - 1) * size).Take(size)],
            TotalRows = total,
            TotalStatements = rows.Sum(r => r.Cells.Sum(c => c.Statements.Count)),
            ChangeKinds = changeKinds,
            Notices = notices,
        };
    }

    /// <summary>A table of nothing that says which names are unknown.</summary>
    public static FigureTable Unknown(FigureRequest request, IReadOnlyList<UnknownFigureName> unknown) => new()
    {
        Request = request with { Page = 1, Size = Math.Clamp(request.Size, 1, FigureRequest.MaxSize) },
        Measure = request.Measure ?? FigureMeasure.Value,
        Unit = "",
        Columns = [],
        Rows = [],
        TotalRows = 0,
        TotalStatements = 0,
        Unknown = unknown,
    };

    /// <summary>A statement as a cell has it.</summary>
    public static CellStatement Cell(FigureStatement statement, FigureMeasure measure, string unit)
    {
        FigureAmount amount = statement.Amount(measure)!;
        bool isChange = measure == FigureMeasure.Change;
        decimal? To(decimal? number) => FigureUnits.Convert(number, amount.Unit, unit, isChange);
        return new CellStatement(
            statement, FigureTexts.Of(amount), To(amount.Number), To(amount.Min), To(amount.Max), BasisOf(statement, measure))
        {
            Hedge = amount.Hedge,
        };
    }

    private static string BasisOf(FigureStatement statement, FigureMeasure measure)
    {
        Figure figure = statement.Figure;
        if (measure == FigureMeasure.Value || figure.Change is not { } change)
        {
            return figure.IsCumulated && measure == FigureMeasure.Value ? "累计" : "";
        }
        return change.KindName is "同比" ? "" : change.Kind == FigureChangeKind.Yearly ? change.KindName["同比".Length..] : change.KindName;
    }

    // Of the plan's own place; a part of a year is no year.
    private static bool IsAsked(FigureStatement statement, FigureRequest request)
    {
        Figure figure = statement.Figure;
        return figure.Kind == request.Kind && !figure.IsElsewhere && figure.Period.Part.Length == 0
            && (request.FromYear == 0 || figure.Period.ToYear >= request.FromYear)
            && (request.ToYear == 0 || figure.Period.ToYear <= request.ToYear);
    }

    private static bool IsOfKind(FigureChange change, FigureRequest request)
    {
        if (request.ChangeKind.Length > 0)
        {
            return change.KindName == request.ChangeKind;
        }
        return request.Kind == FigureKind.PlanPeriod
            ? change.Kind is FigureChangeKind.YearlyAverage or FigureChangeKind.Yearly
            : change.Kind == FigureChangeKind.Yearly;
    }

    private static FigureMeasure MostlyStated(FigureStatement[] statements, Indicator? indicator)
    {
        int values = statements.Count(s => s.Figure.Value is not null);
        int changes = statements.Count(s => s.Figure.Change is { Kind: FigureChangeKind.Yearly or FigureChangeKind.YearlyAverage });
        return values == changes
            ? indicator?.Measure == IndicatorMeasure.Money ? FigureMeasure.Change : FigureMeasure.Value
            : values > changes ? FigureMeasure.Value : FigureMeasure.Change;
    }

    private static FigureColumn[] Columns(FigureRequest request, FoundFigures found, FigureStatement[] shown, List<string> notices)
    {
        var columns = new List<FigureColumn>();
        foreach (string name in found.Names)
        {
            FigurePeriod[] stated = [.. shown.Where(s => s.Figure.Name == name).Select(s => s.Figure.Period).Distinct()];
            // A year between two that are stated is a column, too: that nothing is there says something.
            IEnumerable<FigurePeriod> periods = request.Kind == FigureKind.PlanPeriod || stated.Length == 0
                ? stated
                : Enumerable.Range(FirstOf(stated), LastOf(stated) - FirstOf(stated) + 1).Select(y => new FigurePeriod(y, y))
                    .Concat(stated.Where(p => p.FromYear != p.ToYear));
            if (name == found.Names[^1] && request is { FromYear: > 0, ToYear: > 0 } && request.Kind != FigureKind.PlanPeriod
                && request.ToYear - request.FromYear < FigureRequest.MaxColumns)
            {
                int asked = Math.Max(0, request.ToYear - request.FromYear + 1);
                periods = periods.Concat(Enumerable.Range(request.FromYear, asked).Select(y => new FigurePeriod(y, y)));
            }
            columns.AddRange(periods.Distinct().OrderBy(p => p.ToYear).ThenBy(p => p.FromYear).Select(p => new FigureColumn(name, p)));
        }
        if (columns.Count > FigureRequest.MaxColumns)
        {
            notices.Add($"年份太多，只列出最近 {FigureRequest.MaxColumns} 列，其余请缩小年份范围再看。");
            columns.RemoveRange(0, columns.Count - FigureRequest.MaxColumns);
        }
        return [.. columns];
    }

    private static int FirstOf(FigurePeriod[] periods) => periods.Min(p => p.ToYear);

    private static int LastOf(FigurePeriod[] periods) => periods.Max(p => p.ToYear);

    private static FigureRow[] Rows(
        FigureRequest request, FoundFigures found, FigureStatement[] shown, FigureColumn[] columns, FigureMeasure measure, string unit)
    {
        ILookup<(string, FigureColumn), FigureStatement> byCell =
            shown.ToLookup(s => (s.Plan.RegionPath, new FigureColumn(s.Figure.Name, s.Figure.Period)));
        ILookup<string, CoveredPlan> plans = found.Plans.ToLookup(p => p.RegionPath);
        string[] places = [.. found.Plans.Select(p => p.RegionPath).Where(p => p.Length > 0).Concat(found.Named).Distinct()
            .OrderBy(RegionOrder.KeyOf, StringComparer.Ordinal)];
        return [.. places.Select(place => new FigureRow(place, place[(place.LastIndexOf('/') + 1)..],
            [.. columns.Select(column => CellOf(
                byCell[(place, column)], plans[place], column, request.Kind, measure, unit))]))];
    }

    private static FigureCell CellOf(
        IEnumerable<FigureStatement> statements, IEnumerable<CoveredPlan> plans, FigureColumn column, FigureKind kind,
        FigureMeasure measure, string unit)
    {
        CellStatement[] cells = [.. FigureRules.InOrder(statements.Select(s => Cell(s, measure, unit)), kind)];
        return new FigureCell(cells, cells.Length > 0 ? EmptyCell.None : WhyEmpty(plans, column, kind));
    }

    /// <summary>Why nothing is stated of a column by the plans of a place.</summary>
    internal static EmptyCell WhyEmpty(IEnumerable<CoveredPlan> plans, FigureColumn column, FigureKind kind)
    {
        var reason = EmptyCell.NoPlan;
        foreach (CoveredPlan plan in plans.Where(p => WouldState(p, column.Period, kind)))
        {
            if (plan.Damaged.Contains(column.Indicator))
            {
                return EmptyCell.Damaged;
            }
            reason = EmptyCell.NotStated;
        }
        return reason;
    }

    // A target stands in the plan of its year, a result in that of the year after or the year's communiqué.
    private static bool WouldState(CoveredPlan plan, FigurePeriod period, FigureKind kind) => kind switch
    {
        FigureKind.Target => plan.Year == period.ToYear,
        FigureKind.Result => plan.Year == period.ToYear + 1 || (plan.Year == period.ToYear && plan.Type == DocumentTypes.Communique),
        _ => plan.Year >= period.FromYear - 1 && plan.Year <= period.ToYear + 1,
    };

    private static FigureRow[] InOrder(FigureRow[] rows, FigureRequest request)
    {
        if (request.SortColumn is not { } column || rows.Length == 0 || column < 0 || column >= rows[0].Cells.Count)
        {
            return rows;
        }
        // Rows without a number come last, either way.
        IOrderedEnumerable<FigureRow> ordered = rows.OrderBy(r => r.Cells[column].Chosen?.Order is null ? 1 : 0);
        ordered = request.Ascending
            ? ordered.ThenBy(r => r.Cells[column].Chosen?.Order)
            : ordered.ThenByDescending(r => r.Cells[column].Chosen?.Order);
        return [.. ordered];
    }
}
