using SearchPlans.Plans;

namespace SearchPlans.Querying;

/// <summary>Within what the words of a query have to stand together. It is also what answers: paragraphs, sections or plans.</summary>
public enum SearchScope
{
    /// <summary>段落: in the same paragraph.</summary>
    Paragraph,
    /// <summary>章节: in the same innermost section, its heading included.</summary>
    Section,
    /// <summary>全文: in the same plan.</summary>
    Plan,
}

/// <summary>How a run of characters in a query is matched.</summary>
public enum SearchMatch
{
    /// <summary>智能: the run as it stands first, then paragraphs that hold all of its words.</summary>
    Smart,
    /// <summary>精确: only the run as it stands.</summary>
    Exact,
}

/// <summary>The order of hits.</summary>
public enum SearchSort
{
    /// <summary>相关: best first.</summary>
    Relevance,
    /// <summary>最新: latest day of publication first, best first within a day. Of a plan whose day isn't known the first day of its year
    /// counts; one without a year comes last.</summary>
    Newest,
    /// <summary>最早: the same the other way round; a plan without day and year comes last, too.</summary>
    Oldest,
}

/// <summary>What a person asks for.</summary>
public sealed record SearchRequest
{
    /// <summary>The largest <see cref="Size"/>.</summary>
    public const int MaxSize = 200;

    /// <summary>The most parts of a region path: province, city, county.</summary>
    public const int MaxRegionParts = 3;

    /// <summary>The query as typed; anything is a query.</summary>
    public string Query { get; init; } = "";
    /// <summary>Within what the words stand together.</summary>
    public SearchScope Scope { get; init; }
    /// <summary>How runs are matched.</summary>
    public SearchMatch Match { get; init; }
    /// <summary>Whether other expressions for the same (规上 for 规模以上) are searched along; false: only what was typed, which is not
    /// corrected either.</summary>
    public bool SameWords { get; init; } = true;
    /// <summary>Whether what finds nothing as typed is answered as corrected, where that finds something; false: the correction is
    /// only offered.</summary>
    public bool Corrects { get; init; } = true;
    /// <summary>Region paths such as 广东省 or 广东省/深圳市/坪山区; a plan in or below any of them passes. Empty: all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];
    /// <summary>Years; a plan of any of them passes. Empty: all.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];
    /// <summary>Types of document; a plan of any of them passes. Empty: all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
    /// <summary>Levels of government; a plan of any of them passes. Empty: all.</summary>
    public IReadOnlyList<PlanLevel> Levels { get; init; } = [];
    /// <summary>Issuers by their whole names; a plan of any of them passes. Empty: all.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];
    /// <summary>Parts of plans; a paragraph of any of them passes. Empty: all.</summary>
    public IReadOnlyList<PlanPart> Parts { get; init; } = [];
    /// <summary>The id of the only plan to search, or null for all.</summary>
    public string? PlanId { get; init; }
    /// <summary>The order of hits.</summary>
    public SearchSort Sort { get; init; }
    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;
    /// <summary>Hits (or, grouped, plans) a page: 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 10;
}
