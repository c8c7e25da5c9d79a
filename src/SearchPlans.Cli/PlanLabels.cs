using SearchPlans.Reading;

namespace SearchPlans.Cli;

/// <summary>What plans are called in output for people.</summary>
internal static class PlanLabels
{
    /// <summary>The title, or the file where none was found.</summary>
    public static string DisplayTitle(this PlanSummary plan) =>
        plan.Metadata.Title.Length > 0 ? plan.Metadata.Title : plan.File;

    /// <summary>Place, year and type, as far as they are known.</summary>
    public static string Facts(this PlanSummary plan) => string.Join(" · ", new[]
    {
        plan.RegionPath.Replace('/', ' '),
        plan.Metadata.Year > 0 ? $"{plan.Metadata.Year} 年" : "",
        plan.Metadata.Type,
    }.Where(f => f.Length > 0));
}
