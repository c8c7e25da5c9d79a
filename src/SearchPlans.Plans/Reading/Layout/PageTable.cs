namespace SearchPlans.Plans;

/// <summary>
/// Finds tables among the rows of a page: rows one below the other whose segments keep to the same columns. A row with one
/// segment between them goes on with a cell of the row above.
/// </summary>
internal static class PageTable
{
    private const int MinRows = 3;

    /// <summary>Reads a table that begins at a row.</summary>
    /// <returns>The table and how many rows it takes; null where there is none.</returns>
    public static (TableGrid Grid, int Rows)? TryRead(List<LayoutRow> rows, int start)
    {
        int end = start, full = 0;
        while (end < rows.Count && (rows[end].Segments.Count > 1 || GoesOn(rows, start, end)))
            full += rows[end++].Segments.Count > 1 ? 1 : 0;
        while (end > start && rows[end - 1].Segments.Count == 1)
            end--;
        if (full < MinRows || rows[start].Segments.Count < 2)
            return null;
        List<(double XMin, double XMax)> columns = Columns(rows.GetRange(start, end - start));
        if (columns.Count < 2)
            return null;
        var grid = new TableGrid();
        List<string>? cells = null;
        for (int i = start; i < end; i++)
        {
            bool isNew = rows[i].Segments.Count > 1;
            if (isNew && cells is not null)
                Add(grid, cells);
            if (isNew || cells is null)
                cells = [.. Enumerable.Repeat("", columns.Count)];
            foreach (LayoutSegment segment in rows[i].Segments)
            {
                int column = columns.FindIndex(c => segment.XMin <= c.XMax && segment.XMax >= c.XMin);
                cells[column] += LayoutRow.Between(cells[column], segment.Text) + segment.Text;
            }
        }
        Add(grid, cells!);
        return (grid, end - start);
    }

    // One segment, narrow, with a row of the table behind it as well.
    private static bool GoesOn(List<LayoutRow> rows, int start, int at) =>
        at > start && at + 1 < rows.Count && rows[at + 1].Segments.Count > 1 && rows[at - 1].Segments.Count > 1
        && rows[at - 1].Segments.Count(segment => segment.XMin <= rows[at].XMax && segment.XMax >= rows[at].XMin) == 1;

    // The places that segments cover, joined where they touch.
    private static List<(double XMin, double XMax)> Columns(List<LayoutRow> rows)
    {
        List<(double XMin, double XMax)> columns = [];
        foreach (LayoutSegment segment in rows.SelectMany(row => row.Segments).OrderBy(segment => segment.XMin))
        {
            if (columns.Count > 0 && segment.XMin <= columns[^1].XMax)
                columns[^1] = (columns[^1].XMin, Math.Max(columns[^1].XMax, segment.XMax));
            else
                columns.Add((segment.XMin, segment.XMax));
        }
        return columns;
    }

    private static void Add(TableGrid grid, List<string> cells)
    {
        grid.BeginRow();
        foreach (string cell in cells)
            grid.Add([cell]);
    }
}
