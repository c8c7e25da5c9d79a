using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Answers;

/// <summary>Gives whole plans to read.</summary>
internal static class PlanReader
{
    /// <summary>A plan, marked for a query; null when there is none with that id. What isn't marked when the time is over stays without
    /// marks.</summary>
    /// <param name="snapshot">The commit.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="request">The query and how it is matched.</param>
    public static PlanPage? Read(IIndexSnapshot snapshot, string planId, SearchRequest request)
    {
        if (snapshot.Find(PlanFields.Id, planId) is not { } place)
        {
            return null;
        }
        IReadOnlyList<UnitRecord> records = snapshot.Stored.Units(place);
        PlanRecord plan = snapshot.Stored.Plan(place);
        IReadOnlyList<TextRange>[] marks = MarksOf(snapshot, place, records, request);
        var citations = new Citations(plan.Summary, plan.Sections);
        PlanPageUnit[] units = [.. records.Select((u, i) => new PlanPageUnit(
            u.Kind, u.Anchor, u.Section, u.Text, u.LeadLength, u.Part, marks[i], citations.Next(u.Kind, u.Section))
        {
            IsTableHead = u.IsTableHead,
            IsAside = u.IsAside,
            IsFrontMatter = i == 0 && IsFrontMatter(u),
        })];
        return new PlanPage(plan.Summary, plan.Sections, units, plan.Origins, plan.Notices) { IsPartlyMarked = snapshot.Budget.IsSpent };
    }

    // A run may begin in a heading and go on in the text behind it in the same line: then its mark is shared among both.
    private static IReadOnlyList<TextRange>[] MarksOf(
        IIndexSnapshot snapshot, PlanPlace plan, IReadOnlyList<UnitRecord> units, SearchRequest request)
    {
        var marked = new IReadOnlyList<TextRange>[units.Count];
        Array.Fill(marked, []);
        if (QueryParser.Parse(request.Query, out _, snapshot.Values) is not { } node)
        {
            return marked;
        }
        // Who asked for plans by their place or year alone sees where they are named.
        QueryNode asked = request.Match == SearchMatch.Smart
            && QueryUnderstanding.Of(snapshot, request.Query, node) is { AsksForPlans: false, Node: { } understood }
            ? understood
            : node;
        var marks = new RunMarks(
            snapshot.Fields, QueryTranslator.Translate(asked, snapshot.Fields.Vocabulary, QueryOptions.Of(request)), Partly.OfPhrases);
        for (int i = 0; i < units.Count && snapshot.Budget.HasTime(); i++)
        {
            UnitRecord unit = units[i];
            if (unit.IsAside)
            {
                continue;
            }
            IReadOnlyList<TextRange> line = HitMarks.Flatten(marks.OfLine(unit, i, () => snapshot.Stored.Figures(plan)));
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
