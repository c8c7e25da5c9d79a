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
    private const double FullCellEm = 2.2;
    private const double MinFullCellEm = 3;
    private const double MinGapEm = 0.25;

    private readonly List<(double XMin, double XMax)> _columns;
    private readonly List<string[]> _rows = [];
    private readonly double[] _lastEnds;

    private PageTable(List<(double XMin, double XMax)> columns) => (_columns, _lastEnds) = (columns, new double[columns.Count]);

    /// <summary>Reads a table that begins at a row.</summary>
    /// <returns>The table and how many rows it takes; null where there is none.</returns>
    public static (PageTable Table, int Rows)? TryRead(List<LayoutRow> rows, int start)
    {
        int end = SeedEnd(rows, start);
        if (end == start || ColumnsOf(rows.GetRange(start, end - start)) is not { Count: > 1 } columns)
            return null;
        var table = new PageTable(columns);
        end = table.Add(rows, start, end);
        return (table, end - start);
    }

    /// <summary>Goes on with the rows at the head of the next page or column, as far as they keep to the table's columns.</summary>
    /// <returns>How many rows it takes.</returns>
    public int GoOn(List<LayoutRow> rows)
    {
        int head = 0;
        // The head again, on as many lines as it took.
        string[] again = [.. _columns.Select(_ => "")];
        for (int i = 0; i < rows.Count && i < MinRows && head == 0 && Fits(rows[i]); i++)
        {
            foreach ((int column, LayoutRow cell) in Cells(rows[i]))
                again[column] += cell.Text;
            head = again.SequenceEqual(_rows[0]) ? i + 1 : 0;
        }
        return head < rows.Count && (head > 0 || Keeps(rows[head]) || (Fits(rows[head]) && Continues(rows[head]))) ? Add(rows, head, head) : head;
    }

    /// <summary>Writes the table.</summary>
    public void WriteTo(PlanTextBuilder text)
    {
        var grid = new TableGrid();
        foreach (string[] row in _rows)
        {
            grid.BeginRow();
            foreach (string cell in row)
                grid.Add([cell]);
        }
        grid.WriteTo(text);
    }

    // Rows of several pieces, with one of a single piece between at most: enough to see the columns by.
    private static int SeedEnd(List<LayoutRow> rows, int start)
    {
        int end = start, full = 0;
        // A cell that is higher than the others and stands in their middle begins above them.
        if (start + 1 < rows.Count && rows[start].Segments.Count == 1 && rows[start + 1].Segments.Count > 1 && AreOfOneHeight(rows[start], rows[start + 1]))
            end++;
        for (int singles = 0; end < rows.Count; end++)
        {
            singles = rows[end].Segments.Count > 1 ? 0 : singles + 1;
            full += singles == 0 ? 1 : 0;
            if (singles > 1 || full == 0 || (singles == 1 && rows[end - 1].Segments.Count(segment => segment.XMin <= rows[end].XMax && segment.XMax >= rows[end].XMin) != 1))
                break;
        }
        while (end > start && rows[end - 1].Segments.Count == 1)
            end--;
        return full < MinRows ? start : end;
    }

    /// <summary>Adds rows up to an end that is known, and those behind that keep to the columns.</summary>
    private int Add(List<LayoutRow> rows, int start, int knownEnd)
    {
        (double closest, double widest) = (double.MaxValue, 0);
        int end = start;
        for (; end < rows.Count; end++)
        {
            double step = end > start ? rows[end].YMiddle - rows[end - 1].YMiddle : 0;
            bool isSame = end == start ? _rows.Count > 0 && !Cells(rows[end]).Any(cell => cell.Column == 0) && Continues(rows[end])
                : AreOfOneHeight(rows[end - 1], rows[end]) || (Continues(rows[end]) && IsClose(step, rows, end) && (Keeps(rows[end]) ? HasLines(rows, start, end) : true));
            if (end >= knownEnd && !isSame && !(Fits(rows[end]) && (Keeps(rows[end]) || BeginsRow(rows, end))))
                break;
            if (!isSame)
            {
                _rows.Add([.. _columns.Select(_ => "")]);
                Array.Fill(_lastEnds, double.MinValue);
            }
            foreach ((int column, LayoutRow cell) in Cells(rows[end]))
            {
                _rows[^1][column] += LayoutRow.Between(_rows[^1][column], cell.Text) + cell.Text;
                _lastEnds[column] = cell.XMax;
            }
        }
        return end;

        // Not farther below than the closest lines around it, those of one height aside.
        bool IsClose(double step, List<LayoutRow> around, int at)
        {
            const int Around = 40;
            closest = double.MaxValue;
            for (int i = Math.Max(start + 1, at - Around); i < Math.Min(Math.Max(knownEnd, at + 1), at + Around) && i < around.Count; i++)
            {
                double other = around[i].YMiddle - around[i - 1].YMiddle;
                closest = other < SameHeightEm * around[i].Em ? closest : Math.Min(closest, other);
            }
            return step <= closest * CloseLines;
        }

        bool HasLines(List<LayoutRow> around, int from, int at)
        {
            for (int i = Math.Max(from + 1, at - 40); i < Math.Min(around.Count, Math.Max(knownEnd, at + 2)); i++)
                widest = Math.Max(widest, around[i].YMiddle - around[i - 1].YMiddle);
            return widest > closest * CloseLines;
        }
    }

    // A single cell that the others of its row stand beside, a little lower.
    private bool BeginsRow(List<LayoutRow> rows, int at) =>
        at + 1 < rows.Count && AreOfOneHeight(rows[at], rows[at + 1]) && Fits(rows[at + 1]) && !Cells(rows[at + 1]).Any(cell => cell.Column == ColumnOf(rows[at].Words[0]));

    private static bool AreOfOneHeight(LayoutRow above, LayoutRow below) => below.YMiddle - above.YMiddle < SameHeightEm * below.Em;

    private IEnumerable<(int Column, LayoutRow Cell)> Cells(LayoutRow row) =>
        row.Words.GroupBy(ColumnOf).OrderBy(cell => cell.Key).Select(cell => (cell.Key, new LayoutRow([.. cell])));

    // The column that a word begins in; what spans several stands in the first.
    private int ColumnOf(LayoutWord word)
    {
        int column = _columns.FindIndex(column => word.XMin <= column.XMax);
        return column < 0 ? _columns.Count - 1 : column;
    }

    // Whether every word stands in one column.
    private bool Fits(LayoutRow row) =>
        row.Words.All(word => _columns.Count(column => word.XMin < column.XMax && word.XMax > column.XMin) == 1);

    private bool Keeps(LayoutRow row) => Fits(row) && row.Words.Select(ColumnOf).Distinct().Skip(1).Any();

    // Every piece stands below a line of Chinese that reached the end of its cell, or begins a cell that is centred.
    private bool Continues(LayoutRow row)
    {
        int continued = 0, pieces = 0;
        foreach ((int column, _) in Cells(row))
        {
            pieces++;
            string above = _rows.Count == 0 ? "" : _rows[^1][column];
            if (above.Length == 0)
                continue;
            (double left, double right) = _columns[column];
            if (_lastEnds[column] < right - (FullCellEm * row.Em) || right - left < MinFullCellEm * row.Em || !LayoutRow.IsWide(above[^1]))
                return false;
            continued++;
        }
        return continued > 0 && (pieces < _columns.Count || _columns.Count == 2);
    }

    // The places that words cover, joined where they touch. Rows of few pieces may span columns and aren't asked where
    // there are enough others.
    private static List<(double XMin, double XMax)> ColumnsOf(List<LayoutRow> rows)
    {
        List<(double XMin, double XMax)> finest = [];
        double em = rows.Max(row => row.Em);
        int most = rows.Max(row => row.Segments.Count);
        for (int least = 2; least <= most; least++)
        {
            List<LayoutRow> asked = rows.FindAll(row => row.Segments.Count >= least);
            if (asked.Count < MinRows && finest.Count > 1)
                break;
            List<(double XMin, double XMax)> columns = [];
            foreach (LayoutWord word in asked.SelectMany(row => row.Words).OrderBy(word => word.XMin))
            {
                if (columns.Count > 0 && word.XMin <= columns[^1].XMax + (MinGapEm * em))
                    columns[^1] = (columns[^1].XMin, Math.Max(columns[^1].XMax, word.XMax));
                else
                    columns.Add((word.XMin, word.XMax));
            }
            if (columns.Count > finest.Count)
                finest = columns;
        }
        return finest.Count > TableGrid.MaxColumns ? [] : finest;
    }
}
