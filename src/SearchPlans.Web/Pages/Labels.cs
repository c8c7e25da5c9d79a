using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Web.Pages;

/// <summary>How things are named and numbered to people.</summary>
public static class Labels
{
    /// <summary>The name of a part of a plan (回顾), or null for none.</summary>
    public static string? Part(PlanPart part) => PlanPartNames.NameOf(part) is { Length: > 0 } name ? name : null;

    /// <summary>How something known of a plan came to be known, or null of what isn't known.</summary>
    public static string? Origin(MetadataOrigin origin) => origin switch
    {
        MetadataOrigin.Given => "填报",
        MetadataOrigin.FrontMatter => "文首标注",
        MetadataOrigin.Found => "原文件所载",
        MetadataOrigin.Inferred => "据文推断",
        _ => null,
    };

    /// <summary>The first characters of a text, no pair of surrogates parted.</summary>
    public static string Beginning(string text, int chars) =>
        text.Length <= chars ? text : text[..(char.IsHighSurrogate(text[chars - 1]) ? chars - 1 : chars)];

    /// <summary>A text to show: of a long one its beginning and an ellipsis.</summary>
    public static string Shortened(string text, int chars) => text.Length <= chars ? text : Beginning(text, chars) + "…";

    /// <summary>Points of a score.</summary>
    public static string Points(double score) =>
        score.ToString(Math.Abs(score) < 10 ? "0.##" : "0.#", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where in a document something stands that is in no section.</summary>
    public static string Place(PlanUnitKind kind) => kind switch
    {
        PlanUnitKind.Title => "标题",
        PlanUnitKind.Heading => "章节标题",
        PlanUnitKind.Surrounding => "原文前后文字",
        PlanUnitKind.Contents => "目录",
        _ => "正文",
    };

    /// <summary>A title to show: the plan's, or its file's name where none was found.</summary>
    public static string Title(PlanSummary plan) => plan.DisplayTitle();

    /// <summary>Place, year and type, as far as they are known, and that a machine recognised the text.</summary>
    public static IReadOnlyList<string> Facts(PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string recognized = plan.Metadata.Recognition is null ? "" : Recognition.Name;
        string year = plan.Metadata.Year > 0 ? $"{plan.Metadata.Year}年" : "";
        return [.. new[] { plan.RegionPath.Replace('/', ' '), year, plan.Metadata.Type, recognized }.Where(f => f.Length > 0)];
    }

    /// <summary>A count as people say it: up to 9999 as it is, above in 万 with one decimal where it says something.</summary>
    public static string Count(long count) => count switch
    {
        < 10_000 => count.ToString(),
        < 1_000_000 => $"{count / 10_000.0:0.#} 万",
        < 100_000_000 => $"{count / 10_000} 万",
        _ => $"{count / 100_000_000.0:0.##} 亿",
    };

    /// <summary>A time in milliseconds, with as many decimals as say something.</summary>
    public static string Milliseconds(double ms) => ms < 10 ? $"{ms:0.#} 毫秒" : $"{ms:0} 毫秒";
}
