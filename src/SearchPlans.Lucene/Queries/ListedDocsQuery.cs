using Lucene.Net.Index;

namespace SearchPlans.Lucene.Queries;

/// <summary>Documents that are looked up leaf by leaf, where no term tells them; all with the same score.</summary>
/// <param name="key">Says what is looked up: queries with equal keys are equal.</param>
/// <param name="docs">Gets a leaf and gives its documents, rising, deleted ones included or not. While it looks them up it calls the
/// action now and then, which ends the search when its time is up.</param>
public sealed class ListedDocsQuery(string key, Func<AtomicReaderContext, Action, IReadOnlyList<int>> docs) : LeafQuery
{
    /// <summary>Says what is looked up.</summary>
    public string Key => key;

    /// <summary>What is asked for, for an index that finds it otherwise; null where none does. The key tells it, too.</summary>
    public object? Asked { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [key];

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost) =>
        docs(leaf.Context, leaf.Budget.Expect) is { Count: > 0 } listed ? new ListedDocsScorer(listed, boost) : null;

    private sealed class ListedDocsScorer(IReadOnlyList<int> docs, float score) : LeafScorer
    {
        private int _at = -1;

        public override int DocID => _at < 0 ? -1 : _at < docs.Count ? docs[_at] : NO_MORE_DOCS;

        public override long GetCost() => docs.Count;

        public override float GetScore() => score;

        public override int Advance(int target)
        {
            if (_at >= 0 && target <= DocID)
            {
                return DocID;
            }
            do
            {
                _at++;
            }
            while (_at < docs.Count && docs[_at] < target);
            return DocID;
        }
    }
}
