namespace SearchPlans.Plans;

/// <summary>
/// Finds the tables of a page by their lines: level and upright ones that touch, or at least three level ones of the same edges with cells
/// side by side between them. What has lines but not between its rows is left to <see cref="PageTable"/>.
/// </summary>
internal static class RuledTables
{
    private const double Touch = 3, SameEdge = 4, SameLine = 3;
    private const int MinLevel = 3;
    private const double FullCell = 0.7;
    private const double RunningShare = 0.8;
    private const double MinBandHeight = 4;

    // Beyond it is a drawing; what takes time is bounded so.
    private const int MaxLines = 600;

    /// <summary>The tables from top to bottom, and the words that stand in none.</summary>
    public static (List<RuledTable> Tables, List<LayoutWord> Others) Find(LayoutPage page)
    {
        List<LayoutRule> level = LayoutRules.Whole(page.Rules, areLevel: true), upright = LayoutRules.Whole(page.Rules, areLevel: false);
        if (level.Count < 2 || level.Count + upright.Count > MaxLines)
        {
            return ([], page.Words);
        }
        List<RuledTable> tables = [];
        List<LayoutWord> rest = [.. page.Words.Where(word => !string.IsNullOrWhiteSpace(word.Text))];
        foreach ((List<LayoutRule> levelOnes, List<LayoutRule> uprightOnes) in Grids(level, upright))
        {
            level.RemoveAll(levelOnes.Contains);
            if (Grid(levelOnes, uprightOnes, rest) is { } table)
            {
                tables.Add(table);
                Remove(table);
            }
        }
        foreach (RuledTable table in Stacks(level).SelectMany(stack => Bands(stack, rest)).ToList())
        {
            tables.Add(table);
            Remove(table);
        }
        return ([.. tables.OrderBy(table => table.Words.Min(word => word.YMin))], rest);

        void Remove(RuledTable table)
        {
            HashSet<LayoutWord> taken = [.. table.Words];
            rest.RemoveAll(taken.Contains);
        }
    }

    // Lines that touch each other.
    private static List<(List<LayoutRule> Level, List<LayoutRule> Upright)> Grids(List<LayoutRule> level, List<LayoutRule> upright)
    {
        int[] group = [.. Enumerable.Range(0, level.Count + upright.Count)];
        for (int i = 0; i < level.Count; i++)
        {
            for (int j = 0; j < upright.Count; j++)
            {
                if (upright[j].XMin >= level[i].XMin - Touch && upright[j].XMin <= level[i].XMax + Touch
                    && level[i].YMin >= upright[j].YMin - Touch && level[i].YMin <= upright[j].YMax + Touch)
                {
                    group[Root(level.Count + j)] = Root(i);
                }
            }
        }
        ILookup<int, LayoutRule> levelOf = Enumerable.Range(0, level.Count).ToLookup(Root, i => level[i]);
        ILookup<int, LayoutRule> uprightOf = Enumerable.Range(0, upright.Count).ToLookup(j => Root(level.Count + j), j => upright[j]);
        return [.. uprightOf.Where(lines => levelOf[lines.Key].Count() > 1)
            .Select(lines => (levelOf[lines.Key].ToList(), lines.ToList()))];

        int Root(int i)
        {
            while (group[i] != i)
            {
                i = group[i] = group[group[i]];
            }
            return i;
        }
    }

