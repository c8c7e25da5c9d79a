namespace SearchPlans.Plans;

/// <summary>Rows that are read one below the other: a page's, or those of one of its columns.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Place">Which of how many columns on pages of what width: those of the same place have the same edges.</param>
/// <param name="Gutters">Middles of the gaps between the columns of the page; none where it has one.</param>
internal sealed record LayoutColumn(List<LayoutRow> Rows, (double PageWidth, int Columns, int Index) Place, double[] Gutters)
{
    /// <summary>Index of its page.</summary>
    public int Page { get; init; }
}

/// <summary>
/// Finds the columns of a page that is set in two to four, as gazettes and newspapers are: rows one below the other that
/// leave the same gaps free, with running text on both sides of each. Tables leave gaps as well, but their cells don't fill their columns.
/// Two columns may be of different widths, where most rows of both are full. Headings across all columns part what is above them from what
/// is below.
/// </summary>
internal static class PageColumns
{
    private const int MaxColumns = 4;
    private const int MinRows = 5;
    private const int MinRowsOfKnown = 2;
    private const double MinColumnEm = 7;
    private const double HalfGapEm = 0.2;
    private const double MaxUnevenness = 0.12;
    private const double FullShare = 0.85;
    private const double MinFullRows = 0.5;
    private const double MinPlainRowsOfKnown = 0.7;
    private const int MinRowsOfUneven = 10;
    private const double MinFullRowsOfUneven = 0.65;
    private const double GuessStepEm = 0.2;
    private const double MaxPageEm = 100;
    private const double HoleSteps = 2.5;
    private const double MaxHoles = 1.0 / 6;
    private const double MinOfNext = 0.6;

    // Beyond it isn't a page; what takes time is bounded so.
    private const int MaxRows = 500;
    private const int MaxWords = 20_000;
    private const int MaxBands = 12;

    // How far gaps may be off the places that the outermost edges suggest, in em.
    private static readonly double[] _shifts = [0, 0.3, -0.3, 0.6, -0.6, 0.9, -0.9, 1.2, -1.2, 1.5, -1.5, 1.8, -1.8];

    private readonly record struct Band(int Start, int End, double[] Gutters)
    {
        public int Count => End - Start;
    }

    /// <summary>Parts pages.</summary>
    /// <param name="pages">Their rows, those across columns as one, and their widths.</param>
    /// <returns>Of each page its parts in reading order.</returns>
    public static List<List<LayoutColumn>> Split(IReadOnlyList<(List<LayoutRow> Rows, double Width)> pages)
    {
        List<List<LayoutColumn>> split = [.. pages.Select(page => Split(page.Rows, page.Width, []))];
        // What is short, as the last page is, has its columns where the others have theirs.
        ILookup<double, double[]> known = split.SelectMany(parts => parts).Where(part => part.Gutters.Length > 0)
            .DistinctBy(part => (part.Place.PageWidth, part.Place.Columns, Math.Round(part.Gutters[0])))
            .ToLookup(part => part.Place.PageWidth, part => part.Gutters);
        for (int i = 0; i < split.Count; i++)
        {
            List<double[]> gutters = [.. known[pages[i].Width].Take(MaxColumns)];
            if (gutters.Count > 0)
            {
                split[i] = [.. split[i].SelectMany(part => part.Gutters.Length > 0 ? [part] : Split(part.Rows, pages[i].Width, gutters))];
            }
        }
        return split;
    }

    private static List<LayoutColumn> Split(List<LayoutRow> rows, double pageWidth, List<double[]> known)
    {
        List<LayoutColumn> parts = [];
        int start = 0;
        bool isPage = rows.Count <= MaxRows && rows.Sum(row => row.Words.Count) <= MaxWords;
        for (int bands = 0; start < rows.Count && isPage && bands < MaxBands && Find(rows, start, known) is { } band; bands++)
        {
            if (band.Start > start)
            {
                parts.Add(new LayoutColumn(rows.GetRange(start, band.Start - start), (pageWidth, 1, 0), []));
            }
            int index = 0;
            foreach (List<LayoutRow> column in Columns(rows.GetRange(band.Start, band.Count), band.Gutters))
            {
                parts.Add(new LayoutColumn(column, (pageWidth, band.Gutters.Length + 1, index++), band.Gutters));
            }
            start = band.End;
        }
        if (start < rows.Count)
        {
            parts.Add(new LayoutColumn(rows.GetRange(start, rows.Count - start), (pageWidth, 1, 0), []));
        }
        return parts;
    }

