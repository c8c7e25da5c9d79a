using SearchPlans.Corpus;
using SearchPlans.Index;

namespace SearchPlans.Indexing;

/// <summary>How far bringing the index in step has come.</summary>
/// <param name="FilesDone">Files read and indexed so far.</param>
/// <param name="FilesTotal">Files that were added or changed; 0 while the corpus is still being compared.</param>
/// <param name="File">The file last worked on, relative to the corpus; empty at the beginning.</param>
public readonly record struct SyncProgress(int FilesDone, int FilesTotal, string File);

/// <summary>What bringing the index in step did.</summary>
/// <param name="Added">Files new in the index.</param>
/// <param name="Changed">Files whose content or sidecar was changed.</param>
/// <param name="Removed">Files gone from the corpus.</param>
/// <param name="Unchanged">Files that were in step already.</param>
/// <param name="Refused">Files that could not be read; they are left out and the others are indexed.</param>
/// <param name="Rebuilt">Why everything was indexed anew (no index, other analyzer, other format), or null.</param>
/// <param name="ElapsedMs">How long it took, in milliseconds.</param>
public sealed record SyncReport(
    int Added, int Changed, int Removed, int Unchanged, IReadOnlyList<RefusedFile> Refused, string? Rebuilt, double ElapsedMs)
{
    /// <summary>What to know of the files that were read this time.</summary>
    public IReadOnlyList<FileNotice> Notices { get; init; } = [];

    /// <summary>How far the index is that this filled a part of; null where it didn't.</summary>
    public FilledSlices? Slices { get; init; }
}

/// <summary>A synchronisation that was, or was tried.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Report">What it did; null where it failed.</param>
/// <param name="Problem">Why it failed, in Chinese, for who runs the program; else null.</param>
public sealed record PastSync(DateTimeOffset At, SyncReport? Report, string? Problem);
