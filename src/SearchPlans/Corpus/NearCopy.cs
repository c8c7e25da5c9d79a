namespace SearchPlans.Corpus;

/// <summary>Two plans of the corpus that nearly have one text.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Containment">How much of the shorter text stands in the longer one, 0 to 1.</param>
public sealed record NearPair(PlanSummary One, PlanSummary Other, double Containment);

/// <summary>A plan of the corpus whose text is nearly that of a document.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Containment">How much of the shorter text stands in the longer one, 0 to 1: near 1 also for a version without its
/// appendix.</param>
/// <param name="Resemblance">How much of both together they share, 0 to 1.</param>
public sealed record NearCopy(PlanSummary Plan, double Containment, double Resemblance)
{
    /// <summary><see cref="Containment"/> in percent for people; 100 only where all of it stands there.</summary>
    public string ContainmentPercent => $"{(int)(Containment * 100)}%";
}
