using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Reading;

/// <summary>Pages of plans that are in no index.</summary>
internal static class PlanPages
{
    /// <summary>A plan to read, without marks.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="summary">What is known of it.</param>
    public static PlanPage Of(Plan plan, PlanSummary summary)
    {
        var citations = new Citations(summary, plan.Sections);
        int frontMatter = FrontMatter.LengthIn(plan.Text);
        return new PlanPage(
            summary, plan.Sections,
            [
                .. plan.Units.Select(u => new PlanPageUnit(
                    u.Kind, u.Anchor, u.Section, PlanTexts.TextOf(plan, u), plan.Shown(u).LeadLength, u.Part, [],
                    citations.Next(u.Kind, u.Section))
                {
                    IsTableHead = u.IsTableHead,
                    IsAside = u.IsAside,
                    IsFrontMatter = u.EndChar <= frontMatter,
                }),
            ],
            plan.Origins, []);
    }
}
