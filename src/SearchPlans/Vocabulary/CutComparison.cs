using SearchPlans.Lucene.Analysis;

namespace SearchPlans.Vocabulary;

/// <summary>
/// Compares two ways to cut the same texts: counts tokens, texts cut otherwise, and the words of a lexicon that are tokens
/// only in the second way. Takes memory by the words seen, not by the texts. For one thread; several are added up.
/// </summary>
/// <param name="words">The words to look for, folded.</param>
internal sealed class CutComparison(IEnumerable<string> words)
{
    // A few hold nearly all places of a word; where it was cut across its edges every neighbour makes another.
    private const int MaxCutsPerWord = 32;

    // Tokens shown on either side of a word in an example.
    private const int ExampleReach = 3;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words =
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    private sealed class Tally
    {
        public int Tokens;
        public int Joined;
        public int Crossing;
        public readonly Dictionary<string, int> Cuts = new(StringComparer.Ordinal);
        public (int File, int Text) ExampleAt = (int.MaxValue, 0);
        public string ExampleBefore = "", ExampleAfter = "";
    }

    public long TokensBefore { get; private set; }

    public long TokensAfter { get; private set; }

    public int TextsChanged { get; private set; }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Which it is: the file's number, then the text's in the file.</param>
    /// <param name="before">Its tokens in the first way.</param>
    /// <param name="after">Its tokens in the second way.</param>
    public void Add(string text, (int File, int Text) at, TokenBuffer before, TokenBuffer after)
    {
        TokensBefore += before.Count;
        TokensAfter += after.Count;
        bool changed = before.Count != after.Count;
        int first = 0;
        for (int token = 0; token < after.Count; token++)
        {
            (int start, int end) = (after.StartChar(token), after.EndChar(token));
            while (first < before.Count && before.EndChar(first) <= start)
            {
                first++;
            }
            bool isNew = first == before.Count || before.StartChar(first) != start || before.EndChar(first) != end;
            changed |= isNew;
            if (Find(after.Term(token)) is not { } tally)
            {
                continue;
            }
            tally.Tokens++;
            if (!isNew)
            {
                continue;
            }
            tally.Joined++;
            int last = first;
            while (last < before.Count && before.StartChar(last) < end)
            {
                last++;
            }
            if (first < last && (before.StartChar(first) < start || before.EndChar(last - 1) > end))
            {
                tally.Crossing++;
            }
            string cut = Text(text, before, first, last);
            if (tally.Cuts.Count < MaxCutsPerWord || tally.Cuts.ContainsKey(cut))
            {
                tally.Cuts[cut] = tally.Cuts.GetValueOrDefault(cut) + 1;
            }
            if (at.CompareTo(tally.ExampleAt) < 0)
            {
                SetExample(tally, text, at, before, after, token);
            }
        }
        if (changed)
        {
            TextsChanged++;
        }
    }

    /// <summary>Adds what another counted.</summary>
    public void Add(CutComparison other)
    {
        TokensBefore += other.TokensBefore;
        TokensAfter += other.TokensAfter;
        TextsChanged += other.TextsChanged;
        foreach ((string word, Tally theirs) in other._tallies)
        {
            Tally ours = Get(word);
            ours.Tokens += theirs.Tokens;
            ours.Joined += theirs.Joined;
            ours.Crossing += theirs.Crossing;
            foreach ((string cut, int count) in theirs.Cuts)
            {
                ours.Cuts[cut] = ours.Cuts.GetValueOrDefault(cut) + count;
            }
            if (theirs.ExampleAt.CompareTo(ours.ExampleAt) >= 0)
            {
                continue;
            }
            (ours.ExampleAt, ours.ExampleBefore, ours.ExampleAfter) = (theirs.ExampleAt, theirs.ExampleBefore, theirs.ExampleAfter);
        }
    }

    /// <summary>Whether a word is a token anywhere in the second way.</summary>
    public bool IsToken(string word) => _tallies.ContainsKey(word);

    /// <summary>Whether a word is a token somewhere in the second way where it is none in the first.</summary>
    public bool IsJoined(string word) => _tallies.TryGetValue(word, out Tally? tally) && tally.Joined > 0;

    /// <summary>What was found.</summary>
    /// <param name="files">The files by their numbers.</param>
    /// <param name="count">How many words at most.</param>
    public LexiconEffect ToEffect(IReadOnlyList<string> files, int count)
    {
        KeyValuePair<string, Tally>[] joined = [.. _tallies.Where(t => t.Value.Joined > 0)];
        return new LexiconEffect(TokensBefore, TokensAfter, TextsChanged, joined.Length,
        [
            .. joined.OrderByDescending(t => t.Value.Joined).ThenBy(t => t.Key, StringComparer.Ordinal).Take(count)
                .Select(t => new JoinedWord(
                    t.Key, t.Value.Joined, MostFrequent(t.Value.Cuts), t.Value.ExampleBefore, t.Value.ExampleAfter,
                    files[t.Value.ExampleAt.File])),
        ],
        [
            .. joined.Where(t => t.Value.Crossing > 0)
                .OrderByDescending(t => t.Value.Crossing).ThenBy(t => t.Key, StringComparer.Ordinal).Take(count)
                .Select(
                    t => new CrossingWord(t.Key, t.Value.Crossing, MostFrequent(t.Value.Cuts.Where(c => LengthOf(c.Key) > t.Key.Length)))),
        ]);
    }

    private static string MostFrequent(IEnumerable<KeyValuePair<string, int>> cuts) =>
        cuts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).FirstOrDefault("");

    private static int LengthOf(string cut) => cut.Count(c => c != '/');

    private Tally? Find(ReadOnlySpan<char> term)
    {
        if (term.Length is < Lexicon.MinWordLength or > Lexicon.MaxWordLength)
        {
            return null;
        }
        if (_tallies.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out Tally? known))
        {
            return known;
        }
        return _words.Contains(term) ? Get(term.ToString()) : null;
    }

    private Tally Get(string word)
    {
        if (!_tallies.TryGetValue(word, out Tally? tally))
        {
            _tallies[word] = tally = new Tally();
        }
        return tally;
    }

    // The place with some tokens around it, from where both ways have an edge to where both have one.
    private static void SetExample(Tally tally, string text, (int File, int Text) at, TokenBuffer before, TokenBuffer after, int token)
    {
        int from = Math.Max(0, token - ExampleReach);
        int beforeFrom;
        while ((beforeFrom = Index(before, after.StartChar(from), edgeIsStart: true)) < 0 && from > 0)
        {
            from--;
        }
        int to = Math.Min(after.Count - 1, token + ExampleReach);
        int beforeTo;
        while ((beforeTo = Index(before, after.EndChar(to), edgeIsStart: false)) < 0 && to < after.Count - 1)
        {
            to++;
        }
        tally.ExampleAt = at;
        tally.ExampleBefore = Text(text, before, Math.Max(0, beforeFrom), beforeTo < 0 ? before.Count : beforeTo + 1);
        tally.ExampleAfter = Text(text, after, from, to + 1);
    }

    // The token that begins, or ends, at an offset; -1 where none does.
    private static int Index(TokenBuffer tokens, int offset, bool edgeIsStart)
    {
        int low = 0;
        int high = tokens.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int edge = edgeIsStart ? tokens.StartChar(middle) : tokens.EndChar(middle);
            if (edge == offset)
            {
                return middle;
            }
            if (edge < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static string Text(string text, TokenBuffer tokens, int first, int end) =>
        string.Join('/', Enumerable.Range(first, end - first).Select(t => text[tokens.StartChar(t)..tokens.EndChar(t)]));
}
