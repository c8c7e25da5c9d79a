using Lucene.Net.Search;
using SearchPlans.Figures;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Queries;

/// <summary>
/// Turns what is asked for into how it is found: always paragraphs. A wider scope only widens the stretch in
/// which the words of an "and" have to be together, and in which an excluded one must not be: then every paragraph in
/// that stretch with at least one of the words is found.
/// </summary>
internal sealed class QueryTranslator
{
    // 地区生产总值达到、年均增长预计为 and the like stand between a word and its number.
    private const int MaxBetween = 20;

    // Nearness and headings of so many runs are looked at; more make a long list, not a question.
    private const int MaxRanked = 8;

    // Where a paragraph stands counts the more, the more words are asked for, up to so many.
    private const int MaxWordsOfPlace = 8;
    private const int ManyWords = 3;

    private static readonly TermQuery _sentenceEnd = RunQueries.TermIn(PlanFields.Sentences, SentenceAnalyzer.End);

    // Found: what makes a paragraph a hit and scores it (null: nothing of its own, any paragraph).
    // Condition: what has to hold where it stands (null: nothing more than being found).
    private readonly record struct Part(Query? Found, Query? Condition);

    private readonly PlanVocabulary _vocabulary;
    private readonly QueryOptions _options;
    private readonly List<RunQueries> _runs = [];
    private readonly List<RunQueries> _headingRuns = [];
    private readonly List<Query> _conditions = [];
    private readonly List<FigureQueries> _figures = [];
    private readonly Dictionary<RunNode, RunQueries> _created = [];

    private readonly HashSet<string> _absent = [];
    private readonly Func<Query, bool>? _exists;

    private QueryTranslator(PlanVocabulary vocabulary, QueryOptions options, Func<Query, bool>? exists = null)
    {
        _vocabulary = vocabulary;
        _options = options;
        _exists = exists;
    }

    /// <summary>Translates.</summary>
    /// <param name="node">What is asked for.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    /// <param name="options">How it is to be read.</param>
    /// <param name="exists">Whether a query finds anything; null where what lacks something isn't asked for.</param>
    public static TranslatedQuery Translate(
        QueryNode node, PlanVocabulary vocabulary, QueryOptions options, Func<Query, bool>? exists = null)
    {
        var translator = new QueryTranslator(vocabulary, options, exists);
        Part part = translator.Read(node, options.Scope, excluded: false);
        Query query = translator.Ranked(node, WhereHolds(part.Found ?? translator.Anything(), part.Condition));
        var translated = new TranslatedQuery(
            query, [.. translator._runs.Distinct()], translator._headingRuns, translator._conditions)
        {
            AbsentForms = translator._absent,
            Figures = translator._figures,
            Condition = part.Condition,
        };
        return options.Scope == SearchScope.Paragraph && translator.Lacking(node) is { } lacking
            ? translated with { Lacking = new FilteredBooleanQuery([translator.Ranked(node, lacking)], [], [query], []) }
            : translated;
    }

    /// <summary>Translates what is asked of plans alone: all paragraphs of the plans that meet it.</summary>
    /// <param name="node">What is asked for.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    /// <param name="options">How it is to be read.</param>
    public static TranslatedQuery TranslateOfPlans(QueryNode node, PlanVocabulary vocabulary, QueryOptions options)
    {
        Part part = new QueryTranslator(vocabulary, options).Read(node, SearchScope.Plan, excluded: false);
        return new TranslatedQuery(WhereHolds(AllDocuments(), part.Condition), [], [], []);
    }

    private static Query WhereHolds(Query found, Query? condition) =>
        condition is null ? found : new FilteredBooleanQuery([found], [], [], [condition]);

    private Query Ranked(QueryNode node, Query query) =>
        Ranking(node) is { Count: > 0 } ranking ? new FilteredBooleanQuery([query], ranking, [], []) : query;

