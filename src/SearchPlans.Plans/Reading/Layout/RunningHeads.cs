using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>Finds what stands on every page without belonging to the text: page numbers, running heads and feet.</summary>
internal static partial class RunningHeads
{
    // How many rows from the top and the bottom may be running ones.
    private const int Depth = 2;
    private const int MinPages = 3;
    private const int MaxChars = 80;

    // A figure alone that stands as close to the text as rows do is part of it, unless other pages have one there, too.
    private const double MinGapEm = 1.8;
    private const int MinPagesOfFigure = 2;

    /// <summary>Takes page numbers and running rows out of pages.</summary>
    /// <param name="pages">The rows of pages.</param>
    /// <param name="dropped">Gets the rows that were taken out.</param>
    public static void Remove(List<List<LayoutRow>> pages, List<DroppedText> dropped)
    {
        Dictionary<(bool AtTop, string Text), int> counts = [];
        foreach (List<LayoutRow> page in pages)
        {
            foreach ((LayoutRow row, bool atTop) in Edges(page))
            {
                (bool, string) key = (atTop, Form(row));
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
        // Left and right pages may have heads of their own, chapters too: a tenth of the pages is enough for them.
        int enough = Math.Max(MinPages, pages.Count / 10);
        foreach (List<LayoutRow> page in pages)
        {
            HashSet<LayoutRow> running = [.. Edges(page)
                .Where(edge => counts[(edge.AtTop, Form(edge.Row))] >= enough && edge.Row.Text.Length <= MaxChars
                    && !edge.Row.Text.EndsWith('。'))
                .Select(edge => edge.Row)];
            if (page.Count > 0 && page[0].Table is null && BrowserHead().IsMatch(page[0].Text))
            {
                running.Add(page[0]);
            }
            if (page.Count > 0 && page[^1].Table is null && BrowserFoot().IsMatch(page[^1].Text))
            {
                running.Add(page[^1]);
            }
            // The number may stand below or above a running row.
            foreach ((LayoutRow row, bool atTop) in OuterRows(page, running))
            {
                if (PageNumber().IsMatch(row.Text) && (!Figure().IsMatch(row.Text) || StandsApart(page, row, atTop)
                    || counts.GetValueOrDefault((atTop, Form(row))) >= MinPagesOfFigure))
                {
                    running.Add(row);
                }
            }
            dropped.AddRange(page.Where(running.Contains)
                .Select(row => new DroppedText(
                    PageNumber().IsMatch(row.Text) ? DroppedKind.PageNumber : DroppedKind.RunningHead, row.Text)));
            page.RemoveAll(running.Contains);
        }
    }

    // The first and the last row that isn't a running one.
    private static IEnumerable<(LayoutRow Row, bool AtTop)> OuterRows(List<LayoutRow> page, HashSet<LayoutRow> running)
    {
        LayoutRow? last = page.FindLast(row => !running.Contains(row)), first = page.Find(row => !running.Contains(row));
        if (last is not null)
        {
            yield return (last, false);
        }
        if (first is not null && first != last)
        {
            yield return (first, true);
        }
    }

    private static bool StandsApart(List<LayoutRow> page, LayoutRow row, bool atTop)
    {
        int at = page.IndexOf(row), beside = atTop ? at + 1 : at - 1;
        return beside < 0 || beside >= page.Count
            || Math.Abs(page[beside].YMiddle - row.YMiddle) > MinGapEm * Math.Max(row.Em, page[beside].Table is null ? page[beside].Em : 0)
                * Math.Max(1, StepOf(page) / Math.Max(row.Em, 0.01) / 1.5);
    }

    // How far apart the rows of a page are.
    private static double StepOf(List<LayoutRow> page) =>
        PageText.Percentile([.. page.Zip(page.Skip(1), (above, below) => below.YMiddle - above.YMiddle)], 0.5);

    private static IEnumerable<(LayoutRow Row, bool AtTop)> Edges(List<LayoutRow> page)
    {
        for (int i = 0; i < page.Count; i++)
        {
            if (page[i].Table is not null)
            {
                continue;
            }
            if (i < Depth)
            {
                yield return (page[i], true);
            }
            else if (i >= page.Count - Depth)
            {
                yield return (page[i], false);
            }
        }
    }

    // The text without its figures, at its height: what changes from page to page is the page's number.
    private static string Form(LayoutRow row) =>
        $"{Math.Round(row.YMin / Math.Max(row.Em, 0.01))} {Digits().Replace(row.Text, "0")}";

    [GeneratedRegex(@"^[\s\-—–─·•~－]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[\s\-—–─·•~－]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\d{1,4}(?:\s*[/／,，]?\s*\d{1,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    // What browsers print around a page, in Chinese and in English: day and hour with the title, address with the page's number.
    [GeneratedRegex(@"^\d{1,4}/\d{1,2}/\d{1,4}[,，]?\s*(?:上午|下午)?\s*\d{1,2}:\d{2}", RegexOptions.CultureInvariant)]
    private static partial Regex BrowserHead();

    [GeneratedRegex(@"^(?:https?://|file:///).*?\s\d{1,4}/\d{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex BrowserFoot();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
