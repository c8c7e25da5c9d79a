using System.Text.Json;
using Lucene.Net.Search;
using SearchPlans.Index;
using SearchPlans.Index.Answers;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.OpenSearch.Searching;

/// <content>Collecting hits.</content>
internal sealed partial class ClusterSnapshot
{
    // Up to so many hits come with their text and what they are shown with, all that are listed of what lacks something among them; of more
    // only those that are shown are fetched.
    private const int MostWithText = 100;

    private const int BestOfWider = 3;

    /// <inheritdoc />
    public FoundHits Search(Query query, SearchRequest request, HitUnit unit, int count)
    {
        if (BothOf(query) is not var (counted, found))
        {
            return FoundHits.Unknown;
        }
        Tallied? tally = Tally(counted, request, unit);
        FoundHit[]? best = unit == HitUnit.Paragraph ? BestParagraphs(found, request, count) : BestWider(found, request, unit, count);
        if (tally is null || best is null)
        {
            return FoundHits.Unknown;
        }
        Expect(best, unit, count);
        return tally.Found with { Best = best };
    }

    /// <inheritdoc />
    public FoundHits SearchByPlan(Query query, SearchRequest request, HitUnit unit, int plans)
    {
        if (BothOf(query) is not var (counted, found))
        {
            return FoundHits.Unknown;
        }
        Tallied? tally = Tally(counted, request, unit);
        IReadOnlyList<IReadOnlyList<FoundHit>>? best = BestByPlan(found, request, unit, plans, tally);
        if (tally is null || best is null)
        {
            return FoundHits.Unknown;
        }
        Expect([.. best.SelectMany(p => p)], unit, plans);
        return tally.Found with { ByPlan = best };
    }

    /// <inheritdoc />
    public FoundPlans FindPlans(Query query, SearchRequest request, int count)
    {
        IReadOnlyList<FirstHit> all = FirstHits(query, request, HitUnit.Plan);
        PlanPlace[]? best = ToSearch(query, scores: true) is { } found
            ? BestPlans(new Asked(found, Scores: true) { Within = request, IsChosen = true }, request, count)
            : null;
        return new FoundPlans(best ?? [], all.Count);
    }

    // A query to search for hits with; null where something isn't known yet that it is written by, or none are to be searched for.
    private string? ToSearch(Query query, bool scores) => JsonOf(query, scores) is { } json && !_isAhead ? json : null;

    // As it counts and as it scores; what either is written by is asked for together.
    private (string Counted, string Found)? BothOf(Query query) =>
        (ToSearch(query, scores: false), ToSearch(query, scores: true)) is ({ } counted, { } found) ? (counted, found) : null;

