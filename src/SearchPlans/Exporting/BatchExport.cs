using System.ComponentModel;
using SearchPlans.Feeds;
using SearchPlans.Querying;
using SearchPlans.Trends;

namespace SearchPlans.Exporting;

/// <summary>A number of a batch.</summary>
public sealed record BatchResponseCount(
    [property: Description("含有它的段落数")] int Paragraphs,
    [property: Description("说到它的文件数")] int Plans,
    [property: Description("收录的文件数；为 0 时是未收录，不等于没有说")] int Read,
    [property: Description("检索页的地址，列出的正是这些段落")] string Url);

/// <summary>A place of a batch.</summary>
public sealed record BatchResponsePlace(
    [property: Description("地区，按输入；没有指定地区时为空")] string Place,
    [property: Description("合计；指定了年份时是这些年份的合计")] BatchResponseCount Total,
    [property: Description("各年，与 years 一一对应")] IReadOnlyList<BatchResponseCount> ByYear);

/// <summary>An expression of a batch.</summary>
public sealed record BatchResponseRow(
    [property: Description("说法，按输入")] string Expression,
    [property: Description("找的是什么；不成其为说法时为空")] string Understood,
    [property: Description("各地，按输入的次序")] IReadOnlyList<BatchResponsePlace> Places);

/// <summary>How often many expressions are said.</summary>
public sealed record BatchResponse(
    [property: Description("各列的年份；没有指定年份时为空，只有合计")] IReadOnlyList<int> Years,
    [property: Description("各个说法")] IReadOnlyList<BatchResponseRow> Expressions)
{
    /// <summary>Translates a table.</summary>
    public static BatchResponse From(BatchTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new BatchResponse(table.Years, [.. table.Rows.Select(r => new BatchResponseRow(
            r.Expression, r.Understood, [.. table.Places.Select((p, i) => new BatchResponsePlace(
                p.Name, Count(table, r, i, 0), [.. table.Years.Select((_, y) => Count(table, r, i, y + 1))]))]))]);
    }

    private static BatchResponseCount Count(BatchTable table, BatchRow row, int place, int column)
    {
        SpreadCount count = row.Counts[place][column];
        return new BatchResponseCount(
            count.Paragraphs, count.Plans, count.Read.Plans, SearchAddress.Of(BatchExport.SearchOf(table, row, place, column)));
    }
}

/// <summary>Batches as tables for files.</summary>
public static class BatchExport
{
    /// <summary>The name of a file.</summary>
    public const string Name = "批量查词";

    /// <summary>A row for each expression, place and year, and for the sum of years.</summary>
    /// <param name="table">The batch.</param>
    /// <param name="host">What stands before addresses (https://plans.example), or empty.</param>
    public static ExportTable Rows(BatchTable table, string host = "")
    {
        ArgumentNullException.ThrowIfNull(table);
        return new ExportTable(Name, ["说法", "地区", "年份", "说到的文件数", "段落数", "收录的文件数", "链接"],
        [
            .. table.Rows.SelectMany(r => table.Places.SelectMany((p, i) => Enumerable.Range(0, table.Years.Count + 1)
                .Select(c => (IReadOnlyList<object?>)[
                    r.Expression, PlaceOf(p), c == 0 ? "合计" : table.Years[c - 1], r.Counts[i][c].Plans, r.Counts[i][c].Paragraphs,
                    r.Counts[i][c].Read.Plans, host + SearchAddress.Of(SearchOf(table, r, i, c))]))),
        ]);
    }

    /// <summary>The plans that say each expression, expression and place by year; empty where nothing was read.</summary>
    public static ExportTable Plans(BatchTable table) => Matrix(table, "文件数", c => c.Plans);

    /// <summary>The paragraphs that say each expression, the same way.</summary>
    public static ExportTable Paragraphs(BatchTable table) => Matrix(table, "段落数", c => c.Paragraphs);

    /// <summary>The search that finds what a number counts.</summary>
    /// <param name="table">The batch.</param>
    /// <param name="row">The expression.</param>
    /// <param name="place">The ordinal of the place.</param>
    /// <param name="column">0: all years; else the ordinal of the year, from 1.</param>
    public static SearchRequest SearchOf(BatchTable table, BatchRow row, int place, int column)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        return new SearchRequest
        {
            Query = row.Expression,
            Match = SearchMatch.Exact,
            SameWords = table.Request.SameWords,
            Regions = table.Places[place].Paths,
            Levels = table.Request.Levels,
            Types = table.Request.Types,
            Years = column == 0 ? table.Years : [table.Years[column - 1]],
        };
    }

    private static string PlaceOf(BatchPlace place) => place.Name.Length > 0 ? place.Name : "全部";

    private static ExportTable Matrix(BatchTable table, string name, Func<SpreadCount, int> number)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new ExportTable(name, ["说法", "地区", "合计", .. table.Years.Select(y => $"{y}年")],
        [
            .. table.Rows.SelectMany(r => table.Places.Select((p, i) => (IReadOnlyList<object?>)[
                r.Expression, PlaceOf(p), .. r.Counts[i].Select(c => c.Read.Plans == 0 ? (object?)null : number(c))])),
        ]);
    }
}
