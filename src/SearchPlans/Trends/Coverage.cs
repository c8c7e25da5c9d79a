using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Searching;

namespace SearchPlans.Trends;

/// <summary>A plan that says an expression.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Paragraphs">How many of its paragraphs hold it.</param>
/// <param name="First">The one that stands first.</param>
public sealed record SayingPlan(PlanSummary Plan, int Paragraphs, SearchHit First);

/// <summary>A document that there should be and that isn't in the corpus: whether it says something nobody knows.</summary>
/// <param name="RegionPath">Whose it would be.</param>
/// <param name="Year">The year it would be for.</param>
public sealed record MissingPlan(string RegionPath, int Year);

/// <summary>Which of the plans chosen say an expression, and which don't.</summary>
public sealed record Coverage
{
    /// <summary>The request, with its first expression alone.</summary>
    public required TrendRequest Request { get; init; }

    /// <summary>What was looked for, in Chinese; empty where it can't be read as an expression.</summary>
    public required string Understood { get; init; }

    /// <summary>Other expressions that were looked for along.</summary>
    public required IReadOnlyList<SameWords> SameWords { get; init; }

    /// <summary>The plans that say it, by region, latest year first.</summary>
    public required IReadOnlyList<SayingPlan> Saying { get; init; }

    /// <summary>The plans that were looked through and don't, in the same order.</summary>
    public required IReadOnlyList<PlanSummary> NotSaying { get; init; }

    /// <summary>Documents that there should be by the table of divisions and that aren't in the corpus; null where that can't be said, as
    /// level, type and years aren't all chosen, or too many would have to be looked for.</summary>
    public required IReadOnlyList<MissingPlan>? Missing { get; init; }

    /// <summary>Files of the corpus that couldn't be read and may be among the plans chosen; those whose place and year are told by their
    /// names aren't <see cref="Missing"/>.</summary>
    public IReadOnlyList<UnreadPlan> Unread { get; init; } = [];

    /// <summary>How many plans were looked through.</summary>
    public int Read => Saying.Count + NotSaying.Count;

    /// <summary>Places that are none; then nothing was looked for.</summary>
    public IReadOnlyList<UnknownFigureName> Unknown { get; init; } = [];

    /// <summary>Whether it took too long; then there is no answer, as a part of it would say something wrong.</summary>
    public bool IsTooCostly { get; init; }

    /// <summary>An answer without plans.</summary>
    public static Coverage None(TrendRequest request) => new()
    {
        Request = request,
        Understood = "",
        SameWords = [],
        Saying = [],
        NotSaying = [],
        Missing = null,
    };
}
