using SearchPlans.Fields;
using System.Diagnostics;
using SearchPlans.Engine.Highlighting;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Vocabulary;

namespace SearchPlans.Searching;

/// <summary>Answers requests on one snapshot.</summary>
internal sealed class PlanSearcher(IndexSnapshot snapshot, PlanVocabulary vocabulary)
{
    /// <summary>The farthest hit that can be paged to: nobody reads on, and every page before has to be ranked again.</summary>
    public const int MaxHits = 100_000;

    // Two sentences of a plan, and about four lines of a page.
    private const int PassageLength = 120;

    private readonly SnapshotReader _reader = new(snapshot);

    private sealed record Prepared(SearchRequest Request, QueryNode? Node, string? Notice, Stopwatch Watch)
    {
        public TranslatedQuery? Query { get; set; }
    }

    /// <summary>Answers paragraph by paragraph.</summary>
    public HitList Search(SearchRequest request)
    {
        Prepared prepared = Prepare(request);
        FlatCollector collector = Run(prepared, () => new FlatCollector(prepared.Request));
        var counts = new FacetCounter(prepared.Request, collector.Counts());
        RunMarks? marks = MarksOf(prepared);
        return new HitList
        {
            Request = prepared.Request,
            TotalParagraphs = counts.TotalParagraphs,
            TotalPlans = counts.TotalPlans,
            Understood = Understood(prepared),
            Notice = NoticeOf(prepared),
            Facets = counts.Facets(),
            Pages = Pages(Math.Min(counts.TotalParagraphs, MaxHits), prepared.Request.Size),
            Hits = [.. collector.Best().Skip((prepared.Request.Page - 1) * prepared.Request.Size).Select(h => Hit(h, marks!))],
            TookMs = prepared.Watch.Elapsed.TotalMilliseconds,
        };
    }

    /// <summary>Answers plan by plan.</summary>
    public PlanHitList SearchPlans(SearchRequest request)
    {
        Prepared prepared = Prepare(request);
        GroupedCollector collector = Run(prepared, () => new GroupedCollector(prepared.Request));
        var counts = new FacetCounter(prepared.Request, collector.Counts());
        RunMarks? marks = MarksOf(prepared);
        PlanHits[] plans = [.. collector.Best()
            .Skip((prepared.Request.Page - 1) * prepared.Request.Size).Take(prepared.Request.Size)
            .Select(hits => new PlanHits(
                _reader.Plan(hits[0].Segment, hits[0].Block).Summary,
                [.. hits.Select(h => Hit(h, marks!))],
                collector.CountOf(hits[0])))];
        return new PlanHitList
        {
            Request = prepared.Request,
            TotalParagraphs = counts.TotalParagraphs,
            TotalPlans = counts.TotalPlans,
            Understood = Understood(prepared),
            Notice = NoticeOf(prepared),
            Facets = counts.Facets(),
            Pages = Pages(counts.TotalPlans, prepared.Request.Size),
            Plans = plans,
            TookMs = prepared.Watch.Elapsed.TotalMilliseconds,
        };
    }

    private static Prepared Prepare(SearchRequest request)
    {
        var watch = Stopwatch.StartNew();
        int size = Math.Clamp(request.Size, 1, SearchRequest.MaxSize);
        SearchRequest ranged = request with { Size = size, Page = Math.Clamp(request.Page, 1, Math.Max(1, MaxHits / size)) };
        QueryNode? node = QueryParser.Parse(request.Query, out string? notice);
        return new Prepared(ranged, node, notice, watch);
    }

    // Where hardly a paragraph holds all words of a run, most of them are enough.
    private T Run<T>(Prepared prepared, Func<T> create) where T : HitCollector
    {
        T collector = create();
        if (prepared.Node is not { } node) return collector;
        var options = new QueryOptions(prepared.Request.Scope, prepared.Request.Match, prepared.Request.SameWords);
        prepared.Query = QueryTranslator.Translate(node, vocabulary, options);
        int hits = Run(prepared.Query.Query, prepared.Request, collector);
        if (hits >= prepared.Query.LoosenBelow) return collector;
        TranslatedQuery loose = QueryTranslator.Translate(node, vocabulary, options, loosely: true);
        T more = create();
        if (Run(loose.Query, prepared.Request, more) == hits) return collector;
        prepared.Query = loose;
        return more;
    }

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
            node, vocabulary, new QueryOptions(prepared.Request.Scope, prepared.Request.Match, prepared.Request.SameWords), prepared.Query!.IsLoose);

    private static string? NoticeOf(Prepared prepared) => prepared.Notice is null && prepared.Query is { IsLoose: true }
        ? "含全部词的段落很少，已放宽为含有大部分词的段落，词越全越靠前。"
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
        IReadOnlyList<IReadOnlyList<Mark>> byRun = marks.ByRun(unit.Text, unit.Kind);
        return new SearchHit
        {
            Plan = plan.Summary,
            Section = SectionPaths.Headings(plan.Sections, unit.Section),
            Anchor = unit.Anchor,
            Kind = unit.Kind,
            Part = unit.Part,
            Score = found.Score,
            Text = unit.Text,
            Marks = RunMarks.Flatten(byRun),
            Passages = PassagesOf(unit.Text, byRun),
        };
    }

    private static HitPassage[] PassagesOf(string text, IReadOnlyList<IReadOnlyList<Mark>> byRun)
    {
        IReadOnlyList<TextRange> marks = RunMarks.Flatten(byRun);
        return [.. PassageFinder.FindAll(text, byRun, PassageLength).Select(passage => new HitPassage(
            text[passage.Start..passage.End],
            [.. marks
                .Select(m => new TextRange(Math.Max(m.Start, passage.Start) - passage.Start, Math.Min(m.End, passage.End) - passage.Start))
                .Where(m => m.Start < m.End)],
            passage.Start > 0, passage.End < text.Length))];
    }

    private static int Pages(int total, int size) => (total + size - 1) / size;
}
