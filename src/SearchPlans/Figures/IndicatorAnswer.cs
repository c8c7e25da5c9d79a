using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>Which indicators are asked for.</summary>
public sealed record IndicatorRequest
{
    /// <summary>Most names a page.</summary>
    public const int MaxSize = 500;

    /// <summary>Part of a name, any wording, or pinyin (dqsczz, diqushengchan); empty: all.</summary>
    public string Text { get; init; } = "";

    /// <summary>Only those of a group; empty: all.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether only those of the list count (true), only names that no list has (false), or all (null).</summary>
    public bool? IsListed { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Names a page: 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 50;
}

/// <summary>An indicator, and how much is stated of it.</summary>
/// <param name="Name">Its canonical name, or the name as written.</param>
/// <param name="Listed">The entry of the list, or null.</param>
/// <param name="Figures">How many figures there are of it.</param>
/// <param name="Plans">In how many plans.</param>
/// <param name="Matched">The wording that matched what was asked, where it isn't the name; else empty.</param>
public sealed record IndicatorCount(string Name, Indicator? Listed, int Figures, int Plans, string Matched = "");

/// <summary>Indicators that match.</summary>
/// <param name="Request">The request, page and size brought into range.</param>
/// <param name="Indicators">Those of this page: best match first, then most figures; without a text those of the list in its order, then
/// other names by how often they are stated.</param>
/// <param name="Total">How many match.</param>
/// <param name="Nearest">Where none matches, what comes nearest.</param>
public sealed record IndicatorAnswer(
    IndicatorRequest Request, IReadOnlyList<IndicatorCount> Indicators, int Total, IReadOnlyList<string> Nearest)
{
    /// <summary>Lines of the corpus' list that aren't used.</summary>
    public IReadOnlyList<IndicatorProblem> Problems { get; init; } = [];
}

/// <summary>A plan's own figures.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Figures">Its figures, in reading order; those struck out by a person are left out.</param>
/// <param name="StruckOut">Figures that a person struck out.</param>
/// <param name="Unplaced">Corrections of paragraphs that the plan no longer has.</param>
public sealed record PlanFigures(
    Corpus.PlanSummary Plan, IReadOnlyList<FigureStatement> Figures, IReadOnlyList<FigureStatement> StruckOut,
    IReadOnlyList<Plans.FigureCorrection> Unplaced);
