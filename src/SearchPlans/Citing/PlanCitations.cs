using SearchPlans.Corpus;

namespace SearchPlans.Citing;

/// <summary>A place in a plan's text that names a document.</summary>
/// <param name="Anchor">The paragraph.</param>
/// <param name="StartChar">Where the name begins in the paragraph.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Sentence">The sentence around it.</param>
public sealed record CitationMention(string Anchor, int StartChar, int EndChar, string Name, string Sentence);

/// <summary>A document that a plan names.</summary>
/// <param name="Plan">The plan that is meant; null where it isn't here or can't be told for certain.</param>
/// <param name="Name">What the text calls it the first time.</param>
/// <param name="Mentions">Where, in reading order.</param>
public sealed record CitedDocument(PlanSummary? Plan, string Name, IReadOnlyList<CitationMention> Mentions)
{
    /// <summary>Whether it is the plan itself (本规划).</summary>
    public bool IsSelf { get; init; }

    /// <summary>Whether several plans that are here go by that name, so that none is said to be meant.</summary>
    public bool IsAmbiguous { get; init; }
}

/// <summary>A plan that names another.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Mentions">Where it does, in reading order.</param>
public sealed record CitingPlan(PlanSummary Plan, IReadOnlyList<CitationMention> Mentions);

/// <summary>What a plan names and what names it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Cited">The documents that it names, in the order in which they are first named.</param>
/// <param name="Citing">The plans that name it, by region, latest year first.</param>
public sealed record PlanCitations(PlanSummary Plan, IReadOnlyList<CitedDocument> Cited, IReadOnlyList<CitingPlan> Citing)
{
    /// <summary>Whether it takes too long to look through those that may name it; then <see cref="Citing"/> is empty.</summary>
    public bool IsTooCostly { get; init; }
}

/// <summary>A document that plans name and that isn't here.</summary>
/// <param name="Name">What it is called, with its place where that is known.</param>
/// <param name="Plans">How many plans name it.</param>
/// <param name="Examples">Some of them, each with the first place where it does; at most <see cref="MaxExamples"/>.</param>
public sealed record MissingDocument(string Name, int Plans, IReadOnlyList<CitingPlan> Examples)
{
    /// <summary>The most examples.</summary>
    public const int MaxExamples = 3;
}

/// <summary>The documents that are named most and aren't here, most named first.</summary>
/// <param name="Documents">The documents; at most <see cref="MaxDocuments"/>.</param>
public sealed record MissingDocuments(IReadOnlyList<MissingDocument> Documents)
{
    /// <summary>The most documents of an answer.</summary>
    public const int MaxDocuments = 200;

    /// <summary>Whether it takes too long to look through all; then there are none.</summary>
    public bool IsTooCostly { get; init; }
}
