using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Fields;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Reading;
using SearchPlans.Text.Characters;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying;

/// <summary>How one run of characters is found: as it stands, in other forms of the same, and by its words.</summary>
internal sealed class RunQueries
{
    // A query of characters in a row finds every paragraph that holds a longer run; that many characters tell it apart.
    private const int MaxPairsRanked = 40;

    // A run of so many words is rather a saying than a list of them.
    private const int LongRun = 3;

    // Of so many words a paragraph on the subject often has all but one.
    private const int ManyWords = 4;

    // Headings and subjects seldom have as many.
    private const int SentenceWords = 8;

    private readonly SignedText? _signed;

    // What its words, pairs and characters are taken from: all of it, or what a question asks about.
    private readonly string _subject;

    private RunQueries(string text, IReadOnlyList<string> forms, string subject, IReadOnlyList<string> tokens, SignedText? signed)
    {
        Text = text;
        _subject = subject;
        Tokens = tokens;
        // Single characters and the pieces of a number say nothing without standing in a row (链/上/坪/山, 1329/89).
        Words = tokens.Any(t => t.Length > 1 && !char.IsAscii(t[0])) ? [.. tokens.Distinct()] : [];
        Forms = forms;
        _signed = signed;
        FormQueries = [.. forms.Select(f => Signed(InRow(PlanFields.Bigrams, PlanFields.Characters, f)))];
    }

    /// <summary>The run as typed.</summary>
    public string Text { get; }

    /// <summary>The ways in which it may be written, as typed first.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>What it was cut into, in order; empty when only the run as it stands is meant.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>Its words, each once, where they say something by themselves.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Finds each of the forms, characters in a row.</summary>
    public IReadOnlyList<Query> FormQueries { get; }

    /// <summary>Finds the run in any form.</summary>
    public Query Exact => FormQueries.Count == 1 ? FormQueries[0] : new BestOfQuery(FormQueries);

    /// <summary>Where the run stands in any form, on the positions of characters.</summary>
    public SpanQuery Spans => Forms.Count == 1 ? SpanOf(Forms[0]) : new AnySpan([.. Forms.Select(SpanOf)]);

    /// <summary>How many characters its longest form has.</summary>
    public int Length => Forms.Max(LengthOf);

    /// <summary>How to look for its signs, where it was quoted with some.</summary>
    public SignedText? Signs => _signed;

    /// <summary>Finds the run, as it stands and by its words: both of two, nearly all of three, some of many.</summary>
    /// <param name="stands">Whether it is known to stand somewhere as typed: then only what is nearly the same is like a long one.</param>
    public Query Either(bool stands)
    {
        if (IsLong) return Loosely([this], !stands ? Weights.ManyWords : IsSentence ? Weights.NearlyAllWords : Weights.MostOfStanding);
        var ways = new List<Query>(InRowRanked());
        if (Words.Count == 0) return BooleanQuery.Any(ways);
        ways.Add(Words.Count < LongRun ? AllWords : new CoverageQuery(PlanFields.Words, [.. Words], Weights.NearlyAllOfThree));
        List<Query> score = [.. Ranked(PlanFields.Opening, Words, Weights.Opening)];
        if (Words.Count > 1) score.AddRange([WordsClose(), .. PairsRanked()]);
        return new BooleanQuery([BooleanQuery.Any(ways)], score, [], []);
    }

    /// <summary>Whether a paragraph needn't hold all of its words.</summary>
    public bool MayLackWords => Words.Count >= LongRun;

    /// <summary>Whether it has so many words that nobody expects all of them.</summary>
    public bool IsLong => Words.Count >= ManyWords;

    /// <summary>Whether it has so many words that it is rather a sentence than words that are looked for.</summary>
    public bool IsSentence => Words.Count >= SentenceWords;

