using SearchPlans.Citing;
using SearchPlans.History;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Pages;

/// <summary>A run of units that is set as one thing: a heading, a paragraph, a list, a table, or what stands around the plan.</summary>
/// <param name="Kind">What all units in it are.</param>
/// <param name="Units">The units, at least one; of headings, titles and paragraphs exactly one.</param>
public sealed record ReadingBlock(PlanUnitKind Kind, IReadOnlyList<PlanPageUnit> Units)
{
    /// <summary>How many places in it are marked.</summary>
    public int Marks => Units.Sum(u => u.Marks.Count);
}

/// <summary>A line of the outline.</summary>
/// <param name="Section">The section.</param>
/// <param name="Anchor">Where it begins.</param>
/// <param name="Marks">How many places in it are marked, sections within it included.</param>
public sealed record OutlineEntry(PlanSection Section, string Anchor, int Marks);

/// <summary>The reading page.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Query">The query it is marked for, or empty.</param>
/// <param name="Added">Whether it was added just now.</param>
public sealed record ReadingPage(PlanPage Plan, string Query, bool Added)
{
    /// <summary>How deep the outline beside the text goes.</summary>
    public const int OutlineDepth = 3;

    /// <summary>Whether what is known of it was corrected just now.</summary>
    public bool Corrected { get; init; }

    /// <summary>Whether it took the place of another just now.</summary>
    public bool Replaced { get; init; }

    /// <summary>Whether it was brought back just now.</summary>
    public bool Restored { get; init; }

    /// <summary>What it took the place of, newest first.</summary>
    public IReadOnlyList<TrashEntry> Versions { get; init; } = [];

    /// <summary>Whether a form to correct it is of any use to who reads.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>The name of the document that it was read from, or null where the plan is its own text.</summary>
    public string? Original { get; init; }

    /// <summary>What it states of indicators, or null where nothing was read.</summary>
    public OwnFigures? Figures { get; init; }

    /// <summary>What it names and what names it.</summary>
    public PlanCitations? Citations { get; init; }

    /// <summary>Where its text names plans that are here.</summary>
    public CitationLinks Names => _names ??= CitationLinks.Of(Citations);

    /// <summary>How much it names and what names it, in words; empty where there is nothing.</summary>
    public string CitationsTold => Citations is not { } citations ? "" : string.Join('，', new[]
    {
        citations.Cited.Count(c => !c.IsSelf) is > 0 and var cited ? $"本文提到 {cited} 份文件" : "",
        citations.IsTooCostly ? "提到本文的文件" : citations.Citing.Count > 0 ? $"{citations.Citing.Count} 份文件提到本文" : "",
    }.Where(t => t.Length > 0));

    private CitationLinks? _names;

    /// <summary>The plans to read beside it.</summary>
    public PlanNeighbours Neighbours { get; init; } = new(null, null, []);

    /// <summary>Whether the text's own title says nothing of what the title of this page says, so that both are shown.</summary>
    public bool IsTitledOtherwise => Title is { } title && Squeezed(title.Text) != Squeezed(Labels.Title(Plan.Summary));

    private static string Squeezed(string title) => string.Concat(title.Where(char.IsLetterOrDigit));

    /// <summary>A unit's text, or a piece of it, with what is marked, and with numbers that links lead to.</summary>
    public MarkedText TextOf(PlanPageUnit unit, int start = 0, int? end = null) =>
        new(unit.Text, unit.Marks, start, end ?? unit.Text.Length)
        {
            Numbers = Figures?.Marks.In(unit.Anchor) ?? [],
            Links = Names.In(unit.Anchor),
        };

    /// <summary>A heading with what is marked; its lines end between words. Its element has the class <c>phrases</c>.</summary>
    public MarkedText HeadingOf(PlanPageUnit unit) => new(unit.Text, unit.Marks)
    {
        Numbers = Figures?.Marks.In(unit.Anchor) ?? [],
        Links = Names.In(unit.Anchor),
        Breaks = BrokenTitle.BreaksOf(unit.Text),
    };

    /// <summary>How many places are marked.</summary>
    public int MarkCount { get; } = Plan.Units.Sum(u => u.Marks.Count);

    /// <summary>The first unit with a mark, in the plan rather than around it; null without marks.</summary>
    public PlanPageUnit? FirstMarked =>
        Plan.Units.FirstOrDefault(u => u.Marks.Count > 0 && u.Kind is not (PlanUnitKind.Surrounding or PlanUnitKind.Contents))
            ?? Plan.Units.FirstOrDefault(u => u.Marks.Count > 0);

    /// <summary>The title's unit, or null when the text has none.</summary>
    public PlanPageUnit? Title => Plan.Units.FirstOrDefault(u => u.Kind == PlanUnitKind.Title);

    /// <summary>The text in reading order; list items that follow each other are one block, as are rows of a table and surrounding
    /// units.</summary>
    public IReadOnlyList<ReadingBlock> Blocks()
    {
        List<ReadingBlock> blocks = [];
        // What front matter says is in 关于本文.
        for (int i = Plan.Units is [{ IsFrontMatter: true, Marks.Count: 0 }, ..] ? 1 : 0; i < Plan.Units.Count;)
        {
            PlanUnitKind kind = Plan.Units[i].Kind;
            int end = i + 1;
            while (end < Plan.Units.Count && IsOneWith(Plan.Units[end - 1], Plan.Units[end]))
            {
                end++;
            }
            blocks.Add(new ReadingBlock(kind, [.. Plan.Units.Skip(i).Take(end - i)]));
            i = end;
        }
        return blocks;
    }

    private static bool IsOneWith(PlanPageUnit before, PlanPageUnit unit) => before.Kind == unit.Kind && unit.Kind switch
    {
        PlanUnitKind.Surrounding or PlanUnitKind.Contents => true,
        PlanUnitKind.ListItem => before.Section == unit.Section,
        // A head row behind rows of a body begins the next table.
        PlanUnitKind.TableRow => before.Section == unit.Section && (before.IsTableHead || !unit.IsTableHead),
        _ => false,
    };

    /// <summary>The outline, <see cref="OutlineDepth"/> deep.</summary>
    public IReadOnlyList<OutlineEntry> Outline() =>
        [.. Plan.Sections.Where(s => s.Level <= OutlineDepth).Select(s => new OutlineEntry(
            s, Plan.Units[s.FirstUnit].Anchor, Plan.Units.Skip(s.FirstUnit).Take(s.EndUnit - s.FirstUnit).Sum(u => u.Marks.Count)))];

    /// <summary>The name of the part (回顾) where a heading begins such a part, otherwise null.</summary>
    public string? PartBegunBy(PlanPageUnit heading)
    {
        if (heading.Section < 0)
        {
            return null;
        }
        PlanSection section = Plan.Sections[heading.Section];
        PlanPart around = section.Parent < 0 ? PlanPart.None : Plan.Sections[section.Parent].Part;
        return section.Part == around ? null : Labels.Part(section.Part);
    }

    /// <summary>The heading level in HTML of a unit: under the title's h1, and not beyond h6.</summary>
    public int HeadingLevel(PlanPageUnit heading) => Math.Min(6, heading.Section < 0 ? 2 : Plan.Sections[heading.Section].Level + 1);
}
