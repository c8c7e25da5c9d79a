using SearchPlans.Cli.Output;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Text.Characters;

namespace SearchPlans.Cli.Commands;

/// <summary>Shows the text of a plan: units apart, the rows of a table together with their columns below one another.</summary>
internal sealed class PlanTextPage(PageWriter page)
{
    // A column is padded up to here; where cells hold sentences, aligning would drive rows apart.
    private const int MaxColumnCells = 24;

    /// <summary>Writes all units.</summary>
    public void Write(IReadOnlyList<PlanPageUnit> units)
    {
        for (int at = 0; at < units.Count;)
        {
            int end = at;
            while (end < units.Count && units[end].Kind == PlanUnitKind.TableRow)
            {
                end++;
            }
            page.WriteBreak();
            if (end > at)
            {
                WriteTable(units.Skip(at).Take(end - at));
            }
            else
            {
                page.Write(Line(units[end++]));
            }
            at = end;
        }
    }

    private void WriteTable(IEnumerable<PlanPageUnit> rows)
    {
        (PlanPageUnit Unit, IReadOnlyList<TableCell> Cells)[] all = [.. rows.Select(r => (r, TableCells.Of(r.Text)))];
        int[] widths = [.. Enumerable.Range(0, all.Max(r => r.Cells.Count))
            .Select(column => Math.Min(MaxColumnCells, all.Where(r => column < r.Cells.Count).Max(r => WidthOf(r.Unit, r.Cells[column]))))];
        foreach ((PlanPageUnit unit, IReadOnlyList<TableCell> cells) in all)
        {
            var line = new StyledLine(indent: 2);
            for (int column = 0; column < cells.Count; column++)
            {
                TableCell cell = cells[column];
                if (column > 0)
                {
                    line.Add(" │ ", Tone.Faint);
                }
                line.Add(unit.Text[cell.StartChar..cell.EndChar], Within(unit.Marks, cell), unit.IsTableHead ? Tone.Heading : Tone.Plain);
                if (column < cells.Count - 1)
                {
                    line.Add(new string(' ', Math.Max(0, widths[column] - WidthOf(unit, cell))));
                }
            }
            page.Write(line);
            if (unit.IsTableHead)
            {
                page.Write(string.Join("─┼─", widths.Select(w => new string('─', w))), Tone.Faint, indent: 2);
            }
        }
    }

    private static int WidthOf(PlanPageUnit row, TableCell cell) => DisplayWidth.Of(row.Text[cell.StartChar..cell.EndChar]);

    private static List<TextRange> Within(IReadOnlyList<TextRange> marks, TableCell cell) =>
        [.. marks
            .Select(m => new TextRange(Math.Max(m.Start, cell.StartChar) - cell.StartChar, Math.Min(m.End, cell.EndChar) - cell.StartChar))
            .Where(m => m.Start < m.End)];

    private static StyledLine Line(PlanPageUnit unit) => unit.Kind switch
    {
        PlanUnitKind.Title => new StyledLine().Add(unit.Text, unit.Marks, Tone.Title),
        PlanUnitKind.Heading => new StyledLine().Add(unit.Text, unit.Marks, Tone.Heading),
        PlanUnitKind.Surrounding or PlanUnitKind.Contents => new StyledLine().Add("┊ ", Tone.Faint).Add(unit.Text, unit.Marks, Tone.Faint),
        PlanUnitKind.ListItem => new StyledLine(indent: 4).Add(unit.Text, unit.Marks),
        _ => new StyledLine(indent: 2).Add(unit.Text, unit.Marks),
    };
}
