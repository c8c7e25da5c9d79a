using SearchPlans.Corpus;
using SearchPlans.Querying;

namespace SearchPlans.Searching;

/// <summary>A plan that holds what was searched for.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Hits">How many paragraphs of it answer; in a wider scope how many sections, or 1 for the plan.</param>
public sealed record PlanMatch(PlanSummary Plan, int Hits);

/// <summary>All plans that hold what a search finds: the same that its pages list, counted and not shown.</summary>
public sealed record PlanMatches
{
    /// <summary>The request, with what words of it say of the order.</summary>
    public required SearchRequest Request { get; init; }

    /// <summary>The plans, in no order; empty where <see cref="IsTooCostly"/>.</summary>
    public required IReadOnlyList<PlanMatch> Plans { get; init; }

    /// <summary>Whether plans were asked for and nothing of their text (2024年广东政府工作报告): all of their paragraphs count.</summary>
    public bool ArePlansAskedFor { get; init; }

    /// <summary>How the query was understood, for people; empty where it asks for nothing.</summary>
    public string Understood { get; init; } = "";

    /// <summary>Whether the time wasn't enough to look everywhere; there are no counts then rather than those of a part.</summary>
    public bool IsTooCostly { get; init; }

    /// <summary>How many paragraphs, sections or plans answer.</summary>
    public int TotalHits => Plans.Sum(p => p.Hits);
}
