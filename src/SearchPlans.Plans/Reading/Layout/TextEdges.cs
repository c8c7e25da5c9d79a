namespace SearchPlans.Plans;

/// <summary>
/// Where text begins and ends in a row. Pages may have margins of their own (inner and outer ones that face each other) as long as the
/// text between them is as wide; within a page text may be set in from its headings or from the numbers of its items: rows that go on
/// with a sentence tell where it begins.
/// </summary>
internal sealed class TextEdges
{
    private const double MinRowEm = 5;
    private const double SameEdgeEm = 0.6;
    private const int MinRows = 3, MaxRows = 200;
    private const double MinFullRows = 0.2;

    // Of fewer none may be left out as one that ends late by chance.
    private const int FewRows = 4;
    private const double MinAlikePages = 0.6;
    private const double LeadToleranceEm = 0.6;
    private const double LooseLeading = 1.5;
    private const double MaxIndentEm = 9;

    // How many rows that go on are asked, and how far away they may be.
    private const int MaxSamples = 5, MaxDistance = 12;

    private readonly Dictionary<LayoutRow, (double Left, double Right)> _edges = [];

    /// <summary>Looks for the edges of all rows.</summary>
    /// <param name="columns">The rows of pages, in columns.</param>
    /// <param name="em">Width of a character of the text.</param>
    /// <param name="leading">How far apart its rows are.</param>
    public TextEdges(List<LayoutColumn> columns, double em, double leading)
    {
        foreach (var place in columns.GroupBy(column => column.Place))
        {
            Place([.. place], em);
        }
        // Without full rows there is no edge that a row could reach.
        foreach (var place in columns.GroupBy(column => column.Place))
        {
            int full = place.SelectMany(column => column.Rows)
                .Count(row => IsUsual(row, em) && Math.Abs(_edges[row].Right - row.XMax) < SameEdgeEm * em);
            foreach (LayoutColumn column in place.Where(_ => full >= MinRows))
            {
                SetIn(column.Rows, em, leading);
            }
        }
    }

    /// <summary>Where the text begins that a row belongs to.</summary>
    public double Left(LayoutRow row) => _edges[row].Left;

    /// <summary>Where it ends.</summary>
    public double Right(LayoutRow row) => _edges[row].Right;

    // The columns at one place of pages of one width.
    private void Place(List<LayoutColumn> columns, double em)
    {
        List<List<LayoutRow>> usual = columns.ConvertAll(column => column.Rows.FindAll(row => IsUsual(row, em)));
        List<LayoutRow> all = [.. usual.SelectMany(rows => rows)];
        (double Left, double Right) common = (PageText.Percentile(all.ConvertAll(row => row.XMin), 0.1),
            PageText.Percentile(all.ConvertAll(row => row.XMax), all.Count < FewRows ? 1 : 0.9));
        List<(double Left, double Right)?> own = usual.ConvertAll(rows => Own(rows, em));
        List<double> widths = [.. own.OfType<(double Left, double Right)>().Select(edges => edges.Right - edges.Left)];
        double width = PageText.Percentile([.. widths], 0.5);
        bool areAlike = widths.Count > 1
            && widths.Count(other => Math.Abs(other - width) < SameEdgeEm * em) >= widths.Count * MinAlikePages;
        // A short page has the margins of those on its side.
        ILookup<int, double> rights = Enumerable.Range(0, columns.Count).Where(i => own[i] is not null)
            .ToLookup(i => columns[i].Page % 2, i => own[i]!.Value.Right);
        for (int i = 0; i < columns.Count; i++)
        {
            (double Left, double Right) edges = common;
            if (areAlike)
            {
                List<double> side = [.. rights[columns[i].Page % 2]];
                double right = own[i]?.Right ?? PageText.Percentile(side.Count > 0 ? side : [.. rights.SelectMany(group => group)], 0.5);
                bool isWhole = own[i] is { } page && Math.Abs(page.Right - page.Left - width) < SameEdgeEm * em;
                edges = isWhole ? own[i]!.Value : (right - width, right);
            }
            foreach (LayoutRow row in columns[i].Rows)
            {
                _edges[row] = edges;
            }
        }
    }

    // Null where a page has too few full rows to tell.
    private static (double Left, double Right)? Own(List<LayoutRow> rows, double em)
    {
        if (rows.Count < MinRows)
        {
            return null;
        }
        // Where most rows end: a comma may hang over the edge.
        List<double> ends = [.. rows.Select(row => row.XMax).Order()];
        (int most, double right) = (0, 0);
        for (int start = 0, end = 0; start < ends.Count; start++)
        {
            while (end < ends.Count && ends[end] - ends[start] < SameEdgeEm * em)
            {
                end++;
            }
            (most, right) = end - start >= most ? (end - start, ends[(start + end) / 2]) : (most, right);
        }
        if (most < Math.Max(MinRows, rows.Count * MinFullRows))
        {
            return null;
        }
        rows = rows.Count > MaxRows ? rows[..MaxRows] : rows;
        double left = rows.Select(row => row.XMin).Order().First(x => rows.Count(row => Math.Abs(row.XMin - x) < SameEdgeEm * em / 2) > 1
            || x >= rows[^1].XMin);
        return (left, right);
    }

    private void SetIn(List<LayoutRow> rows, double em, double leading)
    {
        List<(int Row, double XMin)> samples = [];
        for (int i = 1; i < rows.Count; i++)
        {
            if (GoesOn(rows[i - 1], rows[i], em, leading))
            {
                samples.Add((i, rows[i].XMin));
            }
        }
        if (samples.Count == 0)
        {
            return;
        }
        for (int i = 0, next = 0; i < rows.Count; i++)
        {
            while (next < samples.Count && samples[next].Row < i)
            {
                next++;
            }
            List<(int Row, double XMin)> near = [.. samples.Take(Math.Max(0, next - MaxSamples)..(next + MaxSamples))
                .Where(sample => Math.Abs(sample.Row - i) <= MaxDistance).OrderBy(sample => Math.Abs(sample.Row - i)).Take(MaxSamples)];
            if (near.Count == 0)
            {
                continue;
            }
            // Where most and the nearest begin.
            double left = near.MaxBy(sample => near.Where(other => Math.Abs(other.XMin - sample.XMin) < SameEdgeEm * em)
                .Sum(other => 1.0 / (1 + Math.Abs(other.Row - i)))).XMin;
            (double Left, double Right) edges = _edges[rows[i]];
            if (left > edges.Left - (SameEdgeEm * em) && left < edges.Left + (MaxIndentEm * em))
            {
                _edges[rows[i]] = (left, edges.Right);
            }
        }
    }

    // Whether a row surely goes on with the one above: that is full and ends within a sentence.
    private bool GoesOn(LayoutRow above, LayoutRow row, double em, double leading)
    {
        if (!IsUsual(above, em) || row.Table is not null || Math.Abs(row.Em - em) > em * PageText.SizeTolerance)
        {
            return false;
        }
        double room = _edges[above].Right - above.XMax;
        return room < Math.Min(row.LeadWidth() + (LeadToleranceEm * em), 2 * em)
            && !PageText.EndsSentence(above.Text)
            && row.YMin - above.YMin < Math.Max(leading, em) * LooseLeading;
    }

    private static bool IsUsual(LayoutRow row, double em) =>
        row.Table is null && Math.Abs(row.Em - em) < em * PageText.SizeTolerance && row.XMax - row.XMin > MinRowEm * em;
}
