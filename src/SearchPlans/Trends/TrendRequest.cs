using SearchPlans.Plans;

namespace SearchPlans.Trends;

/// <summary>Expressions whose spread is asked for, and the plans that it is looked for in.</summary>
public sealed record TrendRequest
{
    /// <summary>The most expressions side by side.</summary>
    public const int MaxExpressions = 5;

    /// <summary>The longest expression, in characters: an expression is no paragraph.</summary>
    public const int MaxLength = 100;

    /// <summary>The expressions, each a query that is matched as it stands (低空经济; 氢能 制氢: both in one paragraph). Of more than
    /// <see cref="MaxExpressions"/> the first.</summary>
    public required IReadOnlyList<string> Expressions { get; init; }

    /// <summary>Whether other expressions for the same are looked for along.</summary>
    public bool SameWords { get; init; } = true;

    /// <summary>Places and groups of places by any of their names; all below them belong to them. Empty: all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Levels of government; empty: all.</summary>
    public IReadOnlyList<PlanLevel> Levels { get; init; } = [];

    /// <summary>Types of document; empty: all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The first year; 0: the first that there is.</summary>
    public int FromYear { get; init; }

    /// <summary>The last year; 0: the last that there is.</summary>
    public int ToYear { get; init; }
}
