namespace SearchPlans.Plans;

/// <summary>
/// A table whose rows are told by the lines between them. Where there are upright lines as well they tell its columns and which cells are
/// one; else the gaps between words do. It goes on at the head of the next page where the lines have the same edges.
/// </summary>
internal sealed class RuledTable
{
    private const double SameEdge = 4;
    private const double LeadToleranceEm = 0.6;

    private readonly List<double> _uprights;
    private readonly List<Band> _bands;

    /// <summary>What stands between two lines.</summary>
    /// <param name="Words">Its words.</param>
    /// <param name="CellOf">Of each word the first of the columns that its cell takes; null where gaps tell columns.</param>
    internal sealed record Band(List<LayoutWord> Words, Func<LayoutWord, int>? CellOf)
    {
        /// <summary>How many columns the cell of a column takes.</summary>
        public Func<int, int> ColumnsOf { get; init; } = _ => 1;
    }

    /// <summary>Makes a table.</summary>
    /// <param name="left">Left edge.</param>
    /// <param name="right">Right edge.</param>
    /// <param name="uprights">Places of upright lines from left to right, the edges among them; none where gaps tell columns.</param>
    /// <param name="bands">Its rows.</param>
    public RuledTable(double left, double right, List<double> uprights, List<Band> bands) =>
        (Left, Right, _uprights, _bands) = (left, right, uprights, bands);

    /// <summary>Left edge.</summary>
    public double Left { get; }

    /// <summary>Right edge.</summary>
    public double Right { get; }

    /// <summary>All its words.</summary>
    public IEnumerable<LayoutWord> Words => _bands.SelectMany(band => band.Words);

    /// <summary>Goes on with a table of the next page, if that has the same edges.</summary>
    /// <param name="next">The other table.</param>
    /// <param name="dropped">Gets the head where it is repeated.</param>
    public bool GoOn(RuledTable next, List<DroppedText> dropped)
    {
        bool areSame = Math.Abs(next.Left - Left) < SameEdge && Math.Abs(next.Right - Right) < SameEdge
            && next._uprights.Count == _uprights.Count
            && _uprights.Zip(next._uprights).All(pair => Math.Abs(pair.First - pair.Second) < SameEdge);
        if (!areSame || next._bands.Count == 0)
        {
            return false;
        }
        int first = 0;
        while (first < next._bands.Count && first < _bands.Count && TextOf(next._bands[first]) is { Length: > 0 } head
            && head == TextOf(_bands[first]))
        {
            dropped.Add(new DroppedText(DroppedKind.RepeatedHead, head));
            first++;
        }
        if (first < next._bands.Count && GoesOn(_bands[^1], next._bands[first]))
        {
            _bands[^1] = Joined(_bands[^1], next._bands[first++]);
        }
        _bands.AddRange(next._bands[first..]);
        return true;
    }

    /// <summary>Writes it.</summary>
    public void WriteTo(PlanTextBuilder text)
    {
        var grid = new TableGrid();
        foreach (List<(int Column, int Columns, string Text)> row in Cells())
        {
            grid.BeginRow();
            int at = 0;
            foreach ((int column, int columns, string cell) in row)
            {
                grid.Skip(column - at);
                grid.Add([cell], columns);
                at = column + columns;
            }
        }
        grid.WriteTo(text);
    }

    private List<List<(int Column, int Columns, string Text)>> Cells()
    {
        if (_uprights.Count > 0)
        {
            return _bands.ConvertAll(band => band.Words.GroupBy(band.CellOf!).OrderBy(cell => cell.Key)
                .Select(cell => (cell.Key, band.ColumnsOf(cell.Key), Joined([.. cell]))).ToList());
        }
        List<(double XMin, double XMax)> columns = Columns();
        return _bands.ConvertAll(band => band.Words.GroupBy(word => PageTable.ColumnOf(columns, word.XMin, word.XMax))
            .OrderBy(cell => cell.Key).Select(cell => (cell.Key, 1, Joined([.. cell]))).ToList());
    }

    private List<(double XMin, double XMax)> Columns() =>
        PageTable.ColumnsOf([.. _bands.SelectMany(band => new LayoutPage(band.Words).Rows())]);

    // A row that a page's end has cut: everything that stands in it goes on with a cell that is full above.
    private bool GoesOn(Band above, Band below)
    {
        List<(double XMin, double XMax)> columns = _uprights.Count > 0 ? [.. _uprights.Zip(_uprights.Skip(1))] : Columns();
        ILookup<int, LayoutWord> cellsAbove = ByColumn(above), cellsBelow = ByColumn(below);
        return cellsBelow.Count > 0 && cellsBelow.All(cell =>
        {
            LayoutRow? last = new LayoutPage([.. cellsAbove[cell.Key]]).Rows().LastOrDefault();
            LayoutRow first = new LayoutPage([.. cell]).Rows()[0];
            return last is not null && !PageText.EndsSentence(last.Text) && cell.Key < columns.Count
                && columns[cell.Key].XMax - last.XMax <= first.LeadWidth() + ((LeadToleranceEm + 0.5) * first.Em);
        });

        ILookup<int, LayoutWord> ByColumn(Band band) =>
            band.Words.ToLookup(word => band.CellOf?.Invoke(word) ?? PageTable.ColumnOf(columns, word.XMin, word.XMax));
    }

    // The words below keep to their own columns, and stand below those above.
    private static Band Joined(Band above, Band below)
    {
        double shift = above.Words.Max(word => word.YMax) - below.Words.Min(word => word.YMin) + 1;
        List<LayoutWord> moved = below.Words.ConvertAll(word => word with { YMin = word.YMin + shift, YMax = word.YMax + shift });
        Dictionary<LayoutWord, int>? cells = below.CellOf is { } cellOf
            ? moved.Zip(below.Words).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => cellOf(pair.Second)) : null;
        return above with
        {
            Words = [.. above.Words, .. moved],
            CellOf = cells is null ? null : word => cells.TryGetValue(word, out int cell) ? cell : above.CellOf!(word),
        };
    }

    private static string TextOf(Band band) => string.Concat(new LayoutPage(band.Words).Rows().Select(row => row.Text));

    private static string Joined(List<LayoutWord> words)
    {
        string text = "";
        foreach (LayoutRow row in new LayoutPage(words).Rows())
        {
            text += LayoutRow.Between(text, row.Text) + row.Text;
        }
        return text;
    }
}
