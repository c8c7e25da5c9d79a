using SearchPlans.Corpus;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;

namespace SearchPlans.Web.Pages;

/// <summary>Why a paragraph is a hit and stands where it does.</summary>
/// <param name="Request">The search.</param>
/// <param name="Plan">The plan it stands in.</param>
/// <param name="Unit">The paragraph, marked for the search.</param>
/// <param name="Explanation">What its points are made of.</param>
public sealed record WhyPage(SearchRequest Request, PlanSummary Plan, PlanPageUnit Unit, ScoreExplanation Explanation);

/// <summary>Words that stand where a query stands, each to be added to it.</summary>
/// <param name="Request">The search.</param>
/// <param name="Found">The words, most telling first.</param>
public sealed record RelatedPage(SearchRequest Request, IReadOnlyList<string> Found)
{
    /// <summary>How many words a page of their own shows.</summary>
    public const int Words = 24;
    /// <summary>How many words stand with the results: a line.</summary>
    public const int Beside = 8;

    /// <summary>The search with a word added.</summary>
    public SearchRequest With(string word) => Request with { Query = $"{Request.Query.TrimEnd()} {word}", Page = 1 };
}
