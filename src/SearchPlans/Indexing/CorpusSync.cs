using System.Collections.Concurrent;
using System.Diagnostics;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Indexing;

/// <summary>
/// Keeps an index in step with its corpus: what was added, changed and removed is told by hashes of the files' content,
/// nothing else is touched. Commits every so many files, so that work that was interrupted goes on from there.
/// </summary>
internal sealed class CorpusSync(CorpusFolder corpus, KnownHashes hashes)
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
    /// <param name="writer">The index, open for writing.</param>
    /// <param name="unsettled">Files that are being written, relative to the corpus: they stay in the index as they are.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Ends it early; what was committed stays.</param>
    public async Task<SyncReport> RunAsync(
        IPlanIndexWriter writer, IReadOnlySet<string>? unsettled, IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        progress?.Report(new SyncProgress(0, 0, ""));
        if (unsettled is null)
        {
            corpus.DeleteAbandoned();
        }
        IReadOnlyDictionary<string, string> indexed = await writer.IndexedFilesAsync(cancellation);
        IReadOnlyList<CorpusFile> files = corpus.Files();
        hashes.Keep(files);
        var work = new Work();
        IReadOnlyList<CorpusFile> settled = unsettled is null ? files : [.. files.Where(f => !unsettled.Contains(f.File))];
        List<(CorpusFile File, bool IsNew)> pending = await CompareAsync(settled, indexed, work, cancellation);
        int unchanged = files.Count - pending.Count - work.Refused.Count;

        var present = files.Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        // What can't be read any more leaves the index as what was removed does: hits that lead nowhere help nobody.
        string[] removed = [.. indexed.Keys.Where(f => !present.Contains(f))];
        IEnumerable<string> unreadable = work.Refused.Select(r => r.File).Where(indexed.ContainsKey);
        await writer.DeleteAsync(removed.Concat(unreadable).ToHashSet(StringComparer.Ordinal), cancellation);
        foreach ((CorpusFile File, bool IsNew)[] batch in pending.Chunk(FilesPerCommit))
        {
            await SideBySide.ForEachAsync(batch, async (item, token) =>
            {
                await IndexAsync(writer, item.File, item.IsNew, work, token);
                progress?.Report(new SyncProgress(Interlocked.Increment(ref work.Done), pending.Count, item.File.File));
            }, cancellation);
            await writer.CommitAsync(cancellation);
        }
        await writer.CommitAsync(cancellation);
        return new SyncReport(
            work.Added, work.Changed, removed.Length, unchanged,
            [.. work.Refused.OrderBy(r => r.File, StringComparer.Ordinal)], writer.Rebuilt, watch.Elapsed.TotalMilliseconds)
        {
            Notices = [.. work.Notices.OrderBy(n => n.File, StringComparer.Ordinal)],
        };
    }

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
            read = CorpusReading.Read(corpusFile);
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
        await writer.AddAsync(read.Indexed(corpusFile), cancellation);
        foreach (string notice in read.Notices)
        {
            work.Notices.Add(new FileNotice(corpusFile.File, notice));
        }
        Interlocked.Increment(ref isNew ? ref work.Added : ref work.Changed);
    }
}
