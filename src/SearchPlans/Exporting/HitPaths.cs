using SearchPlans.Plans;
using SearchPlans.Searching;

namespace SearchPlans.Exporting;

/// <summary>What to show of a hit to people, so that no heading is said twice: the paragraph behind a heading that was cut from its line
/// carries it too.</summary>
public static class HitPaths
{
    /// <summary>The headings around a hit, from the outside in. A heading isn't around itself.</summary>
    public static IReadOnlyList<string> PathOf(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return PathOf(hit.Section, hit.Kind, hit.Passages);
    }

    /// <summary>The headings around a paragraph shown with a hit, from the outside in.</summary>
    public static IReadOnlyList<string> PathOf(HitParagraph paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        return PathOf(paragraph.Section, paragraph.Kind, paragraph.Passages);
    }

    /// <summary>The paragraphs to list of a plan: a heading isn't listed where the paragraph that carries it follows.</summary>
    /// <param name="hit">The plan.</param>
    /// <returns>Each with whether the score of the plan is its own.</returns>
    public static IReadOnlyList<(HitParagraph Paragraph, bool IsBest)> ListOf(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var shown = new List<(HitParagraph, bool)>();
        bool wasBest = false;
        for (int i = 0; i < hit.Below.Count; i++)
        {
            HitParagraph paragraph = hit.Below[i];
            bool isBest = wasBest || paragraph.Anchor == hit.BestAnchor;
            wasBest = false;
            if (paragraph.Kind == PlanUnitKind.Heading && i + 1 < hit.Below.Count && hit.Below[i + 1] is var next
                && next.Kind != PlanUnitKind.Heading && next.Text.StartsWith(paragraph.Text, StringComparison.Ordinal))
            {
                wasBest = isBest;
                continue;
            }
            shown.Add((paragraph, isBest));
        }
        return shown;
    }

    private static IReadOnlyList<string> PathOf(IReadOnlyList<string> section, PlanUnitKind kind, IReadOnlyList<HitPassage> passages)
    {
        // A paragraph carries the heading that was cut from its line.
        bool saysHeading = kind == PlanUnitKind.Heading
            || section is [.., var heading]
                && passages is [{ CutBefore: false } first, ..]
                && first.Text.StartsWith(heading, StringComparison.Ordinal);
        return saysHeading ? [.. section.SkipLast(1)] : section;
    }
}
