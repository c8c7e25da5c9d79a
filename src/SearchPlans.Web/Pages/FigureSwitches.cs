using SearchPlans.Figures;

namespace SearchPlans.Web.Pages;

/// <summary>What else of an indicator may be shown, a click away.</summary>
/// <param name="Choice">What is shown.</param>
/// <param name="Indicator">The indicator by its canonical name.</param>
/// <param name="Measure">The number shown.</param>
/// <param name="ChangeKinds">The kinds of change to choose from, most frequent first.</param>
public sealed record FigureSwitches(
    FigureChoice Choice, string Indicator, FigureMeasure Measure, IReadOnlyList<string> ChangeKinds)
{
    /// <summary>The kind of change that goes without saying.</summary>
    public const string Plain = "同比";

    /// <summary>What the indicator was called before, or null.</summary>
    public string? FormerName => FormerNames.Of(Indicator);

    /// <summary>Whether a kind of change is the one shown where none is chosen.</summary>
    public static bool IsPlain(string kind) => kind == Plain;

    /// <summary>Whether a kind of change is shown.</summary>
    public bool IsChosen(string kind) => Choice.Request.ChangeKind.Length == 0 ? IsPlain(kind) : Choice.Request.ChangeKind == kind;
}
