using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Pages;

/// <summary>A row of a table to read.</summary>
/// <param name="Unit">The unit it is; the cells are ranges of its text.</param>
/// <param name="Cells">Its cells; never none.</param>
public sealed record ReadingRow(PlanPageUnit Unit, IReadOnlyList<TableCell> Cells);

/// <summary>Rows that follow each other as one table.</summary>
public sealed class ReadingTable
{
    private readonly bool[] _isNumeric;
    private readonly FigureMarks? _figures;
    private readonly CitationLinks? _names;

    /// <summary>Makes the table of a block of rows.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="figures">Where numbers stand that links lead to, or null.</param>
    /// <param name="names">Where names of documents are links, or null.</param>
    public ReadingTable(ReadingBlock block, FigureMarks? figures = null, CitationLinks? names = null)
    {
        _figures = figures;
        _names = names;
        ReadingRow[] rows = [.. block.Units.Select(u => new ReadingRow(u, TableCells.Of(u.Text)))];
        // Scanned tables often end in a bar too many: a column with nothing in any row isn't shown.
        Columns = Math.Max(1, rows.Max(r => r.Cells.ToList().FindLastIndex(c => c.EndChar > c.StartChar) + 1));
        rows = [.. rows.Select(r => r with { Cells = [.. r.Cells.Take(Columns)] })];
        int heads = rows.TakeWhile(r => r.Unit.IsTableHead).Count();
        Head = rows[..heads];
        Body = rows[heads..];
        _isNumeric =
            [.. Enumerable.Range(0, Columns).Select(c => Body.Any(r => IsNumber(r, c)) && Body.All(r => IsEmpty(r, c) || IsNumber(r, c)))];
    }

    /// <summary>The rows that name the columns; often one, sometimes none.</summary>
    public IReadOnlyList<ReadingRow> Head { get; }
    /// <summary>The other rows.</summary>
    public IReadOnlyList<ReadingRow> Body { get; }
    /// <summary>How many columns have something in them.</summary>
    public int Columns { get; }

    /// <summary>A cell's text with what is marked.</summary>
    public MarkedText TextOf(ReadingRow row, int cell) =>
        new(row.Unit.Text, row.Unit.Marks, row.Cells[cell].StartChar, row.Cells[cell].EndChar)
        {
            Numbers = _figures?.In(row.Unit.Anchor) ?? [],
            Links = _names?.In(row.Unit.Anchor) ?? [],
        };

    /// <summary>Whether all cells of a column are numbers, so that they stand below each other by their ends.</summary>
    public bool IsNumeric(int column) => _isNumeric[column];

    /// <summary>How many columns a cell takes: the last of a short row takes the rest.</summary>
    public int SpanOf(ReadingRow row, int cell) => cell == row.Cells.Count - 1 ? Columns - cell : 1;

    private static bool IsEmpty(ReadingRow row, int column) =>
        column >= row.Cells.Count || row.Cells[column].StartChar == row.Cells[column].EndChar;

    private static bool IsNumber(ReadingRow row, int column)
    {
        if (IsEmpty(row, column))
        {
            return false;
        }
        string text = row.Unit.Text[row.Cells[column].StartChar..row.Cells[column].EndChar];
        return text is "-" or "—" or "——" or "/"
            || (text.Any(char.IsAsciiDigit)
                && text.All(c => char.IsAsciiDigit(c) || " .,%+-−±～~<>≤≥‰％".Contains(c, StringComparison.Ordinal)));
    }
}
