using Lucene.Net.Index;
using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>What an inner query finds and passes a test, which only what was found is put to.</summary>
/// <param name="inner">The inner query.</param>
/// <param name="key">Says what the test asks for: queries with equal keys and inner queries are equal.</param>
/// <param name="test">Gets a leaf and gives the test of its documents, by number in the leaf, for one thread.</param>
public sealed class TestedQuery(Query inner, string key, Func<AtomicReaderContext, Func<int, bool>> test) : LeafQuery
{
    /// <summary>The inner query.</summary>
    public Query Inner => inner;

    /// <summary>Says what the test asks for.</summary>
    public string Key => key;

    /// <summary>What is asked for, for an index that finds it otherwise; null where none does. The key tells it, too.</summary>
    public object? Asked { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [inner, key];

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost) =>
        leaf.Scorer(inner, boost) is { } found ? new TestedScorer(found, test(leaf.Context)) : null;
}
