using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>The names of the levels of government, as people read and type them, and which level a region is of.</summary>
public static class PlanLevelNames
{
    private static readonly (PlanLevel Level, string Name, string[] Others)[] _names =
    [
        (PlanLevel.Nation, "国家", ["国家级", "全国", "中央", "中央级"]),
        (PlanLevel.Province, "省", ["省级", "自治区", "直辖市", "省市", "省区市", "省份"]),
        (PlanLevel.City, "市", ["市级", "地级市", "地市", "地市级", "地级", "市州", "自治州", "州", "盟", "城市"]),
        (PlanLevel.County, "县", ["县级", "区县", "县区", "区县级", "区", "区级", "县市区", "县级市", "自治县", "旗"]),
    ];

    private static readonly Lazy<Dictionary<string, PlanLevel>> _byPath = new(() =>
    {
        var levels = new Dictionary<string, PlanLevel>(StringComparer.Ordinal);
        foreach (Region region in Regions.All.Prepend(Regions.Nation))
        {
            levels.TryAdd(PlanSummary.PathOf(region.Province, region.City, region.County), PlanLevel.Nation + region.Level);
        }
        return levels;
    });

    /// <summary>The levels that have a name, from the country down.</summary>
    public static IReadOnlyList<PlanLevel> Named { get; } = [.. _names.Select(n => n.Level)];

    /// <summary>The name of a level; empty for none.</summary>
    public static string NameOf(PlanLevel level) => _names.FirstOrDefault(n => n.Level == level).Name ?? "";

    /// <summary>The level of a name (省, also 省级), or null.</summary>
    public static PlanLevel? TryParse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        name = name.Trim();
        int found = Array.FindIndex(_names, n => n.Name == name || n.Others.Contains(name));
        return found < 0 ? null : _names[found].Level;
    }

    /// <summary>The level of the government of a region.</summary>
    /// <param name="path">The region's path (广东省/深圳市); empty where none is known.</param>
    public static PlanLevel OfRegion(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
        {
            return PlanLevel.None;
        }
        if (_byPath.Value.TryGetValue(path, out PlanLevel known))
        {
            return known;
        }
        // A place that the table doesn't know: 直辖市 and some provinces have no cities between them and their counties.
        return path.Count(c => c == '/') switch
        {
            0 => PlanLevel.Province,
            1 => path[^1] is '县' or '区' or '旗' ? PlanLevel.County : PlanLevel.City,
            _ => PlanLevel.County,
        };
    }
}
