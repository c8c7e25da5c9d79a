using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Reading;

/// <summary>A whole plan to read.</summary>
/// <param name="Summary">Title, place, year, type, size.</param>
/// <param name="Sections">The outline in reading order; a section's parent comes before it.</param>
/// <param name="Units">Its headings, paragraphs and list items in reading order, what stands around the plan included.</param>
/// <param name="Origins">Where each field of the metadata comes from.</param>
/// <param name="Notices">What is odd in the plan: numbers that are missing, repeated or out of order.</param>
public sealed record PlanPage(
    PlanSummary Summary, IReadOnlyList<PlanSection> Sections, IReadOnlyList<PlanPageUnit> Units, PlanMetadataOrigins Origins,
    IReadOnlyList<PlanPageNotice> Notices)
{
    /// <summary>Whether the time was up before all of it was looked through for marks.</summary>
    public bool IsPartlyMarked { get; init; }

    /// <summary>All units in one line each, front matter left out, in reading order: what two texts are compared by.</summary>
    public IReadOnlyList<string> Paragraphs() => [.. Units.Where(u => !u.IsFrontMatter).Select(u => u.Text)];
}

/// <summary>Something in a plan that an editor should look at.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Anchor">The unit it is about.</param>
/// <param name="Text">What is odd, a sentence for users that names the line.</param>
public sealed record PlanPageNotice(int Line, string Anchor, string Text);

/// <summary>A heading, paragraph, list item or row of a table to read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Anchor">Its anchor, unique in the plan.</param>
/// <param name="Section">Index of the innermost section around it (of a heading: its own), or -1.</param>
/// <param name="Text">Its text.</param>
/// <param name="LeadLength">How many characters at its start are a run-in heading, or 0.</param>
/// <param name="Part">Whether it looks back or ahead.</param>
/// <param name="Marks">What to mark for the search that led here; empty without one.</param>
/// <param name="Citation">How to cite it (《…》二、（三）第2段); empty for what stands around the plan.</param>
public sealed record PlanPageUnit(
    PlanUnitKind Kind, string Anchor, int Section, string Text, int LeadLength, PlanPart Part,
    IReadOnlyList<TextRange> Marks, string Citation)
{
    /// <summary>Whether it is the head row of a table; see <see cref="TableCells"/> for the cells of a row.</summary>
    public bool IsTableHead { get; init; }

    /// <summary>Whether it is the lines between two --- at the head of the file. What they say is in the metadata.</summary>
    public bool IsFrontMatter { get; init; }

    /// <summary>Whether it is shown and never searched: front matter, or a line that is nothing but an address.</summary>
    public bool IsAside { get; init; }
}
