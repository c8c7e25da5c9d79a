using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Embedded;

/// <summary>Answers one request on one commit.</summary>
/// <param name="commit">The commit, held by the caller.</param>
/// <param name="suggestions">Gives what corrections are made from.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class PlanSearcher(PlanCommit commit, Func<Task<SuggestionIndex>> suggestions, CancellationToken cancellation)
{
    /// <summary>The farthest hit that can be paged to: nobody reads on, and every page before has to be ranked again.</summary>
    public const int MaxHits = 100_000;

    // A line of them; more would be read by nobody.
    private const int MaxRelated = 8;

    // Runs looked at, and of these so many that stand nowhere: each takes some milliseconds.
    private const int MaxLookedAt = 8;
    private const int MaxCorrected = 3;

    private readonly StoredPlans _stored = new(commit.Reader);

    private PlanVocabulary Vocabulary => commit.Fields.Vocabulary;

    private sealed record Prepared(SearchRequest Request, QueryNode? Node, string? Notice, Stopwatch Watch)
    {
        public TranslatedQuery? Query { get; set; }
    }

    private sealed record Answered : SearchAnswer;

    /// <summary>Answers in one list.</summary>
    public async Task<HitList> SearchAsync(SearchRequest request)
    {
        Prepared prepared = Prepare(request);
        FlatCollector collector = Run(prepared, () => new FlatCollector(prepared.Request, UnitOf(prepared)));
        var counts = new FacetCounter(prepared.Request, collector);
        HitBuilder? builder = BuilderOf(prepared);
        SearchHit[] hits = [.. collector.Best().Skip((prepared.Request.Page - 1) * prepared.Request.Size).Select(h => builder!.Build(h))];
        return new HitList(await AnswerAsync(prepared, collector, counts, Math.Min(counts.TotalHits, MaxHits)), hits);
    }

    /// <summary>Answers plan by plan.</summary>
    public async Task<PlanHitList> SearchPlansAsync(SearchRequest request)
    {
        Prepared prepared = Prepare(request);
        GroupedCollector collector = Run(prepared, () => new GroupedCollector(prepared.Request, UnitOf(prepared)));
        var counts = new FacetCounter(prepared.Request, collector);
        HitBuilder? builder = BuilderOf(prepared);
        PlanHits[] plans = [.. collector.Best()
            .Skip((prepared.Request.Page - 1) * prepared.Request.Size).Take(prepared.Request.Size)
            .Select(hits => new PlanHits(
                _stored.Plan(hits[0].Leaf, hits[0].Block).Summary,
                [.. hits.Select(h => builder!.Build(h))],
                collector.CountOf(hits[0])))];
        return new PlanHitList(await AnswerAsync(prepared, collector, counts, counts.TotalPlans), plans);
    }

    /// <summary>Words that stand where the query stands.</summary>
    public IReadOnlyList<string> RelatedWordsOf(SearchRequest request, int count)
    {
        Prepared prepared = Prepare(request with { Page = 1, Size = RelatedWords.Sample });
        FlatCollector collector = Run(prepared, () => new FlatCollector(prepared.Request, HitUnit.Paragraph));
        return RelatedWords.Find(commit.Reader, Vocabulary, [.. collector.Best()],
            [prepared.Request.Query, .. SameWordsOf(prepared).SelectMany(w => w.Others)], count);
    }

    /// <summary>Why a paragraph answers, or null when it doesn't. In a wider scope a section (by the anchor of its first unit) or a
    /// plan (by none) is explained by its best paragraph.</summary>
    public ScoreExplanation? Explain(SearchRequest request, string planId, string anchor)
    {
        Prepared prepared = Prepare(request);
        Run(prepared, () => new FlatCollector(prepared.Request, HitUnit.Paragraph));
        if (prepared.Query is not { } query || _stored.Find(PlanFields.Id, planId) is not var (leaf, block))
        {
            return null;
        }
        AtomicReaderContext context = commit.Reader.Leaves[leaf];
        DocBlocks blocks = DocBlocks.Of(context.AtomicReader);
        int unit = anchor.Length == 0 ? -1 : _stored.Units(leaf, block).ToList().FindIndex(u => u.Anchor == anchor);
        int doc = blocks.FirstDoc(Grouping.Block, block) + 1 + unit;
        int? best = UnitOf(prepared) switch
        {
            HitUnit.Plan when unit < 0 => BestOf(prepared, planId, _ => true),
            HitUnit.Section when unit >= 0 && blocks.FirstDoc(Grouping.Group, blocks.Of(Grouping.Group, doc)) == doc =>
                BestOf(prepared, planId, d => blocks.Of(Grouping.Group, d) == blocks.Of(Grouping.Group, doc)),
            _ => unit < 0 ? null : doc,
        };
        return best is { } explained && commit.Searcher.ExplainParts(query.Query, context.DocBase + explained) is { } explanation
            ? ExplanationText.Of(explanation, _stored.Unit(leaf, explained).Kind)
            : null;
    }

    // The document of the best paragraph of the first hit of a plan that is meant.
    private int? BestOf(Prepared prepared, string planId, Func<int, bool> isMeant)
    {
        SearchRequest within = prepared.Request with { PlanId = planId, Page = 1, Size = SearchRequest.MaxSize };
        var collector = new FlatCollector(within, UnitOf(prepared));
        Run(prepared.Query!.Query, within, collector);
        return collector.Best().Select(h => (int?)h.Doc).FirstOrDefault(d => isMeant(d!.Value));
    }

    // What both kinds of answers say; asked for last, as it says how long it all took.
    private async Task<Answered> AnswerAsync(Prepared prepared, HitCollector collector, FacetCounter counts, int paged) => new()
    {
        Request = prepared.Request,
        TotalParagraphs = collector.Paragraphs,
        TotalSections = prepared.Request.Scope == SearchScope.Paragraph ? null : collector.Sections,
        TotalPlans = counts.TotalPlans,
        ParagraphsAsTyped = ParagraphsAsTyped(prepared),
        Understood = Understood(prepared),
        Notice = NoticeOf(prepared),
        SameWords = SameWordsOf(prepared),
        Related = RelatedOf(prepared),
        DidYouMean = await DidYouMeanAsync(prepared),
        Facets = counts.Facets(),
        Pages = (paged + prepared.Request.Size - 1) / prepared.Request.Size,
        TookMs = prepared.Watch.Elapsed.TotalMilliseconds,
    };

    private static HitUnit UnitOf(Prepared prepared) => (HitUnit)prepared.Request.Scope;

    private static IReadOnlyList<SameWords> SameWordsOf(Prepared prepared) => prepared.Query is not { } query
        ? []
        : [.. query.Runs.Where(r => r.Run.Forms.Count > 1).Select(r => new SameWords(r.Run.Text, [.. r.Run.Forms.Skip(1)]))];

    private IReadOnlyList<string> RelatedOf(Prepared prepared) => prepared.Query is not { } query
        ? []
        : [.. query.Runs.SelectMany(r => Vocabulary.Related(r.Run.Text)).Except(query.Runs.SelectMany(r => r.Run.Forms)).Take(MaxRelated)];

    // Each run that no paragraph holds in any form, and each place that nobody knows, put right, however much its words or those beside it
    // find.
    private async Task<string?> DidYouMeanAsync(Prepared prepared)
    {
        RunQueries[] missing = [.. (prepared.Query?.Runs ?? []).Take(MaxLookedAt).Where(r => !Exists(r.Exact)).Take(MaxCorrected)];
        string[] places = prepared.Node is not { } node
            ? []
            : [.. QueryParser.Leaves(node).OfType<NoValueNode>().Where(n => n.Field == QueryField.Region).Select(n => n.Value)
                .Take(MaxCorrected)];
        if (missing.Length + places.Length == 0)
        {
            return null;
        }
        var corrector = new RunCorrector(await suggestions(), Vocabulary, CountParagraphs, commit.Reader.MaxDoc);
        string corrected = prepared.Request.Query;
        foreach (string run in missing.Select(r => r.Run.Text).Concat(places))
        {
            if (corrector.Correct(run) is { } better && (!places.Contains(run) || LexiconWords.IsPlace(better)))
            {
                corrected = corrected.Replace(run, better, StringComparison.Ordinal);
            }
        }
        return corrected == prepared.Request.Query ? null : corrected;
    }

    private Prepared Prepare(SearchRequest request)
    {
        var watch = Stopwatch.StartNew();
        int size = Math.Clamp(request.Size, 1, SearchRequest.MaxSize);
        SearchRequest ranged = request with { Size = size, Page = Math.Clamp(request.Page, 1, Math.Max(1, MaxHits / size)) };
        QueryNode? node = QueryParser.Parse(request.Query, out string? notice, PlanValues.Of(commit.Reader));
        return new Prepared(ranged, node, notice, watch);
    }

    // Where hardly a paragraph holds all words of a run, most of them are enough; not where one holds it as it was typed.
    private T Run<T>(Prepared prepared, Func<T> create) where T : HitCollector
    {
        T collector = create();
        if (prepared.Node is not { } node)
        {
            return collector;
        }
        QueryOptions options = QueryOptions.Of(prepared.Request);
        prepared.Query = QueryTranslator.Translate(node, Vocabulary, options, Exists);
        int hits = Run(prepared.Query.Query, prepared.Request, collector);
        if (hits >= prepared.Query.LoosenBelow)
        {
            return collector;
        }
        if (prepared.Query.Exact is { } exact && Run(exact, prepared.Request, create()) > 0)
        {
            return collector;
        }
        TranslatedQuery loose = QueryTranslator.Translate(node, Vocabulary, options, Exists, loosely: true);
        T more = create();
        if (Run(loose.Query, prepared.Request, more) == hits)
        {
            return collector;
        }
        prepared.Query = loose;
        return more;
    }

    // Where the only run may also be found by its words.
    private int? ParagraphsAsTyped(Prepared prepared)
    {
        if (prepared is not { Node: RunNode { IsQuoted: false }, Query.Runs: [{ Run.Words.Count: > 1 } run] })
        {
            return null;
        }
        var collector = new FlatCollector(prepared.Request with { Page = 1, Size = 1 }, HitUnit.Paragraph);
        Run(run.FormQueries[0], prepared.Request, collector);
        return collector.Paragraphs;
    }

    private int CountParagraphs(string run) => commit.Searcher.Count(RunQueries.InField(PlanFields.Bigrams, run), cancellation);

    private bool Exists(Query query) => commit.Searcher.Exists(query);

    private int Run(Query query, SearchRequest request, HitCollector collector)
    {
        if (request.PlanId is { Length: > 0 } id)
        {
            var plan = new GroupQuery(RunQueries.TermIn(PlanFields.Id, id), Grouping.Block);
            query = new FilteredBooleanQuery([query], [], [], [plan]);
        }
        commit.Searcher.Search(query, collector, cancellation);
        collector.Finish();
        return collector.AllParagraphs;
    }

    private HitBuilder? BuilderOf(Prepared prepared) =>
        prepared.Query is { } query
            ? new HitBuilder(_stored, commit.Reader, new RunMarks(commit.Fields, query), prepared.Request.Scope)
            : null;

    private string Understood(Prepared prepared) => prepared.Node is not { } node
        ? ""
        : QueryDescription.Describe(node, Vocabulary, QueryOptions.Of(prepared.Request), prepared.Query!.Outcome);

    private static string? NoticeOf(Prepared prepared) => prepared.Query is { Outcome.IsLoose: true }
        ? prepared.Notice + "含全部词的段落很少，其后也列出只含其中一些词的段落，词越全越靠前。"
        : prepared.Notice;
}
