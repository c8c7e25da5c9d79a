using System.Text.Json;
using SearchPlans.Index;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>What two indexes of one corpus answer otherwise to one search.</summary>
/// <param name="Counted">Totals, facets, cards, what was understood, the plans with their numbers of hits: must be none.</param>
/// <param name="Ranked">Scores of the ten best and which these are, ties aside.</param>
internal sealed record AnswerDifferences(IReadOnlyList<string> Counted, IReadOnlyList<string> Ranked)
{
    private const int Best = 10;

    // Of scores, which either adds up in another order.
    private const double Tolerance = 1e-3;

    /// <summary>Asks both for a list, for plans and for all that matches.</summary>
    public static async Task<AnswerDifferences> OfAsync(IPlanIndex one, IPlanIndex other, SearchRequest request)
    {
        HitList expected = await one.SearchAsync(request, default), actual = await other.SearchAsync(request, default);
        PlanHitList plans = await one.SearchPlansAsync(request, default), others = await other.SearchPlansAsync(request, default);
        PlanMatches matches = await one.MatchesAsync(request, default), found = await other.MatchesAsync(request, default);
        List<string> counted = [.. Counts(expected, actual), .. Counts(plans, others).Select(d => $"by plan: {d}")];
        if (!Numbers(matches).SequenceEqual(Numbers(found)))
        {
            counted.Add($"plans with hits: {string.Join(' ', Numbers(matches).Except(Numbers(found)).Take(3))} "
                + $"against {string.Join(' ', Numbers(found).Except(Numbers(matches)).Take(3))}");
        }
        return new AnswerDifferences(
            counted,
            [
                .. Order([.. expected.Hits], [.. actual.Hits]),
                .. Order([.. plans.Plans.Select(Leading)], [.. others.Plans.Select(Leading)]).Select(d => $"by plan: {d}"),
            ]);
    }

    // By which a plan stands among others: its best hit that is no heading alone.
    private static SearchHit Leading(PlanHits plan) => plan.Hits.FirstOrDefault(h => h.Kind != PlanUnitKind.Heading) ?? plan.Hits[0];

    private static IEnumerable<(string Id, int Hits)> Numbers(PlanMatches matches) =>
        matches.Plans.Select(p => (p.Plan.Id, p.Hits)).Order();

    private static IEnumerable<string> Counts(SearchAnswer expected, SearchAnswer actual) =>
        from field in new (string Name, Func<SearchAnswer, object?> Of)[]
        {
            ("totals", a => (a.TotalParagraphs, a.TotalPlans, a.TotalSections, a.TotalLacking, a.ParagraphsAsTyped)),
            ("understood", a => (a.Understood, a.DidYouMean, a.SortedBy, a.Pages, a.CardsAre, a.IsPartial)),
            ("facets", a => JsonSerializer.Serialize(a.Facets)),
            // Plans whose best hits score the same stand in the order in which they were indexed here, by their ids there.
            ("cards", a => JsonSerializer.Serialize(a.Cards.OrderBy(c => c.Plan.Id, StringComparer.Ordinal))),
            ("same words", a => JsonSerializer.Serialize(a.SameWords)),
        }
        let one = field.Of(expected)
        let other = field.Of(actual)
        where !Equals(one, other)
        select $"{field.Name}: {Short(one)} against {Short(other)}";

    private static string Short(object? value)
    {
        const int Most = 400;
        string text = $"{value}";
        return text.Length <= Most ? text : text[..Most] + "…";
    }

    private static IEnumerable<string> Order(SearchHit[] expected, SearchHit[] actual)
    {
        if (expected.Length != actual.Length)
        {
            yield return $"{expected.Length} hits against {actual.Length}";
            yield break;
        }
        int count = Math.Min(Best, expected.Length);
        for (int i = 0; i < count; i++)
        {
            if (Math.Abs(actual[i].Score - expected[i].Score) > AllowedAt(i))
            {
                yield return $"{i + 1}: {expected[i].Score:f4} {Name(expected[i])} against {actual[i].Score:f4} {Name(actual[i])}";
                yield break;
            }
        }
        // Of those as good as the last one more may stand behind it.
        bool IsAbove(SearchHit hit) => count > 0 && hit.Score > expected[count - 1].Score + (2 * AllowedAt(count - 1));
        if (Lacks(expected, actual) || Lacks(actual, expected))
        {
            yield return "other hits of the same scores";
        }

        bool Lacks(SearchHit[] best, SearchHit[] others) =>
            best.Take(count).Where(IsAbove).Select(Name).Except(others.Take(count).Select(Name)).Any();

        double AllowedAt(int i) => Tolerance * Math.Max(1, Math.Abs(expected[i].Score));
        static string Name(SearchHit hit) => $"{hit.Plan.File} {hit.Anchor} {hit.BestAnchor} {hit.Paragraphs}";
    }
}
