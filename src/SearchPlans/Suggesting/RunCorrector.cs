using SearchPlans.Vocabulary;

namespace SearchPlans.Suggesting;

/// <summary>
/// Says what a run may have been meant to be that stands nowhere in the corpus as it was typed. What it says stands somewhere, and not just
/// once by chance. Who asks has seen that the run stands nowhere.
/// </summary>
/// <remarks>
/// Runs near the typed one are made from it (<see cref="RunMistakes"/>) and from the entries of the suggestions; those of the likeliest
/// mistake that stand in the corpus as a whole win, the most frequent first. Single pairs of characters bound how often a run can stand, so
/// that few have to be looked for.
/// </remarks>
/// <param name="suggestions">The words, headings and pairs of characters of the corpus.</param>
/// <param name="count">Counts the paragraphs in which a run stands.</param>
/// <param name="paragraphCount">How many paragraphs there are.</param>
internal sealed class RunCorrector(SuggestionIndex suggestions, Func<string, int> count, int paragraphCount)
{
    // Longer ones are sayings, which seldom stand anywhere as a whole.
    private const int LongestRun = 24;

    // Each is a search.
    private const int MaxCounted = 12;

    private static readonly Lazy<HashSet<string>> _terms = new(() => [.. LexiconWords.Terms]);

    /// <summary>The run put right, or null.</summary>
    /// <param name="run">As typed.</param>
    public string? Correct(string run)
    {
        if (TypedText.Normalize(run, LongestRun) is not { Length: > 1 } text || text.Any(char.IsSurrogate))
        {
            return null;
        }
        // What is spelled right may well be missing in a corpus; of a place its name may be meant for another's that sounds alike.
        if (_terms.Value.Contains(text))
        {
            return null;
        }
        bool isPlace = LexiconWords.IsPlace(text);
        var mistakes = new RunMistakes(text, suggestions.Pairs);
        int least = LeastOf(text.Length);
        IEnumerable<IGrouping<Mistake, (string Text, string Shown, Mistake Mistake, int Most)>> byMistake = Candidates(text, mistakes)
            .Where(c => c.Text != text && (!isPlace || (c.Mistake == Mistake.Slip && LexiconWords.IsPlace(c.Text))))
            .Select(c => (c.Text, c.Shown, c.Mistake, Most: mistakes.MostFor(c.Text)))
            .Where(c => c.Most >= least)
            .OrderBy(c => c.Mistake)
            .DistinctBy(c => c.Text)
            .GroupBy(c => c.Mistake);
        foreach (IGrouping<Mistake, (string Text, string Shown, Mistake Mistake, int Most)> group in byMistake)
        {
            (string shown, int most) = (run, 0);
            foreach ((string other, string otherShown, Mistake _, int bound) in group.OrderByDescending(c => c.Most).Take(MaxCounted))
            {
                if (bound <= most)
                {
                    break;
                }
                int paragraphs = count(other);
                if (paragraphs >= least && paragraphs > most)
                {
                    (shown, most) = (otherShown, paragraphs);
                }
            }
            if (most > 0)
            {
                return AsTyped(run, text, shown);
            }
        }
        return null;
    }

    private IEnumerable<(string Text, string Shown, Mistake Mistake)> Candidates(string text, RunMistakes mistakes)
    {
        if (text.Any(char.IsAsciiLetter))
        {
            foreach ((string read, string shown) in suggestions.ReadAs(text))
            {
                yield return (read, shown, Mistake.Sound);
            }
        }
        foreach ((string near, Mistake mistake) in mistakes.Near())
        {
            yield return (near, near, mistake);
        }
        foreach ((string entry, string shown) in suggestions.Like(text))
        {
            if (mistakes.Of(entry) is { } mistake)
            {
                yield return (entry, shown, mistake);
            }
        }
        foreach (string other in suggestions.LikeByPieces(text))
        {
            if (mistakes.OfPiece(other) is { } mistake)
            {
                yield return (other, other, mistake);
            }
        }
    }

    // What wasn't put right stays as it was typed: GDP in capitals.
    private static string AsTyped(string run, string text, string shown)
    {
        if (run.Length != text.Length)
        {
            return shown;
        }
        int begin = text.AsSpan().CommonPrefixLength(shown);
        int end = 0;
        while (end < Math.Min(text.Length, shown.Length) - begin && text[^(end + 1)] == shown[^(end + 1)])
        {
            end++;
        }
        return string.Concat(run.AsSpan(0, begin), shown.AsSpan(begin, shown.Length - begin - end), run.AsSpan(run.Length - end));
    }

    // Of few characters more stand somewhere by chance.
    private int LeastOf(int length)
    {
        int least = length switch
        {
            2 => 20,
            3 => 10,
            4 => 3,
            5 => 2,
            _ => 1,
        };
        return Math.Clamp(paragraphCount / 1000, 1, least);
    }
}