    // The longest band of all places that gaps may have.
    private static Band? Find(List<LayoutRow> rows, int start, List<double[]> known)
    {
        List<LayoutRow> left = rows.GetRange(start, rows.Count - start);
        double em = Median(left.ConvertAll(row => row.Em));
        int minRows = known.Count > 0 ? MinRowsOfKnown : MinRows;
        Band? best = null;
        foreach (double[] gutters in known.Count > 0 ? known : Guesses(left, em))
        {
            Band band = Longest(rows, start, gutters, em);
            if (band.Count >= minRows
                && (best is null || band.Count > best.Value.Count)
                && AreText(rows.GetRange(band.Start, band.Count), gutters, em, known.Count > 0))
            {
                best = band;
            }
        }
        if (best is null && known.Count == 0)
        {
            foreach (double[] gutters in UnevenGuesses(left, em))
            {
                Band band = Longest(rows, start, gutters, em);
                if (band.Count >= MinRowsOfUneven
                    && (best is null || band.Count > best.Value.Count)
                    && AreText(rows.GetRange(band.Start, band.Count), gutters, em, isKnown: false, areEven: false))
                {
                    best = band;
                }
            }
        }
        return best;
    }

    // A wide and a narrow column may meet anywhere.
    private static IEnumerable<double[]> UnevenGuesses(List<LayoutRow> rows, double em)
    {
        double left = rows.Min(row => row.XMin), right = rows.Max(row => row.XMax);
        for (double at = left + (MinColumnEm * em); em > 0 && at < right - (MinColumnEm * em) && at < left + (MaxPageEm * em);
            at += GuessStepEm * em)
        {
            yield return [at];
        }
    }

    private static IEnumerable<double[]> Guesses(List<LayoutRow> rows, double em)
    {
        double left = rows.Min(row => row.XMin), right = rows.Max(row => row.XMax);
        for (int columns = MaxColumns; columns >= 2; columns--)
        {
            double width = (right - left) / columns;
            if (width < MinColumnEm * em || em <= 0)
            {
                continue;
            }
            foreach (double shift in _shifts)
            {
                yield return [.. Enumerable.Range(1, columns - 1).Select(i => left + (i * width) + (shift * em))];
            }
        }
    }

    private static Band Longest(List<LayoutRow> rows, int start, double[] gutters, double em)
    {
        Band longest = default;
        for (int i = start, from = start; i <= rows.Count; i++)
        {
            if (i < rows.Count && IsFree(rows[i], gutters, em))
            {
                continue;
            }
            if (i - from > longest.Count)
            {
                longest = new Band(from, i, gutters);
            }
            from = i + 1;
        }
        return longest;
    }

    private static bool IsFree(LayoutRow row, double[] gutters, double em)
    {
        foreach (double gutter in gutters)
        {
            if (row.Table is not null && row.XMin < gutter && row.XMax > gutter)
            {
                return false;
            }
            foreach (LayoutWord word in row.Words)
            {
                if (word.XMin < gutter + (HalfGapEm * em) && word.XMax > gutter - (HalfGapEm * em))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static bool AreText(List<LayoutRow> rows, double[] gutters, double em, bool isKnown, bool areEven = true)
    {
        double narrowest = double.MaxValue, widest = 0;
        List<List<LayoutRow>> columns = Columns(rows, gutters);
        if (AreCells(columns))
        {
            return false;
        }
        if (isKnown)
        {
            return columns.TrueForAll(column => column.Count(row => row.Segments.Count == 1) >= column.Count * MinPlainRowsOfKnown);
        }
        foreach (List<LayoutRow> column in columns)
        {
            double width = column.Max(row => row.XMax) - column.Min(row => row.XMin);
            (narrowest, widest) = (Math.Min(narrowest, width), Math.Max(widest, width));
            int full = column.Count(row => row.Segments.Count == 1 && row.XMax - row.XMin >= width * FullShare);
            if (column.Count < 2 || full < column.Count * (areEven ? MinFullRows : MinFullRowsOfUneven) || width < MinColumnEm * em)
            {
                return false;
            }
        }
        return columns.Count > 1 && (!areEven || widest - narrowest <= (widest * MaxUnevenness) + em);
    }

    // Short cells beside long ones leave room below them; text goes on, but for its headings, and fills the columns on the left first.
    private static bool AreCells(List<List<LayoutRow>> columns)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            List<double> steps = [.. columns[i].Zip(columns[i].Skip(1), (above, below) => below.YMiddle - above.YMiddle)];
            double hole = steps.Count == 0 ? 0 : Median([.. steps]) * HoleSteps;
            if (steps.Count(step => step > hole) > Math.Max(1, columns[i].Count * MaxHoles)
                || (i > 0 && columns[i - 1].Count < columns[i].Count * MinOfNext))
            {
                return true;
            }
        }
        return false;
    }

    private static List<List<LayoutRow>> Columns(List<LayoutRow> rows, double[] gutters)
    {
        var columns = new List<LayoutWord>[gutters.Length + 1];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = [];
        }
        foreach (LayoutWord word in rows.Where(row => row.Table is null).SelectMany(row => row.Words))
        {
            columns[gutters.Count(gutter => word.XMin > gutter)].Add(word);
        }
        ILookup<int, LayoutRow> tables = rows.Where(row => row.Table is not null)
            .ToLookup(row => gutters.Count(gutter => row.XMin > gutter));
        return [.. columns.Select((words, i) => new LayoutPage(words).Rows().Concat(tables[i]).OrderBy(row => row.YMin).ToList())
            .Where(column => column.Count > 0)];
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
