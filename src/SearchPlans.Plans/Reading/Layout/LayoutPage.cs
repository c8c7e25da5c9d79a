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
    // What is raised or lowered (m³, CO₂) is smaller than what it stands beside, at the same height in part, and touches it.
    private const double MaxRaisedSize = 0.85, MinSharedHeight = 0.3, MaxRaisedGapEm = 0.3;
    // A row has fewer words; what takes time is bounded so.
    private const int MaxPairs = 100_000;

    /// <summary>Lines printed on it.</summary>
    public List<LayoutRule> Rules { get; } = [];

    /// <summary>Whether it holds what stands beside the text of the page before, turned another way.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Its rows from top to bottom, a table with lines between its rows as one.</summary>
    public List<LayoutRow> Rows()
    {
        (List<RuledTable> tables, List<LayoutWord> words) = Rules.Count == 0 ? ([], Words) : RuledTables.Find(this);
        List<List<LayoutWord>> rows = [];
        foreach (LayoutWord word in words.Where(word => !string.IsNullOrWhiteSpace(word.Text)).OrderBy(word => word.YMiddle))
        {
            // Signs of other fonts and heights stand on one line as long as they share half of their height with it.
            if (rows.Count == 0 || word.YMiddle - rows[^1][0].YMiddle > Math.Min(Height(word), Height(rows[^1][0])) / 2)
            {
                rows.Add([]);
            }
            rows[^1].Add(word);
        }
        Attach(rows);
        List<LayoutRow> made = rows.ConvertAll(row => new LayoutRow(row));
        return tables.Count == 0 ? made : [.. made.Concat(tables.Select(table => new LayoutRow(table))).OrderBy(row => row.YMin)];
    }

    private static void Attach(List<List<LayoutWord>> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            double height = rows[i].Max(Height);
            foreach (int beside in new[] { i + 1, i - 1 })
            {
                if (beside < 0 || beside >= rows.Count || rows[i].Count == 0 || (long)rows[i].Count * rows[beside].Count > MaxPairs
                    || height > rows[beside].Max(Height) * MaxRaisedSize)
                {
                    continue;
                }
                List<LayoutWord> line = rows[beside];
                foreach (LayoutWord word in rows[i].OrderBy(word => word.XMin).ToList())
                {
                    if (line.Exists(other => Touches(word, other)))
                    {
                        line.Add(word);
                        rows[i].Remove(word);
                    }
                }
            }
            if (rows[i].Count == 0)
            {
                rows.RemoveAt(i);
                // The rows above and below now stand beside each other.
                i = Math.Max(-1, i - 2);
            }
        }
    }

    private static bool Touches(LayoutWord word, LayoutWord other)
    {
        double shared = Math.Min(word.YMax, other.YMax) - Math.Max(word.YMin, other.YMin);
        double gap = Math.Max(word.XMin - other.XMax, other.XMin - word.XMax);
        return shared >= Height(word) * MinSharedHeight && Math.Abs(gap) <= MaxRaisedGapEm * Math.Max(Height(word), Height(other));
    }

    private static double Height(LayoutWord word) => word.YMax - word.YMin;
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
    // A space as typed, half an em and less, parts a heading's number from its words.
    private const double NumberGapEm = 0.15;

    private const string Opening = "（(《“‘「『【〔〈", Closing = "，。、；：！？,.;:!?）)》”’」』】〕〉％%‰℃．", Quotes = "“”‘’";

    /// <summary>Makes a row of its words.</summary>
    public LayoutRow(List<LayoutWord> words)
    {
        words.Sort((a, b) => a.XMin.CompareTo(b.XMin));
        SpacedSigns.Join(words);
        (XMin, XMax) = (words[0].XMin, words.Max(word => word.XMax));
        (YMin, YMax) = (words.Min(word => word.YMin), words.Max(word => word.YMax));
        Em = EmOf(words, YMax - YMin);
        BoxHeight = words.Where(word => word.Text.Any(IsWide)).Select(word => word.YMax - word.YMin).DefaultIfEmpty(YMax - YMin).Max();
        (Words, Segments) = (words, Parts(words, []));
        Text = string.Join(' ', Segments.Select(segment => segment.Text));
    }

    /// <summary>Makes a row that is a whole table.</summary>
    public LayoutRow(RuledTable table)
        : this([.. table.Words])
    {
        Table = table;
        (XMin, XMax) = (Math.Min(XMin, table.Left), Math.Max(XMax, table.Right));
        Segments = [new LayoutSegment(Text, XMin, XMax)];
    }

    /// <summary>The table that it is; null for a row of words.</summary>
    public RuledTable? Table { get; }

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

    /// <summary>第三章, 第一节 alone, or 专栏 and its number.</summary>
    private static bool IsOrdinal(System.Text.StringBuilder text) =>
        text.Length is >= 3 and <= 6 && (text[0] == '第' && text[^1] is '篇' or '编' or '章' or '节'
            || text[0] == '专' && text[1] == '栏' && char.IsAsciiDigit(text[^1]));

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
            else if (gap > WordGapEm * Em
                || (gap > NumberGapEm * Em && parts.Count == 0 && IsOrdinal(text))
                || (gap > MinSpaceEm * Em && !IsWide(text[^1]) && !IsWide(word.Text[0])))
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
