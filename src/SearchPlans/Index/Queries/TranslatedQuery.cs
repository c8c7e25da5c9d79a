using Lucene.Net.Search;

namespace SearchPlans.Index.Queries;

/// <summary>A query as it is found and marked.</summary>
/// <param name="Query">Finds the paragraphs.</param>
/// <param name="Runs">The runs that are to be marked: all but those excluded and those of titles, places, years, types.</param>
/// <param name="HeadingRuns">The runs to be marked in headings only.</param>
/// <param name="Conditions">What else is to be marked: quantities, and what stands in one sentence.</param>
internal sealed record TranslatedQuery(
    Query Query, IReadOnlyList<RunQueries> Runs, IReadOnlyList<RunQueries> HeadingRuns, IReadOnlyList<Query> Conditions)
{
    /// <summary>Finds the paragraphs that lack something of what was typed plainly; null where nothing may lack.</summary>
    public Query? Lacking { get; init; }

    /// <summary>Conditions that are answered from figures, whose numbers are to be marked.</summary>
    public IReadOnlyList<FigureQueries> Figures { get; init; } = [];

    /// <summary>What holds of each paragraph's plan or section, apart from what it says; null where nothing is asked of them.</summary>
    public Query? Condition { get; init; }

    /// <summary>Other ways to write numbers of runs that stand nowhere.</summary>
    public IReadOnlySet<string> AbsentForms { get; init; } = new HashSet<string>();
}
