using SearchPlans.Comparing;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;

namespace SearchPlans.Index.Embedded;

/// <summary>Reads two plans of one commit and puts them side by side.</summary>
internal static class ContrastReader
{
    /// <summary>Compares.</summary>
    /// <param name="commit">The commit, held by the caller.</param>
    /// <param name="old">The one.</param>
    /// <param name="now">The other.</param>
    /// <param name="budget">Cancels; the size of both sides bounds the work.</param>
    public static ContrastAnswer Read(PlanCommit commit, ContrastSide old, ContrastSide now, SearchBudget budget)
    {
        var unmarked = new SearchRequest { Query = "" };
        var figures = new FigureSearcher(commit, budget);
        return PlanContrasts.Of(
            (old, now), PlanReader.Read(commit, old.PlanId, unmarked, budget), PlanReader.Read(commit, now.PlanId, unmarked, budget),
            (figures.Of(old.PlanId), figures.Of(now.PlanId)), budget.Cancellation);
    }
}
