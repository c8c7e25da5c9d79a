using SearchPlans.Corpus;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Answers;

/// <summary>Makes of what was found what is shown of it. For one request.</summary>
/// <param name="stored">Reads plans and units.</param>
/// <param name="marks">Marks what answers the query.</param>
/// <param name="scope">The scope of the search.</param>
/// <param name="cancellation">Looked at with each hit.</param>
internal sealed class HitBuilder(IStoredPlans stored, IHitMarks marks, SearchScope scope, CancellationToken cancellation)
{
    // Two sentences of a plan, and about four lines of a page.
    private const int PassageLength = 120;

    /// <summary>Makes a hit; of a paragraph, with what it lacks of what was typed where that is asked for.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="withLacks">Whether what it lacks is asked for.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SearchHit Build(FoundHit found, bool withLacks = false)
    {
        cancellation.ThrowIfCancellationRequested();
        // The plan's own record and the unit's are asked for together.
        stored.Expect([new UnitPlace(found.Plan, found.Unit)]);
        return scope switch
        {
            SearchScope.Section => Section(found),
            SearchScope.Plan => Plan(found),
            _ => Paragraph(found, withLacks),
        };
    }

    private SearchHit Paragraph(FoundHit found, bool withLacks)
    {
        PlanRecord plan = stored.Plan(found.Plan);
        UnitRecord unit = stored.Unit(found.Plan, found.Unit);
        IReadOnlyList<IReadOnlyList<Mark>> byPart = MarksOf(found.Plan, found.Unit, unit);
        return new SearchHit
        {
            Plan = plan.Summary,
            Section = SectionPaths.Headings(plan.Sections, unit.Section),
            Anchor = unit.Anchor,
            Kind = unit.Kind,
            Part = unit.Part,
            Lacks = withLacks ? marks.Lacks : [],
            Score = found.Score,
            Text = unit.Line,
            Marks = HitMarks.Flatten(byPart),
            Passages = PassagesOf(unit.Line, byPart),
            Below = unit.Kind == PlanUnitKind.Heading ? FirstBelow(plan, found.Plan, found.Unit) : [],
        };
    }

    // The heading stands for its section; where it was found itself, it is no paragraph to be shown below it.
    private SearchHit Section(FoundHit found)
    {
        PlanRecord plan = stored.Plan(found.Plan);
        int first = stored.SectionStart(found.Plan, found.Unit);
        UnitRecord opening = stored.Unit(found.Plan, first);
        bool hasHeading = opening.Kind == PlanUnitKind.Heading;
        string text = hasHeading ? opening.Text : plan.Summary.DisplayTitle();
        IReadOnlyList<IReadOnlyList<Mark>> byPart = marks.ByPart(text, PlanUnitKind.Heading);
        int[] units = [.. Units(found).Where(u => !hasHeading || u != first)];
        return new SearchHit
        {
            Plan = plan.Summary,
            Unit = HitUnit.Section,
            Section = SectionPaths.Headings(plan.Sections, opening.Section),
            Anchor = opening.Anchor,
            BestAnchor = stored.Unit(found.Plan, found.Unit).Anchor,
            Kind = hasHeading ? PlanUnitKind.Heading : PlanUnitKind.Title,
            Part = opening.Part,
            Score = found.Score,
            Text = text,
            Marks = HitMarks.Flatten(byPart),
            Passages = PassagesOf(text, byPart),
            Below = units.Length > 0
                ? [.. units.Select(u => Below(plan, found.Plan, u, isUnderHeading: hasHeading))]
                : FirstBelow(plan, found.Plan, first),
            Paragraphs = found.Paragraphs,
        };
    }

    private SearchHit Plan(FoundHit found)
    {
        PlanRecord plan = stored.Plan(found.Plan);
        string title = plan.Summary.DisplayTitle();
        IReadOnlyList<IReadOnlyList<Mark>> byPart = marks.ByPart(title, PlanUnitKind.Title);
        return new SearchHit
        {
            Plan = plan.Summary,
            Unit = HitUnit.Plan,
            Section = [],
            Anchor = "",
            BestAnchor = stored.Unit(found.Plan, found.Unit).Anchor,
            Kind = PlanUnitKind.Title,
            Part = PlanPart.None,
            Score = found.Score,
            Text = title,
            Marks = HitMarks.Flatten(byPart),
            Passages = PassagesOf(title, byPart),
            Below = [.. Units(found).Select(u => Below(plan, found.Plan, u, isUnderHeading: false))],
            Paragraphs = found.Paragraphs,
        };
    }

    private IReadOnlyList<IReadOnlyList<Mark>> MarksOf(PlanPlace plan, int ordinal, UnitRecord unit) =>
        marks.OfLine(unit, ordinal, () => stored.Figures(plan));

    private static IEnumerable<int> Units(FoundHit found) =>
        new[] { found.Unit, found.Second, found.Third }.Where(u => u >= 0).Order();

    // Under the heading that was cut from its line a paragraph shows what follows: the heading isn't said twice.
    private HitParagraph Below(PlanRecord plan, PlanPlace place, int ordinal, bool isUnderHeading)
    {
        UnitRecord unit = stored.Unit(place, ordinal);
        IReadOnlyList<IReadOnlyList<Mark>> byPart = MarksOf(place, ordinal, unit);
        IReadOnlyList<HitPassage> passages = isUnderHeading && unit.HeadingLength > 0
            ? PassagesBehind(unit, byPart)
            : PassagesOf(unit.Line, byPart);
        return new HitParagraph(
            unit.Anchor, unit.Kind, SectionPaths.Headings(plan.Sections, unit.Section), unit.Line, HitMarks.Flatten(byPart), passages);
    }

    private static HitPassage[] PassagesBehind(UnitRecord unit, IReadOnlyList<IReadOnlyList<Mark>> byPart)
    {
        string text = unit.Text.TrimStart(':', '：', ' ', '\u3000');
        int start = unit.Line.Length - text.Length;
        return PassagesOf(text, [.. byPart.Select(of => After(of, start)).Where(of => of.Length > 0)]);
    }

    private static Mark[] After(IReadOnlyList<Mark> marks, int start) =>
        [.. marks.Where(m => m.End > start).Select(m => new Mark(Math.Max(0, m.Start - start), m.End - start))];

    private HitParagraph[] FirstBelow(PlanRecord plan, PlanPlace place, int heading) =>
        stored.FirstBelow(place, heading) is { } first ? [Below(plan, place, first, isUnderHeading: true)] : [];

    private static HitPassage[] PassagesOf(string text, IReadOnlyList<IReadOnlyList<Mark>> byPart)
    {
        IReadOnlyList<TextRange> flat = HitMarks.Flatten(byPart);
        return [.. PassageFinder.FindAll(text, byPart, PassageLength).Select(passage => new HitPassage(
            text[passage.Start..passage.End],
            [.. flat
                .Select(m => new TextRange(Math.Max(m.Start, passage.Start) - passage.Start, Math.Min(m.End, passage.End) - passage.Start))
                .Where(m => m.Start < m.End)],
            passage.Start > 0, passage.End < text.Length))];
    }
}
