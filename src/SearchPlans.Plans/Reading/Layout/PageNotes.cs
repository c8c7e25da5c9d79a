using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Finds the notes at the foot of pages: rows of smaller type below all others, the first of which begins with its number.
/// They would cut in two the paragraph that goes on across pages.
/// </summary>
internal static partial class PageNotes
{
    private const double MaxSize = 0.92;
    private const double MaxShare = 0.5;

    /// <summary>Takes the notes out of pages.</summary>
    /// <param name="pages">The rows of pages.</param>
    /// <returns>The notes in reading order, without the number printed in front, since each page may begin anew.</returns>
    public static List<string> Take(List<List<LayoutRow>> pages)
    {
        List<double> sizes = [.. pages.SelectMany(page => page).Select(row => row.Em).Order()];
        List<string> notes = [];
        if (sizes.Count == 0)
            return notes;
        double size = sizes[sizes.Count / 2];
        foreach (List<LayoutRow> page in pages)
        {
            int first = page.Count;
            while (first > 0 && page[first - 1].Em < size * MaxSize && page[first - 1].Segments.Count <= 2)
                first--;
            while (first < page.Count && !Number().IsMatch(page[first].Text))
                first++;
            if (first == page.Count || page.Count - first > page.Count * MaxShare)
                continue;
            foreach (LayoutRow row in page.Skip(first))
            {
                if (Number().Match(row.Text) is { Success: true, Length: var length })
                    notes.Add(row.Text[length..]);
                else
                    notes[^1] += LayoutRow.Between(notes[^1], row.Text) + row.Text;
            }
            page.RemoveRange(first, page.Count - first);
        }
        return notes;
    }

    [GeneratedRegex(@"^(?:\d{1,3}|[①-⑳]|[\[［〔【(（]\d{1,3}[\]］〕】)）]|[*＊※]|注\s*\d{0,2}\s*[：:])\s*(?=\D)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
