using Lucene.Net.Search;
using SearchPlans.Diagnostics;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Answers;

/// <summary>Finds what comes near a request and lacks something of it: a word, or a condition that was read of its words.</summary>
/// <param name="snapshot">The commit.</param>
/// <param name="budget">What the answer may take.</param>
internal sealed class LackingSearcher(IIndexSnapshot snapshot, SearchBudget budget)
{
    /// <summary>With fewer paragraphs than this that have all that was asked for, those that lack something are shown too: less than a page
    /// holds.</summary>
    public const int FewHits = 10;

    private PlanVocabulary Vocabulary => snapshot.Fields.Vocabulary;

    /// <summary>What lacks something, where few paragraphs have it all: one decision for a query, whatever it is narrowed by.</summary>
    /// <param name="prepared">The request.</param>
    /// <param name="found">What has it all.</param>
    public LackingHits Of(PreparedSearch prepared, FoundHits found)
    {
        using TimedWork phase = Telemetry.SearchPhase("search.lacking");
        if (prepared is not { Query: { } query, Request.Scope: SearchScope.Paragraph }
            || (query.Lacking is null && found.AllParagraphs > 0)
            || found.AllParagraphs >= FewHits
            || !budget.HasTime()
            || (IsNarrowed(prepared.Request) && snapshot.Count(query.Query) >= FewHits))
        {
            return LackingHits.None;
        }
        LackingHits hits = query.Lacking is { } lacking ? Lacking(prepared.Request, lacking, query, []) : LackingHits.None;
        if (found.AllParagraphs == 0 && prepared.Understood!.Nearby is { } nearby)
        {
            return Nearby(prepared.Request, nearby, query);
        }
        bool isFew = hits.Total == 0 || (hits.Total < FewHits && query.Condition is not null && RunQueries.IsSentence(query.Runs));
        if (!isFew || found.AllParagraphs > 0 || prepared.Understood!.Conditions.Count == 0)
        {
            return hits;
        }
        return hits.Total == 0 && Relaxed(prepared) is { Total: > 0 } relaxed ? relaxed : hits.Then(Unmet(prepared));
    }

    /// <summary>Why a unit that lacks something is listed, or null where it isn't.</summary>
    public QueryExplanation? Explain(PreparedSearch prepared, TranslatedQuery query, UnitPlace where) =>
        (prepared.Understood!.Nearby is { } nearby ? snapshot.Explain(RelaxedOf(prepared.Request, nearby).Query, where) : null)
        ?? (query.Lacking is { } lacking ? snapshot.Explain(lacking, where) : null)
        ?? ExplainUnmet(prepared, query, where);

    // What doesn't meet all conditions, in the order in which it is listed.
    private QueryExplanation? ExplainUnmet(PreparedSearch prepared, TranslatedQuery query, UnitPlace where)
    {
        QueryExplanation? OfRelaxed() => prepared.Understood!.Relaxed
            .Select(r => snapshot.Explain(RelaxedOf(prepared.Request, r).Query, where)).FirstOrDefault(e => e is not null);
        QueryExplanation? OfAllText() =>
            prepared.Understood!.Conditions.Count > 0 ? snapshot.Explain(WithoutConditions(prepared).All, where) : null;
        bool isNear = query.Lacking is { } lacking && snapshot.Count(lacking) > 0;
        return isNear ? OfAllText() ?? OfRelaxed() : OfRelaxed() ?? OfAllText();
    }

    // Where nothing meets the conditions, or only a little of a question or a sentence does: what holds their words as text, or some of
    // what was typed, and doesn't meet them.
    private LackingHits Unmet(PreparedSearch prepared)
    {
        (TranslatedQuery typed, Query all) = WithoutConditions(prepared);
        if (prepared.Query!.Condition is { } condition)
        {
            all = new FilteredBooleanQuery([all], [], [condition], []);
        }
        return Lacking(prepared.Request, all, typed, [.. prepared.Understood!.Conditions.Select(c => $"{c.Field}：{c.Value}")]);
    }

    // What the place says in other years comes before what holds some of the words anywhere.
    private LackingHits Nearby(SearchRequest request, RelaxedQuery relaxed, TranslatedQuery query)
    {
        TranslatedQuery nearby = RelaxedOf(request, relaxed);
        LackingHits own = Lacking(request, nearby.Query, nearby, relaxed.Unmet);
        return query.Lacking is { } lacking
            ? own.Then(Lacking(request, new FilteredBooleanQuery([lacking], [], [nearby.Query], []), query, []))
            : own;
    }

    // All words that were asked for, where the fewest conditions are left out.
    private LackingHits Relaxed(PreparedSearch prepared)
    {
        foreach (RelaxedQuery relaxed in prepared.Understood!.Relaxed.TakeWhile(_ => budget.HasTime()))
        {
            TranslatedQuery query = RelaxedOf(prepared.Request, relaxed);
            if (Lacking(prepared.Request, query.Query, query, relaxed.Unmet) is { Total: > 0 } hits)
            {
                return hits;
            }
        }
        return LackingHits.None;
    }

    private TranslatedQuery RelaxedOf(SearchRequest request, RelaxedQuery relaxed) =>
        QueryTranslator.Translate(relaxed.Node, Vocabulary, QueryOptions.Of(request), snapshot.Exists);

    private (TranslatedQuery Typed, Query All) WithoutConditions(PreparedSearch prepared)
    {
        TranslatedQuery typed = QueryTranslator.Translate(prepared.Typed!, Vocabulary, QueryOptions.Of(prepared.Request), snapshot.Exists);
        return (typed, typed.Lacking is { } lacking ? FilteredBooleanQuery.Any([typed.Query, lacking]) : typed.Query);
    }

    private LackingHits Lacking(SearchRequest request, Query lacking, TranslatedQuery query, IReadOnlyList<string> unmet)
    {
        FoundHits found = FoundHits.Timed(() => snapshot.Search(lacking, request, HitUnit.Paragraph, SearchAnswer.MaxLacking));
        IReadOnlyList<FoundHit> hits = found.Best;
        var marks = new RunMarks(snapshot.Fields, query, Partly.Always);
        bool inTurns = query.Runs.Count > 1 && unmet.Count == 0 && !RunQueries.IsSentence(query.Runs);
        return new LackingHits(
            new HitBuilder(snapshot.Stored, marks, SearchScope.Paragraph, budget.Cancellation),
            inTurns ? LackingHits.InTurns(hits, [.. query.Runs.Select(r => Holding(r, hits))]) : hits, found.Paragraphs, unmet);
    }

    // For each hit whether it holds a run.
    private bool[] Holding(RunQueries run, IReadOnlyList<FoundHit> hits) =>
        snapshot.Finds(run.Found, [.. hits.Select(h => new UnitPlace(h.Plan, h.Unit))]);

    private static bool IsNarrowed(SearchRequest request) => request.Parts.Count > 0 || request.PlanId is { Length: > 0 };
}
