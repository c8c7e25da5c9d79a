using System.ComponentModel;
using SearchPlans.Corpus;
using SearchPlans.Trends;

namespace SearchPlans.Exporting;

/// <summary>A plan in an answer about what plans say.</summary>
public sealed record CoverageResponsePlan(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("地区路径；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("文种；未知为空")] string Type,
    [property: Description("阅读页地址")] string Url)
{
    /// <summary>How many paragraphs say it.</summary>
    [Description("说到它的段落数；没有说到的文件没有此项")]
    public int? Paragraphs { get; init; }

    /// <summary>The first of them.</summary>
    [Description("说到它的第一段；没有说到的文件没有此项")]
    public TrendResponseMention? First { get; init; }

    /// <summary>Translates a plan.</summary>
    public static CoverageResponsePlan From(PlanSummary plan) => new(
        plan.Id, plan.DisplayTitle(), plan.RegionPath, plan.Metadata.Year, plan.Metadata.Type, PlanAddress.Of(plan.Id));

    /// <summary>Translates a plan that says it.</summary>
    public static CoverageResponsePlan From(SayingPlan plan) => From(plan.Plan) with
    {
        Paragraphs = plan.Paragraphs,
        First = TrendResponseMention.From(plan.First),
    };
}

/// <summary>A document that isn't in the corpus.</summary>
public sealed record CoverageResponseMissing(
    [property: Description("地区路径")] string Region,
    [property: Description("年份")] int Year);

/// <summary>A file of the corpus that couldn't be read.</summary>
public sealed record CoverageResponseUnread(
    [property: Description("语料里的文件")] string File,
    [property: Description("为什么读不了")] string Reason,
    [property: Description("地区路径，由名称得知；未知为空")] string Region,
    [property: Description("年份，由名称得知；未知为 0")] int Year);

/// <summary>Which plans say an expression, and which don't.</summary>
public sealed record CoverageResponse(
    [property: Description("说法，按输入")] string Expression,
    [property: Description("找的是什么；不成其为说法时为空")] string Understood,
    [property: Description("一并找的同义说法")] IReadOnlyList<string> SameWords,
    [property: Description("查找的文件数")] int Plans,
    [property: Description("说到的文件数")] int Saying,
    [property: Description("没有说到的文件数")] int NotSaying,
    [property: Description("说到的文件，按地区，年份近的在前；至多 1000 份，全部见 format=csv")] IReadOnlyList<CoverageResponsePlan> SayingPlans,
    [property: Description("没有说到的文件，次序和数目同上")] IReadOnlyList<CoverageResponsePlan> NotSayingPlans)
{
    /// <summary>Most plans of a list.</summary>
    public const int MostPlans = 1000;

    /// <summary>What there should be and isn't.</summary>
    [Description("按行政区划应有而未收录的文件，它们是否说到无从得知；level、type、year 没有都选定时没有此项；至多 1000 份")]
    public IReadOnlyList<CoverageResponseMissing>? Missing { get; init; }

    /// <summary>How many there should be and aren't.</summary>
    [Description("未收录的份数；没有 missing 时没有此项")]
    public int? TotalMissing { get; init; }

    /// <summary>What couldn't be read.</summary>
    [Description("语料里无法读取的文件，它们是否说到无从得知；名称写明是别的地区、年份、文种的除外；至多 1000 份")]
    public IReadOnlyList<CoverageResponseUnread> Unread { get; init; } = [];

    /// <summary>How many couldn't be read.</summary>
    [Description("无法读取的份数")]
    public int TotalUnread { get; init; }

    /// <summary>Translates an answer.</summary>
    public static CoverageResponse From(Coverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return new CoverageResponse(
            coverage.Request.Expressions is [var first, ..] ? first : "", coverage.Understood,
            [.. coverage.SameWords.SelectMany(s => s.Others)],
            coverage.Read, coverage.Saying.Count, coverage.NotSaying.Count,
            [.. coverage.Saying.Take(MostPlans).Select(CoverageResponsePlan.From)],
            [.. coverage.NotSaying.Take(MostPlans).Select(CoverageResponsePlan.From)])
        {
            Missing = coverage.Missing is { } missing
                ? [.. missing.Take(MostPlans).Select(m => new CoverageResponseMissing(m.RegionPath, m.Year))]
                : null,
            TotalMissing = coverage.Missing?.Count,
            Unread = [.. coverage.Unread.Take(MostPlans).Select(u => new CoverageResponseUnread(u.File, u.Reason, u.RegionPath, u.Year))],
            TotalUnread = coverage.Unread.Count,
        };
    }
}
