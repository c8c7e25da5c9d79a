using SearchPlans.Plans;
using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Answers;

/// <summary>What a corpus offers to suggest: its words, headings and titles, and the places it is about, by how often they occur.</summary>
internal static class SuggestionEntries
{
    // A word of two paragraphs may be a slip; of three it is in use.
    private const int LeastDocFreq = 3;

    // Titles and headings occur once or a few times; words in thousands of paragraphs. Who types wants either.
    private const int HeadingWeight = 8;
    private const int TitleWeight = 4;

    /// <summary>Abbreviations as they are written (GDP, 5G and PM2.5); words of an index are folded, and what begins with a digit is
    /// none.</summary>
    public static IReadOnlyList<string> Abbreviations { get; } = [.. Synonyms.Shipped.Written.Where(w => w.All(char.IsAscii))];

    /// <summary>A section's heading without its number.</summary>
    public static string HeadingOf(PlanSection section) =>
        section.Heading[Math.Min(section.Number.Length, section.Heading.Length)..].Trim();

    /// <summary>Whether a word of an index may be suggested.</summary>
    public static bool MayBeSuggested(string word) => word.Length > 1 && char.IsLetter(word[0]);

    /// <summary>The entries.</summary>
    /// <param name="titles">The titles of plans.</param>
    /// <param name="headings">Headings without their numbers, each with how many sections have it.</param>
    /// <param name="abbreviations">For each of <see cref="Abbreviations"/> in how many paragraphs it stands.</param>
    /// <param name="words">The words of the index with their document frequencies; the same may come more than once.</param>
    public static IEnumerable<SuggestionEntry> Of(
        IEnumerable<string> titles, IEnumerable<(string Heading, int Count)> headings, IReadOnlyList<int> abbreviations,
        IEnumerable<(string Word, int DocFreq)> words)
    {
        foreach (string title in titles)
        {
            yield return new SuggestionEntry(title, SuggestionKind.Title, TitleWeight);
        }
        foreach ((string heading, int count) in headings)
        {
            yield return new SuggestionEntry(heading, SuggestionKind.Heading, (long)count * HeadingWeight);
        }
        for (int i = 0; i < Abbreviations.Count; i++)
        {
            // One more than the word itself, so that it is the one that is shown.
            if (abbreviations[i] >= LeastDocFreq)
            {
                yield return new SuggestionEntry(Abbreviations[i], SuggestionKind.Lexicon, abbreviations[i] + 1);
            }
        }
        HashSet<string> lexicon = [.. LexiconWords.Terms, .. LexiconWords.Places];
        foreach ((string word, int docFreq) in words)
        {
            if (docFreq >= LeastDocFreq && MayBeSuggested(word))
            {
                yield return new SuggestionEntry(word, lexicon.Contains(word) ? SuggestionKind.Lexicon : SuggestionKind.Word, docFreq);
            }
        }
    }
}

/// <summary>Keeps what is suggested from of the last commit asked for, and gives it out while that of a newer one is made. Safe for
/// concurrent use.</summary>
internal sealed class LatestSuggestions
{
    private readonly Lock _gate = new();
    private string? _version;
    private Task<SuggestionIndex>? _current;
    private Task<SuggestionIndex>? _next;

    /// <summary>That of a commit, or of the one before while it is made; waits only for the first.</summary>
    /// <param name="version">Names the newest commit.</param>
    /// <param name="make">Makes it.</param>
    public Task<SuggestionIndex> GetAsync(string version, Func<Task<SuggestionIndex>> make)
    {
        lock (_gate)
        {
            if (_next is { IsCompletedSuccessfully: true })
            {
                (_current, _next) = (_next, null);
            }
            bool isFirst = _current is null or { IsFaulted: true };
            if (isFirst || (_next is null or { IsFaulted: true } && version != _version))
            {
                _version = version;
                Task<SuggestionIndex> made = make();
                (_current, _next) = isFirst ? (made, _next) : (_current, made);
            }
            return _current!;
        }
    }
}
