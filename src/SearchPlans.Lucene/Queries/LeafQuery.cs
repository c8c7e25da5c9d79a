using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// A query that makes its scorers itself, leaf by leaf; what they share is in <see cref="LeafScoring"/>. A query is a value:
/// it never changes (its boost aside) and is equal to another that is made of equal parts.
/// </summary>
public abstract class LeafQuery : Query
{
    /// <summary>What the query is made of, lists included; two queries of a class with equal parts are equal.</summary>
    protected abstract IEnumerable<object?> Parts { get; }

    /// <summary>Makes the scorer of a leaf, or null when nothing there matches.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="boost">What scores are multiplied by, the query's own boost included.</param>
    public abstract LeafScorer? CreateScorer(LeafScoring leaf, float boost);

    /// <summary>The queries whose scores make up the score of this one, and the boosts they have in it, for explanations.</summary>
    /// <param name="boost">What scores are multiplied by, the query's own boost included.</param>
    public virtual IEnumerable<(Query Query, float Boost)> ScoringParts(float boost) => [];

    /// <inheritdoc/>
    public sealed override Weight CreateWeight(IndexSearcher searcher) => new LeafWeight(this, searcher);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (base.Equals(obj) && QueryParts.AreEqual(Parts, ((LeafQuery)obj!).Parts));

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(base.GetHashCode(), GetType(), QueryParts.Hash(Parts));

    /// <inheritdoc/>
    public sealed override string ToString(string field) =>
        $"{GetType().Name}({string.Join(", ", Parts.Select(QueryParts.Text))}){(Boost == 1 ? "" : $"^{QueryParts.Text(Boost)}")}";
}
