using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Searching;

namespace SearchPlans.Trends;

/// <summary>What was read: the plans that an expression could stand in.</summary>
/// <param name="Plans">How many.</param>
/// <param name="Characters">How many characters they hold.</param>
public readonly record struct ReadText(int Plans, long Characters);

/// <summary>How much of what was read says it.</summary>
/// <param name="Paragraphs">Paragraphs that hold it.</param>
/// <param name="Plans">Plans that these stand in.</param>
/// <param name="Read">What was read.</param>
public readonly record struct SpreadCount(int Paragraphs, int Plans, ReadText Read)
{
    /// <summary>The share of plans that say it, 0 to 1; null where none was read: that isn't nought.</summary>
    public double? Share => Read.Plans == 0 ? null : (double)Plans / Read.Plans;

    /// <summary>Paragraphs that hold it for every 10,000 characters; null where nothing was read.</summary>
    public double? PerTenThousand => Read.Characters == 0 ? null : Paragraphs * 10_000.0 / Read.Characters;
}

/// <summary>Where a place says it first.</summary>
/// <param name="RegionPath">The place whose own plans these are; empty: any place.</param>
/// <param name="Year">The year: of the day, or where none is known of the plan.</param>
/// <param name="Day">The day, or null where none of that year's is known: then nobody can say which is first.</param>
/// <param name="Mentions">The first paragraphs of the plans of that day; where no day is known, of all plans of that year.</param>
/// <param name="Undated">Those of plans of the same year whose day isn't known: they may be earlier. Only where there is a day.</param>
public sealed record FirstMention(
    string RegionPath, int Year, DateOnly? Day, IReadOnlyList<SearchHit> Mentions, IReadOnlyList<SearchHit> Undated);

/// <summary>Years that follow each other, both ends included.</summary>
public readonly record struct YearSpan(int From, int To);

/// <summary>The spread of one expression.</summary>
public sealed record Spread
{
    /// <summary>The expression as typed.</summary>
    public required string Expression { get; init; }

    /// <summary>What was looked for, in Chinese; empty where it can't be read as an expression.</summary>
    public required string Understood { get; init; }

    /// <summary>Other expressions that were looked for along.</summary>
    public required IReadOnlyList<SameWords> SameWords { get; init; }

    /// <summary>All of it, plans without a year included.</summary>
    public required SpreadCount Total { get; init; }

    /// <summary>One for each of <see cref="Trend.Years"/>.</summary>
    public required IReadOnlyList<SpreadCount> ByYear { get; init; }

    /// <summary>One for each of <see cref="Trend.Levels"/>.</summary>
    public required IReadOnlyList<SpreadCount> ByLevel { get; init; }

    /// <summary>One for each of <see cref="Trend.Places"/>.</summary>
    public required IReadOnlyList<SpreadCount> ByPlace { get; init; }

    /// <summary>One for each of <see cref="Trend.Places"/>, of these one for each of <see cref="Trend.Years"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<SpreadCount>> ByPlaceAndYear { get; init; }

    /// <summary>The first mention of all, or null where it stands in no plan whose year is known.</summary>
    public required FirstMention? First { get; init; }

    /// <summary>First mentions of the nation, of provinces and of cities in their own plans, earliest first.</summary>
    public required IReadOnlyList<FirstMention> Firsts { get; init; }

    /// <summary>The last year whose plans say it, or null.</summary>
    public required int? LastYear { get; init; }

    /// <summary>Years between the first and the last whose plans were read and don't say it; years of which there is no plan are
    /// in none.</summary>
    public required IReadOnlyList<YearSpan> Gaps { get; init; }

    /// <summary>Plans that say it and have neither day nor year: they are counted and can't be first.</summary>
    public required int PlansWithoutYear { get; init; }
}

/// <summary>How expressions spread over years, levels and places.</summary>
public sealed record Trend
{
    /// <summary>The request, with what is too much left out.</summary>
    public required TrendRequest Request { get; init; }

    /// <summary>Years from the first to the last of which there is a plan, none left out; a year without plans has read nothing.</summary>
    public required IReadOnlyList<(int Year, ReadText Read)> Years { get; init; }

    /// <summary>Levels of which there are plans.</summary>
    public required IReadOnlyList<(PlanLevel Level, ReadText Read)> Levels { get; init; }

    /// <summary>The nation and provinces of which, or of places in which, there are plans, in their usual order.</summary>
    public required IReadOnlyList<(string RegionPath, ReadText Read)> Places { get; init; }

    /// <summary>All that was read.</summary>
    public required ReadText Read { get; init; }

    /// <summary>One for each expression.</summary>
    public required IReadOnlyList<Spread> Spreads { get; init; }

    /// <summary>Places that are none; then nothing was counted.</summary>
    public IReadOnlyList<UnknownFigureName> Unknown { get; init; } = [];

    /// <summary>Whether it took too long to count; then there are no spreads, as a part of them would say something wrong.</summary>
    public bool IsTooCostly { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double TookMs { get; init; }
}

/// <summary>How often a plan says an expression.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Paragraphs">How many of its paragraphs hold it, at least 1.</param>
public readonly record struct PlanMentions(PlanSummary Plan, int Paragraphs);
