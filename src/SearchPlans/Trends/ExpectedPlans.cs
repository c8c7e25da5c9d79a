using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Trends;

/// <summary>
/// Which documents there should be: one of each place of the levels chosen, for each year. By the table of divisions of today (GB/T 2260):
/// Hainan is a province since 1988, Chongqing since 1997; of Hong Kong, Macao and Taiwan none is expected.
/// </summary>
internal static class ExpectedPlans
{
    /// <summary>More than so many are not looked for.</summary>
    public const int Most = 50_000;

    private static readonly HashSet<string> _notExpected = new(StringComparer.Ordinal) { "香港特别行政区", "澳门特别行政区", "台湾省" };

    private static readonly Dictionary<string, int> _provinceSince = new(StringComparer.Ordinal) { ["海南省"] = 1988, ["重庆市"] = 1997 };

    /// <summary>The documents that are not among the plans; null where level, type and years aren't all chosen, or there would be more
    /// than <see cref="Most"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="places">The region paths chosen; empty: all.</param>
    /// <param name="plans">The plans that meet the choices.</param>
    public static IReadOnlyList<MissingPlan>? Missing(TrendRequest request, IReadOnlyList<string> places, IEnumerable<PlanSummary> plans)
    {
        if (request.Levels.Count == 0 || request.Types.Count == 0 || request.FromYear == 0 || request.ToYear == 0)
        {
            return null;
        }
        string[] expected = [.. PlacesOf(request.Levels).Where(p => places.Count == 0 || places.Any(chosen => IsIn(p, chosen)))];
        long years = Math.Max(0, (long)request.ToYear - request.FromYear + 1);
        if (expected.Length * years > Most)
        {
            return null;
        }
        HashSet<(string, int)> there = [.. plans.Select(p => (p.RegionPath, p.Metadata.Year))];
        return
        [
            .. expected.OrderBy(RegionOrder.KeyOf, StringComparer.Ordinal)
                .SelectMany(p => Enumerable.Range(request.FromYear, (int)years)
                    .Where(y => y >= SinceOf(p) && !there.Contains((p, y))).Select(y => new MissingPlan(p, y))),
        ];
    }

    private static IEnumerable<string> PlacesOf(IReadOnlyList<PlanLevel> levels)
    {
        if (levels.Contains(PlanLevel.Nation))
        {
            yield return Regions.National;
        }
        foreach (Region region in Regions.All)
        {
            if (!region.IsAbolished && !_notExpected.Contains(region.Province) && levels.Contains(PlanLevel.Nation + region.Level))
            {
                yield return PlanSummary.PathOf(region.Province, region.City, region.County);
            }
        }
    }

    private static int SinceOf(string path) =>
        _provinceSince.GetValueOrDefault(path.IndexOf('/') is int slash and >= 0 ? path[..slash] : path);

    private static bool IsIn(string path, string chosen) =>
        path == chosen || path.StartsWith(chosen + "/", StringComparison.Ordinal);
}
