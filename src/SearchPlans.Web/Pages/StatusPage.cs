using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Indexing;

namespace SearchPlans.Web.Pages;

/// <summary>How index and corpus stand.</summary>
public sealed record StatusPage
{
    /// <summary>The program's version.</summary>
    public required string Version { get; init; }
    /// <summary>The folder of plan files.</summary>
    public required string CorpusPath { get; init; }
    /// <summary>Where the index is.</summary>
    public required string IndexPath { get; init; }
    /// <summary>The index.</summary>
    public required PlanIndexState Index { get; init; }
    /// <summary>Bytes of its files.</summary>
    public required long IndexBytes { get; init; }
    /// <summary>How it stands on its cluster; null where it is in a folder, or <see cref="IndexProblem"/> is told.</summary>
    public required IndexHealth? Cluster { get; init; }
    /// <summary>Why the cluster can't be asked, for people; else null.</summary>
    public required string? IndexProblem { get; init; }
    /// <summary>How many files of the corpus the index doesn't have as they are there; null where nobody can tell.</summary>
    public required int? Behind { get; init; }
    /// <summary>How many plans it has.</summary>
    public required int Plans { get; init; }
    /// <summary>Why the corpus can't be read, or null.</summary>
    public required string? CorpusProblem { get; init; }
    /// <summary>How following the corpus goes, or null while nobody follows.</summary>
    public required FollowingState? Following { get; init; }
    /// <summary>How many pieces of writing wait or are being done.</summary>
    public required int QueueLength { get; init; }
    /// <summary>How many documents are being read for requests.</summary>
    public required long Imports { get; init; }
    /// <summary>The last synchronisations, latest first.</summary>
    public required IReadOnlyList<PastSync> Syncs { get; init; }
    /// <summary>Files that couldn't be read the last time.</summary>
    public required IReadOnlyList<RefusedFile> Refused { get; init; }
}
