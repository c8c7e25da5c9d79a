using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Finds the notes at the foot of pages: rows of smaller type below all others, the first of which begins with its number.
/// They would cut in two the paragraph that goes on across pages. The raised sign in the text that leads to one becomes a
/// reference, where the page has a single one.
/// </summary>
internal static partial class PageNotes
{
    private const double MaxSize = 0.92;
    private const double MaxShare = 0.5;
    private const double MaxSignHeight = 0.8;
    private const double MinRaise = 0.2;
    private const int MaxSigns = 100;

    /// <summary>Takes the notes out of pages.</summary>
    /// <param name="pages">The rows of pages.</param>
    /// <param name="dropped">Gets the printed numbers.</param>
    /// <returns>The notes in reading order, without the number printed in front, since each page may begin anew.</returns>
    public static List<string> Take(List<List<LayoutRow>> pages, List<DroppedText> dropped)
    {
        List<double> sizes = [.. pages.SelectMany(page => page).Where(row => row.Table is null).Select(row => row.Em).Order()];
        List<string> notes = [];
        if (sizes.Count == 0)
        {
            return notes;
        }
        double size = sizes[sizes.Count / 2];
        foreach (List<LayoutRow> page in pages)
        {
            int first = page.Count;
            while (first > 0 && page[first - 1].Table is null && page[first - 1].Em < size * MaxSize && page[first - 1].Segments.Count <= 2)
            {
                first--;
            }
            while (first < page.Count && !Number().IsMatch(page[first].Text))
            {
                first++;
            }
            // What a table is told by stands right below it: 注：投资为年度计划数。
            bool isOfTable = first > 0 && first < page.Count && page[first - 1].Table is not null && page[first].Text.StartsWith('注');
            if (first == page.Count || page.Count - first > page.Count * MaxShare || isOfTable)
            {
                continue;
            }
            Dictionary<string, int> signs = [];
            foreach (LayoutRow row in page.Skip(first))
            {
                if (Number().Match(row.Text) is { Success: true, Length: var length } number)
                {
                    notes.Add(row.Text[length..]);
                    dropped.Add(new DroppedText(DroppedKind.NoteSign, number.Value));
                    signs.TryAdd(Sign(number.Value), notes.Count);
                }
                else
                {
                    notes[^1] += LayoutRow.Between(notes[^1], row.Text) + row.Text;
                }
            }
            page.RemoveRange(first, page.Count - first);
            foreach ((string sign, int note) in signs.Take(MaxSigns))
            {
                Refer(page, sign, note, dropped);
            }
        }
        return notes;
    }

    private static void Refer(List<LayoutRow> page, string sign, int note, List<DroppedText> dropped)
    {
        List<(int Row, int Word)> places = [.. page.SelectMany(
            (row, i) => Enumerable.Range(0, row.Table is null ? row.Words.Count : 0).Where(word => IsRaised(row, word, sign))
                .Select(word => (i, word)))];
        if (places is not [(int at, int index)])
        {
            return;
        }
        List<LayoutWord> words = [.. page[at].Words];
        int before = index > 0 ? index - 1 : 1;
        if (words[before].Note > 0)
        {
            return;
        }
        words[before] = words[before] with { Note = note };
        dropped.Add(new DroppedText(DroppedKind.NoteSign, words[index].Text));
        words.RemoveAt(index);
        page[at] = new LayoutRow(words);
    }

    private static bool IsRaised(LayoutRow row, int index, string sign)
    {
        if (row.Words.Count < 2 || Sign(row.Words[index].Text) != sign)
        {
            return false;
        }
        (LayoutWord word, LayoutWord beside) = (row.Words[index], row.Words[index > 0 ? index - 1 : 1]);
        double height = beside.YMax - beside.YMin;
        return word.YMax - word.YMin < height * MaxSignHeight && word.YMax < beside.YMax - (height * MinRaise);
    }

    private static string Sign(string printed) => printed.Trim(' ', '\u3000', '[', ']', '［', '］', '〔', '〕', '【', '】', '(', ')', '（', '）');

    [GeneratedRegex(@"^(?:\d{1,3}|[①-⑳]|[\[［〔【(（]\d{1,3}[\]］〕】)）]|[*＊※]|注\s*\d{0,2}\s*[：:])\s*(?=\D)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
