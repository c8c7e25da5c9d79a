using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// Documents in which all items stand together: in one stretch of positions. Items and separators may be of several
/// fields, provided that these count positions alike. Scores like a phrase of all items that stands there as often as
/// there are such stretches.
/// </summary>
/// <param name="items">What stands together; at least one.</param>
public sealed class NearQuery(IReadOnlyList<SpanItem> items) : LeafQuery
{
    /// <summary>What stands together.</summary>
    public IReadOnlyList<SpanItem> Items => items;

    /// <summary>What must not stand within a stretch, that is on any of its positions but the last.</summary>
    public IReadOnlyList<TermQuery> Separators { get; init; } = [];

    /// <summary>How many positions a stretch has at most, items included.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Whether the items stand in the order given and apart from each other.</summary>
    public bool InOrder { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [items, Separators, MaxLength, InOrder];

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost)
    {
        var spans = new List<Spans>();
        float weight = 0;
        foreach (SpanItem item in items)
        {
            if (item.CreateSpans(leaf) is not { } found)
            {
                return null;
            }
            spans.Add(found);
            weight += item.Weight(leaf.Search);
        }
        TermPostings[] separators = [.. Separators.Select(s => leaf.Postings(s.Term, positions: true)).OfType<TermPostings>()];
        return new NearScorer(spans, separators, this, leaf.Texts(items[0].NormsField), weight * boost);
    }
}
