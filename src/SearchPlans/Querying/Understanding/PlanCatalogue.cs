namespace SearchPlans.Querying.Understanding;

/// <summary>Plans alike in place, year and type.</summary>
/// <param name="Region">Their region path; empty where none is known.</param>
/// <param name="Year">Their year; 0 where none is known.</param>
/// <param name="Type">Their type; empty where none is known.</param>
internal readonly record struct CataloguedPlans(string Region, int Year, string Type);

/// <summary>Which plans there are, as far as it decides what words mean: 江苏 is a place of which there are plans. Immutable.</summary>
/// <param name="plans">What there is, each once.</param>
internal sealed class PlanCatalogue(IReadOnlyCollection<CataloguedPlans> plans)
{
    /// <summary>No plans.</summary>
    public static PlanCatalogue Empty { get; } = new([]);

    /// <summary>The latest year that there is a plan for; 0 where there is none.</summary>
    public int NewestYear { get; } = plans.Select(p => p.Year).DefaultIfEmpty().Max();

    /// <summary>Whether any plan meets conditions.</summary>
    /// <param name="regions">Region paths; a plan in or below any of them passes. Empty: all.</param>
    /// <param name="years">Ranges of years; empty: all.</param>
    /// <param name="type">The type, or null for all.</param>
    public bool Has(IReadOnlyList<string> regions, IReadOnlyList<(int From, int To)> years, string? type) => plans.Any(p =>
        (regions.Count == 0 || regions.Any(r => CorpusValues.LiesIn(p.Region, r)))
        && (years.Count == 0 || years.Any(y => p.Year >= y.From && p.Year <= y.To))
        && (type is null || p.Type == type));
}
