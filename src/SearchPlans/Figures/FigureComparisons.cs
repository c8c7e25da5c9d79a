using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>Holds what was aimed at against what came of it.</summary>
internal static class FigureComparisons
{
    private const string Percentage = "个百分点";

    /// <summary>The comparison of a place.</summary>
    /// <param name="request">The request.</param>
    /// <param name="found">What was found for it.</param>
    /// <param name="place">The place.</param>
    public static FigureComparison Of(FigureRequest request, FoundFigures found, string place)
    {
        FoundFigures here = found with
        {
            Names = [found.Names[^1]],
            Statements = [.. found.Statements.Where(s => s.Plan.RegionPath == place && s.Figure.Name == found.Names[^1])],
            Plans = [.. found.Plans.Where(p => p.RegionPath == place)],
            Named = [place],
        };
        request = request with { SortColumn = null, Page = 1, Kind = FigureKind.Target };
        // What targets mostly state decides for both.
        FigureMeasure measure = request.Measure ?? FigureTables.Of(request, here).Measure;
        FigureTable targets = FigureTables.Of(request with { Measure = measure }, here);
        FigureTable results = FigureTables.Of(request with { Measure = measure, Kind = FigureKind.Result }, here);
        string unit = targets.TotalStatements > 0 ? targets.Unit : results.Unit;
        int[] years = [.. targets.Columns.Concat(results.Columns).Select(c => c.Period.ToYear).Distinct().Order()];
        return new FigureComparison
        {
            Request = targets.Request,
            Indicator = found.Indicator,
            Measure = measure,
            Unit = unit,
            RegionPath = place,
            Years = [.. years.Select(y => Compare(
                y, CellOf(targets, y, here, FigureKind.Target, unit), CellOf(results, y, here, FigureKind.Result, unit), found.Indicator,
                unit))],
            Notices = [.. targets.Notices.Concat(results.Notices).Distinct()],
        };
    }

    /// <summary>Compares the statements that are taken of a year.</summary>
    internal static ComparedYear Compare(int year, FigureCell target, FigureCell result, Indicator? indicator, string unit)
    {
        ComparedYear Not(string why) => new(year, target, result, null, null, "", why);
        if (target.Chosen is not { } aimed || result.Chosen is not { } reached)
        {
            return Not("");
        }
        if (aimed.Basis != reached.Basis)
        {
            return Not($"口径不同：目标{NameOf(aimed.Basis)}，实际{NameOf(reached.Basis)}");
        }
        if (!aimed.IsConverted || !reached.IsConverted)
        {
            return Not("单位不同");
        }
        if (reached.Number is not { } number)
        {
            return Not("实际是一个范围");
        }
        return Verdict(year, target, result, aimed, number, indicator, unit);
    }

    private static ComparedYear Verdict(
        int year, FigureCell target, FigureCell result, CellStatement aimed, decimal number, Indicator? indicator, string unit)
    {
        // Of a range from the bound that was missed.
        decimal difference = (aimed.Number, aimed.Min, aimed.Max) switch
        {
            (null, { } min, { } max) => number < min ? number - min : number > max ? number - max : 0,
            ({ } bare, _, _) => number - bare,
            (_, { } min, null) => number - min,
            (_, null, { } max) => number - max,
            _ => 0,
        };
        bool? isBetter = difference == 0 || indicator is null or { Direction: IndicatorDirection.Neutral }
            ? null
            : (difference > 0) == (indicator.Direction == IndicatorDirection.More);
        return new ComparedYear(year, target, result, difference, isBetter, TextOf(aimed, difference, number, indicator, unit), "");
    }

    private static string TextOf(CellStatement aimed, decimal difference, decimal number, Indicator? indicator, string unit)
    {
        string amount = FigureTexts.Of(Math.Abs(difference), FigureUnits.IsShare(unit) ? " " + Percentage : " " + unit).TrimEnd();
        string away = difference == 0 ? "与目标持平" : difference > 0 ? $"高于目标 {amount}" : $"低于目标 {amount}";
        bool isRange = aimed is { Number: null, Min: not null, Max: not null };
        if (isRange)
        {
            return difference == 0 ? "在区间内" : away;
        }
        if (aimed.Min is { } min && aimed.Max is null)
        {
            return number >= min ? "达到目标" : away;
        }
        if (aimed.Max is { } max && aimed.Min is null)
        {
            return number <= max ? "达到目标" : away;
        }
        if (aimed.Hedge.Length > 0 || indicator is null or { Direction: IndicatorDirection.Neutral })
        {
            return away;
        }
        bool isReached = indicator.Direction == IndicatorDirection.More ? difference >= 0 : difference <= 0;
        return isReached ? "达到目标" : indicator.Direction == IndicatorDirection.More ? "低于目标" : "高于目标";
    }

    private static string NameOf(string basis) => basis.Length == 0 ? "是名义或未说明的" : $"是{basis}的";

    private static FigureCell CellOf(FigureTable table, int year, FoundFigures found, FigureKind kind, string unit)
    {
        var column = new FigureColumn(found.Names[^1], new FigurePeriod(year, year));
        int at = table.Columns.ToList().IndexOf(column);
        FigureCell? cell = at >= 0 && table.Rows is [var row, ..] ? row.Cells[at] : null;
        if (cell is null)
        {
            return new FigureCell([], FigureTables.WhyEmpty(found.Plans, column, kind));
        }
        return table.Unit == unit
            ? cell
            : cell with { Statements = [.. cell.Statements.Select(s => FigureTables.Cell(s.Statement, table.Measure, unit))] };
    }
}
