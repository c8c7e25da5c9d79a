namespace SearchPlans.Plans.Figures;

/// <summary>What a sentence says of a number.</summary>
/// <param name="Predicate">The words between the name and it.</param>
/// <param name="Moment">The time that is spoken of.</param>
/// <param name="IsReal">Whether prices are taken out.</param>
/// <param name="Trailing">The hedges behind it.</param>
internal sealed record Statement(Predicate Predicate, Moment Moment, bool IsReal, List<string> Trailing);
