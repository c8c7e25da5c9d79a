using System.Diagnostics;
using Lucene.Net.Search;
using SearchPlans.Corpus;
using SearchPlans.Diagnostics;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Answers;

/// <summary>Answers one request on one commit.</summary>
/// <param name="snapshot">The commit.</param>
/// <param name="suggestions">Gives what corrections are made from.</param>
/// <param name="budget">What the answer may take; when it is spent, what was found up to then is the answer, and says so.</param>
internal sealed class PlanSearcher(IIndexSnapshot snapshot, Func<Task<SuggestionIndex>> suggestions, SearchBudget budget)
{
    /// <summary>The farthest hit that can be paged to: nobody reads on, and every page before has to be ranked again.</summary>
    public const int MaxHits = 100_000;

    // A line of them; more would be read by nobody.
    private const int MaxRelated = 8;

    // Shorter ones are words, which titles hold by chance.
    private const int TitleLength = 8;

    private const int MaxTitled = 20;

    // A plan that holds all words of a sentence somewhere says nothing.
    private const int MaxWider = 6;

    private readonly QueryCorrector _corrector = new(snapshot, suggestions, budget);

    private PlanVocabulary Vocabulary => snapshot.Fields.Vocabulary;

    private sealed record Answered : SearchAnswer;

    /// <summary>Answers in one list.</summary>
    public async Task<HitList> SearchAsync(SearchRequest request)
    {
        PreparedSearch prepared = Prepare(request);
        if (prepared.AsksForPlans)
        {
            (SearchHit[] names, Answered ofPlans) = snapshot.Together(() => HoldingName(prepared), () => AnswerOfPlans(prepared));
            return new HitList(ofPlans, names);
        }
        // Of what is guessed hits would be searched for in vain. By plan one search leads to the next, which leaves no time to wait.
        IIndexSnapshot searched = prepared.IsGuessed ? snapshot.Ahead : snapshot;
        FoundHits found = Run(searched, prepared, prepared.Unit, prepared.Offset + prepared.Request.Size);
        var counts = new FacetCounter(prepared.Request, found);
        LackingHits lacking = LackingOf(prepared, found);
        string? meant = await _corrector.MeantAsync(prepared);
        if (meant is not null && FindsNothing(prepared, counts))
        {
            HitList better = await SearchAsync(request with { Query = meant });
            if (IsBetter(better, lacking))
            {
                return new HitList(Corrected(prepared, better), better.Hits);
            }
        }
        int listed = Math.Min(counts.TotalHits, MaxHits);
        HitBuilder? builder = BuilderOf(prepared);
        int until = prepared.Offset + prepared.Request.Size;
        (SearchHit[] hits, Answered answer) = snapshot.Together<SearchHit[], Answered>(
            () =>
            [
                .. snapshot.Each(found.Best.Skip(prepared.Offset), h => builder!.Build(h)),
                .. snapshot.Each(
                    lacking.Page(Math.Max(0, prepared.Offset - listed), until - Math.Max(listed, prepared.Offset)), lacking.Make),
            ],
            () => AnswerOf(prepared, found, counts, lacking, meant, listed + lacking.Hits.Count));
        return new HitList(answer, hits);
    }

    /// <summary>Answers plan by plan.</summary>
    public async Task<PlanHitList> SearchPlansAsync(SearchRequest request)
    {
        PreparedSearch prepared = Prepare(request);
        if (prepared.AsksForPlans)
        {
            (SearchHit[] names, Answered ofPlans) = snapshot.Together(() => HoldingName(prepared), () => AnswerOfPlans(prepared));
            return new PlanHitList(ofPlans, ByPlan(names));
        }
        FoundHits found = RunByPlan(prepared, prepared.Offset + prepared.Request.Size);
        var counts = new FacetCounter(prepared.Request, found);
        LackingHits lacking = LackingOf(prepared, found);
        string? meant = await _corrector.MeantAsync(prepared);
        if (meant is not null && FindsNothing(prepared, counts))
        {
            PlanHitList better = await SearchPlansAsync(request with { Query = meant });
            if (IsBetter(better, lacking))
            {
                return new PlanHitList(Corrected(prepared, better), better.Plans);
            }
        }
        HitBuilder? builder = BuilderOf(prepared);
        var answering = found.Passing.Select(c => c.Plan.Place).ToHashSet();
        FoundHit[][] without =
        [
            .. lacking.Hits.GroupBy(h => h.Plan).Where(g => !answering.Contains(g.Key))
                .Select(g => g.Take(PlanHits.MaxHits).ToArray()),
        ];
        (PlanHits[] plans, Answered answer) = snapshot.Together<PlanHits[], Answered>(() =>
        [
            .. snapshot.Each(found.ByPlan.Skip(prepared.Offset).Take(prepared.Request.Size), hits => new PlanHits(
                snapshot.Summary(hits[0].Plan), snapshot.Each(hits, h => builder!.Build(h)), found.CountOf(hits[0].Plan))),
            .. snapshot.Each(
                without.Skip(Math.Max(0, prepared.Offset - answering.Count))
                    .Take(Math.Max(0, prepared.Offset + prepared.Request.Size - Math.Max(answering.Count, prepared.Offset))),
                hits => snapshot.Each(hits, lacking.Make)).Select(hits => new PlanHits(hits[0].Plan, hits, hits.Count)),
        ], () => AnswerOf(prepared, found, counts, lacking, meant, answering.Count + without.Length));
        return new PlanHitList(answer, plans);
    }