    private Part Read(QueryNode node, SearchScope scope, bool excluded) => node switch
    {
        RunNode run => Run(Create(run), scope, excluded),
        AndNode and => And([.. and.Nodes.Select(n => Read(n, scope, excluded))]),
        OrNode or => Or([.. or.Nodes.Select(n => Read(n, scope, excluded))], scope),
        AsTypedNode run => Or([Read(run.Meant, scope, excluded), Read(run.Typed, scope, excluded)], scope),
        NotNode not => Not(Read(not.Node, scope, !excluded), scope),
        TogetherNode { Nearness: Nearness.Sentence } together => Sentence(together.Node, scope, excluded),
        TogetherNode together => Together(together, scope, excluded),
        QuantityNode quantity => Quantity(quantity, scope, excluded),
        FieldNode field => Field(field, scope, excluded),
        YearNode years => new Part(null, PlanConditions.Of(years)),
        PartNode part => OfPart(part),
        RegionNode region => new Part(null, PlanConditions.Of(region)),
        LevelNode level => new Part(null, PlanConditions.Of(level)),
        NoValueNode => new Part(null, FilteredBooleanQuery.None),
        _ => throw new ArgumentException($"There is no translation for {node.GetType().Name}.", nameof(node)),
    };

    // What was typed plainly may lack something; whatever else is asked for holds.
    private Query? Lacking(QueryNode node)
    {
        QueryNode[] nodes = [.. Flatten(node)];
        List<RunQueries> runs = [.. nodes.OfType<RunNode>().Where(r => !r.IsQuoted).Select(Create).Distinct()];
        if (_exists is null || RunQueries.Lacking(runs, _exists) is not { } lacking)
        {
            return null;
        }
        if (runs.Count > 1)
        {
            Query[] somewhere = [.. runs.Select(r => (Query)new GroupQuery(r.Found, Grouping.Block))];
            lacking = new FilteredBooleanQuery(
                [lacking], [RunQueries.Constant(new FilteredBooleanQuery([], [], [], somewhere), Weights.PlanHoldsAll)], [], []);
        }
        int known = _runs.Count;
        Part others = And([.. nodes.Where(n => n is not RunNode { IsQuoted: false })
            .Select(n => Read(n, SearchScope.Paragraph, excluded: false))]);
        _runs.RemoveRange(known, _runs.Count - known);
        return WhereHolds(others.Found is { } found ? FilteredBooleanQuery.All([lacking, found]) : lacking, others.Condition);
    }

    private RunQueries Create(RunNode run)
    {
        if (!_created.TryGetValue(run, out RunQueries? queries))
        {
            queries = new RunQueries(
                Querying.Run.Create(run.Text, run.IsQuoted, _options.Match == SearchMatch.Exact, _vocabulary, _options.SameWords));
            _created[run] = queries = WithoutAbsent(queries);
        }
        return queries;
    }

    // Other ways to write a number that no paragraph has are neither looked for nor told of.
    private RunQueries WithoutAbsent(RunQueries queries)
    {
        if (_exists is null || queries.Run.NumberForms.Count == 0)
        {
            return queries;
        }
        HashSet<string> absent = [.. queries.Run.NumberForms.Where(f => !_exists(queries.QueryOf(f)))];
        _absent.UnionWith(absent);
        return absent.Count == 0 ? queries : new RunQueries(queries.Run.Without(absent));
    }

    private Part Run(RunQueries run, SearchScope scope, bool excluded)
    {
        if (excluded)
        {
            return new Part(run.Exact, Widen(run.Exact, scope));
        }
        _runs.Add(run);
        Query found = run.All();
        return new Part(found, Widen(found, scope));
    }

    private static GroupQuery? Widen(Query found, SearchScope scope) => scope switch
    {
        SearchScope.Section => new GroupQuery(found, Grouping.Group),
        SearchScope.Plan => new GroupQuery(found, Grouping.Block),
        _ => null,
    };

    private static Part And(IReadOnlyList<Part> parts)
    {
        Query[] conditions = [.. parts.Select(p => p.Condition).OfType<Query>()];
        Query[] found = [.. parts.Select(p => p.Found).OfType<Query>()];
        bool together = parts.All(p => p.Condition is null || p.Found is null);
        Query? all = found.Length == 0 ? null : together ? FilteredBooleanQuery.All(found) : FilteredBooleanQuery.Any(found);
        return new Part(all, conditions.Length == 0 ? null : FilteredBooleanQuery.All(conditions));
    }

