using SearchPlans.Comparing;
using SearchPlans.Figures;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Reading;

namespace SearchPlans.Index.Embedded;

/// <summary>Reads two plans of one commit, or one beside a draft, and puts them side by side.</summary>
internal static class ContrastReader
{
    /// <summary>Compares.</summary>
    /// <param name="commit">The commit, held by the caller.</param>
    /// <param name="old">The one.</param>
    /// <param name="now">The other.</param>
    /// <param name="budget">Cancels; the size of both sides bounds the work.</param>
    public static ContrastAnswer Read(PlanCommit commit, ContrastSide old, ContrastSide now, SearchBudget budget)
    {
        (PlanPage? oldPage, PlanFigures? oldFigures) = Read(commit, old, budget);
        (PlanPage? newPage, PlanFigures? newFigures) = Read(commit, now, budget);
        return PlanContrasts.Of((old, now), oldPage, newPage, (oldFigures, newFigures), budget.Cancellation);
    }

    private static (PlanPage?, PlanFigures?) Read(PlanCommit commit, ContrastSide side, SearchBudget budget) => side.Draft is { } draft
        ? PlanContrasts.Of(draft, commit.Fields.Vocabulary.Indicators)
        : (PlanReader.Read(commit, side.PlanId, new SearchRequest { Query = "" }, budget),
            new FigureSearcher(commit, budget).Of(side.PlanId));
}
