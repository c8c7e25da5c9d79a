using System.Diagnostics;
using SearchPlans.Engine.Highlighting;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Fields;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

namespace SearchPlans.Searching;

/// <summary>Answers requests on one snapshot.</summary>
internal sealed class PlanSearcher(IndexSnapshot snapshot, PlanVocabulary vocabulary, Func<SuggestionIndex>? suggestions = null)
{
    /// <summary>The farthest hit that can be paged to: nobody reads on, and every page before has to be ranked again.</summary>
    public const int MaxHits = 100_000;

    // A line of them; more would be read by nobody.
    private const int MaxRelated = 8;

    // Runs looked at, and of these so many that stand nowhere: each takes some milliseconds.
    private const int MaxLookedAt = 8;
    private const int MaxCorrected = 3;

    // Two sentences of a plan, and about four lines of a page.
    private const int PassageLength = 120;

    private readonly SnapshotReader _reader = new(snapshot);

    private sealed record Prepared(SearchRequest Request, QueryNode? Node, string? Notice, Stopwatch Watch)
    {
        public TranslatedQuery? Query { get; set; }
    }

    private sealed record Answered : SearchAnswer;

    /// <summary>Answers paragraph by paragraph.</summary>
    public HitList Search(SearchRequest request)
    {
        Prepared prepared = Prepare(request);
        FlatCollector collector = Run(prepared, () => new FlatCollector(prepared.Request));
        var counts = new FacetCounter(prepared.Request, collector);
        RunMarks? marks = MarksOf(prepared);
        SearchHit[] hits = [.. collector.Best().Skip((prepared.Request.Page - 1) * prepared.Request.Size).Select(h => Hit(h, marks!))];
        return new HitList(Answer(prepared, counts, Math.Min(counts.TotalParagraphs, MaxHits)), hits);
    }

    /// <summary>Answers plan by plan.</summary>
    public PlanHitList SearchPlans(SearchRequest request)
    {
        Prepared prepared = Prepare(request);
        GroupedCollector collector = Run(prepared, () => new GroupedCollector(prepared.Request));
        var counts = new FacetCounter(prepared.Request, collector);
        RunMarks? marks = MarksOf(prepared);
        PlanHits[] plans = [.. collector.Best()
            .Skip((prepared.Request.Page - 1) * prepared.Request.Size).Take(prepared.Request.Size)
            .Select(hits => new PlanHits(
                _reader.Plan(hits[0].Segment, hits[0].Block).Summary,
                [.. hits.Select(h => Hit(h, marks!))],
                collector.CountOf(hits[0])))];
        return new PlanHitList(Answer(prepared, counts, counts.TotalPlans), plans);
    }

    /// <summary>Words that stand where the query stands.</summary>
    public IReadOnlyList<string> RelatedWordsOf(SearchRequest request, int count)
    {
        Prepared prepared = Prepare(request with { Page = 1, Size = RelatedWords.Sample });
        FlatCollector collector = Run(prepared, () => new FlatCollector(prepared.Request));
        return RelatedWords.Find(snapshot, vocabulary, [.. collector.Best()],
            [prepared.Request.Query, .. SameWordsOf(prepared).SelectMany(w => w.Others)], count);
    }

    /// <summary>Why a paragraph is a hit, or null when it isn't one.</summary>
    public ScoreExplanation? Explain(SearchRequest request, string planId, string anchor)
    {
        Prepared prepared = Prepare(request);
        Run(prepared, () => new FlatCollector(prepared.Request));
        if (prepared.Query is not { } query || _reader.Find(PlanFields.Id, planId) is not var (segment, block)) return null;
        int first = snapshot.Segments[segment].Groups.FirstDoc(Grouping.Block, block) + 1;
        int unit = _reader.Units(segment, block).ToList().FindIndex(u => u.Anchor == anchor);
        if (unit < 0 || new Explainer(snapshot).Explain(query.Query, segment, first + unit) is not { } explanation) return null;
        return ScoreExplanation.Of(explanation, _reader.Unit(segment, first + unit).Kind);
    }

    // What both kinds of answers say; asked for last, as it says how long it all took.
    private Answered Answer(Prepared prepared, FacetCounter counts, int paged) => new()
    {
        Request = prepared.Request,
        TotalParagraphs = counts.TotalParagraphs,
        TotalPlans = counts.TotalPlans,
        ParagraphsAsTyped = ParagraphsAsTyped(prepared),
        Understood = Understood(prepared),
        Notice = NoticeOf(prepared),
        SameWords = SameWordsOf(prepared),
        Related = RelatedOf(prepared),
        DidYouMean = DidYouMean(prepared),
        Facets = counts.Facets(),
        Pages = (paged + prepared.Request.Size - 1) / prepared.Request.Size,
        TookMs = prepared.Watch.Elapsed.TotalMilliseconds,
    };

    private static IReadOnlyList<SameWords> SameWordsOf(Prepared prepared) => prepared.Query is not { } query
        ? []
        : [.. query.Runs.Where(r => r.Forms.Count > 1).Select(r => new SameWords(r.Text, [.. r.Forms.Skip(1)]))];

    private IReadOnlyList<string> RelatedOf(Prepared prepared) => prepared.Query is not { } query
        ? []
        : [.. query.Runs.SelectMany(r => vocabulary.Related(r.Text)).Except(query.Runs.SelectMany(r => r.Forms)).Take(MaxRelated)];

