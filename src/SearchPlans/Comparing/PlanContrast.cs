using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Reading;

namespace SearchPlans.Comparing;

/// <summary>A document that is compared and never kept.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Plan">What was understood of it.</param>
public sealed record ContrastDraft(string Name, Plan Plan);

/// <summary>One of two plans to be compared: a plan of the corpus, a section of it, or a draft.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Section">The anchor of a heading: only that section counts; empty: the whole plan.</param>
public sealed record ContrastSide(string PlanId, string Section = "")
{
    private const char BetweenPlanAndSection = '~';

    /// <summary>The draft; null for a plan of the corpus.</summary>
    public ContrastDraft? Draft { get; init; }

    /// <summary>Reads a side as addresses have it: a plan's id, or id~anchor for a section of it.</summary>
    public static ContrastSide Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim().Split(BetweenPlanAndSection, 2);
        return new ContrastSide(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <inheritdoc />
    public override string ToString() => Section.Length > 0 ? $"{PlanId}{BetweenPlanAndSection}{Section}" : PlanId;
}

/// <summary>A paragraph of both plans side by side, with where it stands.</summary>
/// <param name="Text">The paragraphs.</param>
/// <param name="OldAnchor">That of the old plan's paragraph; empty where it has none.</param>
/// <param name="NewAnchor">That of the new plan's.</param>
public sealed record ContrastRow(ComparedRow Text, string OldAnchor, string NewAnchor);

/// <summary>The heading of a section.</summary>
/// <param name="Heading">As written, with its number.</param>
/// <param name="Anchor">Where it stands.</param>
public sealed record ContrastHeading(string Heading, string Anchor);

/// <summary>Two sections that answer to each other, or one that has none to answer to; with their own paragraphs, not those of sections
/// within them.</summary>
/// <param name="Kind">Same: heading (its number aside) and paragraphs are.</param>
/// <param name="Level">How deep it is: 1 for the outermost; 0 for what stands before the first section.</param>
/// <param name="Old">Its heading in the old plan; null where it has none, and before the first section.</param>
/// <param name="New">Its heading in the new plan.</param>
/// <param name="Rows">Its paragraphs, in reading order.</param>
public sealed record ContrastSection(
    ComparedKind Kind, int Level, ContrastHeading? Old, ContrastHeading? New, IReadOnlyList<ContrastRow> Rows)
{
    /// <summary>Whether it stands elsewhere in the new plan: in another section, or past another beside it.</summary>
    public bool IsMoved { get; init; }

    /// <summary>How many of its paragraphs are of a kind.</summary>
    public int Count(ComparedKind kind) => Rows.Count(r => r.Text.Kind == kind);
}

/// <summary>What both plans state of an indicator.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Kind">What is stated: results of the year before, targets of the plan's year, several years.</param>
/// <param name="Measure">Value or change.</param>
/// <param name="Basis">How the change is measured where not against the year before (年均, 比2020年); empty otherwise.</param>
/// <param name="Old">What the old plan states; null where it doesn't.</param>
/// <param name="New">What the new plan states.</param>
/// <param name="Difference">New less old, in <paramref name="Unit"/> (of shares in percentage points); null where either isn't one
/// number, only one is a bound, or their units are of different kinds.</param>
/// <param name="Unit">The unit of the difference.</param>
public sealed record ContrastFigure(
    string Indicator, FigureKind Kind, FigureMeasure Measure, string Basis, CellStatement? Old, CellStatement? New, decimal? Difference,
    string Unit);

/// <summary>Two plans side by side.</summary>
/// <param name="Old">The one; of a section what stands in it.</param>
/// <param name="New">The other.</param>
/// <param name="Sections">All sections of both, in the order of the new plan; those that only the old one has stand behind the one
/// before them there.</param>
/// <param name="Figures">What they state, in reading order of the new plan, then of the old.</param>
public sealed record PlanContrast(
    PlanPage Old, PlanPage New, IReadOnlyList<ContrastSection> Sections, IReadOnlyList<ContrastFigure> Figures)
{
    /// <summary>What was asked for: the section of the old plan, or empty.</summary>
    public ContrastSide OldSide { get; init; } = new("");

    /// <summary>That of the new plan.</summary>
    public ContrastSide NewSide { get; init; } = new("");

    /// <summary>How many sections are of a kind; what stands before the first is none.</summary>
    public int Count(ComparedKind kind) => Sections.Count(s => s.Level > 0 && s.Kind == kind);

    /// <summary>How many paragraphs are of a kind.</summary>
    public int CountParagraphs(ComparedKind kind) => Sections.Sum(s => s.Count(kind));
}

/// <summary>The answer to a question for a comparison: it, or why there is none.</summary>
public sealed record ContrastAnswer
{
    /// <summary>The comparison; null where there is none.</summary>
    public PlanContrast? Contrast { get; init; }

    /// <summary>The sides that are no plan, as asked.</summary>
    public IReadOnlyList<ContrastSide> Missing { get; init; } = [];

    /// <summary>Why plans that are there aren't compared, in Chinese, with what can be done; empty where they are.</summary>
    public string Refusal { get; init; } = "";
}