    /// <summary>All plans that answer, counted alone.</summary>
    public PlanMatches Matches(SearchRequest request)
    {
        PreparedSearch prepared = Prepare(request);
        IReadOnlyList<FirstHit> firsts =
            prepared.Query is { } query ? snapshot.FirstHits(query.Query, prepared.Request, prepared.Unit) : [];
        return new PlanMatches
        {
            Request = prepared.Request,
            Plans = budget.IsSpent
                ? []
                : [.. firsts.Select(p => new PlanMatch(snapshot.Summary(p.Hit.Plan), p.Hits))],
            ArePlansAskedFor = prepared.AsksForPlans,
            Understood = Understood(prepared),
            IsTooCostly = budget.IsSpent,
        };
    }

    /// <summary>Words that stand where the query stands.</summary>
    public IReadOnlyList<string> RelatedWordsOf(SearchRequest request, int count)
    {
        PreparedSearch prepared = Prepare(request with { Page = 1, Size = RelatedWords.Sample });
        return RelatedWords.Find(
            snapshot, Run(prepared, HitUnit.Paragraph, RelatedWords.Sample).Best,
            [prepared.Request.Query, .. SameWordsOf(prepared).SelectMany(w => w.Others)], count);
    }

    /// <summary>Why a paragraph answers, or null when it doesn't. In a wider scope a section (by the anchor of its first unit) or a
    /// plan (by none) is explained by its best paragraph.</summary>
    public ScoreExplanation? Explain(SearchRequest request, string planId, string anchor)
    {
        PreparedSearch prepared = Prepare(request);
        if (prepared.AsksForPlans)
        {
            // What is found of it holds the name.
            prepared = NameOf(prepared) ?? prepared;
        }
        if (prepared.Query is not { } query || snapshot.Find(PlanFields.Id, planId) is not { } place)
        {
            return null;
        }
        int unit = anchor.Length == 0 ? -1 : snapshot.Stored.Units(place).ToList().FindIndex(u => u.Anchor == anchor);
        int? best = prepared.Unit switch
        {
            HitUnit.Plan when unit < 0 => BestOf(prepared, planId, _ => true),
            HitUnit.Section when unit >= 0 && snapshot.Stored.SectionStart(place, unit) == unit =>
                BestOf(prepared, planId, h => snapshot.Stored.SectionStart(h.Plan, h.Unit) == unit),
            _ => unit < 0 ? null : unit,
        };
        if (best is not { } explained)
        {
            return null;
        }
        var where = new UnitPlace(place, explained);
        QueryExplanation? explanation = snapshot.Explain(query.Query, where)
            ?? new LackingSearcher(snapshot, budget).Explain(prepared, query, where);
        PlanEntry plan = snapshot.Entry(place);
        return explanation is null
            ? null
            : ExplanationText.Of(
                explanation, snapshot.Stored.Unit(place, explained).Kind,
                Weights.PriorOf(PlanLevelNames.OfRegion(plan.Region), plan.Year));
    }

    // The best paragraph of the first hit of a plan that is meant.
    private int? BestOf(PreparedSearch prepared, string planId, Func<FoundHit, bool> isMeant)
    {
        SearchRequest within = prepared.Request with { PlanId = planId };
        FoundHits found = Run(prepared.Query!.Query, within, prepared.Unit, SearchRequest.MaxSize);
        return found.Best.Where(isMeant).Select(h => (int?)h.Unit).FirstOrDefault();
    }

