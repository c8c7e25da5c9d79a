using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Trends;

/// <summary>A file of the corpus that couldn't be read: whether it says something nobody knows.</summary>
/// <param name="File">The file, relative to the corpus.</param>
/// <param name="Reason">Why, in Chinese.</param>
/// <param name="RegionPath">Whose it is by its name; empty where that doesn't say.</param>
/// <param name="Year">The year it is for by its name; 0 where that doesn't say.</param>
public sealed record UnreadPlan(string File, string Reason, string RegionPath, int Year);

/// <summary>Which files that couldn't be read may be among the plans that a request chooses.</summary>
internal static class UnreadPlans
{
    /// <summary>The files, but for those whose names tell of another place, level, type or year.</summary>
    /// <param name="request">The request.</param>
    /// <param name="places">The region paths chosen; empty: all.</param>
    /// <param name="files">The files that couldn't be read.</param>
    public static IReadOnlyList<UnreadPlan> Chosen(TrendRequest request, IReadOnlyList<string> places, IEnumerable<RefusedFile> files)
    {
        List<UnreadPlan> chosen = [];
        foreach (RefusedFile file in files)
        {
            PlanMetadata told = PlanParser.Parse("", file.File).Metadata;
            string region = PlanSummary.PathOf(told.Province, told.City, told.County);
            // What is a text without words is by default of some type: that says nothing.
            told = file.File.Contains(told.Type, StringComparison.Ordinal) ? told : told with { Type = "" };
            if (MayBe(request, places, told, region))
            {
                chosen.Add(new UnreadPlan(file.File, file.Reason, region, told.Year));
            }
        }
        return [.. chosen.OrderBy(f => RegionOrder.KeyOf(f.RegionPath), StringComparer.Ordinal).ThenByDescending(f => f.Year)
            .ThenBy(f => f.File, StringComparer.Ordinal)];
    }

    private static bool MayBe(TrendRequest request, IReadOnlyList<string> places, PlanMetadata told, string region)
    {
        PlanLevel level = PlanLevelNames.OfRegion(region);
        bool isInPlace = region.Length == 0 || places.Count == 0
            || places.Any(p => region == p || region.StartsWith(p + "/", StringComparison.Ordinal));
        return isInPlace
            && (level == PlanLevel.None || request.Levels.Count == 0 || request.Levels.Contains(level))
            && (told.Type.Length == 0 || request.Types.Count == 0 || request.Types.Any(t => DocumentTypes.Named(t) == told.Type))
            && (told.Year == 0 || ((request.FromYear == 0 || told.Year >= request.FromYear)
                && (request.ToYear == 0 || told.Year <= request.ToYear)));
    }
}