    // What hits are shown with: their plans, the headings that they stand below, and what follows headings.
    private void Expect(IReadOnlyList<FoundHit> hits, HitUnit unit, int count)
    {
        if (count <= MostWithText)
        {
            foreach (FoundHit hit in hits)
            {
                _stored.ExpectShown(hit, unit);
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<FirstHit> FirstHits(Query query, SearchRequest request, HitUnit unit)
    {
        if (ToSearch(query, scores: false) is not { } found)
        {
            return [];
        }
        var asked = new Asked(found, Scores: false) { Within = request, IsChosen = true };
        GroupCounts? groups = CountGroups(asked, unit == HitUnit.Section ? unit : HitUnit.Paragraph);
        JsonElement? answer = Ask(json =>
        {
            SearchBody.WriteSize(json, 0);
            WriteQuery(json, asked);
            json.WriteObject("aggs", WritePlans);
        });
        if (answer is not { } known || groups is null)
        {
            return [];
        }
        return [.. CountsIn(known, unit, groups.Of, "plans")
            .Select(p => new FirstHit(new FoundHit(p.Plan, 0, 0, p.First, -1, -1, p.Units), p.Hits))
            .OrderBy(f => f.Hit.Plan)];
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<PlanPlace, HitsOfPlan> HitsOf(Query query, IReadOnlyCollection<PlanPlace> plans, int most)
    {
        if (plans.Count == 0 || ToSearch(query, scores: false) is not { } found)
        {
            return new Dictionary<PlanPlace, HitsOfPlan>();
        }
        JsonElement? answer = Ask(json =>
        {
            SearchBody.WriteSize(json, 0);
            WriteQuery(json, new Asked(found, Scores: false) { Plans = plans });
            json.WriteObject("aggs", aggregations => aggregations.WriteObject("plans", of =>
            {
                of.WriteObject("terms", terms =>
                {
                    terms.WriteString("field", Schema.Fields.Version);
                    terms.WriteNumber("size", plans.Count);
                });
                of.WriteObject("aggs", within => within.WriteObject("first", first => first.WriteObject("top_hits", top =>
                {
                    top.WriteNumber("size", Math.Max(1, most));
                    top.WriteRawValueAs("sort", $$"""[{"{{Schema.Fields.Unit}}":"asc"}]""");
                    ClusterStored.WriteUnitSource(top);
                })));
            }));
        });
        var hits = new Dictionary<PlanPlace, HitsOfPlan>();
        foreach (JsonElement bucket in answer is { } known ? SearchResponses.Buckets(known, "plans") : [])
        {
            FoundHit[] first =
            [
                .. bucket.GetProperty("first").GetProperty("hits").GetProperty("hits").EnumerateArray()
                    .Select(h => _stored.TakeHit(h)).OfType<UnitPlace>().Take(most)
                    .Select(u => new FoundHit(u.Plan, 0, 0, u.Unit, -1, -1, 1)),
            ];
            if (first.Length > 0)
            {
                hits[first[0].Plan] = new HitsOfPlan(first, bucket.GetProperty("doc_count").GetInt32());
            }
        }
        return hits;
    }

    private FoundHit[]? BestParagraphs(string query, SearchRequest request, int count)
    {
        var asked = new Asked(query, Scores: true) { Within = request, IsChosen = true };
        JsonElement? others = AskForBest(asked with { Headings = false }, request, count, count <= MostWithText);
        JsonElement? headings = AskForBest(asked with { Headings = true }, request, count, count <= MostWithText);
        if (others is not { } first || headings is not { } second)
        {
            return null;
        }
        return [.. HitOrder.Flat(
            HitsIn(first, request).Order(), HitsIn(second, request).Select(h => h with { IsHeading = true }).Order(), count)];
    }

    private IEnumerable<FoundHit> HitsIn(JsonElement answer, SearchRequest request) =>
        SearchResponses.Hits(answer).Select(h => HitOf(h, request)).OfType<FoundHit>();

    // The best hits; collapsed, the best of each value of a field, with so many of the best of those that have it.
    private JsonElement? AskForBest(
        Asked asked, SearchRequest request, int size, bool withText, (string Field, int Best)? collapse = null) => Ask(json =>
    {
        SearchBody.WriteSize(json, size);
        WriteQuery(json, asked);
        WriteSort(json, request);
        WriteSource(json, withText);
        if (collapse is var (field, best))
        {
            WriteCollapse(json, field, best, request);
        }
    }, isRanked: true);

    // Sections or plans, each by its best paragraphs.
    private FoundHit[]? BestWider(string query, SearchRequest request, HitUnit unit, int count)
    {
        JsonElement? answer = AskForBest(
            new Asked(query, Scores: true) { Within = request, IsChosen = true }, request, count, count <= MostWithText,
            (unit == HitUnit.Section ? Schema.Fields.GroupId : Schema.Fields.Version, BestOfWider));
        return answer is not { } known ? null : [.. SearchResponses.Hits(known).Select(h => WiderOf(h, request)).OfType<FoundHit>()];
    }

    private FoundHit? WiderOf(JsonElement hit, SearchRequest request)
    {
        JsonElement inner = hit.GetProperty("inner_hits").GetProperty("best").GetProperty("hits");
        FoundHit[] best = [.. inner.GetProperty("hits").EnumerateArray().Select(h => HitOf(h, request)).OfType<FoundHit>()];
        return best.Length == 0
            ? null
            : best[0] with
            {
                Second = best.Length > 1 ? best[1].Unit : -1,
                Third = best.Length > 2 ? best[2].Unit : -1,
                Paragraphs = inner.GetProperty("total").GetProperty("value").GetInt32(),
            };
    }

    // A plan stands where its best hit that is no heading does; where it has none, where its best heading does.
    private List<IReadOnlyList<FoundHit>>? BestByPlan(
        string query, SearchRequest request, HitUnit unit, int plans, Tallied? tally)
    {
        if (unit != HitUnit.Paragraph)
        {
            return BestOfWiderByPlan(query, request, unit, plans);
        }
        var asked = new Asked(query, Scores: true) { Within = request, IsChosen = true };
        JsonElement? ofOthers = AskForBest(
            asked with { Headings = false }, request, plans, withText: true, (Schema.Fields.Version, PlanHits.MaxHits));
        if (ofOthers is not { } others || tally is null)
        {
            return null;
        }
        List<FoundHit>[] byOther = [.. HitsByPlan(others, request)];
        HashSet<PlanPlace> withHeadings = [.. tally.WithHeadings];
        PlanPlace[] both = [.. byOther.Select(p => p[0].Plan).Where(withHeadings.Contains)];
        PlanPlace[] headingsAlone = [.. tally.HeadingsAlone];
        JsonElement? headings = both.Length == 0
            ? default(JsonElement)
            : AskForFirst(asked with { Headings = true, Plans = both }, request, both.Length);
        JsonElement? alone = headingsAlone.Length == 0
            ? default(JsonElement)
            : AskForFirst(asked with { Headings = true, Plans = headingsAlone }, request, plans);
        if (headings is not { } ofBoth || alone is not { } ofAlone)
        {
            return null;
        }
        IEnumerable<FoundHit> best = byOther.SelectMany(p => p).Concat(
            new[] { ofBoth, ofAlone }.Where(a => a.ValueKind == JsonValueKind.Object)
                .SelectMany(a => HitsIn(a, request)).Select(h => h with { IsHeading = true }));
        return [.. best.GroupBy(h => h.Plan).Select(p => (IReadOnlyList<FoundHit>)[.. p.Order().Take(PlanHits.MaxHits)])
            .OrderBy(HitOrder.Leading).Take(plans)];
    }

    // The best hit of each plan.
    private JsonElement? AskForFirst(Asked asked, SearchRequest request, int plans) =>
        AskForBest(asked, request, plans, withText: true, (Schema.Fields.Version, 0));

    // The plans whose best hits are best.
    private PlanPlace[]? BestPlans(Asked asked, SearchRequest request, int count) =>
        AskForBest(asked, request, count, withText: false, (Schema.Fields.Version, 0)) is { } answer
            ? [.. SearchResponses.Hits(answer).Select(NumberIn).Where(n => n >= 0).Select(CommitView.PlaceOf)]
            : null;

    private IEnumerable<List<FoundHit>> HitsByPlan(JsonElement answer, SearchRequest request) => SearchResponses.Hits(answer)
        .Select(h => h.GetProperty("inner_hits").GetProperty("best").GetProperty("hits").GetProperty("hits").EnumerateArray()
            .Select(i => HitOf(i, request)).OfType<FoundHit>().ToList())
        .Where(h => h.Count > 0);

    // The best sections of the plans whose best sections are best: of each plan its sections, of each section its paragraphs.
    private List<IReadOnlyList<FoundHit>>? BestOfWiderByPlan(string query, SearchRequest request, HitUnit unit, int plans)
    {
        if (unit == HitUnit.Plan)
        {
            return BestWider(query, request, unit, plans) is { } whole ? [.. whole.Select(h => (IReadOnlyList<FoundHit>)[h])] : null;
        }
        var asked = new Asked(query, Scores: true) { Within = request, IsChosen = true };
        if (BestPlans(asked, request, plans) is not { } best)
        {
            return null;
        }
        List<IReadOnlyList<FoundHit>> found = [];
        bool isUnknown = false;
        foreach (PlanPlace plan in best)
        {
            JsonElement? sections = AskForBest(
                asked with { Plans = [plan] }, request, PlanHits.MaxHits, withText: true, (Schema.Fields.GroupId, BestOfWider));
            isUnknown |= sections is null;
            if (sections is { } of)
            {
                found.Add([.. SearchResponses.Hits(of).Select(h => WiderOf(h, request)).OfType<FoundHit>()]);
            }
        }
        return isUnknown ? null : found;
    }

    private FoundHit? HitOf(JsonElement hit, SearchRequest request)
    {
        if (_stored.TakeHit(hit) is not { } place)
        {
            return null;
        }
        KnownPlan plan = view[place.Plan];
        JsonElement score = hit.GetProperty("_score");
        return new FoundHit(
            place.Plan, Weights.SortKeyOf(request.Sort, plan.Day, plan.Summary.Metadata.Year),
            score.ValueKind == JsonValueKind.Number ? score.GetSingle() : 0, place.Unit, -1, -1, 1);
    }
}
