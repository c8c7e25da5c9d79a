using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// All documents of every block or group in which an inner query finds one; each scores as the first that was found. So
/// words may be asked for anywhere in a section, or a title for all of its plan. Blocks are deleted as one: a deleted
/// document of a group makes the others match.
/// </summary>
/// <param name="inner">The inner query.</param>
/// <param name="grouping">Whether blocks or groups are found.</param>
public sealed class GroupQuery(Query inner, Grouping grouping) : LeafQuery
{
    /// <summary>The inner query.</summary>
    public Query Inner => inner;

    /// <summary>Whether blocks or groups are found.</summary>
    public Grouping Grouping => grouping;

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [inner, grouping];

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost) =>
        leaf.Scorer(inner, boost) is { } found ? new GroupScorer(found, DocBlocks.Of(leaf.Context.AtomicReader), grouping) : null;
}
