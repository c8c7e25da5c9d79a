using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>The order in which places are listed in China: by division code, the country first, what isn't known last.</summary>
internal static class RegionOrder
{
    private static readonly Lazy<Dictionary<string, string>> _codes = new(() =>
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal) { [Regions.National] = "" };
        foreach (Region region in Regions.All)
        {
            codes.TryAdd(PlanSummary.PathOf(region.Province, region.City, region.County), region.Code);
        }
        return codes;
    });

    /// <summary>What region paths are to be sorted by, ordinally.</summary>
    public static string KeyOf(string path)
    {
        // A place the table doesn't know comes right behind the one it lies in.
        for (string known = path; known.Length > 0; known = known.LastIndexOf('/') is int slash and > 0 ? known[..slash] : "")
        {
            if (_codes.Value.TryGetValue(known, out string? code))
            {
                return $"{code} {path}";
            }
        }
        return $"~ {path}";
    }
}
