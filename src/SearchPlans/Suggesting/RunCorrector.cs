using SearchPlans.Lucene.Analysis;
using SearchPlans.Vocabulary;

namespace SearchPlans.Suggesting;

/// <summary>
/// Says what a run may have been meant to be that stands nowhere in the corpus as it was typed. What it says stands somewhere, and not just
/// once by chance. Who asks has seen that the run stands nowhere.
/// </summary>
/// <remarks>
/// Runs near the typed one are made from it (<see cref="RunMistakes"/>) and from the entries of the suggestions; those of the likeliest
/// mistake that stand in the corpus as a whole win, the most frequent first. Single pairs of characters bound how often a run can stand, so
/// that few have to be looked for. What the dictionary knows is right, and so is only given up for what it knows as well: 量刑 isn't 量兴.
/// </remarks>
/// <param name="suggestions">The words, headings and pairs of characters of the corpus.</param>
/// <param name="vocabulary">The words that the corpus is cut into.</param>
/// <param name="count">Counts the paragraphs in which a run stands.</param>
/// <param name="paragraphCount">How many paragraphs there are.</param>
internal sealed class RunCorrector(
    SuggestionIndex suggestions, PlanVocabulary vocabulary, Func<string, int> count, int paragraphCount)
{
    // Longer ones are sayings, which seldom stand anywhere as a whole.
    private const int LongestRun = 24;

    // Two characters stand side by side by chance: what is offered is a word.
    private const int LengthOfWord = 2;

    // Names of places in a longer run: 毫州市 in 毫州市低空经济.
    private const int LongestPlace = 5;

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
        return CorrectWhole(run, text) ?? CorrectPlaces(run, text);
    }

    private string? CorrectWhole(string run, string text)
    {
        bool isPlace = LexiconWords.IsPlace(text), isRight = AreWords(text);
        var mistakes = new RunMistakes(text, suggestions.Pairs);
        int least = LeastOf(text.Length);
        // Of a place hardly a plan may speak; its name is no chance. Dictionaries hold some that are mistyped (毫州).
        int LeastFor(string other, Mistake mistake) =>
            mistake == Mistake.Look || (!isRight && (LexiconWords.IsPlace(other) || IsTerm(other))) ? 1 : least;
        IEnumerable<IGrouping<Mistake, (string Text, string Shown, Mistake Mistake, int Most)>> byMistake = Candidates(text, mistakes)
            .Where(c => c.Text != text && (!isPlace || (c.Mistake == Mistake.Slip && LexiconWords.IsPlace(c.Text))))
            .Select(c => (c.Text, c.Shown, Mistake: LooksAlike(text, c.Text) ? Mistake.Look : c.Mistake, Most: mistakes.MostFor(c.Text)))
            .Where(c => c.Most >= LeastFor(c.Text, c.Mistake) && (!(isRight || c.Text.Length <= LengthOfWord) || AreWords(c.Text)))
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
                if (paragraphs >= LeastFor(other, group.Key) && paragraphs > most)
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

    // A term of plans stands nowhere by chance either.
    private static bool IsTerm(string other) => other.Length > LengthOfWord && _terms.Value.Contains(other);

    // Whether another is the name of a place in which one character is written like the one that was typed.
    private static bool LooksAlike(string text, string other)
    {
        if (text.Length != other.Length || !LexiconWords.IsPlace(other))
        {
            return false;
        }
        int at = text.AsSpan().CommonPrefixLength(other);
        return at < text.Length && text.AsSpan(at + 1).SequenceEqual(other.AsSpan(at + 1)) && LookAlikes.Of(text[at]).Contains(other[at]);
    }

    // The names of places in a run that as a whole stands nowhere even when they are put right.
    private string? CorrectPlaces(string run, string text)
    {
        if (run.Length != text.Length)
        {
            return null;
        }
        bool[] isWord = InWords(text, standing: true);
        string corrected = run;
        for (int start = 0; start + LengthOfWord <= text.Length; start++)
        {
            // A mistyped name isn't known to the dictionary, which cuts it into single characters, or nobody here writes it.
            int end = start;
            while (end < text.Length && !isWord[end])
            {
                end++;
            }
            for (int length = Math.Min(LongestPlace, end - start); length >= LengthOfWord; length--)
            {
                string piece = text.Substring(start, length);
                bool isOther = length < text.Length && HasAbsentPair(piece);
                if (isOther && CorrectWhole(piece, piece) is { } place && place.Length == length && LexiconWords.IsPlace(place))
                {
                    corrected = string.Concat(corrected.AsSpan(0, start), place, corrected.AsSpan(start + length));
                    start += length - 1;
                    break;
                }
            }
        }
        return corrected == run ? null : corrected;
    }

    // 毫州 and 呼和浩持: somewhere in a mistyped name two characters stand side by side that do so nowhere else.
    private bool HasAbsentPair(string piece)
    {
        for (int i = 1; i < piece.Length; i++)
        {
            if (suggestions.Pairs.DocFreq(piece[i - 1], piece[i]) == 0)
            {
                return true;
            }
        }
        return false;
    }

    // Whether the dictionary cuts a text into words of several characters each. Letters and digits say nothing.
    private bool AreWords(string text) => !InWords(text, standing: false).Contains(false);

    // Of each character, whether the dictionary cuts it into a word of several, and, where that is asked, one that may stand somewhere.
    // Letters and digits are right as they are.
    private bool[] InWords(string text, bool standing)
    {
        bool[] isWord = [.. text.Select(char.IsAscii)];
        TokenBuffer tokens = vocabulary.Cut(text);
        for (int i = 0; i < tokens.Count; i++)
        {
            (int start, int end) = (tokens.StartChar(i), tokens.EndChar(i));
            bool isKnown = end - start > 1
                && (!standing || suggestions.Pairs.DocFreq(text[start], text[start + 1]) > 0 || LexiconWords.IsPlace(text[start..end]));
            isWord.AsSpan(start, end - start).Fill(isKnown || isWord[start]);
        }
        return isWord;
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
