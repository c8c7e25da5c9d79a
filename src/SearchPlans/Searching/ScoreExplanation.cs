namespace SearchPlans.Searching;

/// <summary>Why a hit is one and stands where it does, for people.</summary>
/// <param name="Reason">What gives the points, in Chinese.</param>
/// <param name="Score">How many points.</param>
/// <param name="Parts">What they are made of.</param>
public sealed record ScoreExplanation(string Reason, double Score, IReadOnlyList<ScoreExplanation> Parts);
