using SearchPlans.Fields;
using System.Diagnostics;
using SearchPlans.Engine.Highlighting;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Syncing;

namespace SearchPlans.Searching;

/// <summary>Answers requests on one snapshot.</summary>
internal sealed class PlanSearcher(IndexSnapshot snapshot)
{
    /// <summary>The farthest hit that can be paged to: nobody reads on, and every page before has to be ranked again.</summary>
    public const int MaxHits = 100_000;

    // Two sentences of a plan, and about four lines of a page.
    private const int PassageLength = 120;

    private readonly SnapshotReader _reader = new(snapshot);

    private sealed record Prepared(SearchRequest Request, TranslatedQuery? Query, string Understood, string? Notice, Stopwatch Watch);

    /// <summary>Answers paragraph by paragraph.</summary>
    public HitList Search(SearchRequest request)
    {
        Prepared prepared = Prepare(request);
        var collector = new FlatCollector(prepared.Request);
        FacetCounter counts = Run(prepared, collector);
        int pages = Pages(Math.Min(counts.TotalParagraphs, MaxHits), prepared.Request.Size);
        RunMarks? marks = prepared.Query is null ? null : new RunMarks(prepared.Query);
        SearchHit[] hits = [.. collector.Best().Skip((prepared.Request.Page - 1) * prepared.Request.Size).Select(h => Hit(h, marks!))];
        return new HitList
        {
            Request = prepared.Request,
            TotalParagraphs = counts.TotalParagraphs,
            TotalPlans = counts.TotalPlans,
            Understood = prepared.Understood,
            Notice = prepared.Notice,
            Facets = counts.Facets(),
            Pages = pages,
            Hits = hits,
            TookMs = prepared.Watch.Elapsed.TotalMilliseconds,
        };
    }

    /// <summary>Answers plan by plan.</summary>
    public PlanHitList SearchPlans(SearchRequest request)
    {
        Prepared prepared = Prepare(request);
        var collector = new GroupedCollector(prepared.Request);
        FacetCounter counts = Run(prepared, collector);
        RunMarks? marks = prepared.Query is null ? null : new RunMarks(prepared.Query);
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
            Understood = prepared.Understood,
            Notice = prepared.Notice,
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
        return node is null
            ? new Prepared(ranged, null, "", notice, watch)
            : new Prepared(
                ranged, QueryTranslator.Translate(node, request.Scope, request.Match),
                QueryDescription.Describe(node, request.Scope, request.Match), notice, watch);
    }

    private FacetCounter Run(Prepared prepared, HitCollector collector)
    {
        if (prepared.Query is not null)
        {
            Query query = prepared.Query.Query;
            if (prepared.Request.PlanId is { Length: > 0 } id) query = new BooleanQuery([query], [], [], [OnePlan(id)]);
            new Searcher(snapshot).Search(query, collector);
        }
        return new FacetCounter(prepared.Request, collector.Counts());
    }

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
