using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>What of a plan is kept, shown and searched.</summary>
internal static class PlanTexts
{
    /// <summary>The text of a unit: without Markdown marks, in one line.</summary>
    public static string TextOf(Plan plan, PlanUnit unit) => plan.LineOf(unit);

    /// <summary>What a list of plans says of a plan.</summary>
    public static PlanSummary Summarize(CorpusFile file, Plan plan)
    {
        PlanUnit[] own = [.. plan.Units.Where(u => u is { Kind: not PlanUnitKind.Surrounding, IsAside: false })];
        int characters = own.Sum(u => u.EndChar - u.StartChar - u.MarkBefore - u.MarkAfter);
        return new PlanSummary(PlanIds.Of(file.Name), file.File, plan.Metadata, own.Length, characters);
    }
}
