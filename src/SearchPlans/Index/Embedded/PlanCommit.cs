using Lucene.Net.Index;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Storage;

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

    /// <summary>Names the commit; empty when nothing was ever committed.</summary>
    public string Version => VersionOf(commit.Info);

    /// <summary>Names a commit; empty when nothing was ever committed.</summary>
    public static string VersionOf(CommitInfo info) => info.Number == 0 ? "" : $"{info.IndexId}-{info.Number}";

    /// <summary>Holds on to it once more; every hold is given up by itself.</summary>
    public PlanCommit Retain() => new(fields, commit.Retain(), searcher);

    /// <inheritdoc />
    public void Dispose() => commit.Dispose();
}
