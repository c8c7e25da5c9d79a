using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Keeping;

/// <summary>Why an editor should look at a plan.</summary>
public enum ReviewReason
{
    /// <summary>Its year isn't known, and nobody has said that it isn't.</summary>
    NoYear,
    /// <summary>Its place isn't known, and nobody has said that it isn't.</summary>
    NoPlace,
    /// <summary>Numbers of its headings are missing, repeated or out of order, or a long text has no headings at all.</summary>
    Outline,
    /// <summary>Another plan has nearly the same text.</summary>
    NearCopy,
}

/// <summary>A plan that an editor should look at.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Reasons">Why, at least one.</param>
public sealed record ReviewItem(PlanSummary Plan, IReadOnlyList<ReviewReason> Reasons)
{
    /// <summary>The plans that nearly have its text.</summary>
    public IReadOnlyList<PlanSummary> NearTo { get; init; } = [];

    /// <summary>Whether an editor has looked and left it as it is: its sidecar says so.</summary>
    public bool IsChecked { get; init; }
}

/// <summary>Finds what an editor should look at. Kept for the index as it is; safe for concurrent use.</summary>
/// <param name="index">The plans.</param>
/// <param name="corpus">Their sidecars.</param>
internal sealed class PlanReview(IPlanIndex index, CorpusFolder corpus)
{
    // A notice or a letter of some paragraphs has no headings, and needs none.
    private const int LongWithoutHeadings = 60;

    private Tuple<string, IReadOnlyList<ReviewItem>>? _known;

    /// <summary>All of them, those that an editor has looked at included, in the order of the list of plans.</summary>
    public async Task<IReadOnlyList<ReviewItem>> AllAsync(CancellationToken cancellation)
    {
        string version = (await index.StateAsync(cancellation)).Version;
        if (_known is { } known && known.Item1 == version)
        {
            return known.Item2;
        }
        IReadOnlyList<PlanSummary> plans = await index.PlansAsync(cancellation);
        ILookup<string, PlanSummary> near = (await index.NearPairsAsync(cancellation))
            .SelectMany(pair => new[] { (pair.One.Id, pair.Other), (pair.Other.Id, pair.One) })
            .ToLookup(pair => pair.Id, pair => pair.Item2, StringComparer.Ordinal);
        ReviewItem[] items =
        [
            .. plans.Select(plan => new ReviewItem(plan, [.. ReasonsOf(plan, near.Contains(plan.Id))]) { NearTo = [.. near[plan.Id]] })
                .Where(item => item.Reasons.Count > 0).Select(item => item with { IsChecked = IsChecked(item.Plan) }),
        ];
        _known = Tuple.Create<string, IReadOnlyList<ReviewItem>>(version, items);
        return items;
    }

    private bool IsChecked(PlanSummary plan)
    {
        try
        {
            return PlanSidecar.IsChecked(corpus.FileOf(plan.File).SidecarOwner);
        }
        catch (PlanFileException)
        {
            // Who can't be heard hasn't looked.
            return false;
        }
    }

    private static IEnumerable<ReviewReason> ReasonsOf(PlanSummary plan, bool isNear)
    {
        PlanMetadata known = plan.Metadata;
        if (known.Year == 0 && !known.Unknown.HasFlag(UnknownFields.Year))
        {
            yield return ReviewReason.NoYear;
        }
        if (plan.RegionPath.Length == 0 && !known.Unknown.HasFlag(UnknownFields.Place))
        {
            yield return ReviewReason.NoPlace;
        }
        if (plan.NoticeCount > 0 || (plan.SectionCount == 0 && plan.Paragraphs >= LongWithoutHeadings))
        {
            yield return ReviewReason.Outline;
        }
        if (isNear)
        {
            yield return ReviewReason.NearCopy;
        }
    }
}
