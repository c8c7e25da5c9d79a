namespace SearchPlans.Vocabulary;

/// <summary>A line of a user's vocabulary that isn't used.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">The line.</param>
/// <param name="Reason">Why, in Chinese, for the user.</param>
public sealed record VocabularyProblem(int Line, string Text, string Reason);
