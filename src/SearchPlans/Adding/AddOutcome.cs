using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Adding;

/// <summary>A document as it was understood, before it is kept.</summary>
/// <param name="FileName">The name it would be kept under.</param>
/// <param name="Plan">The plan found in it.</param>
/// <param name="Duplicate">The plan in the corpus that has the same text, or null.</param>
public sealed record AddPreview(string FileName, Plan Plan, PlanSummary? Duplicate);

/// <summary>How adding a document ended.</summary>
public enum AddStatus
{
    /// <summary>It is in the corpus and found by searches.</summary>
    Added,
    /// <summary>The corpus has the same text already; nothing was kept twice.</summary>
    Duplicate,
}

/// <summary>The end of adding a document.</summary>
/// <param name="Status">Whether it was added.</param>
/// <param name="Plan">The plan as it is in the corpus now: the added one, or the one that was there.</param>
public sealed record AddOutcome(AddStatus Status, PlanSummary Plan);
