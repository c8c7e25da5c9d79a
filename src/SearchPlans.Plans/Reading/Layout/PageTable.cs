namespace SearchPlans.Plans;

/// <summary>
/// A table of a page: rows one below the other whose pieces keep to the same columns. Lines belong to one row of it where
/// they stand closer together than rows do and go on with cells that are full, or overlap in height, as cells do that are
/// centred beside longer ones. It goes on at the head of the next page where the rows there keep to its columns.
/// </summary>
internal sealed class PageTable
{
    private const int MinRows = 3;
    private const double CloseLines = 1.18;
    private const double SameHeightEm = 0.9;
    private const double FullCellEm = 3;
    private const double MinFullCellEm = 1.8;
    private const double MinWideCellEm = 6;
    private const double MaxLineEm = 2.4;
    private const int MinWrappedRows = 2;
    private const double MinGapEm = 0.35;
    private const double SameEdgeEm = 0.5;

    private readonly List<(double XMin, double XMax)> _columns;
    private readonly List<string[]> _rows = [];
    // The last line of each cell of the last row.
    private readonly LayoutRow?[] _last;
    private bool _wraps;
    private double _closest = double.MaxValue, _widest;

    private PageTable(List<(double XMin, double XMax)> columns) => (_columns, _last) = (columns, new LayoutRow?[columns.Count]);

    /// <summary>Reads a table that begins at a row.</summary>
    /// <returns>The table and how many rows it takes; null where there is none.</returns>
    public static (PageTable Table, int Rows)? TryRead(List<LayoutRow> rows, int start)
    {
        int end = SeedEnd(rows, start);
        if (end == start || ColumnsOf(rows.GetRange(start, end - start)) is not { Count: > 1 } columns)
        {
            return null;
        }
        var table = new PageTable(columns);
        // What stands alone behind the last full row is a long cell, too, of a row that the next page goes on with.
        table._wraps = rows.Take(start..end).Count(row => table.Cells(row).Count < columns.Count)
            + rows.Skip(end).TakeWhile(row => table.Fits(row) && table.Cells(row) is [{ Column: > 0 }]).Take(MinWrappedRows).Count()
            >= MinWrappedRows;
        end = table.Add(rows, start, end);
        return (table, end - start);
    }

    /// <summary>Goes on with the rows at the head of the next page or column, as far as they keep to the table's columns.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="dropped">Gets the head where it is repeated.</param>
    /// <returns>How many rows it takes.</returns>
    public int GoOn(List<LayoutRow> rows, List<DroppedText> dropped)
    {
        int head = 0;
        // The head again, on as many lines as it took.
        string[] again = [.. _columns.Select(_ => "")];
        for (int i = 0; i < rows.Count && i < MinRows && head == 0 && Fits(rows[i]); i++)
        {
            foreach ((int column, LayoutRow cell) in Cells(rows[i]))
            {
                again[column] += cell.Text;
            }
            head = again.SequenceEqual(_rows[0]) ? i + 1 : 0;
        }
        dropped.AddRange(rows.Take(head).Select(row => new DroppedText(DroppedKind.RepeatedHead, row.Text)));
        return head < rows.Count
            && (head > 0 || Keeps(rows[head]) || (Fits(rows[head]) && (Continues(rows[head]) || BeginsRow(rows, head))))
            ? Add(rows, head, head)
            : head;
    }

    /// <summary>Writes the table.</summary>
    public void WriteTo(PlanTextBuilder text)
    {
        var grid = new TableGrid();
        foreach (string[] row in _rows)
        {
            grid.BeginRow();
            foreach (string cell in row)
            {
                grid.Add([cell]);
            }
        }
        grid.WriteTo(text);
    }

    // Rows of several pieces: enough to see the columns by. Between them stand pieces below a cell that isn't the first, as
    // long cells have them, and one at most below another.
    private static int SeedEnd(List<LayoutRow> rows, int start)
    {
        int end = start, full = 0;
        // A cell that is higher than the others and stands in their middle begins above them.
        if (start + 1 < rows.Count
            && rows[start + 1].Table is null
            && rows[start].Segments.Count == 1
            && rows[start + 1].Segments.Count > 1
            && AreOfOneHeight(rows[start], rows[start + 1]))
        {
            end++;
        }
        LayoutRow? cells = null;
        for (int singles = 0; end < rows.Count && rows[end].Table is null; end++)
        {
            LayoutRow row = rows[end];
            if (row.Segments.Count > 1)
            {
                (cells, singles) = (row, 0);
                full++;
                continue;
            }
            if (cells is null)
            {
                break;
            }
            if (cells.Segments.Skip(1).Any(cell => Math.Abs(cell.XMin - row.XMin) < SameEdgeEm * row.Em))
            {
                continue;
            }
            if (++singles > 1 || cells.Segments.Count(cell => cell.XMin <= row.XMax && cell.XMax >= row.XMin) != 1)
            {
                break;
            }
        }
        while (end > start && rows[end - 1].Segments.Count == 1)
        {
            end--;
        }
        return full < MinRows ? start : end;
    }

