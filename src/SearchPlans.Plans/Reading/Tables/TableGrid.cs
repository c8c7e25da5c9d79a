namespace SearchPlans.Plans;

/// <summary>
/// A table on its way from a document to rows: cells are put where they stand, merged ones at their first place with the
/// rest left empty, so that nothing is said twice. What is framed rather than tabulated is written as paragraphs: tables
/// of one column, and the rows across all columns above and below the others (专栏 1 …, 单位：…, 注：…).
/// </summary>
internal sealed class TableGrid
{
    /// <summary>Most columns; what stands to the right goes into the last.</summary>
    public const int MaxColumns = 64;

    private const int MaxRowSpan = 1000;

    private readonly List<List<Cell?>> _rows = [];
    private readonly int[] _coveredRows = new int[MaxColumns];
    private int _column;

    private sealed record Cell(IReadOnlyList<string> Lines, int Column, int Columns)
    {
        public string Text { get; } = string.Join(' ', Lines);
    }

    /// <summary>Begins a row.</summary>
    public void BeginRow()
    {
        _rows.Add([]);
        _column = 0;
    }

    /// <summary>Puts a cell right of the last one, past those that reach down from above.</summary>
    /// <param name="lines">Its paragraphs.</param>
    /// <param name="columns">Columns it spans.</param>
    /// <param name="rows">Rows it spans; what is below is left free of other cells.</param>
    public void Add(IReadOnlyList<string> lines, int columns = 1, int rows = 1)
    {
        if (_rows.Count == 0)
        {
            BeginRow();
        }
        while (_column < MaxColumns && _coveredRows[_column] > _rows.Count - 1)
        {
            Skip();
        }
        columns = Math.Clamp(columns, 1, Math.Max(1, MaxColumns - _column));
        List<Cell?> row = _rows[^1];
        if (_column >= MaxColumns)
        {
            if (row[^1] is { } last)
            {
                row[^1] = new Cell([.. last.Lines, .. lines], last.Column, last.Columns);
            }
            return;
        }
        row.Add(new Cell(lines, _column, columns));
        for (int i = 0; i < columns; i++)
        {
            if (i > 0)
            {
                row.Add(null);
            }
            _coveredRows[_column++] = _rows.Count - 1 + Math.Clamp(rows, 1, MaxRowSpan);
        }
    }

    /// <summary>Leaves columns of the row empty.</summary>
    public void Skip(int columns = 1)
    {
        for (int i = 0; i < columns && _column < MaxColumns; i++, _column++)
        {
            _rows[^1].Add(null);
        }
    }

    /// <summary>Writes the table.</summary>
    public void WriteTo(PlanTextBuilder text)
    {
        _rows.RemoveAll(row => row.TrueForAll(cell => cell is null || cell.Text.Length == 0));
        List<int> used = [.. Enumerable.Range(0, _rows.Count == 0 ? 0 : _rows.Max(row => row.Count))
            .Where(column => _rows.Exists(row => row.Count > column && row[column] is { Text.Length: > 0 }))];
        int first = 0, end = _rows.Count;
        while (first < end && IsAcross(_rows[first], used))
        {
            WriteLines(_rows[first++], text);
        }
        while (end > first && IsAcross(_rows[end - 1], used))
        {
            end--;
        }
        text.Table([.. _rows[first..end].Select(row => used.ConvertAll(column => column < row.Count ? row[column]?.Text ?? "" : ""))]);
        foreach (List<Cell?> row in _rows[end..])
        {
            WriteLines(row, text);
        }
    }

    /// <summary>Gives the rows as lines, for a table within a cell of another.</summary>
    public void WriteLines(Action<string> write)
    {
        foreach (List<Cell?> row in _rows)
        {
            write(string.Join(' ', row.OfType<Cell>().Select(cell => cell.Text)));
        }
    }

    // One cell over all the columns that hold anything.
    private static bool IsAcross(List<Cell?> row, List<int> used)
    {
        List<Cell> cells = [.. row.OfType<Cell>().Where(cell => cell.Text.Length > 0)];
        return cells.Count == 1 && (used.Count == 1 || (cells[0].Column <= used[0] && cells[0].Column + cells[0].Columns > used[^1]));
    }

    private static void WriteLines(List<Cell?> row, PlanTextBuilder text)
    {
        foreach (string line in row.OfType<Cell>().SelectMany(cell => cell.Lines))
        {
            text.Paragraph(line);
        }
    }
}
