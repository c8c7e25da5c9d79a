using System.ComponentModel;
using DocumentFormat.OpenXml.Wordprocessing;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;

namespace SearchPlans.Exporting;

/// <summary>A figure in a paragraph about a topic.</summary>
public sealed record TopicResponseFigure(
    [property: Description("指标")] string Indicator,
    [property: Description("target 目标、result 实际、plan-period 规划期")] string Kind,
    [property: Description("总量，按原文；没有则为空")] string Value,
    [property: Description("增速或增量，按原文；没有则为空")] string Change,
    [property: Description("原句")] string Sentence,
    [property: Description("段落在计划内的锚点")] string Paragraph)
{
    /// <summary>Translates a figure.</summary>
    public static TopicResponseFigure From(FigureStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return new TopicResponseFigure(
            statement.Figure.Name, FigureNames.NameOf(statement.Figure.Kind), statement.Text(FigureMeasure.Value),
            statement.Text(FigureMeasure.Change), statement.Sentence, statement.Anchor);
    }
}

/// <summary>What one plan says of a topic.</summary>
public sealed record TopicResponseColumn(
    [property: Description("mentioned 说到、not-mentioned 有文件而没有说到、no-plan 没有收录这一年的文件，是否说到无从得知")] string Status,
    [property: Description("地区路径")] string Region,
    [property: Description("说到的段落数")] int Paragraphs,
    [property: Description("说到的段落，按先后，至多 40 段")] IReadOnlyList<TrendResponseMention> Passages,
    [property: Description("说到它的那些句子里的指标数字")] IReadOnlyList<TopicResponseFigure> Figures)
{
    /// <summary>The plan.</summary>
    [Description("文件；没有收录时无此项")]
    public CoverageResponsePlan? Plan { get; init; }

    /// <summary>Translates a column.</summary>
    public static TopicResponseColumn From(TopicColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new TopicResponseColumn(
            column.Plan is null ? "no-plan" : column.Paragraphs > 0 ? "mentioned" : "not-mentioned", column.RegionPath, column.Paragraphs,
            [.. column.Passages.Select(TrendResponseMention.From)], [.. column.Figures.Select(TopicResponseFigure.From)])
        {
            Plan = column.Plan is { } plan ? CoverageResponsePlan.From(plan) : null,
        };
    }
}

/// <summary>What several plans say of a topic, side by side.</summary>
public sealed record TopicResponse(
    [property: Description("说法，按输入")] string Expression,
    [property: Description("找的是什么；不成其为说法时为空")] string Understood,
    [property: Description("一并找的同义说法")] IReadOnlyList<string> SameWords,
    [property: Description("各份文件，按所要的次序")] IReadOnlyList<TopicResponseColumn> Columns)
{
    /// <summary>Translates an answer.</summary>
    public static TopicResponse From(TopicColumns topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new TopicResponse(
            topic.Request.Expression, topic.Understood, topic.SameWords, [.. topic.Columns.Select(TopicResponseColumn.From)]);
    }
}

/// <summary>What several plans say of a topic as tables for files.</summary>
public static class TopicExport
{
    /// <summary>How it is said that a plan is there and doesn't say it.</summary>
    public const string NotMentioned = "没有说到";