    /// <summary>Finds what holds enough of the words or of the pairs of characters of some runs, and scores it by all of
    /// them, whichever were enough; runs in a row first.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="share">How much of them is enough, by idf.</param>
    public static Query Loosely(IReadOnlyList<RunQueries> runs, float share)
    {
        string[] words = [.. runs.SelectMany(r => r.Tokens).Distinct()];
        List<string> pairs = TermsOf(runs, new CharacterBigramAnalyzer());
        List<Query> enough = [new CoverageQuery(PlanFields.Words, words, share), .. runs.SelectMany(r => r.FormQueries)];
        if (pairs.Count > 0) enough.Add(new CoverageQuery(PlanFields.Bigrams, pairs, share));
        IEnumerable<TermQuery> terms = words.Select(w => new TermQuery(PlanFields.Words, w));
        List<Query> score =
        [
            .. terms,
            .. Ranked(PlanFields.Opening, words.Where(w => w.Length > 1), Weights.Opening),
            .. Ranked(PlanFields.Bigrams, pairs, Weights.Bigrams),
            .. Ranked(PlanFields.Characters, TermsOf(runs, new CharacterAnalyzer()), Weights.Characters),
            .. runs.SelectMany(r => r.Neighbours()),
            .. runs.Where(r => r.Words.Count >= LongRun).SelectMany(r => r.InRowRanked()),
        ];
        // Of few words those that hold all come first.
        if (words.Length < ManyWords) score.Add(new ConstantQuery(BooleanQuery.All([.. terms]), Weights.ExactPerWord));
        return new BooleanQuery([], score, [], [BooleanQuery.Any(enough)]);
    }

    private static IEnumerable<BoostQuery> Ranked(string field, IEnumerable<string> terms, float weight) =>
        terms.Select(t => new BoostQuery(new TermQuery(field, t), weight));

    private IEnumerable<BoostQuery> PairsRanked() => Ranked(PlanFields.Bigrams, TermsOf([this], new CharacterBigramAnalyzer()), Weights.Bigrams);

    // The run in any form, each worth more than its words.
    private IEnumerable<Query> InRowRanked()
    {
        float bonus = Weights.ExactPerWord * Math.Max(1, Words.Count);
        yield return new BestOfQuery([.. FormQueries.Select((q, i) => (Query)new BoostQuery(q, 1, i == 0 ? bonus : bonus + Weights.OtherForm))]);
        if (Whole() is { } whole) yield return new ConstantQuery(whole, Weights.Whole);
    }

    private BooleanQuery AllWords => new([.. Words.Select(w => new TermQuery(PlanFields.Words, w))], [], [], []);

    /// <summary>Says how a run is found.</summary>
    /// <param name="text">The run; it has at least one character that counts.</param>
    /// <param name="isQuoted">Whether it stood in quotes.</param>
    /// <param name="exactOnly">Whether only the run as it stands is meant, though not quoted.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    /// <param name="sameWords">Whether other expressions for the same are looked for along.</param>
    public static RunQueries Create(string text, bool isQuoted, bool exactOnly, PlanVocabulary vocabulary, bool sameWords)
    {
        if (isQuoted || exactOnly) return new RunQueries(text, [text], text, [], isQuoted ? SignedText.Of(text) : null);
        var forms = new List<string> { text };
        forms.AddRange(NumeralForms.Of(text));
        string subject = text;
        if (sameWords)
        {
            subject = Questions.SubjectOf(text) ?? text;
            forms.Add(subject);
            forms.AddRange(vocabulary.SameForms(subject));
        }
        return new RunQueries(text, [.. forms.DistinctBy(CharactersOf)], subject, TermsOf(vocabulary.Cut(subject)), null);
    }

    /// <summary>Finds a run's characters in a row in a field of single characters and pairs.</summary>
    /// <param name="field">A field made by <see cref="CharacterGramAnalyzer"/>.</param>
    /// <param name="text">The run.</param>
    public static Query InField(string field, string text) => InRow(field, field, text) ?? (Query)new NoneQuery();

