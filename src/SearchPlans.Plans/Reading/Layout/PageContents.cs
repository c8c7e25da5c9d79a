using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>Finds a table of contents, whose entries lead to a page's number by dots. They would look like the plan's headings.</summary>
internal static partial class PageContents
{
    private const int MinEntries = 3;
    private const int MaxCaption = 8;

    // An entry that takes several lines has its dots on the last.
    private const int MaxLinesOfEntry = 3;

    /// <summary>Takes the contents out of pages.</summary>
    /// <param name="pages">The rows of pages.</param>
    /// <param name="dropped">Gets the rows that were taken out.</param>
    public static void Remove(List<List<LayoutRow>> pages, List<DroppedText> dropped)
    {
        List<(int Page, int Row)> places = [.. pages.SelectMany((page, i) => page.Select((_, row) => (i, row)))];
        List<int> entries = [.. Enumerable.Range(0, places.Count).Where(at => Entry().IsMatch(Row(at).Text))];
        if (entries.Count < MinEntries)
        {
            return;
        }
        HashSet<LayoutRow> removed = [];
        for (int i = 0; i < entries.Count; i++)
        {
            removed.Add(Row(entries[i]));
            int before = i == 0 ? Caption(entries[0]) : entries[i - 1];
            for (int at = before + 1; before >= 0 && at < entries[i] && entries[i] - before <= MaxLinesOfEntry; at++)
            {
                removed.Add(Row(at));
            }
            if (i == 0 && before >= 0)
            {
                removed.Add(Row(before));
            }
        }
        dropped.AddRange(pages.SelectMany(page => page).Where(removed.Contains)
            .Select(row => new DroppedText(DroppedKind.Contents, row.Text)));
        pages.ForEach(page => page.RemoveAll(removed.Contains));

        LayoutRow Row(int at) => pages[places[at].Page][places[at].Row];

        int Caption(int first)
        {
            for (int at = first - 1; at >= 0 && at >= first - MaxLinesOfEntry; at--)
            {
                if (Row(at).Text.Length <= MaxCaption
                    && string.Concat(Row(at).Text.Where(c => !char.IsWhiteSpace(c))) is "目录" or "目次" or "contents" or "CONTENTS")
                {
                    return at;
                }
            }
            return -1;
        }
    }

    // 一、总体要求 …… 3; the dots may be those of the middle, of Chinese or of Latin type, or parted by spaces.
    [GeneratedRegex(@"(?:[.．·•‧。]\s?){4,}\s*[（(]?\d{1,4}[）)]?\s*$|…{2,}\s*[（(]?\d{1,4}[）)]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