    private static Part Or(IReadOnlyList<Part> parts, SearchScope scope)
    {
        // Parts with nothing of their own to find let any paragraph be one that their condition allows.
        Query found = FilteredBooleanQuery.Any([.. parts.Select(p => p.Found is null ? p.Condition ?? AllDocuments() : Whole(p))]);
        return new Part(found, Widen(found, scope));
    }

    private static Part Not(Part part, SearchScope scope)
    {
        // In a wider scope the condition says it all: a stretch is out as a whole.
        Query excluded = scope == SearchScope.Paragraph && part is { Found: not null, Condition: not null }
            ? Whole(part)
            : part.Condition ?? part.Found ?? FilteredBooleanQuery.None;
        return new Part(null, new FilteredBooleanQuery([], [], [excluded], [AllDocuments()]));
    }

    // What a part finds where its condition holds.
    private static Query Whole(Part part) => part switch
    {
        { Found: { } found, Condition: { } condition } => new FilteredBooleanQuery([found], [], [], [condition]),
        _ => part.Found ?? part.Condition ?? FilteredBooleanQuery.None,
    };

    // 同段 and 同节 are searches of their own, whatever the scope around them.
    private Part Together(TogetherNode node, SearchScope scope, bool excluded)
    {
        SearchScope inner = node.Nearness == Nearness.Section ? SearchScope.Section : SearchScope.Paragraph;
        Query found = Whole(Read(node.Node, inner, excluded));
        return new Part(found, Widen(found, scope));
    }

    // Runs and quantities stand in one sentence; whatever else is in the brackets holds for the paragraph.
    private Part Sentence(QueryNode node, SearchScope scope, bool excluded)
    {
        var items = new List<SpanItem>();
        var others = new List<Part>();
        foreach (QueryNode item in Flatten(node))
        {
            if (SpansOf(item) is { } spans)
            {
                items.AddRange(spans);
            }
            else
            {
                others.Add(Read(item, SearchScope.Paragraph, excluded));
            }
        }
        Query found = items.Count == 0
            ? Whole(And(others))
            : new NearQuery(items) { Separators = [_sentenceEnd] };
        if (items.Count > 0)
        {
            if (!excluded)
            {
                _conditions.Add(found);
            }
            found = ScoredParts.Of(found);
            if (others.Count > 0)
            {
                found = Whole(And([new Part(found, null), .. others]));
            }
        }
        return new Part(found, Widen(found, scope));
    }

    private static IEnumerable<QueryNode> Flatten(QueryNode node) => node switch
    {
        AndNode and => and.Nodes.SelectMany(Flatten),
        AsTypedNode run => Flatten(run.Meant),
        _ => [node],
    };

    private IReadOnlyList<SpanItem>? SpansOf(QueryNode node) => node switch
    {
        RunNode run => [Create(run).Spans],
        OrNode any when any.Nodes.All(n => n is RunNode) => [new AnySpan([.. any.Nodes.Select(n => Create((RunNode)n).Spans)])],
        QuantityNode quantity when QuantityQueries.Anywhere(quantity.Condition) is { } any =>
            [.. Subject(quantity) is { } subject ? [Create(subject).Spans] : Array.Empty<SpanItem>(), any],
        _ => null,
    };

    private static RunNode? Subject(QuantityNode node) =>
        QueryParser.HasCharacters(node.Condition.Subject) ? new RunNode(node.Condition.Subject, IsQuoted: false) : null;

    private Part Quantity(QuantityNode node, SearchScope scope, bool excluded)
    {
        Query found = QuantityQueries.Find(node.Condition, text => Create(new RunNode(text, IsQuoted: false)), MaxBetween);
        if (!excluded)
        {
            _conditions.Add(found);
        }
        found = ScoredParts.Of(found);
        if (FigureConditions.Of(node.Condition, _vocabulary.Indicators) is { } ofFigures)
        {
            found = FigureQueries.Find(ofFigures, node, found, out FigureQueries figures);
            if (!excluded)
            {
                _figures.Add(figures);
            }
        }
        return new Part(found, Widen(found, scope));
    }

    private static Part OfPart(PartNode part) => new(null, RunQueries.TermIn(PlanFields.Kind, PlanTerms.OfPart(part.Part)));

