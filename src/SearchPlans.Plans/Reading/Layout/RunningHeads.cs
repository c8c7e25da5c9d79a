using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>Finds what stands on every page without belonging to the text: page numbers, running heads and feet.</summary>
internal static partial class RunningHeads
{
    // How many rows from the top and the bottom may be running ones.
    private const int Depth = 2;
    private const int MinPages = 3;

    /// <summary>Takes page numbers and running rows out of pages.</summary>
    /// <returns>How many rows were taken out.</returns>
    public static int Remove(List<List<LayoutRow>> pages)
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
        int removed = 0;
        // Left and right pages may have heads of their own, chapters too: a tenth of the pages is enough for them.
        int enough = Math.Max(MinPages, pages.Count / 10);
        foreach (List<LayoutRow> page in pages)
        {
            HashSet<LayoutRow> running = [.. Edges(page)
                .Where(edge => counts[(edge.AtTop, Form(edge.Row))] >= enough && edge.Row.Text.Length <= 80 && !edge.Row.Text.EndsWith('。'))
                .Select(edge => edge.Row)];
            if (page.Count > 0 && PageNumber().IsMatch(page[^1].Text))
            {
                running.Add(page[^1]);
            }
            if (page.Count > 0 && PageNumber().IsMatch(page[0].Text))
            {
                running.Add(page[0]);
            }
            removed += page.RemoveAll(running.Contains);
        }
        return removed;
    }

    private static IEnumerable<(LayoutRow Row, bool AtTop)> Edges(List<LayoutRow> page)
    {
        for (int i = 0; i < page.Count; i++)
        {
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

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
