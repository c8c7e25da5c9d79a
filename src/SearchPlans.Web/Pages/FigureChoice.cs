using SearchPlans.Figures;

namespace SearchPlans.Web.Pages;

/// <summary>What is chosen on the pages of figures: the question, and how its answer is shown. The address of a page says it whole, so that
/// a link stays.</summary>
/// <param name="Request">The question. Which column places are ordered by is known only once there are columns, see <see
/// cref="Sort"/>.</param>
public sealed record FigureChoice(FigureRequest Request)
{
    /// <summary>Whether all years are shown where none were chosen, not only the latest.</summary>
    public bool AllYears { get; init; }

    /// <summary>The year or period that places are ordered by; empty: by region.</summary>
    public string Sort { get; init; } = "";

    /// <summary>The year or period that is drawn; empty: the latest that many places state.</summary>
    public string Drawn { get; init; } = "";

    /// <summary>Whether targets are set against results.</summary>
    public bool IsComparison { get; init; }

    /// <summary>The same with another question.</summary>
    public FigureChoice Asking(Func<FigureRequest, FigureRequest> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { Request = change(Request) };
    }
}
