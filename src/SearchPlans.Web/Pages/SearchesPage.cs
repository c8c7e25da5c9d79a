using System.Globalization;
using SearchPlans.Feeds;
using SearchPlans.Querying;

namespace SearchPlans.Web.Pages;

/// <summary>The saved searches.</summary>
/// <param name="List">All of them.</param>
/// <param name="Newest">When something came in last.</param>
/// <param name="MayWrite">Whether who asks may change them.</param>
public sealed record SearchesPage(SavedSearchList List, DateTimeOffset Newest, bool MayWrite)
{
    // As long as who doesn't know of a visit before is told of.
    private static readonly TimeSpan _lately = TimeSpan.FromDays(7);

    /// <summary>The search that was just saved, or null.</summary>
    public string? Saved { get; init; }

    /// <summary>What was wrong with what was sent, or null.</summary>
    public string? Error { get; init; }

    /// <summary>The time that news are of where no visit is known of.</summary>
    public static DateTimeOffset Lately => DateTimeOffset.UtcNow - _lately;
}

/// <summary>What a search finds that came in since a time.</summary>
/// <param name="News">The answer.</param>
public sealed record NewsPage(SearchNews News)
{
    /// <summary>What hits are counted in.</summary>
    public string Measure => News.Request.Scope switch
    {
        SearchScope.Section => "节",
        SearchScope.Plan => "份文件",
        _ => "段",
    };

    /// <summary>The query as it is named in a sentence.</summary>
    public string Named => Labels.Shortened(News.Request.Query.Trim(), 40);

    /// <summary>The entries by plan, newest first.</summary>
    public IEnumerable<IGrouping<string, FeedEntry>> ByPlan => News.Entries.GroupBy(e => e.Plan.Id);

    /// <summary>Reads a time of an address: a day, or a time with or without its zone; null where it is none.</summary>
    public static DateTimeOffset? TimeIn(string? given) =>
        DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time) ? time : null;
}