    // Each run that no paragraph holds in any form, put right, however much its words or those beside it find.
    private string? DidYouMean(Prepared prepared)
    {
        if (suggestions is null || prepared.Query is not { } query) return null;
        string corrected = prepared.Request.Query;
        RunCorrector? corrector = null;
        foreach (RunQueries run in query.Runs.Take(MaxLookedAt).Where(r => !Exists(r.Exact)).Take(MaxCorrected))
        {
            corrector ??= new RunCorrector(suggestions(), CountParagraphs, snapshot.DocCount);
            if (corrector.Correct(run.Text) is { } better) corrected = corrected.Replace(run.Text, better, StringComparison.Ordinal);
        }
        return corrected == prepared.Request.Query ? null : corrected;
    }

    private static Prepared Prepare(SearchRequest request)
    {
        var watch = Stopwatch.StartNew();
        int size = Math.Clamp(request.Size, 1, SearchRequest.MaxSize);
        SearchRequest ranged = request with { Size = size, Page = Math.Clamp(request.Page, 1, Math.Max(1, MaxHits / size)) };
        QueryNode? node = QueryParser.Parse(request.Query, out string? notice);
        return new Prepared(ranged, node, notice, watch);
    }

    // Where hardly a paragraph holds all words of a run, most of them are enough; not where one holds it as it was typed.
    private T Run<T>(Prepared prepared, Func<T> create) where T : HitCollector
    {
        T collector = create();
        if (prepared.Node is not { } node) return collector;
        var options = new QueryOptions(prepared.Request.Scope, prepared.Request.Match, prepared.Request.SameWords);
        prepared.Query = QueryTranslator.Translate(node, vocabulary, options, Exists);
        int hits = Run(prepared.Query.Query, prepared.Request, collector);
        if (hits >= prepared.Query.LoosenBelow) return collector;
        if (prepared.Query.Exact is { } exact && Run(exact, prepared.Request, create()) > 0) return collector;
        TranslatedQuery loose = QueryTranslator.Translate(node, vocabulary, options, Exists, loosely: true);
        T more = create();
        if (Run(loose.Query, prepared.Request, more) == hits) return collector;
        prepared.Query = loose;
        return more;
    }

    // Where the only run may also be found by its words.
    private int? ParagraphsAsTyped(Prepared prepared)
    {
        if (prepared is not { Node: RunNode { IsQuoted: false }, Query.Runs: [{ Words.Count: > 1 } run] }) return null;
        var collector = new FlatCollector(prepared.Request with { Page = 1, Size = 1 });
        Run(run.FormQueries[0], prepared.Request, collector);
        return collector.Total;
    }

    private int CountParagraphs(string run) =>
        (int)new Searcher(snapshot).TopDocs(RunQueries.InField(PlanFields.Bigrams, run), 1, countAll: true).TotalHits.Value;

    private bool Exists(Query query) => new Searcher(snapshot).TopDocs(query, 1).ScoreDocs.Count > 0;

    private int Run(Query query, SearchRequest request, HitCollector collector)
    {
        if (request.PlanId is { Length: > 0 } id) query = new BooleanQuery([query], [], [], [OnePlan(id)]);
        new Searcher(snapshot).Search(query, collector);
        return collector.Counts().Sum(c => c.Count);
    }

    private RunMarks? MarksOf(Prepared prepared) => prepared.Query is { } query ? new RunMarks(snapshot.Schema, query) : null;

    private string Understood(Prepared prepared) => prepared.Node is not { } node
        ? ""
        : QueryDescription.Describe(
            node, vocabulary, new QueryOptions(prepared.Request.Scope, prepared.Request.Match, prepared.Request.SameWords), prepared.Query!);

    private static string? NoticeOf(Prepared prepared) => prepared.Query is { IsLoose: true }
        ? prepared.Notice + "含全部词的段落很少，其后也列出只含其中一些词的段落，词越全越靠前。"
        : prepared.Notice;

    private static BlockQuery OnePlan(string id) => new(segment =>
    {
        KeywordColumn ids = segment.Keywords(PlanFields.Schema.ColumnOrdinal(PlanFields.Id));
        return block => ids[block] == id;
    });

    private SearchHit Hit(FoundHit found, RunMarks marks)
    {
        PlanRecord plan = _reader.Plan(found.Segment, found.Block);
        UnitRecord unit = _reader.Unit(found.Segment, found.Doc);
        IReadOnlyList<IReadOnlyList<Mark>> byPart = marks.ByPart(unit.Text, unit.Kind);
        return new SearchHit
        {
            Plan = plan.Summary,
            Section = SectionPaths.Headings(plan.Sections, unit.Section),
            Anchor = unit.Anchor,
            Kind = unit.Kind,
            Part = unit.Part,
            Score = found.Score,
            Text = unit.Text,
            Marks = RunMarks.Flatten(byPart),
            Passages = PassagesOf(unit.Text, byPart),
        };
    }

    private static HitPassage[] PassagesOf(string text, IReadOnlyList<IReadOnlyList<Mark>> byPart)
    {
        IReadOnlyList<TextRange> marks = RunMarks.Flatten(byPart);
        return [.. PassageFinder.FindAll(text, byPart, PassageLength).Select(passage => new HitPassage(
            text[passage.Start..passage.End],
            [.. marks
                .Select(m => new TextRange(Math.Max(m.Start, passage.Start) - passage.Start, Math.Min(m.End, passage.End) - passage.Start))
                .Where(m => m.Start < m.End)],
            passage.Start > 0, passage.End < text.Length))];
    }
}
