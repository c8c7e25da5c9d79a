using SearchPlans.Engine.Analysis;
using SearchPlans.Engine.Search;
using SearchPlans.Syncing;

namespace SearchPlans.Querying;

/// <summary>How one run of characters is found: as it stands, and by its words.</summary>
internal sealed class RunQueries
{
    // Above what any term can score (ln(1 + 4·10^7 / 0.5) < 19): so a paragraph that holds the run as it stands always
    // comes before one that only holds its words.
    private const float BonusPerWord = 20;

    private RunQueries(string text, Query exact, IReadOnlyList<string> words)
    {
        Text = text;
        Exact = exact;
        Words = words;
    }

    /// <summary>The run as typed.</summary>
    public string Text { get; }

    /// <summary>Finds the run's characters in a row.</summary>
    public Query Exact { get; }

    /// <summary>Its words, each once; empty when only the run as it stands is meant.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Finds all of its words, or null when it has none.</summary>
    public Query? AllWords => Words.Count == 0
        ? null
        : BooleanQuery.All([.. Words.Select(w => new TermQuery(PlanFields.Words, w))]);

    /// <summary>Finds the run, as it stands first and then by its words.</summary>
    public Query Either => AllWords is { } words
        ? BooleanQuery.Any(new BoostQuery(Exact, 1, BonusPerWord * Words.Count), words)
        : new BoostQuery(Exact, 1, BonusPerWord);

    /// <summary>Says how a run is found.</summary>
    /// <param name="text">The run; it has at least one character that counts.</param>
    /// <param name="exactOnly">Whether only the run as it stands is meant.</param>
    public static RunQueries Create(string text, bool exactOnly) =>
        new(text, InRow(PlanFields.Bigrams, PlanFields.Characters, text), exactOnly ? [] : WordsOf(text));

    /// <summary>Finds a run's characters in a row in a field of single characters and pairs.</summary>
    /// <param name="field">A field made by <see cref="CharacterGramAnalyzer"/>.</param>
    /// <param name="text">The run.</param>
    public static Query InField(string field, string text) => InRow(field, field, text);

    private static Query InRow(string pairs, string singles, string text)
    {
        var characters = new List<string>();
        var stream = new CharacterStream(text);
        while (stream.MoveNext()) characters.Add(stream.Current.ToString());
        switch (characters.Count)
        {
            case 0:
                return new NoneQuery();
            case 1:
                return new TermQuery(singles, characters[0]);
        }
        // Every other pair covers the run; of an odd number the last pair overlaps the one before.
        var terms = new List<PhraseTerm>();
        for (int i = 0; i + 1 < characters.Count; i += 2) terms.Add(new PhraseTerm(characters[i] + characters[i + 1], i));
        if (characters.Count % 2 == 1) terms.Add(new PhraseTerm(characters[^2] + characters[^1], characters.Count - 2));
        return new PhraseQuery(pairs, terms);
    }

    private static List<string> WordsOf(string text)
    {
        var tokens = new TokenBuffer();
        PlanFields.WordAnalyzer.CreateTokenizer().Tokenize(text, tokens);
        var words = new List<string>();
        for (int i = 0; i < tokens.Count; i++)
        {
            string word = tokens.Term(i).ToString();
            if (!words.Contains(word)) words.Add(word);
        }
        return words;
    }
}
