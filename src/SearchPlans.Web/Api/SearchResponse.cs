using System.ComponentModel;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>How much was found.</summary>
public sealed record SearchTotal(
    [property: Description("命中的段落数")] int Paragraphs,
    [property: Description("这些段落所在的计划数")] int Plans);

/// <summary>One paragraph found.</summary>
public sealed record SearchResponseHit(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("地区路径，如 广东省/深圳市/坪山区；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("由外到内的各级标题")] IReadOnlyList<string> Section,
    [property: Description("段落在计划内的锚点")] string Paragraph,
    [property: Description("相关程度，只在同一次回答里可比")] double Score,
    [property: Description("整段文字")] string Text,
    [property: Description("命中之处：[起, 止)，text 的 UTF-16 偏移，按先后，互不重叠")] IReadOnlyList<int[]> Marks,
    [property: Description("阅读页地址，打开即到这一段")] string Url);

/// <summary>A value to narrow by.</summary>
public sealed record SearchResponseFacetValue(
    [property: Description("可原样用作同名参数的值")] string Value,
    [property: Description("只选它时余下的段落数")] int Count);

/// <summary>The values to narrow by.</summary>
public sealed record SearchResponseFacets(
    [property: Description("地区")] IReadOnlyList<SearchResponseFacetValue> Region,
    [property: Description("年份")] IReadOnlyList<SearchResponseFacetValue> Year,
    [property: Description("文种")] IReadOnlyList<SearchResponseFacetValue> Type);

/// <summary>The answer to a search.</summary>
public sealed record SearchResponse(
    [property: Description("命中总数")] SearchTotal Total,
    [property: Description("检索词是怎样理解的")] string Understood,
    [property: Description("检索用时，毫秒")] double TookMs,
    [property: Description("这一页的段落")] IReadOnlyList<SearchResponseHit> Hits,
    [property: Description("可用来缩小范围的值")] SearchResponseFacets Facets,
    [property: Description("须告知使用者的事，例如检索词过长而被截短；没有则无此项")] string? Notice)
{
    /// <summary>Translates an answer.</summary>
    public static SearchResponse From(HitList answer) => new(
        new SearchTotal(answer.TotalParagraphs, answer.TotalPlans),
        answer.Understood,
        Math.Round(answer.TookMs, 3),
        [.. answer.Hits.Select(h => Hit(h, answer.Request))],
        new SearchResponseFacets(Values(answer.Facets.Regions), Values(answer.Facets.Years), Values(answer.Facets.Types)),
        answer.Notice);

    private static SearchResponseHit Hit(SearchHit hit, SearchRequest request)
    {
        PlanSummary plan = hit.Plan;
        return new SearchResponseHit(
            plan.Id, Labels.Title(plan), plan.RegionPath, plan.Metadata.Year, hit.Section, hit.Anchor, Math.Round(hit.Score, 4), hit.Text,
            [.. hit.Marks.Select(m => new[] { m.Start, m.End })],
            Links.Ascii.Plan(plan.Id, request.Query, request.Match, hit.Anchor));
    }

    private static List<SearchResponseFacetValue> Values(IReadOnlyList<FacetValue> values) =>
        [.. values.Select(v => new SearchResponseFacetValue(v.Value, v.Count))];
}
