using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Web.Pages;

/// <summary>Something known of a plan.</summary>
/// <param name="Name">What it is (年份).</param>
/// <param name="Value">What is known.</param>
/// <param name="Origin">How it is known (填报).</param>
/// <param name="Address">Where it leads, or null.</param>
public sealed record AboutFact(string Name, string Value, string Origin, string? Address = null);

/// <summary>What is known of a plan, each fact with how it is known.</summary>
public static class AboutPlan
{
    /// <summary>The facts that are known, in reading order.</summary>
    public static IReadOnlyList<AboutFact> FactsOf(PlanPage plan)
    {
        PlanMetadata known = plan.Summary.Metadata;
        PlanMetadataOrigins origins = plan.Origins;
        (string Name, string Value, MetadataOrigin Origin)[] facts =
        [
            ("标题", known.Title, origins.Title),
            ("地区", Shown(plan.Summary.RegionPath.Replace('/', ' '), UnknownFields.Place), origins.Place),
            ("计划年份", Shown(Year(known.Year), UnknownFields.Year), origins.Year),
            ("回顾年份", Shown(Year(known.ReviewedYear), UnknownFields.ReviewedYear), origins.ReviewedYear),
            ("文种", Shown(known.Type, UnknownFields.Type), origins.Type),
            ("发布机关", Shown(known.Issuer, UnknownFields.Issuer), origins.Issuer),
            ("文号", Shown(known.Number, UnknownFields.Number), origins.Number),
            ("成文日期", Shown(Day(known.SignedOn), UnknownFields.SignedOn), origins.SignedOn),
            ("发布日期", Shown(Day(known.Published), UnknownFields.Published), origins.Published),
            ("来源", Shown(known.Source, UnknownFields.Source), origins.Source),
        ];
        return [.. facts.Where(f => f.Value.Length > 0)
            .Select(f => new AboutFact(f.Name, f.Value, Labels.Origin(f.Origin) ?? "", AddressOf(f.Value)))];

        string Shown(string value, UnknownFields field) => known.Unknown.HasFlag(field) ? UnknownWord.Text : value;
    }

    private static string Day(DateOnly? known) => known is { } day ? $"{day.Year}年{day.Month}月{day.Day}日" : "";

    private static string Year(int year) => year > 0 ? $"{year}年" : "";

    private static string? AddressOf(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address.AbsoluteUri
            : null;
}
