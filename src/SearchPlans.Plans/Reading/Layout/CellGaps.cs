using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Finds the gaps between cells that are full: hardly an em wide, which a single row may have for other reasons, but one
/// below the other in several. What stands before them is no number of a list.
/// </summary>
internal static partial class CellGaps
{
    private const double MinGapEm = 0.5;
    private const double MinCellEm = 3;
    private const int MinRows = 3;

    // A row of a page has fewer words; what takes time is bounded so.
    private const int MaxWords = 200;

    private sealed class Gap
    {
        public double XMin, XMax;
        public List<LayoutRow> Rows = [];
    }

    /// <summary>Parts the rows that have such gaps.</summary>
    /// <param name="rows">From top to bottom.</param>
    public static void Part(List<LayoutRow> rows)
    {
        List<Gap> open = [];
        Dictionary<LayoutRow, List<double>> places = [];
        foreach (LayoutRow row in rows.Where(row => row.Table is null && row.Words.Count <= MaxWords))
        {
            List<Gap> still = [];
            foreach (Gap gap in open)
            {
                if (Narrowed(gap, row))
                {
                    still.Add(gap);
                }
                else
                {
                    Close(gap, places);
                }
            }
            foreach ((double left, double right, bool isCell) in Gaps(row))
            {
                if (still.Find(gap => gap.XMin < right && gap.XMax > left) is { } known)
                {
                    if (isCell)
                    {
                        known.Rows.Add(row);
                    }
                }
                else if (isCell)
                {
                    still.Add(new Gap { XMin = left, XMax = right, Rows = [row] });
                }
            }
            open = still;
        }
        open.ForEach(gap => Close(gap, places));
        foreach ((LayoutRow row, List<double> at) in places)
        {
            row.PartAt(at);
        }
    }

    private static void Close(Gap gap, Dictionary<LayoutRow, List<double>> places)
    {
        if (gap.Rows.Count < MinRows)
        {
            return;
        }
        foreach (LayoutRow row in gap.Rows)
        {
            if (!places.TryGetValue(row, out List<double>? at))
            {
                places.Add(row, at = []);
            }
            at.Add((gap.XMin + gap.XMax) / 2);
        }
    }

    // What is left of a gap below another row; nothing where words stand in it.
    private static bool Narrowed(Gap gap, LayoutRow row)
    {
        (double left, double right) = (gap.XMin, gap.XMax);
        double middle = (left + right) / 2;
        foreach (LayoutWord word in row.Words)
        {
            if (word.XMin < middle)
            {
                left = Math.Max(left, word.XMax);
            }
            else
            {
                right = Math.Min(right, word.XMin);
            }
        }
        (gap.XMin, gap.XMax) = (left, right);
        return right - left >= MinGapEm * row.Em;
    }

    private static IEnumerable<(double XMin, double XMax, bool IsCell)> Gaps(LayoutRow row)
    {
        (double start, double end) = (row.Words[0].XMin, row.Words[0].XMax);
        var text = new System.Text.StringBuilder(row.Words[0].Text);
        foreach (LayoutWord word in row.Words.Skip(1))
        {
            if (word.XMin - end >= MinGapEm * row.Em)
            {
                yield return (end, word.XMin, end - start >= MinCellEm * row.Em && !ListNumber().IsMatch(text.ToString()));
                start = word.XMin;
                text.Clear();
            }
            text.Append(word.Text);
            end = Math.Max(end, word.XMax);
        }
    }

    [GeneratedRegex(@"^(?:第.{1,5}[编篇章节条部分]+|附[件表录].{0,3}|专栏.{0,3}|.{1,5}[、.．)）:：])$", RegexOptions.CultureInvariant)]
    private static partial Regex ListNumber();
}
