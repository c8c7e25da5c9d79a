using System.ComponentModel;
using SearchPlans.Corpus;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Exporting;

/// <summary>How much was found.</summary>
public sealed record SearchTotal(
    [property: Description("命中的段落数；scope 为 section、plan 时，是命中的各节、各份计划里含有检索内容的段落数")] int Paragraphs,
    [property: Description("命中所在的计划数；scope 为 plan 时即命中数")] int Plans)
{
    /// <summary>How many innermost sections answer, or hold the paragraphs found.</summary>
    [Description("scope 为 section 时是命中的节数，为 plan 时是 paragraphs 所在的节数；为 paragraph 时没有此项")]
    public int? Sections { get; init; }

    /// <summary>How many of the paragraphs hold the query as it was typed.</summary>
    [Description("paragraphs 中原样写着检索词的段落数，它们按相关排序时在前；检索词不是单独一串字、或不分词查找时没有此项")]
    public int? AsTyped { get; init; }
}

/// <summary>Other expressions that were searched along.</summary>
public sealed record SearchResponseSameWords(
    [property: Description("检索词里的一段")] string Run,
    [property: Description("一并查找的其他说法")] IReadOnlyList<string> Others);

/// <summary>A paragraph shown with a hit.</summary>
public sealed record SearchResponseParagraph(
    [property: Description("段落在计划内的锚点")] string Paragraph,
    [property: Description("由外到内的各级标题")] IReadOnlyList<string> Section,
    [property: Description("整段文字")] string Text,
    [property: Description("命中之处：[起, 止)，text 的 UTF-16 偏移，按先后，互不重叠")] IReadOnlyList<int[]> Marks,
    [property: Description("阅读页地址，打开即到这一段")] string Url)
{
    /// <summary>Translates a paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="hit">The hit that it is shown with.</param>
    /// <param name="request">The search.</param>
    public static SearchResponseParagraph From(HitParagraph paragraph, SearchHit hit, SearchRequest request) => new(
        paragraph.Anchor, paragraph.Section, paragraph.Text, paragraph.Marks.ToPairs(),
        PlanAddress.Of(hit.Plan.Id, request, paragraph.Anchor));
}

