using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Pages;

/// <summary>Text shown of a hit.</summary>
/// <param name="Passages">What to show, at least one.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="IsBest">Whether the score is its own: an explanation belongs beneath it.</param>
public sealed record HitText(IReadOnlyList<HitPassage> Passages, string Address, bool IsBest);

/// <summary>
/// An item in the list of a plan's hits: the way to it, and below that its text. The way of a heading or section ends with its
/// heading, and its paragraphs are below; a plan found as a whole is an item for each of its best paragraphs.
/// </summary>
/// <param name="Address">Where it leads.</param>
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

    /// <summary>The hits that say nearly the same, each with where it leads.</summary>
    public IReadOnlyList<(SearchHit Hit, string Address)> Same { get; init; } = [];

    /// <summary>The places and years of <see cref="Same"/>, the first few.</summary>
    public string SameIn =>
        string.Join('、', Same.Select(s => Labels.ShortName(s.Hit.Plan)).Distinct().Take(MaxNamed)) + (Same.Count > MaxNamed ? "等" : "");

    private const int MaxNamed = 3;

    /// <summary>The headings around it in one line, of a found heading without itself; where there are none, what it is.</summary>
    public string PathText => Path.Count > 0 ? string.Join(" › ", Path) : Heading == null ? Place : "";

    /// <summary>The items of a hit.</summary>
    /// <param name="page">The page that it is shown on.</param>
    /// <param name="folded">The hit, with those folded under it.</param>
    public static IEnumerable<HitItem> Of(SearchPage page, FoldedHit folded)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(folded);
        SearchHit hit = folded.Hit;
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
                : [new HitText(hit.Passages, AddressOf(hit.Anchor), true)])
            {
                Heading = isHeading ? hit.Text : null,
                Marks = hit.Marks,
                Place = Labels.Place(isSection ? PlanUnitKind.Paragraph : hit.Kind),
                Part = Labels.Part(hit.Part),
                Paragraphs = hit.Paragraphs > hit.Below.Count && hit.Unit == HitUnit.Section ? hit.Paragraphs : 0,
                Lack = UncountedHits.LackOf(hit),
                Why = why,
                IsBest = isSection && hit.BestAnchor == hit.Anchor,
                Same = [.. folded.Same.Select(s => (s, Links.Readable.Plan(s.Plan.Id, page.Linked, s.Anchor)))],
            },
        ];

        string AddressOf(string anchor) => Links.Readable.Plan(hit.Plan.Id, page.Linked, anchor);

        HitItem OfPlan(HitParagraph paragraph, string? why)
        {
            bool isHeading = paragraph.Kind == PlanUnitKind.Heading;
            return new HitItem(
                AddressOf(paragraph.Anchor),
                HitPaths.PathOf(paragraph),
                isHeading ? [] : [new HitText(paragraph.Passages, AddressOf(paragraph.Anchor), why != null)])
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
