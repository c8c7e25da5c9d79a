using Lucene.Net.Index;

namespace SearchPlans.Lucene.Queries;

/// <summary>Documents of the blocks that pass a test, all with score 0.</summary>
/// <param name="key">Says what the test asks for: queries with equal keys are equal.</param>
/// <param name="test">Gets a leaf and gives the test of its blocks, by ordinal (see <see cref="DocBlocks"/>), for one thread.</param>
public sealed class BlockQuery(string key, Func<AtomicReaderContext, Func<int, bool>> test) : LeafQuery
{
    /// <summary>Says what the test asks for.</summary>
    public string Key => key;

    /// <summary>What is asked for, for an index that finds it otherwise; null where none does. The key tells it, too.</summary>
    public object? Asked { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [key];

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost) =>
        new BlockScorer(DocBlocks.Of(leaf.Context.AtomicReader), test(leaf.Context));
}
