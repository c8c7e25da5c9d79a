using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.History;

namespace SearchPlans.Keeping;

/// <summary>What came of removing a plan.</summary>
/// <param name="Entry">Where it lies, and by what it is brought back.</param>
public sealed record RemoveOutcome(TrashEntry Entry)
{
    /// <summary>Why searches still find it, in Chinese; null where they don't. The next synchronisation that succeeds takes it out of the
    /// index.</summary>
    public string? NotIndexed { get; init; }
}

/// <summary>What came of bringing a plan back, or of giving it another name.</summary>
/// <param name="Plan">The plan as it is now.</param>
public sealed record KeepOutcome(PlanSummary Plan)
{
    /// <summary>Why it isn't found by searches as it is now, in Chinese; null where it is. The next synchronisation that succeeds brings it
    /// into the index.</summary>
    public string? NotIndexed { get; init; }
}

/// <summary>An earlier version of a plan beside the plan as it is, paragraph by paragraph.</summary>
/// <param name="Version">The version.</param>
/// <param name="Now">The plan as it is.</param>
/// <param name="Rows">All paragraphs of both, in reading order.</param>
public sealed record VersionComparison(TrashEntry Version, PlanSummary Now, IReadOnlyList<ComparedRow> Rows)
{
    /// <summary>How many paragraphs went together so.</summary>
    public int Count(ComparedKind kind) => Rows.Count(row => row.Kind == kind);
}