    /// <summary>A row for each paragraph; for a plan that doesn't say it, and one that isn't there, a row that says so.</summary>
    /// <param name="topic">The columns.</param>
    /// <param name="host">What stands before addresses (https://plans.example), or empty.</param>
    public static ExportTable Passages(TopicColumns topic, string host = "")
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new ExportTable(
            $"{topic.Request.Expression} 各地", ["地区", "年份", "文件", "说到", "章节", "原段", "链接"],
            [
                .. topic.Columns.SelectMany(c => c.Passages.Count == 0
                    ? [[
                        .. About(c), c.Plan is null ? NoPlan(topic.Request) : NotMentioned, "", "",
                        c.Plan is { } plan ? host + PlanAddress.Of(plan.Id) : "",
                    ]]
                    : c.Passages.Select(h => (IReadOnlyList<object?>)
                    [
                        .. About(c), "说到", string.Join(" › ", h.Section), h.Text, $"{host}{PlanAddress.Of(h.Plan.Id)}#{h.Anchor}",
                    ])),
            ]);
    }

    /// <summary>A row for each figure in the paragraphs.</summary>
    public static ExportTable Figures(TopicColumns topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new ExportTable(
            "数字", ["地区", "年份", "文件", "指标", "类型", "总量", "增速", "原句"],
            [
                .. topic.Columns.SelectMany(c => c.Figures.Select(f => (IReadOnlyList<object?>)
                [
                    .. About(c), f.Figure.Name, FigureNames.LabelOf(f.Figure.Kind), f.Text(FigureMeasure.Value),
                    f.Text(FigureMeasure.Change), f.Sentence,
                ])),
            ]);
    }

    /// <summary>As a document of Word: plan by plan the paragraphs that say it, with the section each stands in; the words looked for are
    /// underlined.</summary>
    public static byte[] Docx(TopicColumns topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return WordStyles.Document(Lines(topic));
    }

    private static IEnumerable<Paragraph> Lines(TopicColumns topic)
    {
        yield return WordStyles.Line(topic.Request.Expression, "Title");
        yield return WordStyles.Line(
            topic.SameWords.Count > 0 ? $"{topic.Understood}；一并查找：{string.Join('、', topic.SameWords)}" : topic.Understood, "Place");
        if (YearsDiffer(topic) is { Length: > 0 } years)
        {
            yield return WordStyles.Line(years, "Place");
        }
        foreach (TopicColumn column in topic.Columns)
        {
            yield return WordStyles.Line(
                column.Plan is { } plan ? ComposedTitles.Of(plan) : column.RegionPath.Replace('/', ' '), "Heading1");
            yield return WordStyles.Line(
                column.Plan is null ? NoPlan(topic.Request)
                : column.Paragraphs == 0 ? NotMentioned
                : column.Paragraphs > column.Passages.Count ? $"{column.Paragraphs} 段，以下是前 {column.Passages.Count} 段"
                : $"{column.Paragraphs} 段",
                "Place");
            foreach (SearchHit hit in column.Passages)
            {
                if (hit.Section.Count > 0)
                {
                    yield return WordStyles.Line(string.Join(" › ", hit.Section), "Place");
                }
                yield return WordStyles.Paragraph("Quote", Runs(hit));
            }
        }
    }

    private static IEnumerable<(string, bool, bool)> Runs(SearchHit hit)
    {
        int at = 0;
        foreach (TextRange mark in hit.Marks)
        {
            yield return (hit.Text[at..mark.Start], false, false);
            yield return (hit.Text[mark.Start..mark.End], false, true);
            at = mark.End;
        }
        yield return (hit.Text[at..], false, false);
    }

    /// <summary>That the columns are of several years, where no year was asked for; empty where they aren't.</summary>
    public static string YearsDiffer(TopicColumns topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        int[] years = [.. topic.Columns.Where(c => c.Plan is { Metadata.Year: > 0 }).Select(c => c.Plan!.Metadata.Year).Distinct().Order()];
        return topic.Request is { Year: 0, Regions.Count: > 0 } && years.Length > 1
            ? $"各地取最近的一年，年份不同（{years[0]}—{years[^1]}）。"
            : "";
    }

    /// <summary>How it is said that there is no plan: of a year, or at all.</summary>
    public static string NoPlan(TopicRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Year > 0 ? $"没有 {request.Year} 年的文件" : "没有文件";
    }

    private static object?[] About(TopicColumn column) =>
    [
        column.RegionPath, column.Plan is { Metadata.Year: > 0 and var year } ? year : null,
        column.Plan is { } plan ? ComposedTitles.Of(plan) : "",
    ];
}
