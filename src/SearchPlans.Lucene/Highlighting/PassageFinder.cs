namespace SearchPlans.Lucene.Highlighting;

/// <summary>A stretch of a text worth showing.</summary>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="End">Offset right after its last.</param>
public readonly record struct Passage(int Start, int End);

/// <summary>
/// Chooses what to show of a text: one sentence or two neighbours, with as much of what was asked for as can be, long
/// words before short ones as they tell more, and no longer than fits. Sentences end with 。！？； their half-width forms,
/// and a point before a space or the end.
/// </summary>
public static class PassageFinder
{
    // So many beginnings are tried in a sentence that is too long.
    private const int MostCuts = 64;

    private static readonly System.Buffers.SearchValues<char> _pauses = System.Buffers.SearchValues.Create("，,、：:；;");

    /// <summary>Chooses one passage, or, where no single one shows everything that was asked for, two.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">Per thing asked for, where the text holds it, in order.</param>
    /// <param name="maxLength">The most characters of a single passage, at least 40; each of two has three fifths of it.</param>
    /// <returns>The passages in the order of the text, apart from each other.</returns>
    public static IReadOnlyList<Passage> FindAll(string text, IReadOnlyList<IReadOnlyList<Mark>> marks, int maxLength)
    {
        Passage one = Find(text, marks, maxLength);
        if (NotShown(one, marks).Count == 0)
        {
            return [one];
        }
        Passage first = Find(text, marks, maxLength * 3 / 5);
        Passage second = Find(text, NotShown(first, marks), maxLength * 3 / 5);
        if (second.Start < first.Start)
        {
            (first, second) = (second, first);
        }
        return second.Start > first.End ? [first, second] : [new Passage(first.Start, Math.Max(first.End, second.End))];
    }

    /// <summary>Chooses a passage.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">Per thing asked for, where the text holds it, in order.</param>
    /// <param name="maxLength">The most characters to show, at least 20.</param>
    public static Passage Find(string text, IReadOnlyList<IReadOnlyList<Mark>> marks, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 20);
        List<Passage> sentences = Sentences(text);
        if (sentences.Count == 0)
        {
            return new Passage(0, 0);
        }
        Mark[][] asked = [.. marks.Select(of => of.Select(m => Clip(m, maxLength)).ToArray())];
        var best = sentences[0];
        (int Asked, int Marks) bestValue = (-1, -1);
        foreach (Passage candidate in Candidates(text, sentences, asked, maxLength))
        {
            (int, int) value = Value(candidate, asked);
            // Two sentences have to be worth more than one; of equals the earliest stays.
            if (value.CompareTo(bestValue) <= 0)
            {
                continue;
            }
            (best, bestValue) = (candidate, value);
        }
        if (bestValue.Asked <= 0 && FirstMark(asked, new Passage(0, text.Length)) is { } across)
        {
            best = Around(across, sentences);
        }
        best = Extend(best, sentences, maxLength);
        return best.End - best.Start <= maxLength ? best : Cut(text, best, FirstMark(asked, best), maxLength);
    }

    private static List<IReadOnlyList<Mark>> NotShown(Passage passage, IReadOnlyList<IReadOnlyList<Mark>> marks) =>
        [.. marks.Where(of => !of.Any(m => m.Start >= passage.Start && m.Start < passage.End))];

    // Of what is longer than a passage the beginning is shown; two characters are left for pairs not to be split.
    private static Mark Clip(Mark mark, int maxLength) => mark with { End = Math.Min(mark.End, mark.Start + maxLength - 2) };

    private static Mark? FirstMark(Mark[][] marks, Passage within) =>
        marks.SelectMany(m => m).Where(m => m.Start >= within.Start && m.End <= within.End)
            .OrderBy(m => m.Start).Select(m => (Mark?)m).FirstOrDefault();

    // Runs go on across the end of a sentence: the sentences that such a mark touches.
    private static Passage Around(Mark mark, List<Passage> sentences) => new(
        sentences.Last(s => s.Start <= mark.Start).Start, sentences.First(s => s.End >= mark.End).End);

    private static IEnumerable<Passage> Candidates(string text, List<Passage> sentences, Mark[][] asked, int maxLength)
    {
        foreach (Passage sentence in sentences)
        {
            if (sentence.End - sentence.Start <= maxLength)
            {
                yield return sentence;
                continue;
            }
            var within = asked.SelectMany(of => of).Where(m => m.Start >= sentence.Start && m.End <= sentence.End);
            foreach (Mark mark in within.OrderBy(m => m.Start).Take(MostCuts))
            {
                yield return Cut(text, sentence, mark, maxLength);
            }
        }
        for (int i = 0; i + 1 < sentences.Count; i++)
        {
            var two = new Passage(sentences[i].Start, sentences[i + 1].End);
            if (two.End - two.Start <= maxLength)
            {
                yield return two;
            }
        }
    }

    // How many characters of what was asked for it shows, each thing once, and how many marks.
    private static (int Asked, int Marks) Value(Passage passage, Mark[][] marks)
    {
        int asked = 0;
        int total = 0;
        foreach (Mark[] of in marks)
        {
            int longest = 0;
            foreach (Mark mark in of)
            {
                if (mark.Start < passage.Start || mark.End > passage.End)
                {
                    continue;
                }
                longest = Math.Max(longest, mark.End - mark.Start);
                total++;
            }
            asked += longest;
        }
        return (asked, Math.Min(total, 4));
    }

    // A short sentence says little alone: its neighbours come along while there is room.
    private static Passage Extend(Passage passage, List<Passage> sentences, int maxLength)
    {
        int after = sentences.FindIndex(s => s.Start >= passage.End);
        if (passage.End - passage.Start < maxLength / 2 && after >= 0 && sentences[after].End - passage.Start <= maxLength)
        {
            passage = passage with { End = sentences[after].End };
        }
        int before = sentences.FindLastIndex(s => s.End <= passage.Start);
        if (passage.End - passage.Start < maxLength / 2 && before >= 0 && passage.End - sentences[before].Start <= maxLength)
        {
            passage = passage with { Start = sentences[before].Start };
        }
        return passage;
    }

    // A sentence that is too long is cut around its first mark.
    private static Passage Cut(string text, Passage passage, Mark? first, int maxLength)
    {
        int start = passage.Start;
        if (first is { } mark)
        {
            start = Math.Max(start, Math.Min(mark.Start - maxLength / 4, passage.End - maxLength));
            start = Math.Max(start, mark.End - maxLength + 1);
            int comma = start == passage.Start ? -1 : text.AsSpan(start, mark.Start - start).IndexOfAny(_pauses);
            if (comma >= 0)
            {
                start += comma + 1;
            }
            if (SplitsPair(text, start))
            {
                start++;
            }
        }
        int end = Math.Min(passage.End, start + maxLength);
        return new Passage(start, SplitsPair(text, end) ? end - 1 : end);
    }

    private static bool SplitsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static List<Passage> Sentences(string text)
    {
        var sentences = new List<Passage>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!EndsSentence(text, i))
            {
                continue;
            }
            while (i + 1 < text.Length
                && (EndsSentence(text, i + 1) || text[i + 1] is '”' or '’' or '」' or '』' or '）' or ')' or '》'))
            {
                i++;
            }
            sentences.Add(new Passage(start, i + 1));
            start = i + 1;
        }
        if (start < text.Length)
        {
            sentences.Add(new Passage(start, text.Length));
        }
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
