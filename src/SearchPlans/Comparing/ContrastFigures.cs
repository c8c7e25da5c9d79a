using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Reading;

namespace SearchPlans.Comparing;

/// <summary>
/// Puts what two plans state of indicators side by side. A target answers to a target and a result to a result, each by how far its year
/// lies from its plan's: the targets of two years, the results looked back on. Figures of several years answer to those of the same
/// years, in two five-year plans to those of the same years of their period.
/// </summary>
internal static class ContrastFigures
{
    private readonly record struct Key(
        string Indicator, FigureKind Kind, FigureMeasure Measure, string Basis, bool IsCumulated, int From, int To);

    /// <summary>Compares what stands in the paragraphs given: of the plan's own place, for whole years.</summary>
    public static IReadOnlyList<ContrastFigure> Of(
        PlanPage old, PlanFigures? oldFigures, HashSet<string> oldAnchors, PlanPage now, PlanFigures? newFigures,
        HashSet<string> newAnchors)
    {
        bool arePeriods = IsOfPeriod(old) && IsOfPeriod(now);
        List<(Key Key, FigureStatement Statement)> olds = Stated(oldFigures, oldAnchors, arePeriods);
        List<(Key Key, FigureStatement Statement)> news = Stated(newFigures, newAnchors, arePeriods);
        Dictionary<Key, FigureStatement> firstOld = First(olds), firstNew = First(news);
        return
        [
            .. news.Select(n => n.Key).Concat(olds.Select(o => o.Key)).Distinct()
                .Select(key => Row(key, firstOld.GetValueOrDefault(key), firstNew.GetValueOrDefault(key))),
        ];
    }

    private static bool IsOfPeriod(PlanPage page) => page.Summary.Metadata.Type == DocumentTypes.FiveYearPlan;

    // As tables of figures do: of several statements of one plan the first.
    private static Dictionary<Key, FigureStatement> First(List<(Key Key, FigureStatement Statement)> stated) =>
        stated.DistinctBy(s => s.Key).ToDictionary(s => s.Key, s => s.Statement);

    private static List<(Key Key, FigureStatement Statement)> Stated(PlanFigures? figures, HashSet<string> anchors, bool arePeriods)
    {
        List<(Key, FigureStatement)> stated = [];
        foreach (FigureStatement statement in figures?.Figures ?? [])
        {
            Figure figure = statement.Figure;
            if (figure.IsElsewhere || figure.Period.Part.Length > 0 || !anchors.Contains(statement.Anchor))
            {
                continue;
            }
            int year = figure.Kind == FigureKind.PlanPeriod && !arePeriods ? 0 : statement.Plan.Metadata.Year;
            foreach (FigureMeasure measure in (ReadOnlySpan<FigureMeasure>)[FigureMeasure.Value, FigureMeasure.Change])
            {
                if (statement.Amount(measure) is not null)
                {
                    string basis = measure == FigureMeasure.Change && figure.Change!.KindName is not "同比" and var name ? name : "";
                    bool isCumulated = measure == FigureMeasure.Value && figure.IsCumulated;
                    stated.Add((
                        new Key(figure.Name, figure.Kind, measure, basis, isCumulated, figure.Period.FromYear - year,
                            figure.Period.ToYear - year),
                        statement));
                }
            }
        }
        return stated;
    }

    private static ContrastFigure Row(Key key, FigureStatement? old, FigureStatement? now)
    {
        bool isChange = key.Measure == FigureMeasure.Change;
        FigureAmount[] amounts = [.. new[] { now, old }.Select(s => s?.Amount(key.Measure)).OfType<FigureAmount>()];
        string unit = FigureUnits.BestOf(amounts, isChange);
        CellStatement? oldCell = old is null ? null : FigureTables.Cell(old, key.Measure, unit);
        CellStatement? newCell = now is null ? null : FigureTables.Cell(now, key.Measure, unit);
        return new ContrastFigure(
            key.Indicator, key.Kind, key.Measure, key.Basis, oldCell, newCell,
            AreBoundAlike(amounts) ? newCell?.Number - oldCell?.Number : null,
            FigureUnits.IsShare(unit) ? "个百分点" : unit);
    }

    // From at least so much to so much nobody knows how far it is.
    private static bool AreBoundAlike(FigureAmount[] amounts) =>
        amounts is [var one, var other] && one.Min is null == other.Min is null && one.Max is null == other.Max is null;
}
