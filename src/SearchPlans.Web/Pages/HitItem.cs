using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Pages;

/// <summary>Text shown of a hit.</summary>
/// <param name="Passages">What to show, at least one.</param>
/// <param name="Address">Where it leads, or null where the way above it leads there.</param>
/// <param name="IsBest">Whether the score is its own: an explanation belongs beneath it.</param>
public sealed record HitText(IReadOnlyList<HitPassage> Passages, string? Address, bool IsBest);

/// <summary>
/// An item in the list of a plan's hits: the way to it, and below that its text. The way of a heading or section ends with its
/// heading, and its paragraphs are below; a plan found as a whole is an item for each of its best paragraphs.
/// </summary>
/// <param name="Address">Where the way leads.</param>
/// <param name="Path">The headings around it, from the outside in.</param>
/// <param name="Texts">What is below.</param>
public sealed record HitItem(string Address, IReadOnlyList<string> Path, IReadOnlyList<HitText> Texts)
{
    /// <summary>The heading that was found or whose section was, or null.</summary>
    public string? Heading { get; init; }
    /// <summary>What to mark in <see cref="Heading"/>.</summary>
    public IReadOnlyList<TextRange> Marks { get; init; } = [];
    /// <summary>Where it stands, said where there are no headings (标题).</summary>
    public string Place { get; init; } = "";
    /// <summary>The part of the plan that it stands in, or null.</summary>
    public string? Part { get; init; }
    /// <summary>How many paragraphs of the section were found, where not all are shown; else 0.</summary>
    public int Paragraphs { get; init; }
    /// <summary>What it lacks (未含：无人机), or empty.</summary>
    public string Lack { get; init; } = "";
    /// <summary>Where it is explained, or null.</summary>
    public string? Why { get; init; }
    /// <summary>Whether the score is that of <see cref="Heading"/>.</summary>
    public bool IsBest { get; init; }

    /// <summary>The items of a hit.</summary>
    /// <param name="page">The page that it is shown on.</param>
    /// <param name="hit">The hit.</param>
    public static IEnumerable<HitItem> Of(SearchPage page, SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(hit);
        string? why = page.LongQuery ? null : Links.Readable.Why(page.Request, hit.Plan.Id, hit.BestAnchor);
        if (hit.Unit == HitUnit.Plan)
        {
            return HitPaths.ListOf(hit).Select(p => OfPlan(p.Paragraph, p.IsBest ? why : null));
        }
        bool isHeading = hit.Kind == PlanUnitKind.Heading;
        bool isSection = isHeading || hit.Unit == HitUnit.Section;
        return
        [
            new HitItem(AddressOf(hit.Anchor), HitPaths.PathOf(hit), isSection
                ? [.. hit.Below.Select(p => new HitText(p.Passages, AddressOf(p.Anchor), p.Anchor == hit.BestAnchor))]
                : [new HitText(hit.Passages, null, true)])
            {
                Heading = isHeading ? hit.Text : null,
                Marks = hit.Marks,
                Place = Labels.Place(isSection ? PlanUnitKind.Paragraph : hit.Kind),
                Part = Labels.Part(hit.Part),
                Paragraphs = hit.Paragraphs > hit.Below.Count && hit.Unit == HitUnit.Section ? hit.Paragraphs : 0,
                Lack = UncountedHits.LackOf(hit),
                Why = why,
                IsBest = isSection && hit.BestAnchor == hit.Anchor,
            },
        ];

        string AddressOf(string anchor) => Links.Readable.Plan(hit.Plan.Id, page.Linked, anchor);

        HitItem OfPlan(HitParagraph paragraph, string? why)
        {
            bool isHeading = paragraph.Kind == PlanUnitKind.Heading;
            return new HitItem(
                AddressOf(paragraph.Anchor),
                HitPaths.PathOf(paragraph),
                isHeading ? [] : [new HitText(paragraph.Passages, null, why != null)])
            {
                Heading = isHeading ? paragraph.Text : null,
                Marks = paragraph.Marks,
                Place = Labels.Place(paragraph.Kind),
                Why = why,
                IsBest = isHeading && why != null,
            };
        }
    }
}
