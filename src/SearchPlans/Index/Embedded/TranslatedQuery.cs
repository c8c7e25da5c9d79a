using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;

namespace SearchPlans.Index.Embedded;

/// <summary>A query as it is found and marked.</summary>
/// <param name="Query">Finds the paragraphs.</param>
/// <param name="Runs">The runs that are to be marked: all but those excluded and those of titles, places, years, types.</param>
/// <param name="HeadingRuns">The runs to be marked in headings only.</param>
/// <param name="Conditions">What else is to be marked: quantities, and what stands in one sentence.</param>
/// <param name="Outcome">How the runs are found.</param>
internal sealed record TranslatedQuery(
    Query Query, IReadOnlyList<RunQueries> Runs, IReadOnlyList<RunQueries> HeadingRuns, IReadOnlyList<Query> Conditions,
    QueryOutcome Outcome)
{
    /// <summary>With fewer hits than this, most words are to be enough; see <see cref="Loosening"/>.</summary>
    public int LoosenBelow { get; init; }

    /// <summary>Finds the paragraphs that hold every run as it stands, or null when there is no run.</summary>
    public Query? Exact => Runs.Count == 0 ? null : FilteredBooleanQuery.All([.. Runs.Select(r => r.Exact)]);
}
