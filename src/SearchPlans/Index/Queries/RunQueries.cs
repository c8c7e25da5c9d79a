using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Index.Embedded;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;

namespace SearchPlans.Index.Queries;

/// <summary>How one run of characters is found: as it stands, in other forms of the same, and by its words.</summary>
internal sealed class RunQueries
{
    // A query of characters in a row finds every paragraph that holds a longer run; that many characters tell it apart.
    private const int MaxPairsRanked = 40;

    // A number so long is seldom there by chance.
    private const int TellingNumber = 4;

    // In a row so many say more than each for itself.
    private const int PhraseConcepts = 3;

    // What asks for so much is a question or a sentence.
    private const int SentenceConcepts = 5;

    // What asks for so much and is no question was copied from somewhere.
    private const int CopiedConcepts = 7;

    // Between two that stand side by side in what was copied, where a word was put in.
    private const int MaxPutIn = 4;

    // Of a phrase of so many concepts each may be the one that lacks.
    private const int MaxLeftOut = 8;

    private readonly Run _run;

    public RunQueries(Run run)
    {
        _run = run;
        FormQueries = [.. run.Forms.Select(QueryOf)];
    }

    /// <summary>The run.</summary>
    public Run Run => _run;

    /// <summary>Finds each of the forms, characters in a row.</summary>
    public IReadOnlyList<Query> FormQueries { get; }

    /// <summary>Finds one of the forms.</summary>
    public Query QueryOf(string form) => Signed(PhraseOf(form));

    /// <summary>Finds the run in any form.</summary>
    public Query Exact => FormQueries.Count == 1 ? FormQueries[0] : BestOf(FormQueries);

    /// <summary>Where the run stands in any form, on the positions of characters.</summary>
    public SpanItem Spans => _run.Forms.Count == 1 ? SpanOf(_run.Forms[0]) : new AnySpan([.. _run.Forms.Select(SpanOf)]);

    /// <summary>Finds what any of some queries does, with the highest of their scores: for several ways to say the same.</summary>
    public static DisjunctionMaxQuery BestOf(IEnumerable<Query> queries)
    {
        var best = new DisjunctionMaxQuery(0f);
        foreach (Query query in queries)
        {
            best.Add(query);
        }
        return best;
    }

    /// <summary>Finds what a query does, all with one score.</summary>
    public static ConstantScoreQuery Constant(Query query, float score) => new(query) { Boost = score };

    /// <summary>Finds the documents that hold a term.</summary>
    public static TermQuery TermIn(string field, string term) => new(new Term(field, term));

    /// <summary>Finds a run's characters in a row in a field of single characters and pairs.</summary>
    /// <param name="field">A field made by <see cref="CharacterGramAnalyzer"/>.</param>
    /// <param name="text">The run.</param>
    public static Query InField(string field, string text) => InField(field, field, text);

    private static Query InField(string pairs, string singles, string text) =>
        InRow(pairs, singles, text) ?? (Query)FilteredBooleanQuery.None;

    /// <summary>Finds the run, as it stands or by all that it asks for.</summary>
    public Query All()
    {
        var ways = new List<Query>(InRowRanked());
        if (_run.Concepts.Count == 0)
        {
            return FilteredBooleanQuery.Any(ways);
        }
        ways.Add(AllConcepts);
        List<Query> score = [.. Ranked(PlanFields.Opening, _run.Words, Weights.Opening)];
        if (_run.Words.Count > 1)
        {
            score.AddRange([WordsClose(), .. PairsRanked()]);
        }
        return new FilteredBooleanQuery([FilteredBooleanQuery.Any(ways)], score, [], []);
    }

    /// <summary>Finds a concept in any of its forms.</summary>
    public static Query FindConcept(Concept concept)
    {
        var ways = new List<Query>();
        if (concept.Words.Count > 0)
        {
            ways.Add(FilteredBooleanQuery.All([.. concept.Words.Select(w => TermIn(PlanFields.Words, w))]));
        }
        ways.AddRange(FormsOf(concept).Select(ScoredParts.Of)
            .Select(f => ways.Count == 0 ? f : new BoostQuery(f, Weights.OtherFormOfConcept)));
        return ways.Count == 1 ? ways[0] : BestOf(ways);
    }

    /// <summary>Finds the forms of a concept that its words don't: characters in a row, numbers as wholes.</summary>
    public static IEnumerable<Query> FormsOf(Concept concept) => concept.Forms.Skip(concept.Words.Count > 0 ? 1 : 0)
        .Select(f => InRow(PlanFields.Bigrams, PlanFields.Characters, f) is not { } inRow
            ? (Query)FilteredBooleanQuery.None
            : concept.Words.Count == 0 && !concept.IsName ? NumberPhrases.Bounded(inRow, f) : inRow);