    private static RuledTable? Grid(List<LayoutRule> level, List<LayoutRule> upright, List<LayoutWord> words)
    {
        double left = level.Min(line => line.XMin), right = level.Max(line => line.XMax);
        List<double> xs = Places([left, .. upright.Select(line => line.XMin), right]);
        List<double> ys = Places([.. level.Select(line => line.YMin)]);
        if (xs.Count < 3 || ys.Count < 2 || xs.Count > TableGrid.MaxColumns)
        {
            return null;
        }
        int columns = xs.Count - 1, rows = ys.Count - 1;
        // Cells that no line parts are one; it is known by its first row and column.
        (int Row, int Column)[,] first = new (int, int)[rows, columns];
        int[,] last = new int[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double x = (xs[column] + xs[column + 1]) / 2, y = (ys[row] + ys[row + 1]) / 2;
                (int Row, int Column) at = (row, column);
                if (row > 0 && !level.Exists(line => Math.Abs(line.YMin - ys[row]) <= SameLine && line.XMin <= x && line.XMax >= x))
                {
                    at = first[row - 1, column];
                }
                else if (column > 0
                    && !upright.Exists(line => Math.Abs(line.XMin - xs[column]) <= SameLine && line.YMin <= y && line.YMax >= y))
                {
                    at = first[row, column - 1];
                }
                first[row, column] = at;
                last[at.Row, at.Column] = Math.Max(last[at.Row, at.Column], column);
            }
        }
        var bands = new List<LayoutWord>[rows];
        for (int row = 0; row < rows; row++)
        {
            bands[row] = [];
        }
        foreach (LayoutWord word in words)
        {
            double x = (word.XMin + word.XMax) / 2, y = word.YMiddle;
            if (x > xs[0] - Touch && x < xs[^1] + Touch && y > ys[0] && y < ys[^1])
            {
                bands[first[IndexOf(ys, y), IndexOf(xs, x)].Row].Add(word);
            }
        }
        List<RuledTable.Band> made = [];
        for (int row = 0; row < rows; row++)
        {
            int at = row;
            made.Add(new RuledTable.Band(bands[row],
                word => first[IndexOf(ys, word.YMiddle), IndexOf(xs, (word.XMin + word.XMax) / 2)].Column)
            {
                ColumnsOf = column => Math.Max(1, last[at, column] - column + 1),
            });
        }
        made.RemoveAll(band => band.Words.Count == 0);
        bool hasCells = made.Exists(band => band.Words.Select(band.CellOf!).Distinct().Count() > 1);
        return !hasCells || made.Skip(1).Any(band => HoldsRows(band, xs)) || (made.Count == 1 && HoldsRows(made[0], xs))
            ? null
            : new RuledTable(xs[0], xs[^1], xs, made);
    }

    // Level lines of the same edges.
    private static IEnumerable<List<LayoutRule>> Stacks(List<LayoutRule> level)
    {
        List<LayoutRule> left = [.. level];
        while (left.Count >= MinLevel)
        {
            LayoutRule first = left[0];
            List<LayoutRule> stack = left.FindAll(
                line => Math.Abs(line.XMin - first.XMin) < SameEdge && Math.Abs(line.XMax - first.XMax) < SameEdge);
            left.RemoveAll(stack.Contains);
            if (stack.Count >= MinLevel)
            {
                yield return stack;
            }
        }
    }

    private static IEnumerable<RuledTable> Bands(List<LayoutRule> stack, List<LayoutWord> words)
    {
        (double left, double right) = (stack[0].XMin, stack[0].XMax);
        List<double> ys = Places([.. stack.Select(line => line.YMin)]);
        List<RuledTable.Band> bands = [];
        for (int i = 0; i + 1 < ys.Count; i++)
        {
            List<LayoutWord> within = words.FindAll(word => word.YMiddle > ys[i] && word.YMiddle < ys[i + 1]
                && word.XMin > left - SameEdge && word.XMax < right + SameEdge);
            if (within.Count == 0 && ys[i + 1] - ys[i] < MinBandHeight)
            {
                continue;
            }
            if (AreCells(within, right - left))
            {
                bands.Add(new RuledTable.Band(within, null));
                continue;
            }
            if (Table() is { } above)
            {
                yield return above;
            }
            bands = [];
        }
        if (Table() is { } table)
        {
            yield return table;
        }

        RuledTable? Table()
        {
            if (bands.Count < MinLevel - 1)
            {
                return null;
            }
            List<LayoutRow> rows = [.. bands.SelectMany(band => new LayoutPage(band.Words).Rows())];
            List<(double XMin, double XMax)> columns = PageTable.ColumnsOf(rows);
            bool holdsRows = bands.Exists(band => HoldsRows(band.Words, word => PageTable.ColumnOf(columns, word.XMin, word.XMax),
                column => columns[column].XMax - columns[column].XMin));
            return columns.Count < 2 || holdsRows ? null : new RuledTable(left, right, [], bands);
        }
    }

    private static bool AreCells(List<LayoutWord> words, double width)
    {
        List<LayoutRow> rows = new LayoutPage(words).Rows();
        return rows.Exists(row => row.Segments.Count > 1)
            && !rows.Exists(row => row.Segments.Count == 1 && row.XMax - row.XMin > width * RunningShare);
    }

    private static bool HoldsRows(RuledTable.Band band, List<double> xs) =>
        HoldsRows(band.Words, band.CellOf!, column => xs[Math.Min(xs.Count - 1, column + band.ColumnsOf(column))] - xs[column]);

    // Whether between two lines stand several rows: cells of as many lines at the same heights, whose lines end before they are full.
    private static bool HoldsRows(List<LayoutWord> words, Func<LayoutWord, int> columnOf, Func<int, double> widthOf)
    {
        List<(int Column, List<LayoutRow> Lines)> cells = [.. words.GroupBy(columnOf)
            .Select(cell => (cell.Key, new LayoutPage([.. cell]).Rows()))];
        if (cells.Count < 2)
        {
            return false;
        }
        foreach (var alike in cells.Where(cell => cell.Lines.Count > 1).GroupBy(cell => cell.Lines.Count))
        {
            List<(int Column, List<LayoutRow> Lines)> same = [.. alike];
            bool areBeside = same.Count > 1 && same.TrueForAll(cell => cell.Lines.Zip(same[0].Lines)
                .All(pair => Math.Abs(pair.First.YMiddle - pair.Second.YMiddle) < pair.Second.Em / 2));
            int needed = alike.Key > 2 ? (cells.Count + 1) / 2 : cells.Count;
            List<(LayoutRow Line, double Width)> broken =
                [.. same.SelectMany(cell => cell.Lines.SkipLast(1).Select(line => (line, widthOf(cell.Column))))];
            int full = broken.Count(line => line.Line.XMax - line.Line.XMin >= line.Width * FullCell);
            if (areBeside && same.Count >= needed && full * 2 < broken.Count)
            {
                return true;
            }
        }
        return false;
    }

    private static List<double> Places(List<double> values)
    {
        values.Sort();
        List<double> places = [];
        foreach (double value in values)
        {
            if (places.Count == 0 || value - places[^1] > SameLine)
            {
                places.Add(value);
            }
        }
        return places;
    }

    private static int IndexOf(List<double> places, double value)
    {
        int at = places.BinarySearch(value);
        at = at >= 0 ? at : ~at - 1;
        return Math.Clamp(at, 0, places.Count - 2);
    }
}
