namespace SearchPlans.Plans;

/// <summary>Paragraphs that were broken into lines of one length, as in text out of a printed page.</summary>
internal static class LineWrapping
{
    private const int MaxWidth = 60;
    private const int MinLines = 40;
    // Of all lines, those that go on below; of these, those that are all but full.
    private const double MinOpenShare = 0.4;
    private const double MinFullShare = 0.5;
    // A short text has to show it more clearly: full lines that go on below, and hardly another that does.
    private const int MinFullLines = 4;
    private const double MinClearShare = 0.8;
    private const int MinClearWidth = 24;
    // Lines shorter than this are rows or names, one below the other.
    private const int MinJoinedWidth = 16;

    /// <summary>Most lines of one paragraph.</summary>
    public const int MaxJoinedLines = 100;

    /// <summary>
    /// Length of a full line where paragraphs are broken into lines of one length, else 0. A broken line is no heading,
    /// though it has a number in front and no full stop behind. Lines that a blank one follows aren't broken, nor are rows of names
    /// and of figures, which are shorter.
    /// </summary>
    public static int Width(string text, List<PlanLine> lines, int from)
    {
        Span<int> lengths = stackalloc int[MaxWidth + 1];
        int open = 0, all = 0;
        for (int i = from; i < lines.Count; i++)
        {
            if (lines[i].Role != LineRole.Body || lines[i].Form is not (LineForm.Text or LineForm.Dash))
            {
                continue;
            }
            all++;
            bool goesOn = i + 1 < lines.Count && lines[i + 1].IsClose && !Wording.EndsSentence(lines[i].Content(text));
            if (lines[i].Length > MaxWidth || !goesOn)
            {
                continue;
            }
            open++;
            lengths[lines[i].Length]++;
        }
        bool isLong = all >= MinLines && open >= all * MinOpenShare;
        if (!isLong && open < MinFullLines)
        {
            return 0;
        }
        int width = 0;
        for (int length = 1; length <= MaxWidth; length++)
        {
            width = lengths[length] > lengths[width] ? length : width;
        }
        int full = 0;
        for (int length = width * 4 / 5; length <= Math.Min(MaxWidth, width * 6 / 5); length++)
        {
            full += lengths[length];
        }
        bool isWrapped = isLong ? width >= MinJoinedWidth && full >= open * MinFullShare : width >= MinClearWidth;
        return isWrapped && (isLong || AreSentences(text, lines, from, width)) ? width : 0;
    }

    /// <summary>Whether full lines go on until a sentence ends: rows of names and projects of like length don't. Headings, which are
    /// shorter, count neither way.</summary>
    private static bool AreSentences(string text, List<PlanLine> lines, int from, int width)
    {
        int whole = 0, broken = 0, run = 0;
        for (int i = from; i < lines.Count; i++)
        {
            PlanLine line = lines[i];
            ReadOnlySpan<char> content = line.Content(text);
            bool isText = line.Role == LineRole.Body && line.Form is LineForm.Text or LineForm.Dash && line.HashLevel == 0 && !line.IsBold;
            bool goesOn = i + 1 < lines.Count && lines[i + 1].IsClose && lines[i + 1].Number.Style == NumberStyle.None;
            if (isText && line.Length * 5 is var length && length >= width * 4 && length <= width * 6 && !Wording.EndsSentence(content))
            {
                run++;
                if (goesOn)
                {
                    continue;
                }
            }
            bool isWhole = isText && Wording.EndsSentence(content);
            whole += isWhole ? run : 0;
            // A line that is neither full nor the end of a sentence, and goes on, is a row or a heading.
            broken += isWhole ? 0 : run;
            run = 0;
        }
        return whole >= MinFullLines && whole >= (whole + broken) * MinClearShare;
    }

    /// <summary>Whether a line is the rest of the paragraph that the line before belongs to: nothing stands between them,
    /// and that one is full.</summary>
    public static bool IsRest(PlanLine line, PlanLine before, int width) =>
        width >= MinJoinedWidth
        && line.IsClose
        && line.Role == LineRole.Body
        && line.Form == LineForm.Text
        && line.Number.Style == NumberStyle.None
        && line.HashLevel == 0 && !line.IsBold && line.BoldLeadEnd == 0
        && before.Role == LineRole.Body
        && before.Form is LineForm.Text or LineForm.Dash or LineForm.Bullet
        && before.HashLevel == 0
        && !before.IsBold
        && before.Length * 5 >= width * 4;
}