    private Part Field(FieldNode field, SearchScope scope, bool excluded)
    {
        switch (field.Field)
        {
            case QueryField.Title:
                return new Part(null, new GroupQuery(RunQueries.InField(PlanFields.Title, field.Text), Grouping.Block));
            case QueryField.Headings:
                if (!excluded)
                {
                    _headingRuns.Add(Create(new RunNode(field.Text, IsQuoted: true)));
                }
                return new Part(null, new GroupQuery(RunQueries.InField(PlanFields.Headings, field.Text), Grouping.Group));
            case QueryField.Body:
                Part run = Run(Create(new RunNode(field.Text, IsQuoted: false)), scope, excluded);
                var body = new FilteredBooleanQuery([run.Found!], [], [RunQueries.TermIn(PlanFields.Kind, PlanTerms.Heading)], []);
                return new Part(body, Widen(body, scope));
            default:
                return new Part(null, PlanConditions.Of(field));
        }
    }

    // Where nothing is asked of the text: all paragraphs that meet the conditions; where only headings are asked for, these.
    private Query Anything() => _headingRuns.Count > 0
        ? RunQueries.Constant(RunQueries.TermIn(PlanFields.Kind, PlanTerms.Heading), 0)
        : AllDocuments();

    // What raises hits without making any, see Weights.
    private List<Query> Ranking(QueryNode node)
    {
        var ranking = new List<Query>();
        RunQueries[] side = [.. Flatten(node).OfType<RunNode>().Select(Create).Distinct()];
        if (side.Length is > 1 and <= MaxRanked)
        {
            SpanItem[] spans = [.. side.Select(r => r.Spans)];
            ranking.Add(RunQueries.Constant(new NearQuery(spans) { Separators = [_sentenceEnd] }, Weights.SameSentence));
            ranking.Add(RunQueries.Constant(new NearQuery(spans) { MaxLength = side.Sum(r => r.Run.Length) + MaxBetween }, Weights.Close));
        }
        if (_runs.Count > 0)
        {
            int words = Math.Min(_runs.Distinct().Sum(r => Math.Max(1, r.Run.Words.Count)), MaxWordsOfPlace);
            float weight = words < ManyWords ? Weights.OpensSectionPerWord * words : Weights.OpensSectionOfMany * words * words;
            ranking.Add(RunQueries.Constant(RunQueries.TermIn(PlanFields.Kind, PlanTerms.OpensSection), weight));
        }
        foreach (RunQueries run in _runs.Distinct().Take(MaxRanked))
        {
            ranking.Add(RunQueries.Constant(
                new FilteredBooleanQuery([], [], [], [RunQueries.TermIn(PlanFields.Kind, PlanTerms.Heading), run.Exact]),
                Weights.Heading));
            ranking.Add(RunQueries.Constant(new GroupQuery(RunQueries.InField(PlanFields.Headings, run.Run.Text), Grouping.Group),
                Weights.UnderHeading));
            ranking.Add(
                RunQueries.Constant(new GroupQuery(RunQueries.InField(PlanFields.Title, run.Run.Text), Grouping.Block), Weights.Title));
            if (Questions.UnitAskedFor(run.Run.Text) is { } unit && run.Run.Words.Count > 0)
            {
                SpanItem[] words = [.. run.Run.Words.Where(w => w != unit.Text).Select(w => Create(new RunNode(w, IsQuoted: true)).Spans)];
                ranking.Add(RunQueries.Constant(
                    new NearQuery([.. words, QuantityQueries.Of(unit)])
                    {
                        MaxLength = run.Run.Length + MaxBetween,
                        Separators = [_sentenceEnd],
                    },
                    Weights.AmountAskedFor));
            }
            if (Questions.AsksForMeaning(run.Run.Text))
            {
                Query glossary = RunQueries.TermIn(PlanFields.Kind, PlanTerms.OfPart(PlanPart.Glossary));
                ranking.Add(RunQueries.Constant(new FilteredBooleanQuery([], [], [], [glossary, run.Exact]), Weights.Definition));
            }
        }
        return ranking;
    }

    // Every document, adding nothing to any score.
    private static MatchAllDocsQuery AllDocuments() => new() { Boost = 0 };
}
