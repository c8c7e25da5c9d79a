using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>What is looked for, in the engine's terms. A query is a value: it may be kept, compared and shared.</summary>
public abstract record Query;

/// <summary>Documents that hold a term.</summary>
/// <param name="Field">The field.</param>
/// <param name="Term">The term as the field's analyzer makes it.</param>
public sealed record TermQuery(string Field, string Term) : Query;

/// <summary>A term of a phrase.</summary>
/// <param name="Term">The term as the field's analyzer makes it.</param>
/// <param name="Position">Where it stands in the phrase, relative to the others.</param>
/// <param name="Field">Its field, where that isn't the phrase's; it has to count positions alike.</param>
public readonly record struct PhraseTerm(string Term, int Position, string? Field = null);

/// <summary>Documents in which terms stand at the given distances from each other. A phrase of one term is that term.</summary>
/// <param name="Field">A field that keeps positions.</param>
/// <param name="Terms">The terms, by rising position; at least one.</param>
public sealed record PhraseQuery(string Field, IReadOnlyList<PhraseTerm> Terms) : Query;

/// <summary>
/// Documents that answer all of <paramref name="Must"/> and <paramref name="Filter"/>, none of <paramref name="MustNot"/>,
/// and, where there is neither a must nor a filter, at least one of <paramref name="Should"/>. What they answer of must
/// and should adds up to their score.
/// </summary>
public sealed record BooleanQuery(
    IReadOnlyList<Query> Must, IReadOnlyList<Query> Should, IReadOnlyList<Query> MustNot, IReadOnlyList<Query> Filter) : Query
{
    /// <summary>All of the queries.</summary>
    public static Query All(params IReadOnlyList<Query> queries) => queries.Count == 1 ? queries[0] : new BooleanQuery(queries, [], [], []);

    /// <summary>Any of the queries; the more the better.</summary>
    public static Query Any(params IReadOnlyList<Query> queries) => queries.Count == 1 ? queries[0] : new BooleanQuery([], queries, [], []);
}

/// <summary>What the inner query finds, its score multiplied by a factor and raised by a bonus.</summary>
public sealed record BoostQuery(Query Inner, float Factor, float Bonus = 0) : Query;

/// <summary>What the inner query finds, all with the same score.</summary>
public sealed record ConstantQuery(Query Inner, float Score) : Query;

/// <summary>
/// All documents of every block or group in which the inner query finds one (a deleted block's aside); each scores as
/// the first that was found. So words may be asked for anywhere in a section, or a title for all of its plan.
/// </summary>
public sealed record GroupQuery(Query Inner, Grouping Grouping) : Query;

/// <summary>Documents of the blocks that pass a test of their columns, all with score 0.</summary>
/// <param name="Test">Gets a segment and gives the test of its blocks, by ordinal.</param>
public sealed record BlockQuery(Func<SegmentReader, Func<int, bool>> Test) : Query;

/// <summary>What the inner query finds and passes a test, which only what was found is put to.</summary>
/// <param name="Inner">What is found.</param>
/// <param name="Test">Gets a segment and gives the test of its documents, by number, for one thread.</param>
public sealed record TestedQuery(Query Inner, Func<SegmentReader, Func<int, bool>> Test) : Query;

/// <summary>Every document, with score 0.</summary>
public sealed record AllQuery : Query;

/// <summary>No document.</summary>
public sealed record NoneQuery : Query;
