namespace SearchPlans.Plans;

/// <summary>Words on a page of fixed layout, with their box; any unit, y downwards.</summary>
internal readonly record struct LayoutWord(string Text, double XMin, double YMin, double XMax, double YMax)
{
    /// <summary>Number of the note that it refers to; 0 for none.</summary>
    public int Note { get; init; }

    /// <summary>Middle of its height.</summary>
    public double YMiddle => (YMin + YMax) / 2;
}

/// <summary>A page of fixed layout.</summary>
/// <param name="Words">Its words in any order.</param>
/// <param name="Width">Its width, or 0 where that isn't known.</param>
internal sealed record LayoutPage(List<LayoutWord> Words, double Width = 0)
{
    /// <summary>Its rows from top to bottom.</summary>
    public List<LayoutRow> Rows()
    {
        List<LayoutRow> rows = [];
        List<LayoutWord> row = [];
        foreach (LayoutWord word in Words.Where(word => !string.IsNullOrWhiteSpace(word.Text)).OrderBy(word => word.YMiddle))
        {
            // Signs of other fonts and heights stand on one line as long as they share half of their height with it.
            if (row.Count > 0 && word.YMiddle - row[0].YMiddle > Math.Min(word.YMax - word.YMin, row[0].YMax - row[0].YMin) / 2)
            {
                rows.Add(new LayoutRow(row));
                row = [];
            }
            row.Add(word);
        }
        if (row.Count > 0)
        {
            rows.Add(new LayoutRow(row));
        }
        return rows;
    }
}

/// <summary>Words side by side, with nothing between but space.</summary>
internal readonly record struct LayoutSegment(string Text, double XMin, double XMax);

/// <summary>A row of a page: one line of text, or one line of all the cells of a table.</summary>
internal sealed class LayoutRow
{
    // Wider gaps part cells; an ideographic space is one em.
    private const double CellGapEm = 1.3;
    private const double WordGapEm = 0.6;
    private const double MinSpaceEm = 0.05;

    private const string Opening = "（(《“‘「『【〔〈", Closing = "，。、；：！？,.;:!?）)》”’」』】〕〉％%‰℃．", Quotes = "“”‘’";

    /// <summary>Makes a row of its words.</summary>
    public LayoutRow(List<LayoutWord> words)
    {
        words.Sort((a, b) => a.XMin.CompareTo(b.XMin));
        (XMin, XMax) = (words[0].XMin, words.Max(word => word.XMax));
        (YMin, YMax) = (words.Min(word => word.YMin), words.Max(word => word.YMax));
        Em = EmOf(words, YMax - YMin);
        BoxHeight = words.Where(word => word.Text.Any(IsWide)).Select(word => word.YMax - word.YMin).DefaultIfEmpty(YMax - YMin).Max();
        (Words, Segments) = (words, Parts(words, []));
        Text = string.Join(' ', Segments.Select(segment => segment.Text));
    }

    /// <summary>All words.</summary>
    public string Text { get; }

    /// <summary>Its words from left to right.</summary>
    public IReadOnlyList<LayoutWord> Words { get; }

    /// <summary>Its words, parted where cells of a table would be.</summary>
    public IReadOnlyList<LayoutSegment> Segments { get; private set; }

    /// <summary>Numbers of the notes that it refers to.</summary>
    public IEnumerable<int> Notes => Words.Where(word => word.Note > 0).Select(word => word.Note);

    /// <summary>Left edge.</summary>
    public double XMin { get; }

    /// <summary>Right edge.</summary>
    public double XMax { get; }

    /// <summary>Upper edge.</summary>
    public double YMin { get; }

    /// <summary>Lower edge.</summary>
    public double YMax { get; }

    /// <summary>Middle of its height.</summary>
    public double YMiddle => (YMin + YMax) / 2;

    /// <summary>Height of the box of its words, those in Chinese if there are any.</summary>
    public double BoxHeight { get; }