    /// <summary>Finds what lacks something that some runs ask for but holds enough of it to be of use, and scores it by all of it. Null
    /// where there is nothing to leave out.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="exists">Whether a query finds anything.</param>
    public static Query? Lacking(IReadOnlyList<RunQueries> runs, Func<Query, bool> exists)
    {
        Concept[] concepts = [.. runs.SelectMany(r => r._run.Concepts).DistinctBy(c => c.Text)];
        // Of so much nobody expects all; of less an absent name or number is what was asked for.
        bool isSentence = IsSentence(runs);
        Concept[] telling = [.. concepts.Where(c => c.IsTelling || (isSentence && c.Text.Length >= TellingNumber && !IsYear(c.Text)))];
        bool isAbsent = !isSentence && (!concepts.Any(c => c.MayLack) || concepts.Any(c => c.IsName && !exists(FindConcept(c))));
        if (concepts.Length < 2 || telling.Length == 0 || isAbsent)
        {
            return null;
        }
        string[] words = [.. runs.SelectMany(r => r._run.Tokens).Distinct()];
        List<string> pairs = TermsOf(runs, new CharacterBigramAnalyzer());
        float share = isSentence ? Weights.SomeOfSentence : Weights.MostOfPhrase;
        var enough = new List<Query> { new CoverageQuery(PlanFields.Words, words, share) };
        if (isSentence)
        {
            enough.Add(new CoverageQuery(PlanFields.Bigrams, pairs, share));
            enough.AddRange(runs.SelectMany(r => r.FormQueries));
        }
        if (runs.Count > 1)
        {
            enough.AddRange(runs.Select(r => r.Found));
        }
        else if (concepts.Length <= MaxLeftOut)
        {
            enough.AddRange(concepts.Where(c => isSentence || c.MayLack)
                .Select(left => FilteredBooleanQuery.All([.. concepts.Where(c => c != left).Select(c => FindConcept(c))])));
        }
        List<Query> terms = [.. words.Select(w => TermIn(PlanFields.Words, w))];
        List<Query> score =
        [
            .. terms,
            .. concepts.SelectMany(FormsOf).Select(ScoredParts.Of),
            .. Ranked(PlanFields.Opening, words.Where(w => w.Length > 1), Weights.Opening),
            .. Ranked(PlanFields.Bigrams, pairs, Weights.Bigrams),
            .. Ranked(PlanFields.Characters, TermsOf(runs, new CharacterAnalyzer()), Weights.Characters),
            .. runs.SelectMany(r => r.Neighbours()),
            .. runs.Where(r => r._run.Concepts.Count >= PhraseConcepts).SelectMany(r => r.InRowRanked()),
            .. runs.Where(r => r._run.Concepts.Count >= CopiedConcepts && !Questions.IsQuestion(r._run.Text))
                .SelectMany(r => r.ConceptsClose()),
        ];
        Query[] required = [.. concepts.Where(c => !isSentence && !c.MayLack).Select(c => FindConcept(c))];
        return new FilteredBooleanQuery(
            [], score, [],
            [FilteredBooleanQuery.Any(enough), FilteredBooleanQuery.Any([.. telling.Select(c => FindConcept(c))]), .. required]);
    }

    private static bool IsYear(string text) =>
        text.Length is 4 or 5 && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 && text.AsSpan(4) is "" or "年";

    /// <summary>Whether what was typed is a question or a sentence, of which nobody expects all.</summary>
    public static bool IsSentence(IReadOnlyList<RunQueries> runs) =>
        runs.SelectMany(r => r._run.Concepts).DistinctBy(c => c.Text).Count() >= SentenceConcepts
        || runs.Any(r => Questions.IsQuestion(r._run.Text));

    /// <summary>Finds the run as it stands or by all that it asks for, whatever the score.</summary>
    public Query Found => _run.HasParts
        ? FilteredBooleanQuery.Any([Exact, AllConcepts])
        : Exact;

    private Query AllConcepts => FilteredBooleanQuery.All([.. _run.Concepts.Select(c => FindConcept(c))]);

    private static IEnumerable<BoostQuery> Ranked(string field, IEnumerable<string> terms, float weight) =>
        terms.Select(t => new BoostQuery(TermIn(field, t), weight));

    private IEnumerable<BoostQuery> PairsRanked() =>
        Ranked(PlanFields.Bigrams, TermsOf([this], new CharacterBigramAnalyzer()), Weights.Bigrams);

