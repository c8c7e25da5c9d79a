using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Web.Pages;

/// <summary>What is chosen on the pages of figures. The address of a page says it whole, so that a link stays.</summary>
public sealed record FigureChoice
{
    /// <summary>The indicator, by any of its names.</summary>
    public string Indicator { get; init; } = "";

    /// <summary>Total or growth; null: as the indicator is mostly stated.</summary>
    public FigureMeasure? Measure { get; init; }

    /// <summary>What changes are measured against, or empty: from year to year.</summary>
    public string ChangeKind { get; init; } = "";

    /// <summary>Targets, results or figures of plan periods.</summary>
    public FigureKind Kind { get; init; } = FigureKind.Target;

    /// <summary>Places and groups; empty: all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Levels of government; empty: all.</summary>
    public IReadOnlyList<PlanLevel> Levels { get; init; } = [];

    /// <summary>The first year, or 0.</summary>
    public int FromYear { get; init; }

    /// <summary>The last year, or 0.</summary>
    public int ToYear { get; init; }

    /// <summary>Whether all years are shown where none were chosen, not only the latest.</summary>
    public bool AllYears { get; init; }

    /// <summary>Whether indicators that it was called before have columns, too.</summary>
    public bool WithFormerNames { get; init; }

    /// <summary>The year or period that places are ordered by; empty: by region.</summary>
    public string Sort { get; init; } = "";

    /// <summary>Whether the smallest comes first.</summary>
    public bool Ascending { get; init; }

    /// <summary>The year or period that is drawn; empty: the latest that many places state.</summary>
    public string Drawn { get; init; } = "";

    /// <summary>Whether targets are set against results.</summary>
    public bool IsComparison { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What shows the answer to a question.</summary>
    public static FigureChoice Of(FigureRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new FigureChoice
        {
            Indicator = request.Indicator,
            Measure = request.Measure,
            ChangeKind = request.ChangeKind,
            Kind = request.Kind,
            Regions = request.Regions,
            Levels = request.Levels,
            FromYear = request.FromYear,
            ToYear = request.ToYear,
            WithFormerNames = request.WithFormerNames,
        };
    }

    /// <summary>The question that it is.</summary>
    /// <param name="sortColumn">The column that <see cref="Sort"/> names, once the columns are known.</param>
    public FigureRequest ToRequest(int? sortColumn = null) => new()
    {
        Indicator = Indicator,
        Measure = Measure,
        ChangeKind = ChangeKind,
        Kind = Kind,
        Regions = Regions,
        Levels = Levels,
        FromYear = FromYear,
        ToYear = ToYear,
        WithFormerNames = WithFormerNames,
        SortColumn = sortColumn,
        Ascending = Ascending,
        Page = Page,
    };
}
