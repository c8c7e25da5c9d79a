using Lucene.Net.Index;
using SearchPlans.Corpus;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

/// <summary>The plans of a commit.</summary>
/// <param name="InOrder">By region, latest year first.</param>
/// <param name="ByBlock">By the ordinal of their leaf and their block in it.</param>
internal sealed record PlanList(IReadOnlyList<PlanSummary> InOrder, IReadOnlyDictionary<(int Leaf, int Block), PlanSummary> ByBlock);

/// <summary>Gives whole plans to read.</summary>
internal static class PlanReader
{
    /// <summary>All plans.</summary>
    public static PlanList List(IndexReader reader)
    {
        var stored = new StoredPlans(reader);
        Dictionary<(int Leaf, int Block), PlanSummary> byBlock =
            stored.Blocks().ToDictionary(b => b, b => stored.Plan(b.Leaf, b.Block).Summary);
        PlanSummary[] inOrder =
        [
            .. byBlock.Values
                .OrderBy(p => RegionOrder.KeyOf(p.RegionPath), StringComparer.Ordinal)
                .ThenByDescending(p => p.Metadata.Year)
                .ThenBy(p => p.Metadata.Title, StringComparer.Ordinal),
        ];
        return new PlanList(inOrder, byBlock);
    }

    /// <summary>What is known of the plan that has a value in a keyword field; null when there is none.</summary>
    public static PlanSummary? Find(IndexReader reader, string field, string value)
    {
        var stored = new StoredPlans(reader);
        return stored.Find(field, value) is var (leaf, block) ? stored.Plan(leaf, block).Summary : null;
    }

    /// <summary>A plan, marked for a query; null when there is none with that id.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="request">The query and how it is matched.</param>
    /// <param name="budget">What that may take; what isn't marked when it is spent stays without marks.</param>
    public static PlanPage? Read(PlanCommit commit, string planId, SearchRequest request, SearchBudget budget)
    {
        var stored = new StoredPlans(commit.Reader);
        if (stored.Find(PlanFields.Id, planId) is not var (leaf, block))
        {
            return null;
        }
        PlanRecord plan = stored.Plan(leaf, block);
        UnitRecord[] records = [.. stored.Units(leaf, block)];
        IReadOnlyList<TextRange>[] marks = MarksOf(commit, (leaf, block), records, request, budget);
        var citations = new Citations(plan.Summary, plan.Sections);
        PlanPageUnit[] units = [.. records.Select((u, i) => new PlanPageUnit(
            u.Kind, u.Anchor, u.Section, u.Text, u.LeadLength, u.Part, marks[i], citations.Next(u.Kind, u.Section))
        {
            IsTableHead = u.IsTableHead,
            IsAside = u.IsAside,
            IsFrontMatter = i == 0 && IsFrontMatter(u),
        })];
        return new PlanPage(plan.Summary, plan.Sections, units, plan.Origins, plan.Notices) { IsPartlyMarked = budget.IsSpent };
    }

    // A run may begin in a heading and go on in the text behind it in the same line: then its mark is shared among both.
    private static IReadOnlyList<TextRange>[] MarksOf(
        PlanCommit commit, (int Leaf, int Block) plan, UnitRecord[] units, SearchRequest request, SearchBudget budget)
    {
        AtomicReader segment = commit.Reader.Leaves[plan.Leaf].AtomicReader;
        int head = DocBlocks.Of(segment).FirstDoc(Grouping.Block, plan.Block);
        var marked = new IReadOnlyList<TextRange>[units.Length];
        Array.Fill(marked, []);
        if (QueryParser.Parse(request.Query, out _, PlanValues.Of(commit.Reader)) is not { } node)
        {
            return marked;
        }
        // Who asked for plans by their place or year alone sees where they are named.
        QueryNode asked = request.Match == SearchMatch.Smart
            && commit.Understand(request.Query, node, budget) is { AsksForPlans: false, Node: { } understood }
            ? understood
            : node;
        var marks = new RunMarks(
            commit.Fields, QueryTranslator.Translate(asked, commit.Fields.Vocabulary, QueryOptions.Of(request)), Partly.OfPhrases);
        for (int i = 0; i < units.Length && budget.HasTime(); i++)
        {
            UnitRecord unit = units[i];
            if (unit.IsAside)
            {
                continue;
            }
            IReadOnlyList<TextRange> line = RunMarks.Flatten(marks.OfLine(segment, head, head + 1 + i, unit));
            int own = unit.HeadingLength;
            marked[i] = [.. line.Where(m => m.End > own).Select(m => new TextRange(Math.Max(m.Start, own) - own, m.End - own))];
            TextRange[] across = [.. line.Where(m => m.Start < own && m.End > own)];
            if (across.Length > 0)
            {
                string heading = units[i - 1].Text;
                int end = unit.Line.AsSpan(0, own).TrimEnd().Length;
                int start = end - heading.Length;
                IEnumerable<Mark> before = marked[i - 1]
                    .Concat(across.Select(m => new TextRange(Math.Max(m.Start - start, 0), heading.Length)))
                    .Select(m => new Mark(m.Start, m.End));
                marked[i - 1] = [.. TextMatcher.Merge(before).Select(m => new TextRange(m.Start, m.End))];
            }
        }
        return marked;
    }

    private static bool IsFrontMatter(UnitRecord unit) =>
        unit.Kind == PlanUnitKind.Surrounding && unit.Text is ['-', '-', '-', _, .., '-', '-', '-'];
}
