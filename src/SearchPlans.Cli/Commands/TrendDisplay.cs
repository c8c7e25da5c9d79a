using System.Globalization;
using SearchPlans.Cli.Output;
using SearchPlans.Searching;
using SearchPlans.Trends;

namespace SearchPlans.Cli.Commands;

/// <summary>Shows trends on a terminal.</summary>
internal static class TrendDisplay
{
    private const int BarLength = 30;
    private const int NameWidth = 10;

    /// <summary>Shows the years with bars for the share of plans, or who says it first.</summary>
    public static void Write(Trend trend, bool firsts, PageWriter page)
    {
        foreach (Spread spread in trend.Spreads)
        {
            page.Write($"{spread.Expression}：{trend.Read.Plans} 份文件里 {spread.Total.Plans} 份说到，{spread.Total.Paragraphs} 段", Tone.Title);
            if (spread.SameWords.Count > 0)
            {
                page.Write($"一并查找：{string.Join('、', spread.SameWords.SelectMany(s => s.Others))}（--only-typed 只找原词）", Tone.Faint);
            }
            if (firsts)
            {
                WriteFirsts(spread, page);
            }
            else
            {
                WriteYears(trend, spread, page);
            }
            page.WriteBreak();
        }
    }

    /// <summary>Shows which plans say it, which don't, and which can't be read, and which aren't there.</summary>
    public static void Write(Coverage coverage, PageWriter page)
    {
        page.Write($"{coverage.Request.Expressions[0]}：{coverage.Read} 份文件里 {coverage.Saying.Count} 份说到", Tone.Title);
        WriteList(page, "说到", [.. coverage.Saying.Select(s => (s.Plan.RegionPath, s.Plan.Metadata.Year))]);
        WriteList(page, "没有说到", [.. coverage.NotSaying.Select(p => (p.RegionPath, p.Metadata.Year))]);
        WriteUnread(page, coverage.Unread);
        WriteList(page, "未收录", [.. (coverage.Missing ?? []).Select(m => (m.RegionPath, m.Year))]);
    }

    private static void WriteUnread(PageWriter page, IReadOnlyList<UnreadPlan> files)
    {
        if (files.Count == 0)
        {
            return;
        }
        page.WriteBreak();
        page.Write($"无法读取 {files.Count} 份", Tone.Heading);
        foreach (UnreadPlan file in files)
        {
            page.Write(new StyledLine().Add(file.File).Add($"  {file.Reason}", Tone.Faint));
        }
    }

    private static void WriteList(PageWriter page, string name, (string RegionPath, int Year)[] plans)
    {
        if (plans.Length == 0)
        {
            return;
        }
        page.WriteBreak();
        page.Write($"{name} {plans.Length} 份", Tone.Heading);
        foreach (IGrouping<string, (string RegionPath, int Year)> place in plans.GroupBy(p => p.RegionPath))
        {
            string named = place.Key.Length == 0 ? "地区不详" : place.Key.Replace('/', ' ');
            page.Write($"{named}  {string.Join(' ', place.Select(p => p.Year > 0 ? $"{p.Year}" : "年份不详"))}");
        }
    }

    private static void WriteYears(Trend trend, Spread spread, PageWriter page)
    {
        for (int y = 0; y < trend.Years.Count; y++)
        {
            SpreadCount count = spread.ByYear[y];
            if (count.Share is not { } share)
            {
                page.Write($"{trend.Years[y].Year}  未收录", Tone.Faint);
                continue;
            }
            string bar = new('█', (int)Math.Round(share * BarLength));
            page.Write(string.Create(CultureInfo.InvariantCulture,
                $"{trend.Years[y].Year}  {count.Plans,4}/{count.Read.Plans,-4} {share,4:P0}  {count.Paragraphs,5} 段  {bar}").TrimEnd());
        }
    }

    private static void WriteFirsts(Spread spread, PageWriter page)
    {
        foreach (FirstMention first in spread.Firsts)
        {
            string when = first.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? $"{first.Year}（日期不详）";
            string place = first.RegionPath[(first.RegionPath.LastIndexOf('/') + 1)..];
            foreach (SearchHit hit in first.Mentions.Concat(first.Undated))
            {
                page.Write($"{when}  {place}{new string(' ', Math.Max(0, NameWidth - DisplayWidth.Of(place)))}  {hit.Plan.DisplayTitle()}");
            }
        }
        if (spread.Firsts.Count == 0)
        {
            page.Write("没有说到。", Tone.Faint);
        }
    }
}
