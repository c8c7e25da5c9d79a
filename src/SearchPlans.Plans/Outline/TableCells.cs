using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>A cell of a table row.</summary>
/// <param name="StartChar">Offset of its first character in the row's text.</param>
/// <param name="EndChar">Offset right after its last; the same for an empty cell.</param>
public readonly record struct TableCell(int StartChar, int EndChar);

/// <summary>The cells of a Markdown table's row: | 指标 | 数值 |.</summary>
public static class TableCells
{
    private static readonly SearchValues<char> _separatorSigns = SearchValues.Create("|-: \t\u3000");

    /// <summary>The cells of a row, without the white space around them. A sign \| is part of its cell.</summary>
    /// <param name="row">The row's text, as a <see cref="PlanUnitKind.TableRow"/> has it.</param>
    public static IReadOnlyList<TableCell> Of(ReadOnlySpan<char> row)
    {
        var cells = new List<TableCell>();
        int end = row.Length;
        while (end > 0 && char.IsWhiteSpace(row[end - 1]))
        {
            end--;
        }
        if (end > 1 && row[end - 1] == '|' && row[end - 2] != '\\')
        {
            end--;
        }
        int at = 0;
        while (at < end && char.IsWhiteSpace(row[at]))
        {
            at++;
        }
        if (at < end && row[at] == '|')
        {
            at++;
        }
        while (at <= end)
        {
            int bar = at;
            while (bar < end && (row[bar] != '|' || row[bar - 1] == '\\'))
            {
                bar++;
            }
            cells.Add(Trimmed(row, at, bar));
            at = bar + 1;
        }
        return cells;
    }

    /// <summary>Whether a line is the one of dashes below a head row: | --- | :-: |.</summary>
    internal static bool IsSeparator(ReadOnlySpan<char> line) =>
        line.Length >= 3 && line.Contains('|') && !line.ContainsAnyExcept(_separatorSigns) && line.Contains('-');

    private static TableCell Trimmed(ReadOnlySpan<char> row, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(row[start]))
        {
            start++;
        }
        while (end > start && char.IsWhiteSpace(row[end - 1]))
        {
            end--;
        }
        return new TableCell(start, end);
    }
}
