using SearchPlans.Corpus;
using SearchPlans.Text.Characters;

namespace SearchPlans.Origins;

/// <summary>A sentence of a plan that stood before, the same or nearly the same.</summary>
/// <param name="Anchor">Its paragraph.</param>
/// <param name="StartChar">Where it begins in the paragraph.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Source">Of the plans where it stood before the first: the earliest year, in it the earliest day that is known, then the
/// highest level.</param>
/// <param name="SourceAnchor">The paragraph there.</param>
/// <param name="SourceText">The sentence there.</param>
/// <param name="Similarity">The share of letters and digits that both have in common, from <see cref="PlanOrigins.LeastSimilarity"/> to
/// 1.</param>
public sealed record SentenceOrigin(
    string Anchor, int StartChar, int EndChar, string Text, PlanSummary Source, string SourceAnchor, string SourceText,
    double Similarity)
{
    /// <summary>How much the finding tells, at least 0: letters of the sentence times ln((n + 1) / s), where of n plans before that share
    /// any wording with this plan s share some with the sentence. What every report says (各位代表……) weighs next to nothing.</summary>
    public double Weight { get; init; }

    /// <summary>What of the sentence differs from where it stood before.</summary>
    public IReadOnlyList<TextRange> Marks { get; init; } = [];

    /// <summary>What differs there.</summary>
    public IReadOnlyList<TextRange> SourceMarks { get; init; } = [];
}

/// <summary>Where the sentences of a plan stood before.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Sentences">Those that did, in reading order.</param>
/// <param name="Compared">How many sentences were looked for: those of 15 letters and more.</param>
public sealed record PlanOrigins(PlanSummary Plan, IReadOnlyList<SentenceOrigin> Sentences, int Compared)
{
    /// <summary>What is less alike is another sentence.</summary>
    public const double LeastSimilarity = 0.85;

    /// <summary>The most sentences of an answer; a plan that has more is asked about section by section.</summary>
    public const int MaxSentences = 3000;

    /// <summary>The sentences by what they tell, the most telling first.</summary>
    public IReadOnlyList<SentenceOrigin> ByWeight() => [.. Sentences.OrderByDescending(s => s.Weight)];

    /// <summary>Whether there are too many sentences or it takes too long; then there are none.</summary>
    public bool IsTooCostly { get; init; }

    /// <summary>Whether the part that was asked for isn't in the plan.</summary>
    public bool IsPartUnknown { get; init; }
}
