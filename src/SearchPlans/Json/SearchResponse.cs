using System.ComponentModel;
using SearchPlans.Fields;
using SearchPlans.Reading;
using SearchPlans.Searching;

namespace SearchPlans.Json;

/// <summary>How much was found.</summary>
public sealed record SearchTotal(
    [property: Description("命中的段落数")] int Paragraphs,
    [property: Description("这些段落所在的计划数")] int Plans)
{
    /// <summary>How many of the paragraphs hold the query as it was typed.</summary>
    [Description("其中原样写着检索词的段落数，它们按相关排序时在前；检索词不是单独一串字、或不分词查找时没有此项")]
    public int? AsTyped { get; init; }
}

/// <summary>Other expressions that were searched along.</summary>
public sealed record SearchResponseSameWords(
    [property: Description("检索词里的一段")] string Run,
    [property: Description("一并查找的其他说法")] IReadOnlyList<string> Others);

/// <summary>One paragraph found.</summary>
public sealed record SearchResponseHit(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("地区路径，如 广东省/深圳市/坪山区；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("由外到内的各级标题")] IReadOnlyList<string> Section,
    [property: Description("段落在计划内的锚点")] string Paragraph,
    [property: Description("title 题目、heading 标题、paragraph 段落、listItem 列表项、tableRow 表格的一行、contents 目录的一行、surrounding 原文前后文字")] string Kind,
    [property: Description("回顾、部署、名词解释、附件，或为空")] string Part,
    [property: Description("相关程度，只在同一次回答里可比")] double Score,
    [property: Description("整段文字")] string Text,
    [property: Description("命中之处：[起, 止)，text 的 UTF-16 偏移，按先后，互不重叠")] IReadOnlyList<int[]> Marks,
    [property: Description("阅读页地址，打开即到这一段")] string Url)
{
    /// <summary>Why the paragraph stands where it does.</summary>
    [Description("得分的由来；只在要求说明时有（命令行 --explain，网页接口见 /api/explain）")]
    public ExplanationNode? Explanation { get; init; }
}

/// <summary>A value to narrow by.</summary>
public sealed record SearchResponseFacetValue(
    [property: Description("可原样用作同名参数的值")] string Value,
    [property: Description("只选它时余下的段落数")] int Count);

/// <summary>The values to narrow by.</summary>
public sealed record SearchResponseFacets(
    [property: Description("地区")] IReadOnlyList<SearchResponseFacetValue> Region,
    [property: Description("年份")] IReadOnlyList<SearchResponseFacetValue> Year,
    [property: Description("文种")] IReadOnlyList<SearchResponseFacetValue> Type,
    [property: Description("计划的部分：回顾、部署、名词解释、附件")] IReadOnlyList<SearchResponseFacetValue> Part);

/// <summary>The answer to a search.</summary>
public sealed record SearchResponse(
    [property: Description("命中总数")] SearchTotal Total,
    [property: Description("检索词是怎样理解的")] string Understood,
    [property: Description("一并查找的同义说法；参数 same=0 则不查")] IReadOnlyList<SearchResponseSameWords> SameWords,
    [property: Description("检索用时，毫秒")] double TookMs,
    [property: Description("这一页的段落")] IReadOnlyList<SearchResponseHit> Hits,
    [property: Description("可用来缩小范围的值")] SearchResponseFacets Facets,
    [property: Description("相关的说法，可另行检索")] IReadOnlyList<string> Related,
    [property: Description("您是不是要找：改正后的整个检索词；没有则无此项")] string? DidYouMean,
    [property: Description("须告知使用者的事，例如检索词过长而被截短；没有则无此项")] string? Notice)
{
    /// <summary>Translates an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="explain">Explains a hit, where that is wanted.</param>
    public static SearchResponse From(HitList answer, Func<SearchHit, ScoreExplanation?>? explain = null) => new(
        new SearchTotal(answer.TotalParagraphs, answer.TotalPlans) { AsTyped = answer.ParagraphsAsTyped },
        answer.Understood,
        [.. answer.SameWords.Select(s => new SearchResponseSameWords(s.Run, s.Others))],
        Math.Round(answer.TookMs, 3),
        [.. answer.Hits.Select(h => Hit(h, answer.Request) with { Explanation = explain?.Invoke(h) is { } why ? ExplanationNode.From(why) : null })],
        new SearchResponseFacets(Values(answer.Facets.Regions), Values(answer.Facets.Years), Values(answer.Facets.Types), Values(answer.Facets.Parts)),
        answer.Related,
        answer.DidYouMean,
        answer.Notice);

    private static SearchResponseHit Hit(SearchHit hit, SearchRequest request)
    {
        PlanSummary plan = hit.Plan;
        return new SearchResponseHit(
            plan.Id, plan.DisplayTitle(), plan.RegionPath, plan.Metadata.Year, hit.Section, hit.Anchor, UnitKindNames.NameOf(hit.Kind),
            PlanPartNames.NameOf(hit.Part), Math.Round(hit.Score, 4), hit.Text, hit.Marks.ToPairs(), PlanAddress.Of(plan.Id, request, hit.Anchor));
    }

    private static List<SearchResponseFacetValue> Values(IReadOnlyList<FacetValue> values) =>
        [.. values.Select(v => new SearchResponseFacetValue(v.Value, v.Count))];
}
