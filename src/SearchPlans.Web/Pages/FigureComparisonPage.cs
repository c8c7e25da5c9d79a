using SearchPlans.Figures;
using SearchPlans.Plans.Figures;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>Target against result of a place.</summary>
/// <param name="Choice">What was chosen.</param>
/// <param name="Comparison">The answer.</param>
/// <param name="Names">The names that an indicator may be chosen from.</param>
/// <param name="ChangeKinds">The kinds of change to choose from.</param>
/// <param name="Places">The places to choose one of, where more than one was asked for; else empty.</param>
public sealed record FigureComparisonPage(
    FigureChoice Choice, FigureComparison Comparison, IReadOnlyList<string> Names, IReadOnlyList<string> ChangeKinds,
    IReadOnlyList<FigureRow> Places)
{
    /// <summary>The choice with everything said that was understood.</summary>
    public FigureChoice Settled => Choice.Asking(r => r with { Indicator = Comparison.Request.Indicator, Measure = Comparison.Measure });

    /// <summary>The place as it is spoken of, with those around it.</summary>
    public string Place => Places.Count > 0 ? "" : string.Join(' ', Comparison.RegionPath.Split('/').Select(ProvinceGrid.ShortName));

    /// <summary>增速, or nothing for totals.</summary>
    public string MeasureLabel => FiguresPage.MeasureLabelOf(Comparison.Measure, Choice.Request.ChangeKind);

    /// <summary>The unit, in brackets behind a title, where numbers come without.</summary>
    public string UnitBehind =>
        Comparison.Unit.Length == 0 || FigureLabels.IsPercentage(Comparison.Unit) ? "" : $"（{Comparison.Unit}）";

    /// <summary>Which signs of empty cells there are.</summary>
    public IEnumerable<EmptyCell> EmptyCells => FigureLabels.EmptyIn(Comparison.Years.SelectMany(y => new[] { y.Target, y.Result }));

    /// <summary>The same of what the indicator was called before, or null.</summary>
    public FigureChoice? Former => FormerNames.Of(Comparison.Request.Indicator) is { } name
        ? Settled.Asking(r => r with { Indicator = name })
        : null;

    /// <summary>Its chart, or null.</summary>
    public Chart? Line => FigureCharts.Line(
        "line", $"{Place}{Comparison.Request.Indicator}{MeasureLabel}：目标与实际{UnitBehind}", Comparison);

    /// <summary>Which way the indicator is wanted to go, where it matters.</summary>
    public string Wish => Comparison.Indicator?.Direction == IndicatorDirection.Less ? "这一指标越低越好，低于目标才是完成得好。" : "";

    /// <summary>By how much a result differs from what was aimed at, signed.</summary>
    public static string Difference(ComparedYear year, string unit)
    {
        ArgumentNullException.ThrowIfNull(year);
        if (year.Difference is not { } difference)
        {
            return "";
        }
        string points = unit == "%" ? " 个百分点" : unit == "‰" ? " 个千分点" : "";
        string sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
        return sign + FigureTexts.Of(Math.Round(Math.Abs(difference), 4), "") + points;
    }
}
