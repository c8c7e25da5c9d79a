namespace SearchPlans.Suggesting;

/// <summary>
/// Finishes what a user types: by characters, by pinyin in full, begun or by initials, mixed with characters, and by characters of the
/// same sound. Corrects what isn't found. Held in memory, unchanging, for any number of threads.
/// </summary>
/// <remarks>
/// Entries are numbered by falling weight. Characters are looked for in all texts from the front (<see cref="EntryTexts"/>),
/// sounds among the entries with the same initials (<see cref="SoundBuckets"/>). Punctuation and spaces are passed over,
/// variants of characters are folded.
/// </remarks>
public sealed class SuggestionIndex
{
    /// <summary>Most entries an index keeps; of more, the weightiest.</summary>
    public const int MaxEntries = 500_000;

    /// <summary>Longest entry, in the characters that count (UTF-16 units). Longer ones are left out.</summary>
    public const int MaxEntryLength = 60;

    // So many entries that begin as letters say are tried for what they may stand for.
    private const int MaxRead = 8;

    private readonly SuggestionEntry[] _entries;
    private readonly EntryTexts _texts;
    private readonly SoundBuckets _sounds;
    private readonly Corrections _corrections;

    private SuggestionIndex(SuggestionEntry[] entries, string[] texts)
    {
        _entries = entries;
        _texts = new EntryTexts(texts);
        _sounds = new SoundBuckets(_texts);
        _corrections = new Corrections(_texts, _sounds);
    }

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Length;

    /// <summary>The pairs of characters of the corpus.</summary>
    internal CharacterPairs Pairs { get; private init; } = CharacterPairs.None;

    /// <summary>Builds an index. Of entries with the same characters the weightiest is kept; entries without any that count,
    /// or too long, are left out. Needs memory for twice <see cref="MaxEntries"/>, however many are given.</summary>
    public static SuggestionIndex Build(IEnumerable<SuggestionEntry> entries) => Build(entries, CharacterPairs.None);

    /// <summary>Builds an index by which runs can be corrected, too.</summary>
    internal static SuggestionIndex Build(IEnumerable<SuggestionEntry> entries, CharacterPairs pairs)
    {
        var kept = new Dictionary<string, SuggestionEntry>(StringComparer.Ordinal);
        foreach (SuggestionEntry entry in entries)
        {
            if (TypedText.Normalize(entry.Text, MaxEntryLength) is not { } text)
            {
                continue;
            }
            if (kept.TryGetValue(text, out SuggestionEntry other) && other.Weight >= entry.Weight)
            {
                continue;
            }
            kept[text] = entry;
            if (kept.Count == 2 * MaxEntries)
            {
                kept = new Dictionary<string, SuggestionEntry>(InOrder(kept).Take(MaxEntries), StringComparer.Ordinal);
            }
        }
        KeyValuePair<string, SuggestionEntry>[] best = [.. InOrder(kept).Take(MaxEntries)];
        return new SuggestionIndex([.. best.Select(e => e.Value)], [.. best.Select(e => e.Key)]) { Pairs = pairs };
    }

    /// <summary>
    /// What may be meant by what is typed: the better <see cref="SuggestionMatch"/> first, then the weightier. Same sound is
    /// tried only for two or more characters, where the others leave room.
    /// </summary>
    /// <param name="typed">As typed. Longer than any entry, it has no suggestions.</param>
    /// <param name="limit">Most suggestions to give, at least 1.</param>
    public IReadOnlyList<Suggestion> Suggest(string typed, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (TypedText.Normalize(typed, MaxEntryLength) is not { } text)
        {
            return [];
        }
        var best = new BestEntries(limit);
        FindBeginning(text, best);
        if (text.Any(char.IsAsciiLetter))
        {
            FindSounds(text, new SoundMatcher(text, isAlikeEnough: false), best);
        }
        if (best.Room(SuggestionMatch.Inside) > 0)
        {
            FindInside(text, best);
        }
        if (text.Length > 1 && !text.Any(char.IsAsciiLetter) && best.Room(SuggestionMatch.SameSound) > 0)
        {
            FindSounds(text, new SoundMatcher(text, isAlikeEnough: true), best);
        }
        return [.. best.InOrder().Select(found => ToSuggestion(found.Entry, found.Match))];
    }

    /// <summary>Entries that a run may be meant to be, as they are compared and as they are shown: they sound alike, or one character
    /// differs.</summary>
    /// <param name="text">In the form of <see cref="TypedText"/>.</param>
    internal IEnumerable<(string Text, string Shown)> Like(string text) => _corrections.OfWhole(text).Select(Shown);

    /// <summary>The run with a piece put in its place that is an entry and sounds alike.</summary>
    /// <param name="text">In the form of <see cref="TypedText"/>.</param>
    internal IEnumerable<string> LikeByPieces(string text) => _corrections.OfPieces(text);

    /// <summary>What a run with letters may be meant to be, as it is compared and as it is shown, where these are pinyin.</summary>
    /// <param name="text">In the form of <see cref="TypedText"/>.</param>
    internal IEnumerable<(string Text, string Shown)> ReadAs(string text) =>
        [.. EntriesReadAs(text).Select(Shown), .. _corrections.OfLetters(text, EntriesReadAs).Select(t => (t, t))];

    /// <summary>The entries of a kind, weightiest first.</summary>
    public IEnumerable<SuggestionEntry> OfKind(SuggestionKind kind) => _entries.Where(e => e.Kind == kind);

    private static IOrderedEnumerable<KeyValuePair<string, SuggestionEntry>> InOrder(Dictionary<string, SuggestionEntry> entries) =>
        entries.OrderByDescending(e => e.Value.Weight).ThenBy(e => e.Key.Length).ThenBy(e => e.Key, StringComparer.Ordinal);

    private void FindBeginning(string text, BestEntries best)
    {
        string pattern = EntryTexts.Mark + text;
        for (int entry = _texts.Find(pattern, 0); entry >= 0 && best.Add(SuggestionMatch.Beginning, entry);
            entry = _texts.Find(pattern, entry + 1))
        {
        }
    }

    private void FindInside(string text, BestEntries best)
    {
        for (int entry = _texts.Find(text, 0); entry >= 0; entry = _texts.Find(text, entry + 1))
        {
            if (_texts[entry].StartsWith(text, StringComparison.Ordinal))
            {
                continue;
            }
            if (!best.Add(SuggestionMatch.Inside, entry))
            {
                return;
            }
        }
    }

    private void FindSounds(string text, SoundMatcher matcher, BestEntries best)
    {
        foreach (ReadOnlyMemory<int> entries in _sounds.Find(text, isPinyin: true))
        {
            foreach (int entry in entries.Span)
            {
                if (!matcher.MayFind(best, entry))
                {
                    continue;
                }
                ReadOnlySpan<char> candidate = _texts[entry];
                if (matcher.Match(candidate) is { } match && !candidate.StartsWith(text, StringComparison.Ordinal))
                {
                    best.Add(match, entry);
                }
            }
        }
    }

    private IEnumerable<int> EntriesReadAs(string text)
    {
        var best = new BestEntries(MaxRead);
        FindSounds(text, new SoundMatcher(text, isAlikeEnough: false), best);
        return best.InOrder().Where(e => e.Match == SuggestionMatch.Sound).Select(e => e.Entry);
    }

    private (string Text, string Shown) Shown(int entry) => (_texts[entry].ToString(), _entries[entry].Text);

    private Suggestion ToSuggestion(int entry, SuggestionMatch match) =>
        new(_entries[entry].Text, _entries[entry].Kind, _entries[entry].Weight, match);
}
