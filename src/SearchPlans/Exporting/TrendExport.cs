using System.Globalization;
using SearchPlans.Corpus;
using SearchPlans.Searching;
using SearchPlans.Trends;

namespace SearchPlans.Exporting;

/// <summary>The spread of expressions as tables for files.</summary>
public static class TrendExport
{
    /// <summary>A row for each expression and year.</summary>
    public static ExportTable ByYear(Trend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return new ExportTable(
            NameOf(trend), ["说法", "年份", "段落数", "说到的文件数", "收录的文件数", "占比", "收录字数", "每万字段落数"],
            [.. trend.Spreads.SelectMany(s => s.ByYear.Select((c, i) => Row([s.Expression, trend.Years[i].Year], c)))]);
    }

    /// <summary>A row for each expression, place and year of which there is a plan.</summary>
    public static ExportTable ByPlace(Trend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return new ExportTable(
            "各地", ["说法", "地区", "年份", "段落数", "说到的文件数", "收录的文件数", "占比", "收录字数", "每万字段落数"],
            [.. trend.Spreads.SelectMany(s => s.ByPlaceAndYear.SelectMany((years, p) => years
                .Select((c, y) => (Count: c, Year: trend.Years[y].Year)).Where(c => c.Count.Read.Plans > 0)
                .Select(c => Row([s.Expression, trend.Places[p].RegionPath, c.Year], c.Count))))]);
    }

    /// <summary>A row for each place's first mention.</summary>
    /// <param name="trend">The spread.</param>
    /// <param name="host">What stands before addresses (https://plans.example), or empty.</param>
    public static ExportTable Firsts(Trend trend, string host = "")
    {
        ArgumentNullException.ThrowIfNull(trend);
        return new ExportTable(
            "最早", ["说法", "地区", "年份", "日期", "说明", "计划", "原段", "链接"],
            [.. trend.Spreads.SelectMany(s => s.Firsts.SelectMany(f =>
                f.Mentions.Select(m => Row(s, f, m, f.Day is null ? "日期不详，同年各处不分先后" : "", host))
                    .Concat(f.Undated.Select(m => Row(s, f, m, "同年，日期不详，可能更早", host)))))]);
    }

    /// <summary>A row for each plan: whether it says it, and for each that couldn't be read or isn't in the corpus one that says
    /// so.</summary>
    /// <param name="coverage">The plans.</param>
    /// <param name="host">What stands before addresses (https://plans.example), or empty.</param>
    public static ExportTable Plans(Coverage coverage, string host = "")
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return new ExportTable(
            $"{(coverage.Request.Expressions is [var first, ..] ? first : "")} 有无", ["有无", "地区", "年份", "文种", "计划", "段落数", "原段", "链接"],
            [
                .. coverage.Saying.Select(s => (IReadOnlyList<object?>)[
                    "说到", .. About(s.Plan), s.Paragraphs, s.First.Text, $"{host}{PlanAddress.Of(s.Plan.Id)}#{s.First.Anchor}"]),
                .. coverage.NotSaying.Select(p => (IReadOnlyList<object?>)[
                    TopicExport.NotMentioned, .. About(p), 0, "", host + PlanAddress.Of(p.Id)]),
                .. coverage.Unread.Select(u => (IReadOnlyList<object?>)[
                    "无法读取", u.RegionPath, u.Year > 0 ? u.Year : null, "", u.File, null, u.Reason, ""]),
                .. (coverage.Missing ?? []).Select(m => (IReadOnlyList<object?>)["未收录", m.RegionPath, m.Year, "", "", null, "", ""]),
            ]);
    }

    private static object?[] About(PlanSummary plan) =>
        [plan.RegionPath, plan.Metadata.Year > 0 ? plan.Metadata.Year : null, plan.Metadata.Type, plan.DisplayTitle()];

    /// <summary>The name of a file: 低空经济、新质生产力 趋势.</summary>
    public static string NameOf(Trend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return $"{string.Join('、', trend.Spreads.Select(s => s.Expression))} 趋势";
    }

    private static IReadOnlyList<object?> Row(IEnumerable<object?> before, SpreadCount count) =>
    [
        .. before, count.Paragraphs, count.Plans, count.Read.Plans, count.Share is { } share ? Math.Round(share, 4) : "未收录",
        count.Read.Characters, count.PerTenThousand is { } per ? Math.Round(per, 4) : null,
    ];

    private static IReadOnlyList<object?> Row(Spread spread, FirstMention first, SearchHit hit, string note, string host) =>
    [
        spread.Expression, first.RegionPath, first.Year,
        first.Undated.Contains(hit) ? null : first.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        note, hit.Plan.DisplayTitle(), hit.Text, $"{host}{PlanAddress.Of(hit.Plan.Id)}#{hit.Anchor}",
    ];
}
