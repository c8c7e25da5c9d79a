using SearchPlans.Figures;

namespace SearchPlans.Exporting;

/// <summary>Figures as tables for files.</summary>
public static class FigureExport
{
    private static readonly string[] _columns =
    [
        "地区", "指标", "年份", "类型", "数值", "单位", "下限", "上限", "修饰", "原文写法", "口径", "排序作图所取", "说明", "计划", "文种", "计划年份", "原句", "链接",
    ];

    /// <summary>Place by year, a cell each: the statement that order and charts take, as written.</summary>
    public static ExportTable Wide(FigureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        bool isSeveral = table.Columns.Select(c => c.Indicator).Distinct().Skip(1).Any();
        string[] heads = [.. table.Columns.Select(c => isSeveral ? $"{c.Indicator} {c.Period}" : c.Period.ToString())];
        return new ExportTable(
            NameOf(table), ["地区", .. heads],
            [.. table.Rows.Select(r => (IReadOnlyList<object?>)[r.RegionPath, .. r.Cells.Select(c =>
                c.Chosen is { } chosen ? chosen.Text : (object)FigureNames.LabelOf(c.Empty))])]);
    }

    /// <summary>A row for each statement, with number, bounds, sentence and link; for an empty cell one that says why.</summary>
    /// <param name="table">The table.</param>
    /// <param name="host">What stands before addresses (https://plans.example), or empty.</param>
    public static ExportTable Long(FigureTable table, string host = "")
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = new List<IReadOnlyList<object?>>();
        string kind = FigureNames.LabelOf(table.Request.Kind);
        foreach (FigureRow row in table.Rows)
        {
            for (int i = 0; i < table.Columns.Count; i++)
            {
                (FigureColumn column, FigureCell cell) = (table.Columns[i], row.Cells[i]);
                if (cell.Statements.Count == 0)
                {
                    rows.Add([row.RegionPath, column.Indicator, Period(column), kind, null, "", null, null, "", "", "", "",
                        FigureNames.LabelOf(cell.Empty), "", "", null, "", ""]);
                }
                rows.AddRange(cell.Statements.Select((s, at) => Row(row, column, kind, table.Unit, s, at == 0, host)));
            }
        }
        return new ExportTable("明细", _columns, rows);
    }

    /// <summary>A row for each year: target, result, difference, verdict.</summary>
    public static ExportTable Compared(FigureComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new ExportTable(
            $"{comparison.RegionPath.Replace('/', ' ')} {comparison.Request.Indicator} {FigureNames.LabelOf(comparison.Measure)}",
            ["年份", "目标", "实际", "相差", "结果", "说明"],
            [.. comparison.Years.Select(y => (IReadOnlyList<object?>)
                [y.Year, TextOf(y.Target), TextOf(y.Result), y.Difference, y.Verdict, y.WhyNot])]);
    }

    private static string TextOf(FigureCell cell) => cell.Chosen?.Text ?? FigureNames.LabelOf(cell.Empty);

    private static IReadOnlyList<object?> Row(
        FigureRow row, FigureColumn column, string kind, string unit, CellStatement cell, bool isChosen, string host)
    {
        FigureStatement statement = cell.Statement;
        return
        [
            row.RegionPath, column.Indicator, Period(column), kind, cell.Number, cell.IsConverted ? unit : "", cell.Min, cell.Max,
            cell.Hedge, cell.Text, cell.Basis, isChosen ? "是" : "", statement.IsCorrected ? "人工更正" : cell.IsConverted ? "" : "单位不能换算",
            statement.Plan.DisplayTitle(), statement.Plan.Metadata.Type, statement.Plan.Metadata.Year, statement.Sentence,
            host + FigureResponseStatement.UrlOf(statement),
        ];
    }

    /// <summary>The name of a table's file: 地区生产总值 增速 目标.</summary>
    public static string NameOf(FigureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return $"{table.Request.Indicator} {FigureNames.LabelOf(table.Measure)} {FigureNames.LabelOf(table.Request.Kind)}";
    }

    // A year is a number to order and filter by.
    private static object Period(FigureColumn column) =>
        column.Period is { Part: "" } period && period.FromYear == period.ToYear ? period.ToYear : column.Period.ToString();
}
