using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Reading;

/// <summary>The plans to read beside one: of the same type, its place in other years and other places in its year.</summary>
/// <param name="Previous">The plan of the place for the nearest year before, or null.</param>
/// <param name="Next">The same for the nearest year after.</param>
/// <param name="SameYear">The plans of the year of places beside it: of a province those it borders on, of a city or county those of
/// the same province or city, in the order in which places are listed; at most <see cref="MaxSameYear"/>.</param>
public sealed record PlanNeighbours(PlanSummary? Previous, PlanSummary? Next, IReadOnlyList<PlanSummary> SameYear)
{
    /// <summary>The most plans of the same year.</summary>
    public const int MaxSameYear = 12;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Previous is null && Next is null && SameYear.Count == 0;

    /// <summary>Finds them.</summary>
    /// <param name="plans">All plans, in the order in which places are listed.</param>
    /// <param name="plan">The plan.</param>
    public static PlanNeighbours Of(IReadOnlyList<PlanSummary> plans, PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(plan);
        PlanMetadata known = plan.Metadata;
        if (known.Year == 0 || known.Type.Length == 0 || plan.RegionPath.Length == 0)
        {
            return new PlanNeighbours(null, null, []);
        }
        PlanSummary[] alike = [.. plans.Where(p => p.Metadata.Type == known.Type && p.Metadata.Year > 0)];
        PlanSummary[] own = [.. alike.Where(p => p.RegionPath == plan.RegionPath)];
        return new PlanNeighbours(
            own.Where(p => p.Metadata.Year < known.Year).MaxBy(p => p.Metadata.Year),
            own.Where(p => p.Metadata.Year > known.Year).MinBy(p => p.Metadata.Year),
            [.. alike.Where(p => p.Metadata.Year == known.Year && p.RegionPath != plan.RegionPath && IsBeside(p.Metadata, known))
                .DistinctBy(p => p.RegionPath).Take(MaxSameYear)]);
    }

    private static bool IsBeside(PlanMetadata other, PlanMetadata known) => known switch
    {
        // Cities of the same province; of a county those of the same city.
        { County.Length: > 0 } => other.Province == known.Province && other.City == known.City && other.County.Length > 0,
        { City.Length: > 0 } => other.Province == known.Province && other is { City.Length: > 0, County.Length: 0 },
        _ => other is { City.Length: 0, County.Length: 0 } && ProvinceBorders.Of(known.Province).Contains(other.Province),
    };
}