    /// <summary>Width of a Chinese character in it.</summary>
    public double Em { get; }

    /// <summary>Whether a sign is as wide as a Chinese character.</summary>
    public static bool IsWide(char c) => c >= '\u2E80';

    /// <summary>What parts a line from the next: a space between Latin words, nothing between Chinese and within a figure.</summary>
    public static string Between(string left, string right) =>
        left.Length > 0 && right.Length > 0 && char.IsAsciiLetterOrDigit(left[^1]) && char.IsAsciiLetterOrDigit(right[0])
            && !(char.IsAsciiDigit(left[^1]) && char.IsAsciiDigit(right[0])) ? " " : "";

    /// <summary>Width of what a printer may not part from the first sign: a figure or a Latin word, the signs around it
    /// that begin or end no row, and what stands beside a quotation mark, which many part from neither neighbour (UAX 14, LB19).</summary>
    public double LeadWidth()
    {
        (double end, char last) = (XMin, '（');
        foreach (LayoutWord word in Words)
        {
            if (word.XMin > end + (WordGapEm * Em))
            {
                break;
            }
            // The word's own width says how wide its signs are, which are as wide as usual in proportion.
            double unit = (word.XMax - word.XMin) / Ems(word.Text);
            end = word.XMin;
            foreach (char sign in word.Text)
            {
                bool isGlued = Opening.Contains(last) || Closing.Contains(sign) || Quotes.Contains(last) || Quotes.Contains(sign);
                if (!isGlued && (IsWide(sign) || Opening.Contains(sign) || (IsWide(last) && !Closing.Contains(last))))
                {
                    return end - XMin;
                }
                (end, last) = (end + (unit * Ems([sign])), sign);
            }
        }
        return end - XMin;
    }

    // By words of Chinese characters alone, else by the longest with many such: browsers print without a gap between 2024 and
    // 年, and with boxes that are far higher than their signs.
    private static double EmOf(List<LayoutWord> words, double height)
    {
        double em = words.Where(word => word.Text.All(IsWide)).Select(word => (word.XMax - word.XMin) / word.Text.Length)
            .DefaultIfEmpty().Max();
        if (em > 0)
        {
            return em;
        }
        return words.Where(word => word.XMax > word.XMin && word.Text.Count(IsWide) * 3 >= word.Text.Length)
            .OrderByDescending(word => word.Text.Length)
            .Select(word => (word.XMax - word.XMin) / Ems(word.Text)).FirstOrDefault(height * 0.8);
    }

    private static double Ems(ReadOnlySpan<char> text)
    {
        double ems = 0;
        foreach (char c in text)
        {
            ems += IsWide(c) || Quotes.Contains(c) ? 1 : 0.5;
        }
        return ems;
    }

    /// <summary>Parts its words at places where cells meet, too.</summary>
    public void PartAt(List<double> places) => Segments = Parts(Words, places);

    private List<LayoutSegment> Parts(IReadOnlyList<LayoutWord> words, List<double> places)
    {
        List<LayoutSegment> parts = [];
        var text = new System.Text.StringBuilder(words[0].Text);
        (double start, double end) = (words[0].XMin, words[0].XMax);
        foreach (LayoutWord word in words.Skip(1))
        {
            double gap = word.XMin - end;
            if (gap > CellGapEm * Em || places.Exists(place => place > end && place < word.XMin))
            {
                parts.Add(new LayoutSegment(text.ToString(), start, end));
                text.Clear();
                start = word.XMin;
            }
            else if (gap > WordGapEm * Em || (gap > MinSpaceEm * Em && !IsWide(text[^1]) && !IsWide(word.Text[0])))
            {
                text.Append(' ');
            }
            text.Append(word.Text);
            end = Math.Max(end, word.XMax);
        }
        parts.Add(new LayoutSegment(text.ToString(), start, end));
        return parts;
    }
}
