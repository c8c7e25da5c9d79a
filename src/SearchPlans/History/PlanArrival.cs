using SearchPlans.Corpus;

namespace SearchPlans.History;

/// <summary>A plan's text was replaced by another.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Version">The key in the trash of the text before; null where that isn't known.</param>
public sealed record PlanReplacement(DateTimeOffset Time, string? Version);

/// <summary>When a plan came into the corpus.</summary>
/// <param name="First">When it came, UTC; that it was gone for a time and came back doesn't count.</param>
/// <param name="Replacements">When its text was replaced, in order.</param>
public sealed record PlanArrival(DateTimeOffset First, IReadOnlyList<PlanReplacement> Replacements)
{
    /// <summary>When its present text came.</summary>
    public DateTimeOffset Latest => Replacements.Count > 0 ? Replacements[^1].Time : First;
}

/// <summary>When the plans of a corpus came, by its log. It is the corpus' own and goes with copies of it, so that neither a rebuilt index
/// nor a copied corpus makes anything new.</summary>
/// <param name="ByPlan">The arrivals by the ids of plans.</param>
/// <param name="LogBytes">How much of the log was read: it grows with every line.</param>
public sealed record LogArrivals(IReadOnlyDictionary<string, PlanArrival> ByPlan, long LogBytes)
{
    /// <summary>When something came last: what comes later is new to who has seen this. The beginning of 1970 where nothing ever
    /// came.</summary>
    public DateTimeOffset Newest { get; } = ByPlan.Values.Select(a => a.Latest).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();

    /// <summary>When a plan came. One that the log doesn't know, as a corpus that may only be read has none, came on the day of its
    /// publication, else on the first of its year.</summary>
    public PlanArrival Of(PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ByPlan.GetValueOrDefault(plan.Id) ?? new PlanArrival(new DateTimeOffset(DayOf(plan), TimeOnly.MinValue, TimeSpan.Zero), []);
    }

    /// <summary>Plans, those whose text came last first; of those that came within a minute, as many at once do, those published last
    /// first.</summary>
    public IEnumerable<PlanSummary> NewestFirst(IEnumerable<PlanSummary> plans) => plans
        .Select(p => (Plan: p, Minute: Of(p).Latest.UtcTicks / TimeSpan.TicksPerMinute))
        .OrderByDescending(p => p.Minute)
        .ThenByDescending(p => DayOf(p.Plan))
        .ThenBy(p => p.Plan.RegionPath.Length)
        .ThenBy(p => p.Plan.Id, StringComparer.Ordinal)
        .Select(p => p.Plan);

    private static DateOnly DayOf(PlanSummary plan) =>
        plan.Metadata.Published ?? new DateOnly(Math.Clamp(plan.Metadata.Year, 1, 9999), 1, 1);
}
