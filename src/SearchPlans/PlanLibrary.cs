using SearchPlans.Adding;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Syncing;

namespace SearchPlans;

/// <summary>
/// A corpus of plans and its index: everything the command line and the web pages do. Safe for concurrent use.
/// Searches see the last commit, also one made by another process, within half a second.
/// </summary>
public sealed class PlanLibrary : IDisposable
{
    private PlanLibrary() { }

    /// <summary>Opens a corpus and its index; the index may be missing or empty until <see cref="Synchronize"/> has run.</summary>
    public static PlanLibrary Open(string corpusPath, string indexPath) => throw new NotImplementedException();

    /// <summary>Brings the index in step with the corpus.</summary>
    /// <exception cref="IOException">Another process is writing; the message says who.</exception>
    public SyncReport Synchronize(IProgress<SyncProgress>? progress = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What the last <see cref="Synchronize"/> of this library did, or null before the first.</summary>
    public SyncReport? LastSync => throw new NotImplementedException();

    /// <summary>Searches paragraph by paragraph.</summary>
    public HitList Search(SearchRequest request) => throw new NotImplementedException();

    /// <summary>Searches and groups the hits by plan.</summary>
    public PlanHitList SearchPlans(SearchRequest request) => throw new NotImplementedException();

    /// <summary>All plans, by region, latest year first.</summary>
    public IReadOnlyList<PlanSummary> Plans => throw new NotImplementedException();

    /// <summary>Gives a whole plan to read, marked for a query, or null when there is none with that id.</summary>
    public PlanPage? Read(string planId, string query = "", SearchMatch match = SearchMatch.Smart) => throw new NotImplementedException();

    /// <summary>Says how a document would be understood, without keeping anything.</summary>
    /// <exception cref="PlanFileException">It can't be read; the message says why, in Chinese.</exception>
    public AddPreview Preview(string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null) => throw new NotImplementedException();

    /// <summary>Keeps a document in the corpus and indexes it. What is in <paramref name="given"/> is kept in a sidecar beside it.</summary>
    /// <exception cref="PlanFileException">It can't be read; the message says why, in Chinese.</exception>
    /// <exception cref="IOException">Another process is writing; the message says who.</exception>
    public AddOutcome Add(string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null) => throw new NotImplementedException();

    /// <inheritdoc />
    public void Dispose() { }
}
