using SearchPlans.Engine.Segments;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Vocabulary;

namespace SearchPlans.Reading;

/// <summary>Gives whole plans to read.</summary>
internal static class PlanReader
{
    /// <summary>All plans, by region, latest year first.</summary>
    public static IReadOnlyList<PlanSummary> List(IndexSnapshot snapshot) =>
        [.. new SnapshotReader(snapshot).Plans().Select(p => p.Summary)
            .OrderBy(p => RegionOrder.KeyOf(p.RegionPath), StringComparer.Ordinal)
            .ThenByDescending(p => p.Metadata.Year)
            .ThenBy(p => p.Metadata.Title, StringComparer.Ordinal)];

    /// <summary>A plan, marked for a query; null when there is none with that id.</summary>
    public static PlanPage? Read(IndexSnapshot snapshot, PlanVocabulary vocabulary, string planId, string query, QueryOptions options)
    {
        var reader = new SnapshotReader(snapshot);
        if (reader.Find(PlanFields.Id, planId) is not var (segment, block)) return null;
        PlanRecord plan = reader.Plan(segment, block);
        QueryNode? node = QueryParser.Parse(query, out _);
        RunMarks? marks = node is null ? null : new RunMarks(snapshot.Schema, QueryTranslator.Translate(node, vocabulary, options));
        var citations = new Citations(plan);
        PlanPageUnit[] units = [.. reader.Units(segment, block).Select((u, i) => new PlanPageUnit(
            u.Kind, u.Anchor, u.Section, u.Text, u.LeadLength, u.Part,
            marks is null ? [] : RunMarks.Flatten(marks.ByPart(u.Text, u.Kind)), citations.Next(u))
        {
            IsTableHead = u.IsTableHead,
            IsFrontMatter = i == 0 && IsFrontMatter(u),
        })];
        return new PlanPage(plan.Summary, plan.Sections, units, plan.Origins, plan.Notices);
    }

    private static bool IsFrontMatter(UnitRecord unit) =>
        unit.Kind == PlanUnitKind.Surrounding && unit.Text is ['-', '-', '-', _, .., '-', '-', '-'];
}
