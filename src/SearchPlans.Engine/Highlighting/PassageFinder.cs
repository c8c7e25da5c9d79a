namespace SearchPlans.Engine.Highlighting;

/// <summary>A stretch of a text worth showing.</summary>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="End">Offset right after its last.</param>
public readonly record struct Passage(int Start, int End);

/// <summary>
/// Chooses what to show of a text: one sentence or two neighbours, with as many of the things asked for as can be, and
/// no longer than fits. Sentences end with 。！？； or their half-width forms before a space or the end.
/// </summary>
public static class PassageFinder
{
    private static readonly System.Buffers.SearchValues<char> _pauses = System.Buffers.SearchValues.Create("，,、：:；;");

    /// <summary>Chooses a passage.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">Per thing asked for, where the text holds it, in order.</param>
    /// <param name="maxLength">The most characters to show, at least 20.</param>
    public static Passage Find(string text, IReadOnlyList<IReadOnlyList<Mark>> marks, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 20);
        List<Passage> sentences = Sentences(text);
        if (sentences.Count == 0) return new Passage(0, 0);
        var best = sentences[0];
        (int Asked, int Marks) bestValue = (-1, -1);
        foreach (Passage candidate in Candidates(sentences, maxLength))
        {
            (int, int) value = Value(candidate, marks);
            // Two sentences have to be worth more than one; of equals the earliest stays.
            if (value.CompareTo(bestValue) <= 0) continue;
            (best, bestValue) = (candidate, value);
        }
        best = Extend(best, sentences, maxLength);
        return best.End - best.Start <= maxLength ? best : Cut(text, best, marks, maxLength);
    }

    private static IEnumerable<Passage> Candidates(List<Passage> sentences, int maxLength)
    {
        foreach (Passage sentence in sentences) yield return sentence;
        for (int i = 0; i + 1 < sentences.Count; i++)
        {
            var two = new Passage(sentences[i].Start, sentences[i + 1].End);
            if (two.End - two.Start <= maxLength) yield return two;
        }
    }

    private static (int Asked, int Marks) Value(Passage passage, IReadOnlyList<IReadOnlyList<Mark>> marks)
    {
        int asked = 0;
        int total = 0;
        foreach (IReadOnlyList<Mark> of in marks)
        {
            int within = of.Count(m => m.Start >= passage.Start && m.End <= passage.End);
            if (within > 0) asked++;
            total += within;
        }
        return (asked, Math.Min(total, 4));
    }

    // A short sentence says little alone: its neighbours come along while there is room.
    private static Passage Extend(Passage passage, List<Passage> sentences, int maxLength)
    {
        int after = sentences.FindIndex(s => s.Start >= passage.End);
        if (passage.End - passage.Start < maxLength / 2 && after >= 0 && sentences[after].End - passage.Start <= maxLength)
            passage = passage with { End = sentences[after].End };
        int before = sentences.FindLastIndex(s => s.End <= passage.Start);
        if (passage.End - passage.Start < maxLength / 2 && before >= 0 && passage.End - sentences[before].Start <= maxLength)
            passage = passage with { Start = sentences[before].Start };
        return passage;
    }

    // A sentence that is too long is cut around its first mark.
    private static Passage Cut(string text, Passage passage, IReadOnlyList<IReadOnlyList<Mark>> marks, int maxLength)
    {
        int first = marks.SelectMany(m => m).Where(m => m.Start >= passage.Start && m.End <= passage.End)
            .Select(m => m.Start).DefaultIfEmpty(passage.Start).Min();
        int start = Math.Max(passage.Start, Math.Min(first - maxLength / 4, passage.End - maxLength));
        int comma = start == passage.Start ? -1 : text.AsSpan(start, first - start).IndexOfAny(_pauses);
        if (comma >= 0) start += comma + 1;
        int end = Math.Min(passage.End, start + maxLength);
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return new Passage(start, end);
    }

    private static List<Passage> Sentences(string text)
    {
        var sentences = new List<Passage>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!EndsSentence(text, i)) continue;
            while (i + 1 < text.Length && (EndsSentence(text, i + 1) || text[i + 1] is '”' or '’' or '」' or '』' or '）' or ')' or '》')) i++;
            sentences.Add(new Passage(start, i + 1));
            start = i + 1;
        }
        if (start < text.Length) sentences.Add(new Passage(start, text.Length));
        return sentences;
    }

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '。' or '！' or '？' or '；' or '\n' => true,
        ';' or '!' or '?' => true,
        '.' => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]),
        _ => false,
    };
}
