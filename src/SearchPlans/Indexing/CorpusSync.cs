using System.Collections.Concurrent;
using System.Diagnostics;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Indexing;

/// <summary>
/// Keeps an index in step with its corpus: what was added, changed and removed is told by hashes of the files' content,
/// nothing else is touched. Works in pieces, between which others get to write; an index that is made anew is filled in one. Commits
/// every so
/// many files, so that work that was interrupted goes on from there.
/// </summary>
/// <param name="corpus">The corpus.</param>
/// <param name="presence">Tells a corpus that is gone from one that was emptied.</param>
/// <param name="hashes">What is known of its files.</param>
/// <param name="index">The index.</param>
/// <param name="records">Where files are entered when they are first seen.</param>
internal sealed class CorpusSync(
    CorpusFolder corpus, CorpusPresence presence, KnownHashes hashes, IPlanIndex index, CorpusRecords records)
{
    // A commit costs some file syncs; a few hundred plans cost seconds.
    private const int FilesPerCommit = 2000;

    // Of seconds at most for documents of the usual size.
    private const int FilesPerPiece = 64;

    private readonly FileMoves _moves = new(corpus);
    private readonly Trash _trash = new(corpus);
    private bool _isEntered;

    private sealed class Work(CorpusFolder corpus, IPlanIndex index)
    {
        public PlanIdentities Identities { get; } = new(corpus, index);
        public Stopwatch Watch { get; } = Stopwatch.StartNew();
        public ConcurrentBag<RefusedFile> Refused { get; } = [];
        public ConcurrentBag<FileNotice> Notices { get; } = [];
        public List<(CorpusFile File, bool IsNew)> Pending { get; set; } = [];
        public string? Rebuilt { get; set; }
        public int Unchanged { get; set; }
        public int Removed { get; set; }
        public int Done;
        public int Added;
        public int Changed;
    }

    /// <summary>Brings the index in step.</summary>
    /// <param name="queue">The way to the index' writer.</param>
    /// <param name="rebuild">Whether to index everything anew.</param>
    /// <param name="unsettled">Files that are being written, relative to the corpus: they stay in the index as they are.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Ends it early; what was committed stays.</param>
    /// <exception cref="CorpusGoneException">The corpus is gone; the index was left as it is.</exception>
    public async Task<SyncReport> RunAsync(
        WriteQueue queue, bool rebuild, IReadOnlySet<string>? unsettled, IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        var work = new Work(corpus, index);
        bool isDone = await queue.FillAsync(rebuild, async writer =>
        {
            await BeginAsync(writer, mayBeEmpty: rebuild, unsettled, progress, work, cancellation);
            if (writer.Rebuilt is null)
            {
                await writer.CommitAsync(cancellation);
                return false;
            }
            await IndexAllAsync(writer, progress, work, cancellation);
            return true;
        }, cancellation);
        int uncommitted = 0;
        foreach ((CorpusFile File, bool IsNew)[] piece in isDone ? [] : work.Pending.Chunk(FilesPerPiece))
        {
            uncommitted += piece.Length;
            bool isLast = work.Done + piece.Length == work.Pending.Count;
            uncommitted = await queue.WritePieceAsync(work, async writer =>
            {
                await IndexAsync(writer, piece, progress, work, cancellation);
                if (uncommitted < FilesPerCommit && !isLast)
                {
                    return uncommitted;
                }
                await writer.CommitAsync(cancellation);
                return 0;
            }, cancellation);
        }
        if (!_isEntered || work.Rebuilt is not null || work.Added + work.Changed + work.Removed > 0)
        {
            // Held as the writer holds it: nobody adds or removes in between.
            await queue.WriteAsync(
                async _ =>
                {
                    records.EnterUnknown(await index.PlansAsync(CancellationToken.None), _trash);
                    return true;
                },
                cancellation);
            _isEntered = true;
        }
        return ReportOf(work);
    }

    /// <summary>Fills an index that was begun anew.</summary>
    /// <param name="writer">The index, open for writing.</param>
    /// <param name="cancellation">Ends it early; what was committed stays.</param>
    /// <exception cref="CorpusGoneException">The corpus is gone; the index was left as it is.</exception>
    public async Task<SyncReport> FillAsync(IPlanIndexWriter writer, CancellationToken cancellation)
    {
        var work = new Work(corpus, index);
        await BeginAsync(writer, mayBeEmpty: false, null, null, work, cancellation);
        await IndexAllAsync(writer, null, work, cancellation);
        return ReportOf(work);
    }

    /// <summary>Fills a part of a new index with the plans of it, whatever is in the index now.</summary>
    /// <param name="sliced">The index.</param>
    /// <param name="slice">The part.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Ends it early; the part has to be filled once more.</param>
    /// <exception cref="CorpusGoneException">The corpus is gone; nothing was filled.</exception>
    public async Task<SyncReport> FillSliceAsync(
        ISlicedIndex sliced, IndexSlice slice, IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        var work = new Work(corpus, index);
        progress?.Report(new SyncProgress(0, 0, ""));
        IReadOnlyList<CorpusFile> files = corpus.Files();
        presence.Expect(files.Count, mayBeEmpty: false);
        await using ISliceWriter writer = await sliced.OpenSliceAsync(slice, cancellation);
        work.Rebuilt = writer.Rebuilt;
        if (writer.Filled is null)
        {
            // Of all plans, so that whoever fills another part tells the same one which id is whose.
            work.Identities.Reserve(files);
            work.Pending = [.. files.Where(f => slice.Holds(PlanIds.Of(f.Name))).Select(f => (f, true))];
            await IndexAsync(writer, [.. work.Pending], progress, work, cancellation);
            await writer.CommitAsync(cancellation);
        }
        return ReportOf(work) with { Slices = writer.Filled };
    }

    /// <summary>Looks whether the corpus is where it was, as far as that is told without going through it.</summary>
    /// <exception cref="CorpusGoneException">It is gone.</exception>
    public async Task ExpectCorpusAsync(CancellationToken cancellation)
    {
        if (corpus.HasAnyFile() is var any && (any || await HasPlansAsync(cancellation)))
        {
            presence.Expect(any ? 1 : 0, mayBeEmpty: false);
        }
    }

    private static SyncReport ReportOf(Work work) => new(
        work.Added, work.Changed, work.Removed, work.Unchanged,
        [.. work.Refused.OrderBy(r => r.File, StringComparer.Ordinal)], work.Rebuilt, work.Watch.Elapsed.TotalMilliseconds)
    {
        Notices = [.. work.Notices.OrderBy(n => n.File, StringComparer.Ordinal)],
    };

    // Compares, and deletes what is gone or can't be read any more.
    private async Task BeginAsync(
        IPlanIndexWriter writer, bool mayBeEmpty, IReadOnlySet<string>? unsettled, IProgress<SyncProgress>? progress, Work work,
        CancellationToken cancellation)
    {
        progress?.Report(new SyncProgress(0, 0, ""));
        // Before anything is swept: what was about to be moved may still have a hidden name.
        _moves.Recover();
        if (unsettled is null)
        {
            corpus.DeleteAbandoned();
            _trash.DeleteAbandoned();
        }
        IReadOnlyDictionary<string, string> indexed = await writer.IndexedFilesAsync(cancellation);
        IReadOnlyList<CorpusFile> files = corpus.Files();
        if (files.Count > 0 || await HasPlansAsync(cancellation))
        {
            presence.Expect(files.Count, mayBeEmpty);
        }
        hashes.Keep(files);
        IReadOnlyList<CorpusFile> settled = unsettled is null ? files : [.. files.Where(f => !unsettled.Contains(f.File))];
        work.Rebuilt = writer.Rebuilt;
        work.Pending = await CompareAsync(settled, indexed, work, cancellation);
        work.Identities.Reserve(work.Pending.Select(p => p.File));
        work.Unchanged = files.Count - work.Pending.Count - work.Refused.Count;
        var present = files.Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        // What can't be read any more leaves the index as what was removed does: hits that lead nowhere help nobody.
        string[] removed = [.. corpus.WithoutUnseen(indexed.Keys.Where(f => !present.Contains(f)))];
        work.Removed = removed.Length;
        IEnumerable<string> unreadable = work.Refused.Select(r => r.File).Where(indexed.ContainsKey);
        await writer.DeleteAsync(removed.Concat(unreadable).ToHashSet(StringComparer.Ordinal), cancellation);
    }

    // An index of other words or another version, or one that is damaged, can't be asked: it counts as having some.
    private async Task<bool> HasPlansAsync(CancellationToken cancellation)
    {
        try
        {
            return await index.StateAsync(cancellation) is { Exists: true } state
                && (state.IsOutdated || (await index.PlansAsync(cancellation)).Count > 0);
        }
        catch (PlanIndexException)
        {
            return true;
        }
    }

    private static async Task IndexAllAsync(
        IPlanIndexWriter writer, IProgress<SyncProgress>? progress, Work work, CancellationToken cancellation)
    {
        foreach ((CorpusFile File, bool IsNew)[] batch in work.Pending.Chunk(FilesPerCommit))
        {
            await IndexAsync(writer, batch, progress, work, cancellation);
            await writer.CommitAsync(cancellation);
        }
        await writer.CommitAsync(cancellation);
    }

    private static Task IndexAsync(
        IPlanIndexWriter writer, (CorpusFile File, bool IsNew)[] files, IProgress<SyncProgress>? progress, Work work,
        CancellationToken cancellation) =>
        SideBySide.ForEachAsync(files, async (item, token) =>
        {
            await IndexAsync(writer, item.File, item.IsNew, work, token);
            int done = Interlocked.Increment(ref work.Done);
            progress?.Report(new SyncProgress(done, work.Pending.Count, item.File.File));
        }, cancellation);

    private async Task<List<(CorpusFile File, bool IsNew)>> CompareAsync(
        IReadOnlyList<CorpusFile> files, IReadOnlyDictionary<string, string> indexed, Work work, CancellationToken cancellation)
    {
        var changed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await SideBySide.ForEachAsync(files, (file, _) =>
        {
            try
            {
                if (!indexed.TryGetValue(file.File, out string? hash))
                {
                    changed[file.File] = true;
                }
                else if (hash != hashes.Of(file))
                {
                    changed[file.File] = false;
                }
            }
            catch (PlanFileException e)
            {
                work.Refused.Add(new RefusedFile(file.File, e.Message));
            }
            return ValueTask.CompletedTask;
        }, cancellation);
        return [.. files.Where(f => changed.ContainsKey(f.File)).Select(f => (f, changed[f.File]))];
    }

    private static async Task IndexAsync(IPlanIndexWriter writer, CorpusFile corpusFile, bool isNew, Work work,
        CancellationToken cancellation)
    {
        CorpusPlan read;
        try
        {
            read = await CorpusReading.ReadAsync(corpusFile, cancellation);
        }
        catch (PlanFileException e)
        {
            // A file that was in the index and can't be read any more leaves it.
            if (!isNew)
            {
                await writer.DeleteAsync(new HashSet<string>(StringComparer.Ordinal) { corpusFile.File }, cancellation);
            }
            work.Refused.Add(new RefusedFile(corpusFile.File, e.Message));
            return;
        }
        string? id = await work.Identities.OfAsync(corpusFile, read.StatedId, cancellation);
        await writer.AddAsync(read.Indexed(corpusFile, id), cancellation);
        foreach (string notice in read.Notices)
        {
            work.Notices.Add(new FileNotice(corpusFile.File, notice));
        }
        Interlocked.Increment(ref isNew ? ref work.Added : ref work.Changed);
    }
}
