using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>What of a plan is kept, shown and searched.</summary>
internal static class PlanTexts
{
    /// <summary>The text of a unit: without Markdown marks, in one line.</summary>
    public static string TextOf(Plan plan, PlanUnit unit) => plan.LineOf(unit);

    /// <summary>All units in one line each, front matter left out, in reading order: what two texts are compared by.</summary>
    public static IReadOnlyList<string> ParagraphsOf(Plan plan) =>
        [.. plan.Units.Where(u => u.EndChar > FrontMatter.LengthIn(plan.Text)).Select(u => TextOf(plan, u))];

    /// <summary>What a list of plans says of a plan.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="id">The id that its sidecar keeps; null where its name gives it.</param>
    public static PlanSummary Summarize(CorpusFile file, Plan plan, string? id)
    {
        PlanUnit[] own = [.. plan.Units.Where(u => u is { Kind: not PlanUnitKind.Surrounding, IsAside: false })];
        int characters = own.Sum(u => u.EndChar - u.StartChar - u.MarkBefore - u.MarkAfter);
        return new PlanSummary(id ?? PlanIds.Of(file.Name), file.File, plan.Metadata, own.Length, characters)
        {
            NoticeCount = plan.Notices.Count,
            SectionCount = plan.Sections.Count,
        };
    }
}
