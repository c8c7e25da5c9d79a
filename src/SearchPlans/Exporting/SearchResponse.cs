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

    /// <summary>How many paragraphs lack something.</summary>
    [Description("还缺一部分检索内容的段落数，不计在 paragraphs 里，排在命中之后，至多列 100 段；没有则无此项")]
    public int? Lacking { get; init; }
}

/// <summary>A word that was taken for a condition.</summary>
public sealed record SearchResponseCondition(
    [property: Description("条件：地区、年份、文种、层级、次序")] string Field,
    [property: Description("理解成的值，如 江苏省")] string Value,
    [property: Description("检索词里的原文")] string Typed,
    [property: Description("还包括什么，如 含2024年文件的回顾；没有则为空")] string Note,
    [property: Description("去掉这一条件的检索词")] string Without,
    [property: Description("把这个词当作正文来查的检索词")] string AsText);

/// <summary>A plan as an answer by itself.</summary>
public sealed record SearchResponsePlan(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("地区路径；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("文种；未知为空")] string Type,
    [property: Description("提纲的第一级标题；列出的计划多于 3 份时为空")] IReadOnlyList<string> Outline,
    [property: Description("阅读页地址")] string Url)
{
    /// <summary>The plan for the year before.</summary>
    [Description("同一地方同一文种上一年（或最近的前一年）计划的 id；没有则无此项")]
    public string? Previous { get; init; }

    /// <summary>The plan for the year after.</summary>
    [Description("同一地方同一文种下一年（或最近的后一年）计划的 id；没有则无此项")]
    public string? Next { get; init; }

    /// <summary>Translates a card.</summary>
    public static SearchResponsePlan From(PlanCard card) => new(
        card.Plan.Id, card.Plan.DisplayTitle(), card.Plan.RegionPath, card.Plan.Metadata.Year, card.Plan.Metadata.Type,
        [.. card.Outline.Select(h => h.Heading)], PlanAddress.Of(card.Plan.Id))
    {
        Previous = card.Previous?.Id,
        Next = card.Next?.Id,
    };
}

/// <summary>How much was found of a corrected query.</summary>
public sealed record SearchResponseCorrected(
    [property: Description("改正后的检索词，hits 是它的命中")] string Query,
    [property: Description("它命中的段落数")] int Paragraphs,
    [property: Description("它们所在的计划数")] int Plans);

/// <summary>What holds all that was asked for, where no paragraph does.</summary>
public sealed record SearchResponseWider(
    [property: Description("含有全部检索内容的节数，见 scope=section")] int Sections,
    [property: Description("含有全部检索内容的计划数，见 scope=plan")] int Plans);

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

    /// <summary>What the hit lacks.</summary>
    [Description("这一段没有写到的检索内容；只有不计入总数、排在命中之后的段落有此项")]
    public IReadOnlyList<string>? Lacks { get; init; }

    /// <summary>Whether it only holds the name of the plans that were asked for.</summary>
    [Description("为 true 时，这一段只是正文里写有所查计划的名称，不计入总数；其余无此项")]
    public bool? HoldsName { get; init; }

    /// <summary>Whether a machine recognised the text.</summary>
    [Description("为 true 时，这份计划的文字由机器从扫描件里识别出来，引用前请对照原件；其余无此项")]
    public bool? Recognized { get; init; }

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
            Lacks = hit.Lacks.Count > 0 ? hit.Lacks : null,
            HoldsName = hit.HoldsName ? true : null,
            Recognized = plan.Metadata.Recognition is null ? null : true,
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
    /// <summary>What plain words were taken for.</summary>
    [Description("检索词里被理解为条件的词：地区、年份、文种等，按先后")]
    public IReadOnlyList<SearchResponseCondition> Conditions { get; init; } = [];

    /// <summary>Plans that answer by themselves.</summary>
    [Description("以整份计划作答：只问到计划时，是这一页的计划；检索词是计划标题时，是这些计划；没有一段写全时，是写全了的计划")]
    public IReadOnlyList<SearchResponsePlan> Plans { get; init; } = [];

    /// <summary>Why there are plans.</summary>
    [Description("plans 是什么：askedFor 只问到计划，即总数里的计划；titled 标题里有检索词；holdAll 没有一段、而全文写全了检索内容；没有则无此项")]
    public string? PlansAre { get; init; }

    /// <summary>What holds all that was asked for, where no paragraph does.</summary>
    [Description("没有一段写全检索内容时，写全了的节数和计划数；没有则无此项")]
    public SearchResponseWider? Wider { get; init; }

    /// <summary>The corrected query.</summary>
    [Description("按原样一无所获而改正后有命中时，改正后的检索词和命中数；total 仍是按原样的。没有则无此项")]
    public SearchResponseCorrected? Corrected { get; init; }

    /// <summary>The answer to a question for figures.</summary>
    [Description("检索词是在问指标（如 深圳 2025 GDP目标）时的回答；否则没有此项")]
    public FigureCardResponse? Figures { get; init; }

    /// <summary>Whether the time was up before all was searched.</summary>
    [Description("为 true 时，检索到了时限，没有查完：hits 和 total 只是已找到的；其余无此项")]
    public bool? Partial { get; init; }

    /// <summary>By what 最新 and 最早 were sorted.</summary>
    [Description("按最新、最早排序时所依据的：按发布日期、按年份，或按发布日期，日期不详的按年份；按相关排序或没有命中时无此项")]
    public string? SortedBy { get; init; }

    /// <summary>Translates an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="explain">Explains a hit, where that is wanted.</param>
    public static SearchResponse From(HitList answer, Func<SearchHit, ScoreExplanation?>? explain = null) => new(
        new SearchTotal(answer.TotalParagraphs, answer.TotalPlans)
        {
            Sections = answer.TotalSections,
            AsTyped = answer.ParagraphsAsTyped,
            Lacking = answer.TotalLacking > 0 ? answer.TotalLacking : null,
        },
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
        answer.Notice)
    {
        Conditions = [.. answer.Conditions
            .Select(c => new SearchResponseCondition(c.Field, c.Value, c.Typed, c.Note, c.Without, c.AsText))],
        Plans = [.. answer.Cards.Select(SearchResponsePlan.From)],
        PlansAre = answer.CardsAre switch
        {
            PlanCardsAre.AskedFor => "askedFor",
            PlanCardsAre.Titled => "titled",
            PlanCardsAre.HoldAll => "holdAll",
            _ => null,
        },
        Wider = answer.Wider is { } wider ? new SearchResponseWider(wider.Sections, wider.Plans) : null,
        Corrected = answer.Corrected is { } corrected
            ? new SearchResponseCorrected(corrected.Query, corrected.TotalParagraphs, corrected.TotalPlans)
            : null,
        Partial = answer.IsPartial ? true : null,
        SortedBy = answer.SortedBy,
        Figures = answer.Figures is { } card ? FigureCardResponse.From(card) : null,
    };

    private static List<SearchResponseFacetValue> Values(IReadOnlyList<FacetValue> values) =>
        [.. values.Select(v => new SearchResponseFacetValue(v.Value, v.Count))];
}
