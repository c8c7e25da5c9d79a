using System.Collections.Concurrent;
using System.Diagnostics;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Fields;
using SearchPlans.Plans;

namespace SearchPlans.Syncing;

/// <summary>
/// Keeps an index in step with its corpus: what was added, changed and removed is told by hashes of the files' content,
/// nothing else is touched. Commits every so many files, so that work that was interrupted goes on from there.
/// </summary>
internal sealed class CorpusSync(CorpusFolder corpus, IndexDirectory index, Schema schema, KnownHashes hashes)
{
    // A commit costs some file syncs; a few hundred plans cost seconds.
    private const int FilesPerCommit = 2000;

    private sealed class Work
    {
        public ConcurrentBag<RefusedFile> Refused { get; } = [];
        public ConcurrentBag<FileNotice> Notices { get; } = [];
        public int Done;
        public int Added;
        public int Changed;
    }

    /// <summary>Brings the index in step.</summary>
    /// <param name="rebuild">Whether to begin with an empty index.</param>
    /// <param name="unsettled">Files that are being written, relative to the corpus: they stay in the index as they are.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Ends it early; what was committed stays.</param>
    /// <exception cref="IndexLockedException">Another process is writing.</exception>
    public SyncReport Run(
        bool rebuild = false, IReadOnlySet<string>? unsettled = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellation = default)
    {
        (IndexWriter writer, string? rebuilt) = OpenWriter(rebuild);
        using (writer) return Run(writer, rebuilt, unsettled, progress, cancellation);
    }

    /// <summary>Brings the index in step by a writer that is open.</summary>
    /// <param name="writer">Of this index.</param>
    /// <param name="rebuilt">Why the writer began with an empty index, or null.</param>
    /// <param name="unsettled">Files that are being written, relative to the corpus: they stay in the index as they are.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Ends it early; what was committed stays.</param>
    public SyncReport Run(
        IndexWriter writer, string? rebuilt, IReadOnlySet<string>? unsettled, IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        progress?.Report(new SyncProgress(0, 0, ""));
        if (unsettled is null) corpus.DeleteAbandoned();
        Dictionary<string, string> indexed = rebuilt is null ? IndexedFiles() : [];
        IReadOnlyList<CorpusFile> files = corpus.Files();
        hashes.Keep(files);
        var work = new Work();
        List<(CorpusFile File, bool IsNew)> pending =
            Compare(unsettled is null ? files : [.. files.Where(f => !unsettled.Contains(f.File))], indexed, work, cancellation);
        int unchanged = files.Count - pending.Count - work.Refused.Count;

        var present = files.Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        // What can't be read any more leaves the index as what was removed does: hits that lead nowhere help nobody.
        string[] removed = [.. indexed.Keys.Where(f => !present.Contains(f))];
        IEnumerable<string> unreadable = work.Refused.Select(r => r.File).Where(indexed.ContainsKey);
        writer.Delete(PlanFields.File, removed.Concat(unreadable).ToHashSet(StringComparer.Ordinal));
        foreach ((CorpusFile File, bool IsNew)[] batch in pending.Chunk(FilesPerCommit))
        {
            writer.Delete(PlanFields.File, batch.Where(f => !f.IsNew).Select(f => f.File.File).ToHashSet(StringComparer.Ordinal));
            Index(writer, batch, pending.Count, work, progress, cancellation);
            writer.Commit(cancellation);
        }
        writer.Commit(cancellation);
        return new SyncReport(
            work.Added, work.Changed, removed.Length, unchanged,
            [.. work.Refused.OrderBy(r => r.File, StringComparer.Ordinal)], rebuilt, watch.Elapsed.TotalMilliseconds)
        {
            Notices = [.. work.Notices.OrderBy(n => n.File, StringComparer.Ordinal)],
        };
    }

    /// <summary>Opens the index for writing, emptied where what is there can't go on.</summary>
    /// <returns>The writer, and why the index was emptied or null.</returns>
    /// <exception cref="IndexLockedException">Another process is writing.</exception>
    public (IndexWriter Writer, string? Rebuilt) OpenWriter(bool rebuild = false)
    {
        string? reason = rebuild ? "按要求重建" : null;
        if (reason is null)
        {
            try
            {
                Manifest? manifest = Manifest.Read(index);
                if (manifest is null) reason = "还没有索引";
                else if (manifest.SchemaIdentity != schema.Identity) reason = "分词、词表或字段有变";
                // Every file is opened and its frame looked at; the checksums are verify's.
                else IndexSnapshot.Open(index, schema).Dispose();
            }
            catch (IndexFormatException e)
            {
                reason = e.Message;
            }
        }
        return (IndexWriter.Open(index, schema, discard: reason is not null), reason);
    }

    // Content hashes of the files in the index.
    private Dictionary<string, string> IndexedFiles()
    {
        using IndexSnapshot snapshot = IndexSnapshot.Open(index, schema);
        int fileColumn = PlanFields.Schema.ColumnOrdinal(PlanFields.File);
        int hashColumn = PlanFields.Schema.ColumnOrdinal(PlanFields.ContentHash);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SegmentReader segment in snapshot.Segments)
        {
            for (int block = 0; block < segment.Info.BlockCount; block++)
            {
                if (!segment.DeletedBlocks.Contains(block))
                    files[segment.Keywords(fileColumn)[block]] = segment.Keywords(hashColumn)[block];
            }
        }
        return files;
    }

    private List<(CorpusFile File, bool IsNew)> Compare(
        IReadOnlyList<CorpusFile> files, Dictionary<string, string> indexed, Work work, CancellationToken cancellation)
    {
        var changed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        SideBySide.ForEach(files, file =>
        {
            try
            {
                if (!indexed.TryGetValue(file.File, out string? hash))
                {
                    changed[file.File] = true;
                    return;
                }
                if (hash != hashes.Of(file)) changed[file.File] = false;
            }
            catch (PlanFileException e)
            {
                work.Refused.Add(new RefusedFile(file.File, e.Message));
            }
        }, cancellation);
        return [.. files.Where(f => changed.ContainsKey(f.File)).Select(f => (f, changed[f.File]))];
    }

    private static void Index(
        IndexWriter writer, (CorpusFile File, bool IsNew)[] batch, int total, Work work,
        IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        SideBySide.ForEach(
            batch,
            item =>
            {
                Index(writer, item.File, item.IsNew, work);
                progress?.Report(new SyncProgress(Interlocked.Increment(ref work.Done), total, item.File.File));
            },
            cancellation);
    }

    private static void Index(IndexWriter writer, CorpusFile corpusFile, bool isNew, Work work)
    {
        try
        {
            CorpusPlan read = CorpusReading.Read(corpusFile);
            writer.Add(PlanBlocks.Create(corpusFile, read.Plan, read.ContentHash));
            foreach (string notice in read.Notices) work.Notices.Add(new FileNotice(corpusFile.File, notice));
            Interlocked.Increment(ref isNew ? ref work.Added : ref work.Changed);
        }
        catch (PlanFileException e)
        {
            work.Refused.Add(new RefusedFile(corpusFile.File, e.Message));
        }
    }
}