    // What both kinds of answers say; asked for last, as it says how long it all took.
    private Answered AnswerOf(
        PreparedSearch prepared, FoundHits found, FacetCounter counts, LackingHits lacking, string? meant, int listed)
    {
        (PlanCardsAre cardsAre, IReadOnlyList<PlanCard> cards, WiderTotals? wider) = CardsOf(prepared, WhereNeeded(found), counts);
        return new Answered
        {
            Request = prepared.Request,
            TotalParagraphs = found.Paragraphs,
            TotalSections = prepared.Request.Scope == SearchScope.Paragraph ? null : found.Sections,
            TotalPlans = counts.TotalPlans,
            TotalLacking = lacking.Total,
            ParagraphsAsTyped = ParagraphsAsTyped(prepared),
            Understood = Understood(prepared),
            Conditions = prepared.Understood?.Conditions ?? [],
            Notice = NoticeOf(prepared),
            IsPartial = budget.IsSpent,
            SortedBy = SortedBy(prepared.Request.Sort, found),
            SameWords = SameWordsOf(prepared),
            Related = RelatedOf(prepared),
            DidYouMean = meant,
            Cards = cards,
            CardsAre = cardsAre,
            Wider = wider,
            Facets = counts.Facets(),
            Pages = PagesOf(listed, prepared),
            TookMs = prepared.Watch.Elapsed.TotalMilliseconds,
        };
    }

    // Only plans are asked for: they answer, all of their paragraphs are counted, and facets count plans.
    private Answered AnswerOfPlans(PreparedSearch prepared)
    {
        FoundHits found = Run(prepared, HitUnit.Plan, 1);
        var counts = new FacetCounter(prepared.Request, found);
        IReadOnlyList<PlanEntry> plans = PlanCards.InOrder(found.Passing, prepared.Request.Sort);
        return new Answered
        {
            Request = prepared.Request,
            TotalParagraphs = found.Paragraphs,
            TotalPlans = counts.TotalPlans,
            Understood = Understood(prepared),
            Conditions = prepared.Understood!.Conditions,
            Notice = NoticeOf(prepared),
            IsPartial = budget.IsSpent,
            SortedBy = SortedBy(prepared.Request.Sort, found),
            Cards = new PlanCards(snapshot).Of(
                plans.Skip(prepared.Offset).Take(prepared.Request.Size).Select(p => p.Place), plans.Count),
            CardsAre = PlanCardsAre.AskedFor,
            Facets = counts.Facets(),
            Pages = PagesOf(plans.Count, prepared),
            TookMs = prepared.Watch.Elapsed.TotalMilliseconds,
        };
    }

    // Plans whose titles hold what was typed; or, where no paragraph holds all that was asked for, plans that do.
    private (PlanCardsAre, IReadOnlyList<PlanCard>, WiderTotals?) CardsOf(
        PreparedSearch prepared, IIndexSnapshot searched, FacetCounter counts)
    {
        using TimedWork phase = Telemetry.SearchPhase("search.cards");
        if (prepared is not { Understood.Node: { } node, Request: { Scope: SearchScope.Paragraph, Page: 1 } request } || !budget.HasTime())
        {
            return (PlanCardsAre.None, [], null);
        }
        var cards = new PlanCards(snapshot);
        if (node is RunNode { Text.Length: >= TitleLength } run)
        {
            FoundHits titled = RunOfPlans(request, new FieldNode(QueryField.Title, run.Text));
            IReadOnlyList<PlanEntry> plans = PlanCards.InOrder(titled.Passing, request.Sort);
            if (plans.Count is > 0 and <= MaxTitled)
            {
                return (PlanCardsAre.Titled, cards.Of(plans.Select(p => p.Place), plans.Count), null);
            }
        }
        int concepts = prepared.Query!.Runs.Sum(r => Math.Max(1, r.Run.Concepts.Count));
        if (counts.TotalHits > 0 || prepared.Query.Runs.Count == 0 || concepts is < 2 or > MaxWider
            || prepared.Understood.Notice is not null)
        {
            return (PlanCardsAre.None, [], null);
        }
        Query Wider(SearchScope scope) =>
            QueryTranslator.Translate(node, Vocabulary, QueryOptions.Of(request) with { Scope = scope }).Query;
        FoundPlans found = searched.FindPlans(Wider(SearchScope.Plan), request, request.Size);
        int sections = searched.FirstHits(Wider(SearchScope.Section), request, HitUnit.Section).Sum(p => p.Hits);
        return found.Best.Count == 0
            ? (PlanCardsAre.None, [], null)
            : (PlanCardsAre.HoldAll, cards.Of(found.Best, int.MaxValue), new WiderTotals(sections, found.Count));
    }

