using SearchPlans.Comparing;
using SearchPlans.Figures;
using SearchPlans.Querying;
using SearchPlans.Reading;

namespace SearchPlans.Index.Answers;

/// <summary>Reads two plans of one commit, or one beside a draft, and puts them side by side.</summary>
internal static class ContrastReader
{
    /// <summary>Compares.</summary>
    /// <param name="snapshot">The commit.</param>
    /// <param name="old">The one.</param>
    /// <param name="now">The other.</param>
    public static ContrastAnswer Read(IIndexSnapshot snapshot, ContrastSide old, ContrastSide now)
    {
        IReadOnlyList<(PlanPage? Page, PlanFigures? Figures)> read = snapshot.Each([old, now], side => Read(snapshot, side));
        return PlanContrasts.Of(
            (old, now), read[0].Page, read[1].Page, (read[0].Figures, read[1].Figures), snapshot.Budget.Cancellation);
    }

    private static (PlanPage?, PlanFigures?) Read(IIndexSnapshot snapshot, ContrastSide side) =>
        side.Draft is { } draft
            ? PlanContrasts.Of(draft, snapshot.Fields.Vocabulary.Indicators)
            : (PlanReader.Read(snapshot, side.PlanId, new SearchRequest { Query = "" }),
                new FigureSearcher(snapshot).Of(side.PlanId));
}