    private static PhraseQuery? InRow(string pairs, string singles, string text)
    {
        List<string> characters = Characters(text);
        switch (characters.Count)
        {
            case 0:
                return null;
            case 1:
                return new PhraseQuery(singles, [new PhraseTerm(characters[0], 0)]);
        }
        // Every other pair covers the run; of an odd number the last pair overlaps the one before.
        var terms = new List<PhraseTerm>();
        for (int i = 0; i + 1 < characters.Count; i += 2) terms.Add(new PhraseTerm(characters[i] + characters[i + 1], i));
        if (characters.Count % 2 == 1) terms.Add(new PhraseTerm(characters[^2] + characters[^1], characters.Count - 2));
        return new PhraseQuery(pairs, terms);
    }

    private Query Signed(PhraseQuery? inRow)
    {
        if (inRow is null) return new NoneQuery();
        return _signed is null
            ? inRow
            : new TestedQuery(inRow, segment =>
            {
                StoredBytesReader stored = segment.Stored();
                return doc => _signed.Find(PlanRecords.ReadUnit(stored.Read(doc)).Text).Count > 0;
            });
    }

    private static PhraseSpan SpanOf(string form) =>
        new(InRow(PlanFields.Bigrams, PlanFields.Characters, form)!, LengthOf(form));

    // A number or Latin word at either end may be a piece of a longer one; within the run it can't be.
    private PhraseQuery? Whole()
    {
        if (_signed is not null || InRow(PlanFields.Bigrams, PlanFields.Characters, Text) is not { } inRow) return null;
        var tokens = new TokenBuffer();
        new WholeRunAnalyzer().CreateTokenizer().Tokenize(Text, tokens);
        if (tokens.Count == 0) return null;
        int length = LengthOf(Text);
        var wholes = new List<PhraseTerm>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens.Position(i) == 0 || tokens.Position(i) + tokens.Term(i).Length == length)
                wholes.Add(new PhraseTerm(tokens.Term(i).ToString(), tokens.Position(i), PlanFields.Wholes));
        }
        return wholes.Count == 0 ? null : inRow with { Terms = [.. inRow.Terms.Concat(wholes).OrderBy(t => t.Position)] };
    }

    private ConstantQuery WordsClose() => new(
        new TogetherQuery([.. Words.Select(w => new PhraseSpan(new PhraseQuery(PlanFields.Words, [new PhraseTerm(w, 0)]), 1))])
        {
            MaxLength = Words.Count * 2,
        }, Weights.Close);

    // Every two words as they follow each other.
    private IEnumerable<Query> Neighbours() => Tokens.Take(MaxPairsRanked).Zip(Tokens.Skip(1)).Select(w => new BoostQuery(
        new PhraseQuery(PlanFields.Words, [new PhraseTerm(w.First, 0), new PhraseTerm(w.Second, 1)]), Weights.Neighbours));

    private static List<string> TermsOf(IReadOnlyList<RunQueries> runs, BufferAnalyzer analyzer)
    {
        var tokens = new TokenBuffer();
        BufferTokenizer tokenizer = analyzer.CreateTokenizer();
        foreach (RunQueries run in runs) tokenizer.Tokenize(run._subject, tokens);
        return [.. TermsOf(tokens).Distinct().Take(MaxPairsRanked)];
    }

    private static List<string> TermsOf(TokenBuffer tokens) => [.. Enumerable.Range(0, tokens.Count).Select(i => tokens.Term(i).ToString())];

    private static List<string> Characters(string text)
    {
        var characters = new List<string>();
        var stream = new CharacterStream(text);
        while (stream.MoveNext()) characters.Add(stream.Current.ToString());
        return characters;
    }

    private static string CharactersOf(string text) => string.Concat(Characters(text));

    private static int LengthOf(string text) => Characters(text).Count;
}
