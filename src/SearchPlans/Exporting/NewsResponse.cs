using System.ComponentModel;
using SearchPlans.Feeds;

namespace SearchPlans.Exporting;

/// <summary>Something new that a search finds.</summary>
public sealed record NewsResponseEntry(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("地区路径")] string Region,
    [property: Description("段落或章节在计划内的锚点；整份计划为空")] string Anchor,
    [property: Description("所在章节，由外到内")] IReadOnlyList<string> Section,
    [property: Description("段落全文；章节为其标题，整份计划为其标题")] string Text,
    [property: Description("入库的时间")] DateTimeOffset Came,
    [property: Description("阅读页地址，打开即到这一段")] string Url)
{
    /// <summary>Translates an entry.</summary>
    public static NewsResponseEntry From(FeedEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new NewsResponseEntry(
            entry.Plan.Id, entry.Plan.DisplayTitle(), entry.Plan.RegionPath, entry.Key, entry.Hit?.Section ?? [],
            entry.Hit?.Text ?? entry.Plan.DisplayTitle(), entry.Came,
            PlanAddress.Of(entry.Plan.Id) + (entry.Key.Length > 0 ? $"#{entry.Key}" : ""));
    }
}

/// <summary>What a search finds that came in since a time.</summary>
public sealed record NewsResponse(
    [property: Description("从什么时候起")] DateTimeOffset Since,
    [property: Description("最近一次有文件入库的时间；下次以它为 since，既不漏也不重")] DateTimeOffset Newest,
    [property: Description("新入库的命中数：段落、章节或计划，按检索的范围")] int Hits,
    [property: Description("涉及的计划数")] int Plans,
    [property: Description("其中最新的，至多 50 条")] IReadOnlyList<NewsResponseEntry> Entries)
{
    /// <summary>Translates an answer.</summary>
    public static NewsResponse From(SearchNews news)
    {
        ArgumentNullException.ThrowIfNull(news);
        return new NewsResponse(
            news.Since, news.Newest, news.Count.Hits, news.Count.Plans, [.. news.Entries.Select(NewsResponseEntry.From)]);
    }
}

/// <summary>A saved search.</summary>
public sealed record SavedSearchResponse(
    [property: Description("名称")] string Name,
    [property: Description("检索词")] string Query,
    [property: Description("检索页的地址，带全部条件")] string Url);

/// <summary>The saved searches.</summary>
public sealed record SavedSearchesResponse(
    [property: Description("按文件里的次序")] IReadOnlyList<SavedSearchResponse> Searches,
    [property: Description("searches.txt 里读不懂的行，说明在第几行、该怎样写")] IReadOnlyList<string> Problems)
{
    /// <summary>Translates a list.</summary>
    public static SavedSearchesResponse From(SavedSearchList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new SavedSearchesResponse(
            [.. list.Searches.Select(s => new SavedSearchResponse(s.Name, s.Request.Query, SearchAddress.Of(s.Request)))],
            [.. list.Problems.Select(p => p.Told)]);
    }
}
