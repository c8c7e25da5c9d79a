using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>
/// Says how near two plans are to each other, by how much of their whole text they share. Good for reprints, versions with and without an
/// appendix, corrected and badly scanned texts; not for a chapter out of a long plan (less than about a tenth of it).
/// </summary>
internal static class NearCopies
{
    /// <summary>From how much of the shorter text on, standing in the longer one, two texts are near copies. Copies with
    /// every eighth character changed still have 0.875^8 = 0.34; what plans of one place share from year to year stays
    /// below 0.14 (docs/adding.md).</summary>
    public const double LeastContainment = 0.35;

    /// <summary>Those that are near copies, nearest first.</summary>
    public static IReadOnlyList<NearCopy> NearestFirst(IEnumerable<NearCopy?> copies) =>
        [.. copies.OfType<NearCopy>().OrderByDescending(near => near.Containment + near.Resemblance)];

    /// <summary>How near a plan is to a document; null when it isn't near.</summary>
    public static NearCopy? Measure(PlanSummary plan, ShingleSketch known, ShingleSketch sketch)
    {
        int shared = sketch.SharedWith(known);
        double containment = shared / (double)Math.Max(1, Math.Min(known.Hashes.Count, sketch.Hashes.Count));
        return containment < LeastContainment
            ? null
            : new NearCopy(plan, containment, shared / (double)(known.Hashes.Count + sketch.Hashes.Count - shared));
    }

    /// <summary>The sketch of a plan, without what stands around it.</summary>
    public static ShingleSketch SketchOf(Plan plan) =>
        ShingleSketch.Of(plan.Units.Where(u => u.Kind != PlanUnitKind.Surrounding).Select(u => PlanTexts.TextOf(plan, u)));
}
