using Lucene.Net.Index;
using SearchPlans.Corpus;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

/// <summary>Makes of what was found what is shown of it. For one request.</summary>
/// <param name="stored">Reads plans and units.</param>
/// <param name="reader">The index.</param>
/// <param name="marks">Marks what answers the query.</param>
/// <param name="scope">The scope of the search.</param>
/// <param name="cancellation">Looked at with each hit.</param>
internal sealed class HitBuilder(
    StoredPlans stored, IndexReader reader, RunMarks marks, SearchScope scope, CancellationToken cancellation)
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
        return scope switch
        {
            SearchScope.Section => Section(found),
            SearchScope.Plan => Plan(found),
            _ => Paragraph(found, withLacks),
        };
    }

    private SearchHit Paragraph(FoundHit found, bool withLacks)
    {
        PlanRecord plan = stored.Plan(found.Leaf, found.Block);
        UnitRecord unit = stored.Unit(found.Leaf, found.Doc);
        IReadOnlyList<IReadOnlyList<Mark>> byPart = MarksOf(found.Leaf, found.Doc, unit);
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
            Marks = RunMarks.Flatten(byPart),
            Passages = PassagesOf(unit.Line, byPart),
            Below = unit.Kind == PlanUnitKind.Heading ? FirstBelow(plan, found, found.Doc) : [],
        };
    }

    // The heading stands for its section; where it was found itself, it is no paragraph to be shown below it.
    private SearchHit Section(FoundHit found)
    {
        PlanRecord plan = stored.Plan(found.Leaf, found.Block);
        DocBlocks blocks = BlocksOf(found.Leaf);
        int first = blocks.FirstDoc(Grouping.Group, blocks.Of(Grouping.Group, found.Doc));
        UnitRecord opening = stored.Unit(found.Leaf, first);
        bool hasHeading = opening.Kind == PlanUnitKind.Heading;
        string text = hasHeading ? opening.Text : plan.Summary.DisplayTitle();
        IReadOnlyList<IReadOnlyList<Mark>> byPart = marks.ByPart(text, PlanUnitKind.Heading);
        int[] docs = [.. Docs(found).Where(d => !hasHeading || d != first)];
        return new SearchHit
        {
            Plan = plan.Summary,
            Unit = HitUnit.Section,
            Section = SectionPaths.Headings(plan.Sections, opening.Section),
            Anchor = opening.Anchor,
            BestAnchor = stored.Unit(found.Leaf, found.Doc).Anchor,
            Kind = hasHeading ? PlanUnitKind.Heading : PlanUnitKind.Title,
            Part = opening.Part,
            Score = found.Score,
            Text = text,
            Marks = RunMarks.Flatten(byPart),
            Passages = PassagesOf(text, byPart),
            Below = docs.Length > 0
                ? [.. docs.Select(d => Below(plan, found.Leaf, d, isUnderHeading: hasHeading))]
                : FirstBelow(plan, found, first),
            Paragraphs = found.Paragraphs,
        };
    }

    private SearchHit Plan(FoundHit found)
    {
        PlanRecord plan = stored.Plan(found.Leaf, found.Block);
        string title = plan.Summary.DisplayTitle();
        IReadOnlyList<IReadOnlyList<Mark>> byPart = marks.ByPart(title, PlanUnitKind.Title);
        return new SearchHit
        {
            Plan = plan.Summary,
            Unit = HitUnit.Plan,
            Section = [],
            Anchor = "",
            BestAnchor = stored.Unit(found.Leaf, found.Doc).Anchor,
            Kind = PlanUnitKind.Title,
            Part = PlanPart.None,
            Score = found.Score,
            Text = title,
            Marks = RunMarks.Flatten(byPart),
            Passages = PassagesOf(title, byPart),
            Below = [.. Docs(found).Select(d => Below(plan, found.Leaf, d, isUnderHeading: false))],
            Paragraphs = found.Paragraphs,
        };
    }

    private IReadOnlyList<IReadOnlyList<Mark>> MarksOf(int leaf, int doc, UnitRecord unit)
    {
        DocBlocks blocks = BlocksOf(leaf);
        return marks.OfLine(reader.Leaves[leaf].AtomicReader, blocks.FirstDoc(Grouping.Block, blocks.Of(Grouping.Block, doc)), doc, unit);
    }

    private DocBlocks BlocksOf(int leaf) => DocBlocks.Of(reader.Leaves[leaf].AtomicReader);

    private static IEnumerable<int> Docs(FoundHit found) => new[] { found.Doc, found.Second, found.Third }.Where(d => d >= 0).Order();

    // Under the heading that was cut from its line a paragraph shows what follows: the heading isn't said twice.
    private HitParagraph Below(PlanRecord plan, int leaf, int doc, bool isUnderHeading)
    {
        UnitRecord unit = stored.Unit(leaf, doc);
        IReadOnlyList<IReadOnlyList<Mark>> byPart = MarksOf(leaf, doc, unit);
        IReadOnlyList<HitPassage> passages = isUnderHeading && unit.HeadingLength > 0
            ? PassagesBehind(unit, byPart)
            : PassagesOf(unit.Line, byPart);
        return new HitParagraph(
            unit.Anchor, unit.Kind, SectionPaths.Headings(plan.Sections, unit.Section), unit.Line, RunMarks.Flatten(byPart), passages);
    }

    private static HitPassage[] PassagesBehind(UnitRecord unit, IReadOnlyList<IReadOnlyList<Mark>> byPart)
    {
        string text = unit.Text.TrimStart(':', '：', ' ', '\u3000');
        int start = unit.Line.Length - text.Length;
        return PassagesOf(text, [.. byPart.Select(of => After(of, start)).Where(of => of.Length > 0)]);
    }

    private static Mark[] After(IReadOnlyList<Mark> marks, int start) =>
        [.. marks.Where(m => m.End > start).Select(m => new Mark(Math.Max(0, m.Start - start), m.End - start))];

    // The first unit below a heading that is no heading itself; none where the plan ends before.
    private HitParagraph[] FirstBelow(PlanRecord plan, FoundHit found, int heading)
    {
        int end = BlocksOf(found.Leaf).FirstDoc(Grouping.Block, found.Block + 1);
        for (int doc = heading + 1; doc < end; doc++)
        {
            if (stored.Unit(found.Leaf, doc).Kind != PlanUnitKind.Heading)
            {
                return [Below(plan, found.Leaf, doc, isUnderHeading: true)];
            }
        }
        return [];
    }

    private static HitPassage[] PassagesOf(string text, IReadOnlyList<IReadOnlyList<Mark>> byPart)
    {
        IReadOnlyList<TextRange> flat = RunMarks.Flatten(byPart);
        return [.. PassageFinder.FindAll(text, byPart, PassageLength).Select(passage => new HitPassage(
            text[passage.Start..passage.End],
            [.. flat
                .Select(m => new TextRange(Math.Max(m.Start, passage.Start) - passage.Start, Math.Min(m.End, passage.End) - passage.Start))
                .Where(m => m.Start < m.End)],
            passage.Start > 0, passage.End < text.Length))];
    }
}
