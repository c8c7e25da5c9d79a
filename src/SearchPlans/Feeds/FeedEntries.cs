using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Feeds;

/// <summary>Something that came into the corpus and that a feed tells of.</summary>
/// <param name="Plan">The plan that it stands in, or that it is.</param>
/// <param name="Key">Names it within the plan: the anchor of a paragraph or section, that of a figure; empty for the plan itself. It is the
/// same however often plan and index are made anew.</param>
/// <param name="Came">When it first came, UTC.</param>
/// <param name="Changed">When its present text came; of a paragraph the same as <paramref name="Came"/>.</param>
public sealed record FeedEntry(PlanSummary Plan, string Key, DateTimeOffset Came, DateTimeOffset Changed)
{
    /// <summary>What was found; null for a figure, and for a plan that is no hit of its own.</summary>
    public SearchHit? Hit { get; init; }

    /// <summary>The figure; else null.</summary>
    public CellStatement? Figure { get; init; }
}

/// <summary>What came in of something that is followed, newest first.</summary>
public sealed record FeedPage
{
    /// <summary>How many entries a feed has at most.</summary>
    public const int MaxEntries = 50;

    /// <summary>The newest entries.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>Names that are unknown; then there are no entries.</summary>
    public IReadOnlyList<UnknownFigureName> Unknown { get; init; } = [];

    /// <summary>Whether the time wasn't enough to look everywhere; there are no entries then.</summary>
    public bool IsTooCostly { get; init; }
}

/// <summary>How much of what a search finds came in since a time.</summary>
/// <param name="Hits">How many paragraphs, sections or plans.</param>
/// <param name="Plans">In how many plans they stand.</param>
public sealed record NewHitCount(int Hits, int Plans)
{
    /// <summary>Whether the time wasn't enough to look everywhere; the counts are 0 then.</summary>
    public bool IsTooCostly { get; init; }
}

/// <summary>What a search finds that came in since a time.</summary>
/// <param name="Request">The search.</param>
/// <param name="Since">The time; what came then itself isn't new.</param>
/// <param name="Newest">When something came last: the time to ask with the next time.</param>
/// <param name="Count">How much.</param>
/// <param name="Entries">The newest of it.</param>
public sealed record SearchNews(
    SearchRequest Request, DateTimeOffset Since, DateTimeOffset Newest, NewHitCount Count, IReadOnlyList<FeedEntry> Entries);

/// <summary>Of which state of corpus and log a feed is: what was made of the same state is the same.</summary>
/// <param name="Index">Names the commit of the index.</param>
/// <param name="LogBytes">How long the log was.</param>
/// <param name="Newest">When something came last: what comes later is new to who has seen this state.</param>
public sealed record FeedState(string Index, long LogBytes, DateTimeOffset Newest);

/// <summary>The plans of a place, year and type.</summary>
/// <param name="Region">A region path; all below it belong to it; empty: all.</param>
/// <param name="Year">The year; 0: all.</param>
/// <param name="Type">The type of document; empty: all.</param>
public sealed record PlanChoice(string Region, int Year, string Type)
{
    /// <summary>All plans.</summary>
    public static PlanChoice All { get; } = new("", 0, "");

    /// <summary>Whether a plan is one of them.</summary>
    public bool Holds(PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return (Region.Length == 0 || plan.RegionPath == Region || plan.RegionPath.StartsWith(Region + "/", StringComparison.Ordinal))
            && (Year == 0 || plan.Metadata.Year == Year)
            && (Type.Length == 0 || plan.Metadata.Type == Type);
    }
}