    // What to ask for what is needed only where little is found.
    private IIndexSnapshot WhereNeeded(FoundHits found) => found.IsKnown ? snapshot : snapshot.Ahead;

    private LackingHits LackingOf(PreparedSearch prepared, FoundHits found) =>
        new LackingSearcher(WhereNeeded(found), budget).Of(prepared, found);

    private FoundHits RunOfPlans(SearchRequest request, QueryNode node) =>
        Run(QueryTranslator.TranslateOfPlans(node, Vocabulary, QueryOptions.Of(request)).Query, request, HitUnit.Paragraph, 1);

    // Paragraphs that hold the names of the plans that were asked for as text, on the first page.
    private SearchHit[] HoldingName(PreparedSearch prepared)
    {
        if (prepared.Request.Page != 1 || NameOf(prepared) is not { } name)
        {
            return [];
        }
        HitBuilder builder = BuilderOf(name)!;
        return
        [
            .. snapshot.Each(
                Run(name, HitUnit.Paragraph, prepared.Request.Size).Best, h => builder.Build(h) with { HoldsName = true }),
        ];
    }

    // Paragraphs, whatever the scope: a section or plan doesn't hold a name.
    private PreparedSearch? NameOf(PreparedSearch prepared)
    {
        if (prepared.Understood is not { Name.Length: > 0 })
        {
            return null;
        }
        SearchRequest request = prepared.Request with { Scope = SearchScope.Paragraph };
        return prepared with
        {
            Request = request,
            Query = QueryTranslator.Translate(prepared.Typed!, Vocabulary, QueryOptions.Of(request)),
        };
    }

    private Answered Corrected(PreparedSearch prepared, SearchAnswer better) => new()
    {
        Request = prepared.Request,
        TotalParagraphs = 0,
        TotalPlans = 0,
        TotalLacking = better.TotalLacking,
        Understood = better.Understood,
        Conditions = better.Conditions,
        Notice = NoticeOf(prepared),
        IsPartial = budget.IsSpent,
        SortedBy = better.SortedBy,
        SameWords = better.SameWords,
        Related = better.Related,
        DidYouMean = better.Request.Query,
        Corrected = new CorrectedAnswer(better.Request.Query, better.TotalParagraphs, better.TotalPlans),
        Cards = better.Cards,
        CardsAre = better.CardsAre,
        Facets = better.Facets,
        Pages = better.Pages,
        TookMs = prepared.Watch.Elapsed.TotalMilliseconds,
    };

    // Where nothing was found as typed, in any place or year; who asks for what was typed alone isn't answered with something else.
    private bool FindsNothing(PreparedSearch prepared, FacetCounter counts) =>
        prepared is { Query: { } query, Request: { SameWords: true, Corrects: true } } && counts.TotalHits == 0
        && !snapshot.Exists(query.Query);

    // Beside what comes near the query as typed, what is corrected has to find as much as would keep that away.
    private static bool IsBetter(SearchAnswer corrected, LackingHits lacking) =>
        corrected.TotalParagraphs >= (lacking.Hits.Count == 0 ? 1 : LackingSearcher.FewHits);

    private static string? SortedBy(SearchSort sort, FoundHits found) => (found.HasDated, found.HasUndated) switch
    {
        (false, false) => null,
        _ when sort == SearchSort.Relevance => null,
        (true, false) => "按发布日期",
        (false, true) => "按年份",
        _ => "按发布日期，日期不详的按年份",
    };

    private static int PagesOf(int listed, PreparedSearch prepared) => (listed + prepared.Request.Size - 1) / prepared.Request.Size;

    private static IReadOnlyList<SameWords> SameWordsOf(PreparedSearch prepared) => prepared.Query is not { } query
        ? []
        : [.. query.Runs.Where(r => r.Run.Forms.Count > 1).Select(r => new SameWords(r.Run.Text, [.. r.Run.Forms.Skip(1)]))];

