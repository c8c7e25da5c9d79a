using System.ComponentModel;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>A plan in a list.</summary>
public sealed record PlanResponseItem(
    [property: Description("计划的 id")] string Id,
    [property: Description("标题")] string Title,
    [property: Description("地区路径，如 广东省/深圳市/坪山区；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("文种；未知为空")] string Type,
    [property: Description("来源：网址或出版物；未知为空")] string Source,
    [property: Description("语料里的文件")] string File,
    [property: Description("段落、列表项与标题数")] int Paragraphs,
    [property: Description("字符数")] int Characters,
    [property: Description("阅读页地址")] string Url)
{
    /// <summary>Translates a summary.</summary>
    public static PlanResponseItem From(PlanSummary plan) => new(
        plan.Id, Labels.Title(plan), plan.RegionPath, plan.Metadata.Year, plan.Metadata.Type, plan.Metadata.Source, plan.File,
        plan.Paragraphs, plan.Characters, Links.Ascii.Plan(plan.Id));
}

/// <summary>All plans.</summary>
public sealed record PlansResponse(
    [property: Description("计划数")] int Total,
    [property: Description("各份计划，按地区，年份新的在前")] IReadOnlyList<PlanResponseItem> Plans);

/// <summary>A section of a plan.</summary>
public sealed record PlanResponseSection(
    [property: Description("标题，连同编号")] string Heading,
    [property: Description("编号，如 （三）；没有则为空")] string Number,
    [property: Description("层级，最外为 1")] int Level,
    [property: Description("上一级在 outline 里的序号，从 0 起；没有则为 -1")] int Parent,
    [property: Description("标题所在段落的锚点")] string Paragraph,
    [property: Description("回顾、部署，或为空")] string Part);

/// <summary>A paragraph of a plan.</summary>
public sealed record PlanResponseParagraph(
    [property: Description("锚点，即阅读页地址 # 之后的部分")] string Paragraph,
    [property: Description("title 题目、heading 标题、paragraph 段落、listItem 列表项、surrounding 原文前后文字")] string Kind,
    [property: Description("所在一节在 outline 里的序号，从 0 起；没有则为 -1")] int Section,
    [property: Description("文字")] string Text,
    [property: Description("段首小标题的字符数；没有则为 0")] int LeadLength,
    [property: Description("回顾、部署，或为空")] string Part,
    [property: Description("引用写法；原文前后文字没有引用，为空")] string Citation,
    [property: Description("参数 q 命中之处：[起, 止)，text 的 UTF-16 偏移")] IReadOnlyList<int[]> Marks);

/// <summary>A whole plan.</summary>
public sealed record PlanResponse(
    [property: Description("元数据")] PlanResponseItem Plan,
    [property: Description("提纲，按先后")] IReadOnlyList<PlanResponseSection> Outline,
    [property: Description("全文，按先后")] IReadOnlyList<PlanResponseParagraph> Paragraphs)
{
    /// <summary>Translates a plan.</summary>
    public static PlanResponse From(PlanPage page) => new(
        PlanResponseItem.From(page.Summary),
        [.. page.Sections.Select(s => new PlanResponseSection(s.Heading, s.Number, s.Level, s.Parent, page.Units[s.FirstUnit].Anchor, Labels.Part(s.Part) ?? ""))],
        [.. page.Units.Select(Paragraph)]);

    private static PlanResponseParagraph Paragraph(PlanPageUnit unit) => new(
        unit.Anchor, Kind(unit.Kind), unit.Section, unit.Text, unit.LeadLength, Labels.Part(unit.Part) ?? "", unit.Citation,
        [.. unit.Marks.Select((TextRange m) => new[] { m.Start, m.End })]);

    private static string Kind(PlanUnitKind kind) => kind switch
    {
        PlanUnitKind.Title => "title",
        PlanUnitKind.Heading => "heading",
        PlanUnitKind.ListItem => "listItem",
        PlanUnitKind.Surrounding => "surrounding",
        _ => "paragraph",
    };
}

/// <summary>How adding ended.</summary>
public sealed record AddResponse(
    [property: Description("added 已收入，duplicate 语料里已有同样的文字")] string Status,
    [property: Description("收入的计划，或原有的那一份")] PlanResponseItem Plan);
