using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Web.Rendering;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>How things are named and numbered to people.</summary>
public static class Labels
{
    /// <summary>The name of a part of a plan (回顾), or null for none.</summary>
    public static string? Part(PlanPart part) => PlanPartNames.NameOf(part) is { Length: > 0 } name ? name : null;

    /// <summary>How something known of a plan came to be known, or null of what isn't known.</summary>
    public static string? Origin(MetadataOrigin origin) => origin switch
    {
        MetadataOrigin.Given => "人工填写",
        MetadataOrigin.FrontMatter => "文首标注",
        MetadataOrigin.Found => "原件所载",
        MetadataOrigin.Inferred => "自动识别",
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

    /// <summary>A title to show: it tells place and year, whatever was issued. What is cited is the title as issued.</summary>
    public static string Title(PlanSummary plan) => ComposedTitles.Of(plan);

    /// <summary>A title to show that breaks between words; its element has the class <c>phrases</c>.</summary>
    public static BrokenTitle Broken(PlanSummary plan) => new(Title(plan));

    /// <summary>The place as it is spoken of: 太原, 坪山, 广东; the whole name where it is short.</summary>
    public static string ShortPlace(PlanSummary plan)
    {
        PlanMetadata known = plan.Metadata;
        string name = known.County.Length > 0 ? known.County : known.City.Length > 0 ? known.City : ProvinceGrid.ShortName(known.Province);
        return name.Length > 2 && name[^1] is '市' or '县' or '区' ? name[..^1] : name;
    }

    /// <summary>Place and year in as few characters as tell them: 太原 2026.</summary>
    public static string ShortName(PlanSummary plan)
    {
        string told = $"{ShortPlace(plan)} {(plan.Metadata.Year > 0 ? plan.Metadata.Year : "")}".Trim();
        return told.Length > 0 ? told : Shortened(Title(plan), 12);
    }

    /// <summary>Place, year and type, as far as they are known, and that a machine recognised the text.</summary>
    public static IReadOnlyList<string> Facts(PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string recognized = plan.Metadata.Recognition is null ? "" : Recognition.Name;
        string year = plan.Metadata.Year > 0 ? $"{plan.Metadata.Year}年" : "";
        return [.. new[] { plan.RegionPath.Replace('/', ' '), year, plan.Metadata.Type, recognized }.Where(f => f.Length > 0)];
    }

    /// <summary>What stands below a title: the place around, the type and the day, as far as the title doesn't tell them, and that a
    /// machine recognised the text.</summary>
    public static IReadOnlyList<string> Beside(PlanSummary plan)
    {
        PlanMetadata known = plan.Metadata;
        string title = Title(plan);
        bool tellsProvince = known.Province.Length == 0 || title.Contains(ProvinceGrid.ShortName(known.Province), StringComparison.Ordinal)
            || (known.Province == Regions.National && title.Contains('国', StringComparison.Ordinal));
        return
        [
            .. new[]
            {
                tellsProvince ? "" : known.Province,
                title.Contains(known.Type, StringComparison.Ordinal) || known.Type == DocumentTypes.Other ? "" : known.Type,
                known.Published is { } day ? $"{day.Year}年{day.Month}月{day.Day}日发布" : "",
                known.Recognition is null ? "" : Recognition.Name,
            }.Where(f => f.Length > 0),
        ];
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
