using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Storage;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;

namespace SearchPlans.Index.Embedded;

/// <summary>A commit of the index, and the fields and words it was made by. Disposed of by whoever was given it.</summary>
/// <param name="fields">The fields it was made by.</param>
/// <param name="commit">The commit, whose hold becomes this object's.</param>
/// <param name="searcher">Searches it.</param>
internal sealed class PlanCommit(PlanFields fields, CommitReader commit, ScoringSearcher searcher) : IDisposable
{
    /// <summary>The fields it was made by.</summary>
    public PlanFields Fields => fields;

    /// <summary>The commit; empty where nothing that these fields read was ever committed.</summary>
    public IndexReader Reader => commit.Reader;

    /// <summary>Searches it. Safe for concurrent use.</summary>
    public ScoringSearcher Searcher => searcher;

    /// <summary>Understands a query by the plans that there are.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="node">What was read of it.</param>
    /// <param name="budget">What that may take.</param>
    public UnderstoodQuery Understand(string query, QueryNode node, SearchBudget budget) =>
        PlainWords.Understand(query, node, PlanValues.Of(Reader), fields.Vocabulary, (run, paths) => CountOutside(run, paths, budget));

    /// <summary>Names the commit; empty when nothing was ever committed.</summary>
    public string Version => VersionOf(commit.Info);

    /// <summary>Names a commit; empty when nothing was ever committed.</summary>
    public static string VersionOf(CommitInfo info) => info.Number == 0 ? "" : $"{info.IndexId}-{info.Number}";

    /// <summary>Holds on to it once more; every hold is given up by itself.</summary>
    public PlanCommit Retain() => new(fields, commit.Retain(), searcher);

    private int CountOutside(string run, IReadOnlyList<string> paths, SearchBudget budget)
    {
        Query inRow = RunQueries.InField(PlanFields.Bigrams, run);
        Query[] inside = paths.Count == 0 ? [] : [PlanConditions.Of(new RegionNode("", paths))];
        return searcher.Count(new FilteredBooleanQuery([inRow], [], inside, []), budget);
    }

    /// <inheritdoc />
    public void Dispose() => commit.Dispose();
}