    /// <summary>Adds rows up to an end that is known, and those behind that keep to the columns.</summary>
    private int Add(List<LayoutRow> rows, int start, int knownEnd)
    {
        for (int i = start + 1; i < knownEnd; i++)
        {
            Measure(rows, i);
        }
        int end = start;
        for (; end < rows.Count; end++)
        {
            if (rows[end].Table is not null)
            {
                break;
            }
            bool isSame = end > start ? AreOfOneHeight(rows[end - 1], rows[end]) || (Continues(rows[end]) && IsClose(rows, end))
                : _rows.Count > 0 && !Cells(rows[end]).Exists(cell => cell.Column == 0) && Continues(rows[end]);
            if (end >= knownEnd && !isSame && !(Fits(rows[end]) && (Keeps(rows[end]) || BeginsRow(rows, end))))
            {
                break;
            }
            if (!isSame)
            {
                _rows.Add([.. _columns.Select(_ => "")]);
                Array.Clear(_last);
            }
            foreach ((int column, LayoutRow cell) in Cells(rows[end]))
            {
                _rows[^1][column] += LayoutRow.Between(_rows[^1][column], cell.Text) + cell.Text;
                _last[column] = cell;
                // Cells may be wider than all those that the columns were seen by.
                if (Fits(rows[end]))
                {
                    _columns[column] = (Math.Min(_columns[column].XMin, cell.XMin), Math.Max(_columns[column].XMax, cell.XMax));
                }
            }
        }
        return end;
    }

    // Not farther below than lines of a cell are; between several cells and their like above only where rows stand farther
    // apart, or are seen to take several lines.
    private bool IsClose(List<LayoutRow> rows, int at)
    {
        Measure(rows, at);
        return Step(rows[at - 1], rows[at]) <= _closest * CloseLines && (_wraps || !Keeps(rows[at]) || _widest > _closest * CloseLines);
    }

    private void Measure(List<LayoutRow> rows, int at)
    {
        double step = Step(rows[at - 1], rows[at]);
        if (!AreOfOneHeight(rows[at - 1], rows[at]) && HasWide(rows[at - 1]) == HasWide(rows[at]))
        {
            (_closest, _widest) = (Math.Min(_closest, step), Math.Max(_widest, step));
        }
    }

    // Figures may be of a lower font than the words beside them, which says nothing of how far apart lines are.
    private static double Step(LayoutRow above, LayoutRow below) => LineMiddle(below) - LineMiddle(above);

    private static double LineMiddle(LayoutRow row) => HasWide(row) ? row.Words.First(IsWide).YMiddle : row.YMiddle;

    private static bool HasWide(LayoutRow row) => row.Words.Any(IsWide);

    private static bool IsWide(LayoutWord word) => word.Text.Any(LayoutRow.IsWide);

    // A single cell that the others of its row stand beside, a little lower, or that goes on in the row below.
    private bool BeginsRow(List<LayoutRow> rows, int at)
    {
        const int MaxLines = 10;
        int column = Cells(rows[at])[0].Column;
        for (int line = at, next = at + 1; next < rows.Count && next <= at + MaxLines && Fits(rows[next]); line++, next++)
        {
            bool isBeside = Cells(rows[next]).Exists(cell => cell.Column == column);
            if (AreOfOneHeight(rows[line], rows[next]) && !isBeside)
            {
                return true;
            }
            bool isClose = Step(rows[line], rows[next]) <= _closest * CloseLines;
            if (!isBeside || !isClose || rows[line].XMax < _columns[column].XMax - (FullCellEm * rows[line].Em))
            {
                return false;
            }
            if (Keeps(rows[next]))
            {
                return true;
            }
        }
        return false;
    }

    private static bool AreOfOneHeight(LayoutRow above, LayoutRow below) => below.YMiddle - above.YMiddle < SameHeightEm * below.Em;

