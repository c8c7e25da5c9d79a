using SearchPlans.Figures;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Pages;

/// <summary>The form to correct a figure.</summary>
/// <param name="Figure">The figure as it stands.</param>
/// <param name="Key">What names it in its plan.</param>
/// <param name="Form">What stands in the fields.</param>
/// <param name="IsChanged">Whether a person corrected it or struck it out before.</param>
/// <param name="Error">What was wrong with what was sent, or null.</param>
public sealed record CorrectFigurePage(
    FigureStatement Figure, FigureKey Key, FigureForm Form, bool IsChanged, string? Error)
{
    /// <summary>Its number that is marked in the sentence.</summary>
    public FigureMeasure Measure => Figure.Figure.Value != null ? FigureMeasure.Value : FigureMeasure.Change;
}
