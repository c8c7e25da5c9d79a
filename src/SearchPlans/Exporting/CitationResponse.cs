using System.ComponentModel;
using SearchPlans.Citing;
using SearchPlans.Corpus;

namespace SearchPlans.Exporting;

/// <summary>A plan that names or is named.</summary>
public sealed record CitationResponsePlan(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("地区路径；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("文种；未知为空")] string Type,
    [property: Description("阅读页地址")] string Url)
{
    /// <summary>Translates a plan.</summary>
    public static CitationResponsePlan From(PlanSummary plan) => new(
        plan.Id, plan.DisplayTitle(), plan.RegionPath, plan.Metadata.Year, plan.Metadata.Type, PlanAddress.Of(plan.Id));
}

/// <summary>A place in a text that names a document.</summary>
public sealed record CitationResponseMention(
    [property: Description("段落的锚点，即阅读页地址 # 之后的部分")] string Paragraph,
    [property: Description("名称在段落里的起点，按 UTF-16 计，从 0 起")] int Start,
    [property: Description("名称的终点，不含")] int End,
    [property: Description("原文里的叫法")] string Name,
    [property: Description("所在的一句")] string Sentence)
{
    /// <summary>Translates a mention.</summary>
    public static CitationResponseMention From(CitationMention mention) =>
        new(mention.Anchor, mention.StartChar, mention.EndChar, mention.Name, mention.Sentence);
}

/// <summary>A document that a plan names.</summary>
public sealed record CitationResponseCited(
    [property: Description("原文里第一次的叫法")] string Name,
    [property: Description("here 已收录，self 即本文，several 有几份都像、不能断定，missing 未收录")] string Status,
    [property: Description("提到它的各处，按文中次序")] IReadOnlyList<CitationResponseMention> Mentions)
{
    /// <summary>The plan that is meant.</summary>
    [Description("指的是哪一份；不能断定或未收录的没有此项")]
    public CitationResponsePlan? Plan { get; init; }

    /// <summary>Translates a document.</summary>
    public static CitationResponseCited From(CitedDocument cited) => new(
        cited.Name, cited switch
        {
            { IsSelf: true } => "self",
            { Plan: not null } => "here",
            { IsAmbiguous: true } => "several",
            _ => "missing",
        },
        [.. cited.Mentions.Select(CitationResponseMention.From)])
    {
        Plan = cited.Plan is { } plan ? CitationResponsePlan.From(plan) : null,
    };
}

/// <summary>A plan that names another.</summary>
public sealed record CitationResponseCiting(
    [property: Description("提到它的计划")] CitationResponsePlan Plan,
    [property: Description("提到它的各处，按文中次序")] IReadOnlyList<CitationResponseMention> Mentions)
{
    /// <summary>Translates a plan that names another.</summary>
    public static CitationResponseCiting From(CitingPlan citing) =>
        new(CitationResponsePlan.From(citing.Plan), [.. citing.Mentions.Select(CitationResponseMention.From)]);
}

/// <summary>What a plan names and what names it.</summary>
public sealed record CitationResponse(
    [property: Description("这份计划")] CitationResponsePlan Plan,
    [property: Description("它提到的文件，按第一次提到的次序")] IReadOnlyList<CitationResponseCited> Cited,
    [property: Description("提到它的计划，按地区，年份近的在前")] IReadOnlyList<CitationResponseCiting> Citing)
{
    /// <summary>Translates an answer.</summary>
    public static CitationResponse From(PlanCitations citations)
    {
        ArgumentNullException.ThrowIfNull(citations);
        return new CitationResponse(
            CitationResponsePlan.From(citations.Plan), [.. citations.Cited.Select(CitationResponseCited.From)],
            [.. citations.Citing.Select(CitationResponseCiting.From)]);
    }
}

/// <summary>A document that is named and isn't here.</summary>
public sealed record MissingResponseDocument(
    [property: Description("它的名称；简称的补上地区")] string Name,
    [property: Description("有几份计划提到它")] int Plans,
    [property: Description("提到它的计划，至多 3 份，各举一处")] IReadOnlyList<CitationResponseCiting> Examples);

/// <summary>The documents that are named most and aren't here.</summary>
public sealed record MissingResponse(
    [property: Description("提到最多而未收录的文件，至多 200 份")] IReadOnlyList<MissingResponseDocument> Documents)
{
    /// <summary>Translates an answer.</summary>
    public static MissingResponse From(MissingDocuments missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        return new MissingResponse(
        [
            .. missing.Documents.Select(
                d => new MissingResponseDocument(d.Name, d.Plans, [.. d.Examples.Select(CitationResponseCiting.From)])),
        ]);
    }
}

/// <summary>The documents that are named most and aren't here as a table for files.</summary>
public static class MissingExport
{
    /// <summary>A row for each document, with the first place that names it.</summary>
    /// <param name="missing">The documents.</param>
    /// <param name="host">What stands before addresses (https://plans.example), or empty.</param>
    public static ExportTable Rows(MissingDocuments missing, string host = "")
    {
        ArgumentNullException.ThrowIfNull(missing);
        return new ExportTable(
            "提到而未收录", ["文件", "提到它的份数", "其中一份", "原句", "链接"],
            [
                .. missing.Documents.Select(d => (d, Example: d.Examples[0])).Select(m => (IReadOnlyList<object?>)[
                    m.d.Name, m.d.Plans, m.Example.Plan.DisplayTitle(), m.Example.Mentions[0].Sentence,
                    $"{host}{PlanAddress.Of(m.Example.Plan.Id)}#{m.Example.Mentions[0].Anchor}"]),
            ]);
    }
}
