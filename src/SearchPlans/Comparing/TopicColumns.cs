using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Searching;

namespace SearchPlans.Comparing;

/// <summary>A request for what several plans say of one topic, side by side: plans named one by one, or places and a year.</summary>
public sealed record TopicRequest
{
    /// <summary>Most columns.</summary>
    public const int MaxColumns = 8;

    /// <summary>Longest expression, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>Most paragraphs of a column that are given; all are counted.</summary>
    public const int MaxPassages = 40;

    /// <summary>The topic: an expression that is matched as it stands; words with spaces between have to be in one paragraph.</summary>
    public string Expression { get; init; } = "";

    /// <summary>Whether other expressions for the same are looked for along.</summary>
    public bool SameWords { get; init; } = true;

    /// <summary>Ids of plans.</summary>
    public IReadOnlyList<string> Plans { get; init; } = [];

    /// <summary>Names of places and groups: of each place its own plans, not those of places in it.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The year of the places' plans; 0: of each place the latest.</summary>
    public int Year { get; init; }

    /// <summary>Type of the places' plans; empty: government work reports, or where a place has none of them any.</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether enough is said to answer.</summary>
    public bool IsComplete => Expression.Trim().Length > 0 && Plans.Count + Regions.Count > 0;
}

/// <summary>What one plan says of a topic.</summary>
/// <param name="RegionPath">The place; of a plan named by its id, the plan's.</param>
/// <param name="Plan">The plan; null where there is none of the place and year: nothing is known of what it says.</param>
/// <param name="Paragraphs">How many paragraphs of it say it; 0: it is there and doesn't.</param>
/// <param name="Passages">The first of them in reading order, at most <see cref="TopicRequest.MaxPassages"/>.</param>
/// <param name="Figures">The figures of the sentences that say it.</param>
public sealed record TopicColumn(
    string RegionPath, PlanSummary? Plan, int Paragraphs, IReadOnlyList<SearchHit> Passages, IReadOnlyList<FigureStatement> Figures);

/// <summary>What several plans say of a topic, side by side.</summary>
public sealed record TopicColumns
{
    /// <summary>The request.</summary>
    public required TopicRequest Request { get; init; }

    /// <summary>What was looked for, in Chinese; empty where the expression is none.</summary>
    public string Understood { get; init; } = "";

    /// <summary>Other expressions that were looked for along.</summary>
    public IReadOnlyList<string> SameWords { get; init; } = [];

    /// <summary>The columns, in the order asked for.</summary>
    public IReadOnlyList<TopicColumn> Columns { get; init; } = [];

    /// <summary>Where no year is asked for and the places' latest plans are of several: the latest year of which most of these places have
    /// plans, at least two; otherwise 0.</summary>
    public int SharedYear { get; init; }

    /// <summary>Names of places that are none; then there are no columns.</summary>
    public IReadOnlyList<UnknownFigureName> Unknown { get; init; } = [];

    /// <summary>Ids that no plan has; then there are no columns.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Why there are no columns, in Chinese, with what can be done; empty where there are.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>Whether the time wasn't enough; then there are no columns.</summary>
    public bool IsTooCostly { get; init; }
}
