using System.Globalization;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Cli;

/// <summary>What plans are called in output for people.</summary>
internal static class PlanLabels
{
    /// <summary>Place, year and type, as far as they are known, and that a machine recognised the text.</summary>
    public static string Facts(this PlanSummary plan) => string.Join(" · ", new[]
    {
        plan.RegionPath.Replace('/', ' '),
        plan.Metadata.Year > 0 ? $"{plan.Metadata.Year} 年" : "",
        plan.Metadata.Type,
        plan.Metadata.Recognition is null ? "" : Recognition.Name,
    }.Where(f => f.Length > 0));

    /// <summary>Who issued it and when, as far as that is known.</summary>
    public static string Publication(this PlanSummary plan) =>
        string.Join(' ', new[] { plan.Metadata.Issuer, Day(plan.Metadata.Published) }.Where(f => f.Length > 0));

    /// <summary>A day as people write it, 2024-02-01; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time of this machine's zone, to the minute.</summary>
    public static string Time(DateTimeOffset time) => time.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A text as one cell of a row parted by tabs: a title from a sidecar, or the name of a file, may hold anything.</summary>
    public static string OneCell(string text) => VisibleText.Of(text.Replace('\t', ' ').ReplaceLineEndings(" "));

    /// <summary>How something known of a plan is known; empty where it isn't.</summary>
    public static string NameOf(MetadataOrigin origin) => origin switch
    {
        MetadataOrigin.Given => "由人给出",
        MetadataOrigin.FrontMatter => "文件开头写明",
        MetadataOrigin.Found => "文件中写明",
        MetadataOrigin.Inferred => "由文字推断",
        _ => "",
    };
}
