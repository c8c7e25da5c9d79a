using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>Whose plan one is: the nation's, a province's, a city's or a county's.</summary>
public static class PlanLevels
{
    /// <summary>All levels by name, the highest first.</summary>
    public static IReadOnlyList<string> All { get; } = ["国家", "省", "市", "县"];

    /// <summary>The level of a region path; empty where the region isn't known.</summary>
    public static string NameOf(string regionPath) => Of(regionPath) is >= 0 and var level ? All[level] : "";

    /// <summary>The level of a region path: 0 the nation, 1 a province, 2 a city, 3 a county; -1 where the region isn't known.</summary>
    public static int Of(string regionPath)
    {
        ArgumentNullException.ThrowIfNull(regionPath);
        return regionPath.Length == 0 ? -1 : regionPath == Regions.National ? 0 : Math.Min(3, regionPath.AsSpan().Count('/') + 1);
    }
}