    // The run in any form, each worth more than its words.
    private IEnumerable<Query> InRowRanked()
    {
        float bonus = Weights.ExactPerWord * Math.Max(1, _run.Concepts.Count);
        yield return BestOf(FormQueries.Select(ScoredParts.Of)
            .Select((q, i) => (Query)new BoostQuery(q, 1, i == 0 ? bonus : bonus + Weights.OtherForm)));
        if (Whole() is { } whole)
        {
            yield return Constant(whole, _run.NumberForms.Count > 0 ? Weights.WholeNumber : Weights.Whole);
        }
    }

    private static ExactPhraseQuery? InRow(string pairs, string singles, string text)
    {
        List<string> characters = Run.Characters(text);
        switch (characters.Count)
        {
            case 0:
                return null;
            case 1:
                return new ExactPhraseQuery(singles, [new PhraseTerm(characters[0], 0)]);
        }
        // Every other pair covers the run; of an odd number the last pair overlaps the one before.
        var terms = new List<PhraseTerm>();
        for (int i = 0; i + 1 < characters.Count; i += 2)
        {
            terms.Add(new PhraseTerm(characters[i] + characters[i + 1], i));
        }
        if (characters.Count % 2 == 1)
        {
            terms.Add(new PhraseTerm(characters[^2] + characters[^1], characters.Count - 2));
        }
        return new ExactPhraseQuery(pairs, terms);
    }

    private Query Signed(ExactPhraseQuery? inRow)
    {
        if (inRow is null)
        {
            return FilteredBooleanQuery.None;
        }
        if (_run.Signs is not { } signs)
        {
            return inRow;
        }
        return new TestedQuery(inRow, _run.Text, leaf =>
        {
            var stored = new StoredPlans(leaf.Reader);
            return doc => signs.Find(stored.UnitOf(0, doc).Line).Count > 0;
        })
        {
            Asked = signs,
        };
    }

    // What has no characters that count (a sign left of 增速😀=5%) stands nowhere.
    private PhraseSpan SpanOf(string form) => PhraseOf(form) is { } phrase
        ? new PhraseSpan(phrase, Run.LengthOf(form))
        : new PhraseSpan(new ExactPhraseQuery(PlanFields.Characters, [new PhraseTerm("", 0)]), 1);

    private ExactPhraseQuery? PhraseOf(string form) => InRow(PlanFields.Bigrams, PlanFields.Characters, form) is { } inRow
        ? _run.NumberForms.Contains(form) ? NumberPhrases.Bounded(inRow, form) : inRow
        : null;

    // A number or Latin word at either end may be a piece of a longer one; within the run it can't be, nor in another form of a number.
    private Query? Whole()
    {
        if (_run.Signs is not null || InRow(PlanFields.Bigrams, PlanFields.Characters, _run.Text) is not { } inRow
            || NumberPhrases.Whole(inRow, _run.Text, _run.NumberForms.Count > 0) is not { } typed)
        {
            return null;
        }
        return _run.NumberForms.Count == 0 ? typed : BestOf([typed, .. _run.NumberForms.Select(f => PhraseOf(f)!)]);
    }

    private ConstantScoreQuery WordsClose() => Constant(
        new NearQuery([.. _run.Words.Select(w => new PhraseSpan(new ExactPhraseQuery(PlanFields.Words, [new PhraseTerm(w, 0)]), 1))])
        {
            MaxLength = _run.Words.Count * 2,
        }, Weights.Close);

    // Every two concepts near each other, however long the paragraph around them is: a copy keeps most of them together.
    private IEnumerable<ConstantScoreQuery> ConceptsClose() => _run.Concepts.Take(MaxPairsRanked).Zip(_run.Concepts.Skip(1))
        .Select(two => Constant(
            new NearQuery([SpanOf(two.First.Text), SpanOf(two.Second.Text)])
            {
                MaxLength = Run.LengthOf(two.First.Text) + Run.LengthOf(two.Second.Text) + MaxPutIn,
            }, Weights.CopiedTogether));

    // Every two words as they follow each other.
    private IEnumerable<Query> Neighbours() => _run.Tokens.Take(MaxPairsRanked).Zip(_run.Tokens.Skip(1)).Select(w => new BoostQuery(
        new ExactPhraseQuery(PlanFields.Words, [new PhraseTerm(w.First, 0), new PhraseTerm(w.Second, 1)]), Weights.Neighbours));

    private static List<string> TermsOf(IReadOnlyList<RunQueries> runs, BufferAnalyzer analyzer)
    {
        var tokens = new TokenBuffer();
        BufferTokenizer tokenizer = analyzer.CreateTokenizer();
        foreach (RunQueries run in runs)
        {
            tokenizer.Tokenize(run._run.Subject, tokens);
        }
        return [.. Enumerable.Range(0, tokens.Count).Select(i => tokens.Term(i).ToString()).Distinct().Take(MaxPairsRanked)];
    }
}
