using SearchPlans.Fields;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Plans;

namespace SearchPlans.Syncing;

/// <summary>
/// Keeps an index in step with its corpus: what was added, changed and removed is told by hashes of the files' content,
/// nothing else is touched. Commits every so many files, so that work that was interrupted goes on from there.
/// </summary>
internal sealed class CorpusSync(CorpusFolder corpus, IndexDirectory index, Schema schema)
{
    // A commit costs some file syncs; a few hundred plans cost seconds.
    private const int FilesPerCommit = 2000;

    private sealed class Work
    {
        public required ConcurrentBag<RefusedFile> Refused { get; init; }
        public int Done;
        public int Added;
        public int Changed;
    }

    /// <summary>Brings the index in step.</summary>
    /// <param name="rebuild">Whether to begin with an empty index.</param>
    /// <param name="prepare">Done once the right to write is held, before the corpus is compared.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Ends it early; what was committed stays.</param>
    /// <exception cref="IndexLockedException">Another process is writing.</exception>
    public SyncReport Run(
        bool rebuild = false, Action? prepare = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        (IndexWriter writer, string? rebuilt) = OpenWriter(rebuild);
        using (writer)
        {
            prepare?.Invoke();
            progress?.Report(new SyncProgress(0, 0, ""));
            Dictionary<string, string> indexed = rebuilt is null ? IndexedFiles() : [];
            IReadOnlyList<CorpusFile> files = corpus.Files();
            var work = new Work { Refused = [] };
            List<(CorpusFile File, bool IsNew)> pending = Compare(files, indexed, work, cancellation);

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
                [.. work.Refused.OrderBy(r => r.File, StringComparer.Ordinal)], rebuilt, watch.Elapsed.TotalMilliseconds);
        }
    }

    private (IndexWriter Writer, string? Rebuilt) OpenWriter(bool rebuild)
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

    private static List<(CorpusFile File, bool IsNew)> Compare(
        IReadOnlyList<CorpusFile> files, Dictionary<string, string> indexed, Work work, CancellationToken cancellation)
    {
        var changed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        Parallel.ForEach(files, new ParallelOptions { CancellationToken = cancellation }, file =>
        {
            try
            {
                if (!indexed.TryGetValue(file.File, out string? hash))
                {
                    changed[file.File] = true;
                    return;
                }
                (byte[] content, byte[] sidecar) = CorpusFolder.ReadBytes(file);
                if (hash != ContentHashes.OfFile(content, sidecar)) changed[file.File] = false;
            }
            catch (PlanFileException e)
            {
                work.Refused.Add(new RefusedFile(file.File, e.Message));
            }
        });
        return [.. files.Where(f => changed.ContainsKey(f.File)).Select(f => (f, changed[f.File]))];
    }

    private static void Index(
        IndexWriter writer, (CorpusFile File, bool IsNew)[] batch, int total, Work work,
        IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            Parallel.ForEach(
                // Handed out one by one: plans differ a hundredfold in length.
                Partitioner.Create(batch, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                item =>
                {
                    Index(writer, item.File, item.IsNew, work);
                    progress?.Report(new SyncProgress(Interlocked.Increment(ref work.Done), total, item.File.File));
                });
        }
        catch (AggregateException e)
        {
            // What went wrong first is what the caller knows how to tell.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    // What a page or a document says of itself outside its text.
    internal static PlanMetadata Found(PlanFile file) => new()
    {
        Title = file.Found.Title,
        Issuer = file.Found.Issuer,
        Published = file.Found.Published,
        Source = file.Found.Source,
    };

    private static void Index(IndexWriter writer, CorpusFile corpusFile, bool isNew, Work work)
    {
        try
        {
            (byte[] content, byte[] sidecar) = CorpusFolder.ReadBytes(corpusFile);
            PlanFile file = PlanFileReader.Read(content, corpusFile.File);
            Plan plan = PlanParser.Parse(file.Text, corpusFile.File, PlanSidecar.TryRead(corpusFile.FullPath), Found(file));
            writer.Add(PlanBlocks.Create(corpusFile.File, plan, ContentHashes.OfFile(content, sidecar)));
            Interlocked.Increment(ref isNew ? ref work.Added : ref work.Changed);
        }
        catch (PlanFileException e)
        {
            work.Refused.Add(new RefusedFile(corpusFile.File, e.Message));
        }
    }
}
