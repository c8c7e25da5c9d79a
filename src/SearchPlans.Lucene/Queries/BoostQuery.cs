using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>What an inner query finds, its score multiplied by a factor and raised by a bonus.</summary>
/// <param name="inner">The inner query.</param>
/// <param name="factor">The factor, at least 0.</param>
/// <param name="bonus">The bonus, at least 0.</param>
public sealed class BoostQuery(Query inner, float factor, float bonus = 0) : LeafQuery
{
    /// <summary>The inner query.</summary>
    public Query Inner => inner;

    /// <summary>What the inner query's score is multiplied by.</summary>
    public float Factor => factor;

    /// <summary>What is added then.</summary>
    public float Bonus => bonus;

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [inner, factor, bonus];

    /// <inheritdoc/>
    public override IEnumerable<(Query Query, float Boost)> ScoringParts(float boost) => [(inner, boost * factor)];

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost)
    {
        LeafScorer? plain = leaf.Scorer(inner, boost * factor);
        return plain is null || bonus == 0 ? plain : new BonusScorer(plain, bonus * boost);
    }
}
