namespace SearchPlans.Cli.Output;

/// <summary>
/// Breaks lines for a terminal as Chinese is set: between any two characters, but not within a Latin word or number, and
/// so that no line begins with a closing sign or ends with an opening one.
/// </summary>
internal static class LineWrapper
{
    // Signs hang together with what they close or open, see W3C's Requirements for Chinese Text Layout, 3.1.2.
    private const string NotFirst = "，。、；：！？）》〉】」』”’…—·％,.;:!?)]}%";
    private const string NotLast = "（《〈【「『“‘([{";

    /// <summary>Breaks a line into lines of at most so many cells, its indent not counted; more only where no break is allowed.</summary>
    /// <param name="line">The line.</param>
    /// <param name="maxCells">How many cells there are behind the indent, at least 2.</param>
    public static IEnumerable<StyledLine> Wrap(StyledLine line, int maxCells)
    {
        string text = string.Concat(line.Pieces.Select(p => p.Text));
        int start = 0;
        do
        {
            int end = EndOfLine(text, start, maxCells);
            yield return Slice(line, start, end);
            start = end;
            while (start < text.Length && text[start] == ' ')
            {
                start++;
            }
        }
        while (start < text.Length);
    }

    private static int EndOfLine(string text, int start, int maxCells)
    {
        int cells = 0;
        int lastBreak = -1;
        for (int at = start; at < text.Length; at++)
        {
            if (at > start && MayBreak(text, at))
            {
                lastBreak = at;
            }
            cells += DisplayWidth.Of(text[at]);
            if (cells <= maxCells)
            {
                continue;
            }
            // A word longer than the line is cut where the line is full, though not through a character.
            if (lastBreak < 0)
            {
                lastBreak = char.IsLowSurrogate(text[at]) ? at - 1 : at;
            }
            return Math.Max(lastBreak, start + 1);
        }
        return text.Length;
    }

    private static bool MayBreak(string text, int at)
    {
        char before = text[at - 1];
        char behind = text[at];
        return !NotFirst.Contains(behind, StringComparison.Ordinal)
            && !NotLast.Contains(before, StringComparison.Ordinal)
            && !char.IsLowSurrogate(behind)
            && !(IsLatin(before) && IsLatin(behind));
    }

    private static bool IsLatin(char c) => c is > ' ' and < '\u1100' and not ('“' or '”' or '‘' or '’' or '·');

    private static StyledLine Slice(StyledLine line, int start, int end)
    {
        var slice = new StyledLine(line.Indent);
        int at = 0;
        foreach ((string text, Tone tone) in line.Pieces)
        {
            int from = Math.Max(start - at, 0);
            int to = Math.Min(end - at, text.Length);
            if (from < to)
            {
                slice.Add(text[from..to], tone);
            }
            at += text.Length;
        }
        return slice;
    }
}
