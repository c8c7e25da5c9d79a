namespace SearchPlans.Querying;

/// <summary>What the plans of a corpus have in their fields: what a query's values are held against.</summary>
/// <param name="FirstYear">The earliest year of a plan, or 0.</param>
/// <param name="NewestYear">The latest year of a plan, or 0: 去年 is the one before.</param>
/// <param name="Regions">The different region paths, in the order of the divisions.</param>
/// <param name="Types">The different types, the most frequent first.</param>
/// <param name="Issuers">The different issuers, the most frequent first.</param>
public sealed record CorpusValues(
    int FirstYear, int NewestYear, IReadOnlyList<string> Regions, IReadOnlyList<string> Types, IReadOnlyList<string> Issuers)
{
    /// <summary>The regions that are provinces, or the country, by their names.</summary>
    public IReadOnlyList<string> Provinces { get; } = [.. Regions.Select(r => r.Split('/')[0]).Distinct()];

    /// <summary>The different numbers of documents (文号), in any order.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>The plans by place, year and type, those alike in all three once.</summary>
    internal IReadOnlyCollection<CataloguedPlans> Plans { get; init; } = [];

    /// <summary>Whether any plan meets conditions.</summary>
    /// <param name="regions">Region paths; a plan in or below any of them passes. Empty: all.</param>
    /// <param name="years">Ranges of years; empty: all.</param>
    /// <param name="type">The type, or null for all.</param>
    internal bool Has(IReadOnlyList<string> regions, IReadOnlyList<(int From, int To)> years, string? type) => Plans.Any(p =>
        (regions.Count == 0 || regions.Any(r => LiesIn(p.Region, r)))
        && (years.Count == 0 || years.Any(y => p.Year >= y.From && p.Year <= y.To))
        && (type is null || p.Type == type));

    /// <summary>Whether a region path is another one or lies below it.</summary>
    /// <param name="path">The path: 广东省/深圳市.</param>
    /// <param name="region">The one around it: 广东省.</param>
    public static bool LiesIn(string path, string region) =>
        path.StartsWith(region, StringComparison.Ordinal) && (path.Length == region.Length || path[region.Length] == '/');
}