    // What stands in each column: pieces between gaps that are narrower than those which part cells of a row at first sight.
    private List<(int Column, LayoutRow Cell)> Cells(LayoutRow row) =>
        [.. Pieces(row).GroupBy(ColumnOf).OrderBy(cell => cell.Key)
            .Select(cell => (cell.Key, new LayoutRow([.. cell.SelectMany(words => words)])))];

    private static List<List<LayoutWord>> Pieces(LayoutRow row)
    {
        List<List<LayoutWord>> pieces = [];
        foreach (LayoutWord word in row.Words)
        {
            if (pieces.Count == 0 || word.XMin > pieces[^1].Max(other => other.XMax) + (MinGapEm * row.Em))
            {
                pieces.Add([]);
            }
            pieces[^1].Add(word);
        }
        return pieces;
    }

    private int ColumnOf(List<LayoutWord> piece) => ColumnOf(_columns, piece[0].XMin, piece.Max(word => word.XMax));

    /// <summary>The column that something overlaps, of several the first, or the nearest.</summary>
    public static int ColumnOf(List<(double XMin, double XMax)> columns, double left, double right) =>
        Enumerable.Range(0, columns.Count).MinBy(i => Math.Max(0, Math.Max(columns[i].XMin - right, left - columns[i].XMax)));

    // Whether every piece stands in one column.
    private bool Fits(LayoutRow row) => row.Table is null && Pieces(row).TrueForAll(piece =>
        _columns.Count(column => piece[0].XMin < column.XMax && piece.Max(word => word.XMax) > column.XMin) <= 1);

    private bool Keeps(LayoutRow row) => Fits(row) && Cells(row).Count > 1;

    // Every piece stands close below a line that left no room for its beginning, or begins a cell that is centred. Where all
    // cells seem to go on, as short ones of one length do, too, the table has to show that its cells take several lines.
    private bool Continues(LayoutRow row)
    {
        int continued = 0, wide = 0;
        foreach ((int column, LayoutRow cell) in Cells(row))
        {
            string above = _rows.Count == 0 ? "" : _rows[^1][column];
            if (above.Length == 0 || _last[column] is not { } last)
            {
                continue;
            }
            double width = _columns[column].XMax - _columns[column].XMin, room = _columns[column].XMax - last.XMax;
            if (width < MinFullCellEm * row.Em || room > cell.LeadWidth() + row.Em || !above.Any(LayoutRow.IsWide) || !IsBelow(cell, last))
            {
                return false;
            }
            continued++;
            wide += width >= MinWideCellEm * row.Em && above[^1] is not ('。' or '；') ? 1 : 0;
        }
        return continued > 0 && Fits(row) && (continued < _columns.Count || _columns.Count == 2 || (_wraps && wide > 1));
    }

    // The next line of a cell, aligned or centred.
    private static bool IsBelow(LayoutRow cell, LayoutRow above)
    {
        bool isAligned = cell.XMin < above.XMin + cell.Em || Math.Abs(cell.XMin + cell.XMax - above.XMin - above.XMax) < 2 * cell.Em;
        // At the head of the next page it stands higher.
        return isAligned && cell.YMiddle - above.YMiddle < MaxLineEm * cell.Em;
    }

    /// <summary>The places that words cover, joined where they touch. Rows of few pieces may span columns and aren't asked where
    /// there are enough others.</summary>
    public static List<(double XMin, double XMax)> ColumnsOf(List<LayoutRow> rows)
    {
        List<(double XMin, double XMax)> finest = [];
        double em = rows.Max(row => row.Em);
        int most = rows.Max(row => row.Segments.Count);
        for (int least = 2; least <= most; least++)
        {
            List<LayoutRow> asked = rows.FindAll(row => row.Segments.Count >= least);
            if (asked.Count < MinRows && finest.Count > 1)
            {
                break;
            }
            List<(double XMin, double XMax)> columns = [];
            foreach (LayoutWord word in asked.SelectMany(row => row.Words).OrderBy(word => word.XMin))
            {
                if (columns.Count > 0 && word.XMin <= columns[^1].XMax + (MinGapEm * em))
                {
                    columns[^1] = (columns[^1].XMin, Math.Max(columns[^1].XMax, word.XMax));
                }
                else
                {
                    columns.Add((word.XMin, word.XMax));
                }
            }
            if (columns.Count > finest.Count)
            {
                finest = columns;
            }
        }
        return finest.Count > TableGrid.MaxColumns ? [] : finest;
    }
}