    private IReadOnlyList<string> RelatedOf(PreparedSearch prepared) => prepared.Query is not { } query
        ? []
        : [.. query.Runs.SelectMany(r => Vocabulary.Related(r.Run.Text)).Except(query.Runs.SelectMany(r => r.Run.Forms)).Take(MaxRelated)];

    private string? NoticeOf(PreparedSearch prepared) => budget.IsSpent
        ? $"{prepared.Notice}检索限时 {budget.Limit!.Value.TotalSeconds:0.#} 秒，没有查完全部文件，以下是已找到的部分，数目不全。请缩小范围，或换用更具体的词。"
        : prepared.Notice;

    private PreparedSearch Prepare(SearchRequest request)
    {
        using TimedWork phase = Telemetry.SearchPhase("search.prepare");
        var watch = Stopwatch.StartNew();
        int size = Math.Clamp(request.Size, 1, SearchRequest.MaxSize);
        SearchRequest ranged = request with { Size = size, Page = Math.Clamp(request.Page, 1, Math.Max(1, MaxHits / size)) };
        if (QueryParser.Parse(request.Query, out string? notice, snapshot.Values) is not { } typed)
        {
            return new PreparedSearch(ranged, null, null, null, notice, watch);
        }
        UnderstoodQuery understood = request.Match == SearchMatch.Smart && budget.HasTime()
            ? QueryUnderstanding.Of(snapshot, request.Query, typed)
            : new UnderstoodQuery(typed, []);
        if (understood.Sort is { } sort && request.Sort == SearchSort.Relevance)
        {
            ranged = ranged with { Sort = sort };
        }
        QueryOptions options = QueryOptions.Of(ranged);
        int guesses = snapshot.Guesses;
        TranslatedQuery? query = understood switch
        {
            { Node: null } => null,
            { AsksForPlans: true } => QueryTranslator.TranslateOfPlans(understood.Node, Vocabulary, options),
            _ => QueryTranslator.Translate(understood.Node, Vocabulary, options, snapshot.Exists),
        };
        string? said = notice is null || understood.Notice is null ? notice ?? understood.Notice : notice + understood.Notice;
        return new PreparedSearch(ranged, understood, typed, query, said, watch) { IsGuessed = snapshot.Guesses > guesses };
    }

    private FoundHits Run(PreparedSearch prepared, HitUnit unit, int count) => Run(snapshot, prepared, unit, count);

    private static FoundHits Run(IIndexSnapshot searched, PreparedSearch prepared, HitUnit unit, int count) =>
        prepared.Query is { } query
            ? FoundHits.Timed(() => searched.Search(query.Query, prepared.Request, unit, count))
            : FoundHits.None;

    private FoundHits RunByPlan(PreparedSearch prepared, int plans) => prepared.Query is { } query
        ? FoundHits.Timed(() => snapshot.SearchByPlan(query.Query, prepared.Request, prepared.Unit, plans))
        : FoundHits.None;

    private static IReadOnlyList<PlanHits> ByPlan(IEnumerable<SearchHit> hits) =>
        [.. hits.GroupBy(h => h.Plan.Id)
            .Select(g => g.Take(PlanHits.MaxHits).ToArray()).Select(g => new PlanHits(g[0].Plan, g, g.Length))];

    // Where the only run may also be found by its words.
    private int? ParagraphsAsTyped(PreparedSearch prepared)
    {
        if (prepared is not { Understood.Node: RunNode { IsQuoted: false }, Query.Runs: [{ Run.HasParts: true } run] } || !budget.HasTime())
        {
            return null;
        }
        return Run(run.FormQueries[0], prepared.Request, HitUnit.Paragraph, 1).Paragraphs;
    }

    private FoundHits Run(Query query, SearchRequest request, HitUnit unit, int count) =>
        FoundHits.Timed(() => snapshot.Search(query, request, unit, count));

    private HitBuilder? BuilderOf(PreparedSearch prepared) =>
        prepared.Query is { } query
            ? new HitBuilder(
                snapshot.Stored, new RunMarks(snapshot.Fields, query), prepared.Request.Scope, budget.Cancellation)
            : null;

    private string Understood(PreparedSearch prepared) => prepared.Understood?.Node is not { } node
        ? ""
        : QueryDescription.Describe(node, Vocabulary, QueryOptions.Of(prepared.Request), prepared.Query!.AbsentForms);
}
