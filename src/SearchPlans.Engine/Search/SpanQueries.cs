namespace SearchPlans.Engine.Search;

/// <summary>What takes up a stretch of positions in a text.</summary>
public abstract record SpanQuery;

/// <summary>Where a phrase stands.</summary>
/// <param name="Phrase">The phrase.</param>
/// <param name="Length">How many positions it takes up from its first term on, at least 1.</param>
public sealed record PhraseSpan(PhraseQuery Phrase, int Length) : SpanQuery;

/// <summary>Where any of several stands.</summary>
/// <param name="Items">At least one.</param>
public sealed record AnySpan(IReadOnlyList<SpanQuery> Items) : SpanQuery;

/// <summary>A range of terms in the order of their UTF-8 bytes.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The first that isn't in it any more.</param>
public readonly record struct TermRange(string From, string To);

/// <summary>Where a term of any of several ranges stands; each takes up one position.</summary>
/// <param name="Field">A field that keeps positions.</param>
/// <param name="Ranges">The ranges.</param>
public sealed record TermRangeSpan(string Field, IReadOnlyList<TermRange> Ranges) : SpanQuery;

/// <summary>
/// Documents in which all items stand together: in one stretch of positions. Items and separators may be of several
/// fields, provided that these count positions alike. Scores like a phrase of all items that stands there as often as
/// there are such stretches.
/// </summary>
/// <param name="Items">What stands together; at least one.</param>
public sealed record TogetherQuery(IReadOnlyList<SpanQuery> Items) : Query
{
    /// <summary>What must not stand within a stretch, that is on any of its positions but the last.</summary>
    public IReadOnlyList<TermQuery> Separators { get; init; } = [];

    /// <summary>How many positions a stretch has at most, items included.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Whether the items stand in the order given and apart from each other.</summary>
    public bool InOrder { get; init; }
}

/// <summary>
/// Documents that hold enough of some terms: those that weigh at least a share of the weight (idf) of all that the
/// index has. Scores like the terms found. For questions and long runs, of which nobody expects every word.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Terms">The terms, each once.</param>
/// <param name="Share">The share, above 0 and at most 1.</param>
public sealed record CoverageQuery(string Field, IReadOnlyList<string> Terms, float Share) : Query;

/// <summary>What any of the queries finds, with the highest of their scores: for several ways to say the same.</summary>
/// <param name="Queries">At least one.</param>
public sealed record BestOfQuery(IReadOnlyList<Query> Queries) : Query;
