using SearchPlans.Corpus;
using SearchPlans.Index.Records;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Answers;

/// <summary>Shows plans as cards. For one request.</summary>
/// <param name="snapshot">The commit.</param>
internal sealed class PlanCards(IIndexSnapshot snapshot)
{
    // Namesakes, parts of a year; more are a list.
    private const int MaxOutlined = 3;

    /// <summary>Plans in the order in which they are listed: by the request's order, else the higher level first, then the newer
    /// year.</summary>
    /// <param name="found">Plans that meet the choices.</param>
    /// <param name="sort">The order asked for.</param>
    public static IReadOnlyList<PlanEntry> InOrder(IEnumerable<PlanCount> found, SearchSort sort)
    {
        IEnumerable<PlanEntry> plans = found.Select(f => f.Plan);
        IOrderedEnumerable<PlanEntry> ordered = sort switch
        {
            SearchSort.Newest => plans.OrderByDescending(p => p.Year).ThenBy(LevelOf),
            SearchSort.Oldest => plans.OrderBy(p => p.Year > 0 ? p.Year : int.MaxValue).ThenBy(LevelOf),
            _ => plans.OrderBy(LevelOf).ThenByDescending(p => p.Year),
        };
        return [.. ordered.ThenBy(p => RegionOrder.KeyOf(p.Region), StringComparer.Ordinal)];
    }

    /// <summary>The cards of plans; where they are few, with outline and neighbouring years.</summary>
    /// <param name="plans">Where they are.</param>
    /// <param name="total">How many there are in all.</param>
    public IReadOnlyList<PlanCard> Of(IEnumerable<PlanPlace> plans, int total) => snapshot.Each(
        plans, p => total <= MaxOutlined ? Outlined(p) : new PlanCard(snapshot.Summary(p), [], null, null));

    private static int LevelOf(PlanEntry plan) =>
        PlanLevelNames.OfRegion(plan.Region) is not PlanLevel.None and var level ? (int)level : int.MaxValue;

    private PlanCard Outlined(PlanPlace place)
    {
        PlanRecord plan = snapshot.Stored.Plan(place);
        int first = plan.Sections.Select(s => s.Level).DefaultIfEmpty().Min();
        PlanSection[] outermost = [.. plan.Sections.Where(s => s.Level == first)];
        snapshot.Stored.Expect(outermost.Select(s => new UnitPlace(place, s.FirstUnit)));
        PlanCardHeading[] outline =
            [.. outermost.Select(s => new PlanCardHeading(s.Heading, snapshot.Stored.Unit(place, s.FirstUnit).Anchor))];
        return new PlanCard(plan.Summary, outline, Neighbour(plan.Summary, isLater: false), Neighbour(plan.Summary, isLater: true));
    }

    // The plan of the same place and type for the year before or after, the nearest that there is.
    private PlanSummary? Neighbour(PlanSummary plan, bool isLater)
    {
        if (plan.Metadata.Year == 0)
        {
            return null;
        }
        PlanEntry[] alike = [.. snapshot.Entries.Where(p => p.Year > 0 && p.Type == plan.Metadata.Type && p.Region == plan.RegionPath)];
        IEnumerable<PlanEntry> nearest = isLater
            ? alike.Where(p => p.Year > plan.Metadata.Year).OrderBy(p => p.Year)
            : alike.Where(p => p.Year < plan.Metadata.Year).OrderByDescending(p => p.Year);
        return nearest.Select(p => snapshot.Summary(p.Place)).FirstOrDefault();
    }
}
