namespace SearchPlans.Plans;

/// <summary>
/// Puts together figures and Latin words whose signs are set one em apart, each in the place of a Chinese character (2 0 0 5 年), as
/// databases of journals set them. Told from a list of figures by the characters they stand close to.
/// </summary>
internal static class SpacedSigns
{
    private const double MinPitch = 0.85, MaxPitch = 1.15;
    private const double MaxGapEm = 0.4;

    // A row of a page has fewer; what takes time is bounded so.
    private const int MaxWords = 300;

    /// <summary>Joins such signs of a row.</summary>
    /// <param name="words">From left to right.</param>
    public static void Join(List<LayoutWord> words)
    {
        for (int start = 0; start < words.Count - 1 && words.Count <= MaxWords; start++)
        {
            if (!IsSign(words[start]))
            {
                continue;
            }
            double em = EmBeside(words, start);
            int end = start + 1;
            while (end < words.Count && IsSign(words[end]) && (words[end].XMin - words[end - 1].XMin) / em is >= MinPitch and <= MaxPitch)
            {
                end++;
            }
            if (end - start > 1 && (StandsClose(words, start - 1, start, em) || StandsClose(words, end - 1, end, em)))
            {
                LayoutWord joined = words[start] with
                {
                    Text = string.Concat(words[start..end].Select(word => word.Text)),
                    XMax = words[end - 1].XMax
                };
                words.RemoveRange(start, end - start);
                words.Insert(start, joined);
            }
        }
    }

    private static bool IsSign(LayoutWord word) =>
        word.Text.Length == 1 && (char.IsAsciiLetterOrDigit(word.Text[0]) || word.Text[0] is '.' or ',' or '%' or '‰');

    // A Chinese character's width, by the height of the type where none stands near.
    private static double EmBeside(List<LayoutWord> words, int at)
    {
        for (int distance = 1; distance < words.Count; distance++)
        {
            foreach (int i in new[] { at - distance, at + distance })
            {
                if (i >= 0 && i < words.Count && words[i].Text.All(LayoutRow.IsWide))
                {
                    return Math.Max(0.001, (words[i].XMax - words[i].XMin) / words[i].Text.Length);
                }
            }
        }
        return Math.Max(0.001, words[at].YMax - words[at].YMin);
    }

    private static bool StandsClose(List<LayoutWord> words, int left, int right, double em)
    {
        if (left < 0 || right >= words.Count)
        {
            return false;
        }
        int other = IsSign(words[left]) ? right : left;
        double gap = words[right].XMin - words[left].XMax;
        // A sign's place reaches to where the next begins.
        double room = other == right ? em / 2 : 0;
        return LayoutRow.IsWide(words[other].Text[other == right ? 0 : ^1]) && gap - room < MaxGapEm * em;
    }
}