/// <summary>A paragraph, section or plan found.</summary>
public sealed record SearchResponseHit(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("地区路径，如 广东省/深圳市/坪山区；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("命中的是什么，随 scope：paragraph 段落、section 章节、plan 计划")] string Unit,
    [property: Description("由外到内的各级标题；章节的连同它自己的，计划为空")] IReadOnlyList<string> Section,
    [property: Description("段落在计划内的锚点；章节是其标题的，计划为空")] string Paragraph,
    [property: Description("text 是什么：title 题目、heading 标题、paragraph 段落、listItem 列表项、tableRow 表格的一行、contents 目录的一行、surrounding 原文前后文字")]
    string Kind,
    [property: Description("回顾、部署、名词解释、附件，或为空")] string Part,
    [property: Description("相关程度，只在同一次回答里可比；章节、计划的是其中最相关一段的")] double Score,
    [property: Description("整段文字；章节是标题，计划是题目")] string Text,
    [property: Description("命中之处：[起, 止)，text 的 UTF-16 偏移，按先后，互不重叠")] IReadOnlyList<int[]> Marks,
    [property: Description("一同列出的段落：标题命中的，是其下第一段；章节、计划命中的，是其中最相关的几段，按先后，至多 3 段；其余为空")]
    IReadOnlyList<SearchResponseParagraph> Below,
    [property: Description("阅读页地址，打开即到这一段、这一节或这份计划")] string Url)
{
    /// <summary>How many paragraphs of the section or plan were found.</summary>
    [Description("章节、计划里含有检索内容的段落数；命中是段落时没有此项")]
    public int? Paragraphs { get; init; }

    /// <summary>The anchor of the best paragraph of the section or plan.</summary>
    [Description("章节、计划里最相关一段的锚点，可用作 /api/explain 的 anchor；命中是段落时没有此项")]
    public string? Best { get; init; }

    /// <summary>Why the hit stands where it does.</summary>
    [Description("得分的由来；只在要求说明时有（命令行 --explain，网页接口见 /api/explain）")]
    public ExplanationNode? Explanation { get; init; }

    /// <summary>Translates a hit.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="request">The search.</param>
    public static SearchResponseHit From(SearchHit hit, SearchRequest request)
    {
        PlanSummary plan = hit.Plan;
        bool isWider = hit.Unit != HitUnit.Paragraph;
        return new SearchResponseHit(
            plan.Id, plan.DisplayTitle(), plan.RegionPath, plan.Metadata.Year, NameOf(hit.Unit), hit.Section, hit.Anchor,
            UnitKindNames.NameOf(hit.Kind),
            PlanPartNames.NameOf(hit.Part), Math.Round(hit.Score, 4), hit.Text, hit.Marks.ToPairs(),
            [.. hit.Below.Select(p => SearchResponseParagraph.From(p, hit, request))], PlanAddress.Of(plan.Id, request, hit.Anchor))
        {
            Paragraphs = isWider ? hit.Paragraphs : null,
            Best = isWider ? hit.BestAnchor : null,
        };
    }

    private static string NameOf(HitUnit unit) => unit switch
    {
        HitUnit.Section => "section",
        HitUnit.Plan => "plan",
        _ => "paragraph",
    };
}

/// <summary>A value to narrow by.</summary>
public sealed record SearchResponseFacetValue(
    [property: Description("可原样用作同名参数的值")] string Value,
    [property: Description("只选它时余下的命中数：段落、章节或计划，随 scope")] int Count);

/// <summary>The values to narrow by.</summary>
public sealed record SearchResponseFacets(
    [property: Description("地区")] IReadOnlyList<SearchResponseFacetValue> Region,
    [property: Description("年份")] IReadOnlyList<SearchResponseFacetValue> Year,
    [property: Description("文种")] IReadOnlyList<SearchResponseFacetValue> Type,
    [property: Description("层级：国家、省、市、县")] IReadOnlyList<SearchResponseFacetValue> Level,
    [property: Description("发布机关")] IReadOnlyList<SearchResponseFacetValue> Issuer,
    [property: Description("计划的部分：回顾、部署、名词解释、附件")] IReadOnlyList<SearchResponseFacetValue> Part);

/// <summary>The answer to a search.</summary>
public sealed record SearchResponse(
    [property: Description("命中总数")] SearchTotal Total,
    [property: Description("检索词是怎样理解的")] string Understood,
    [property: Description("一并查找的同义说法；参数 same=0 则不查")] IReadOnlyList<SearchResponseSameWords> SameWords,
    [property: Description("检索用时，毫秒")] double TookMs,
    [property: Description("这一页的命中：段落、章节或计划，随 scope")] IReadOnlyList<SearchResponseHit> Hits,
    [property: Description("可用来缩小范围的值")] SearchResponseFacets Facets,
    [property: Description("相关的说法，可另行检索")] IReadOnlyList<string> Related,
    [property: Description("您是不是要找：改正后的整个检索词；没有则无此项")] string? DidYouMean,
    [property: Description("须告知使用者的事，例如检索词过长而被截短；没有则无此项")] string? Notice)
{
    /// <summary>Translates an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="explain">Explains a hit, where that is wanted.</param>
    public static SearchResponse From(HitList answer, Func<SearchHit, ScoreExplanation?>? explain = null) => new(
        new SearchTotal(answer.TotalParagraphs, answer.TotalPlans) { Sections = answer.TotalSections, AsTyped = answer.ParagraphsAsTyped },
        answer.Understood,
        [.. answer.SameWords.Select(s => new SearchResponseSameWords(s.Run, s.Others))],
        Math.Round(answer.TookMs, 3),
        [.. answer.Hits.Select(h => SearchResponseHit.From(h, answer.Request) with
        {
            Explanation = explain?.Invoke(h) is { } why ? ExplanationNode.From(why) : null,
        })],
        new SearchResponseFacets(Values(answer.Facets.Regions), Values(answer.Facets.Years), Values(answer.Facets.Types),
            Values(answer.Facets.Levels), Values(answer.Facets.Issuers), Values(answer.Facets.Parts)),
        answer.Related,
        answer.DidYouMean,
        answer.Notice);

    private static List<SearchResponseFacetValue> Values(IReadOnlyList<FacetValue> values) =>
        [.. values.Select(v => new SearchResponseFacetValue(v.Value, v.Count))];
}
