using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Reading;

namespace SearchPlans.Adding;

/// <summary>A plan of the corpus and a new document, paragraph by paragraph.</summary>
/// <param name="Old">The plan in the corpus.</param>
/// <param name="New">The new document.</param>
/// <param name="Rows">All paragraphs of both, front matter left out, in reading order.</param>
public sealed record PlanComparison(PlanSummary Old, AddPreview New, IReadOnlyList<ComparedRow> Rows)
{
    /// <summary>Compares.</summary>
    internal static PlanComparison Of(PlanPage old, AddPreview document) =>
        new(old.Summary, document, ParagraphComparison.Align(old.Paragraphs(), PlanTexts.ParagraphsOf(document.Plan)));
}
