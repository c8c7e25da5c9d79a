using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Web.Pages;

/// <summary>A line of what a plan states: an indicator's number.</summary>
/// <param name="Name">The indicator.</param>
/// <param name="Text">The number: 5.5%左右.</param>
/// <param name="Period">The year, where it isn't the one that goes without saying; else empty.</param>
/// <param name="Target">Where in the page the number stands.</param>
/// <param name="IsCorrected">Whether a person corrected it.</param>
public sealed record OwnFigure(string Name, string Text, string Period, string Target, bool IsCorrected);

/// <summary>What a plan itself states of indicators, beside its text.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Groups">Targets, results and figures of plan periods that the list of indicators knows, in reading order.</param>
/// <param name="Total">How many figures there are, those of other names included.</param>
/// <param name="Marks">Where their numbers stand.</param>
public sealed record OwnFigures(
    string PlanId, IReadOnlyList<(string Title, IReadOnlyList<OwnFigure> Figures)> Groups, int Total, FigureMarks Marks)
{
    /// <summary>How many are listed.</summary>
    public int Listed => Groups.Sum(g => g.Figures.Count);

    /// <summary>The figures of a plan, or null where there are none.</summary>
    public static OwnFigures? Of(PlanFigures? figures, PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (figures == null || figures.Figures.Count == 0)
        {
            return null;
        }
        int year = plan.Metadata.Year;
        return new OwnFigures(
            plan.Id,
            [
                .. new[] { FigureKind.Target, FigureKind.Result, FigureKind.PlanPeriod }
                    .Select(kind => (TitleOf(kind, year), Of(figures.Figures.Where(f => f.Figure.Kind == kind), kind, year)))
                    .Where(g => g.Item2.Count > 0),
            ],
            figures.Figures.Count,
            new FigureMarks(figures.Figures));
    }

    private static IReadOnlyList<OwnFigure> Of(IEnumerable<FigureStatement> figures, FigureKind kind, int year)
    {
        int usual = kind switch { FigureKind.Target => year, FigureKind.Result => year - 1, _ => 0 };
        // Said again in another sentence, it isn't listed again.
        return
        [
            .. figures.Where(f => f.Figure.Indicator != null && !f.Figure.IsElsewhere)
                .DistinctBy(f => (f.Figure.Name, FigureLabels.Stated(f.Figure), f.Figure.Period))
                .Select(f => new OwnFigure(
                f.Figure.Name, FigureLabels.Stated(f.Figure),
                f.Figure.Period is { Part: "" } period && period.FromYear == usual && period.ToYear == usual
                    ? ""
                    : FigureLabels.Period(f.Figure.Period),
                FigureMarks.TargetOf(f), f.IsCorrected)),
        ];
    }

    private static string TitleOf(FigureKind kind, int year) => kind switch
    {
        FigureKind.Target => year > 0 ? $"{year}年目标" : "目标",
        FigureKind.Result => year > 0 ? $"{year - 1}年实际" : "实际",
        _ => "规划期",
    };
}
