using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Indexing;

/// <summary>
/// Says which segments to make into one. Segments are put into tiers by size, each tier <see cref="Factor"/> times the
/// one below; <see cref="Factor"/> segments of a tier become one of the next. So every document is rewritten about
/// log(documents) times, and the number of segments stays of that order too. A segment of which a third is deleted is
/// rewritten alone.
/// </summary>
internal static class MergePolicy
{
    /// <summary>How many segments of a tier become one.</summary>
    public const int Factor = 8;

    // Smaller segments are all alike: opening one costs more than what is in it.
    private const int SmallestTierDocs = 2000;

    /// <summary>The segments to merge next, or none.</summary>
    public static IReadOnlyList<SegmentInfo> FindMerge(IReadOnlyList<SegmentInfo> segments)
    {
        SegmentInfo? wasteful = segments.FirstOrDefault(s => s.DeletedDocCount * 3L > s.DocCount);
        if (wasteful is not null) return [wasteful];
        return segments
            .GroupBy(Tier)
            .Where(tier => tier.Count() >= Factor)
            .OrderBy(tier => tier.Key)
            .Select(tier => tier.OrderBy(s => s.LiveDocCount).Take(Factor).ToArray())
            .FirstOrDefault() ?? [];
    }

    private static int Tier(SegmentInfo segment) =>
        segment.LiveDocCount <= SmallestTierDocs ? 0 : 1 + (int)Math.Log((double)segment.LiveDocCount / SmallestTierDocs, Factor);
}
