using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Corpus;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Index.Embedded;

/// <summary>Changes an index in a folder.</summary>
internal sealed class EmbeddedIndexWriter(WriterSession session, PlanCommits commits, PlanFields fields, string? rebuilt) : IPlanIndexWriter
{
    // As many as have ever been filled at the same time; making one costs more than a plan's documents.
    private readonly ConcurrentBag<PlanDocuments> _documents = [];
    private readonly ConcurrentDictionary<string, bool> _added = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string? Rebuilt => rebuilt;

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> IndexedFilesAsync(CancellationToken cancellation) =>
        IndexErrors.GuardAsync<IReadOnlyDictionary<string, string>>(() =>
        {
            var files = new Dictionary<string, string>(StringComparer.Ordinal);
            if (rebuilt is null)
            {
                using PlanCommit commit = commits.Acquire(now: true);
                Read(commit.Reader, files);
            }
            return Task.FromResult<IReadOnlyDictionary<string, string>>(files);
        });

    /// <inheritdoc />
    public Task AddAsync(IndexedPlan plan, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return IndexErrors.GuardAsync(() =>
        {
            if (!_documents.TryTake(out PlanDocuments? documents))
            {
                documents = new PlanDocuments(fields);
            }
            // In an index begun anew there is nothing to be replaced but what was added since.
            if (_added.TryAdd(plan.File.File, true) && rebuilt is not null)
            {
                session.AddDocuments(documents.Of(plan));
            }
            else
            {
                session.UpdateDocuments(new Term(PlanFields.File, plan.File.File), documents.Of(plan));
            }
            _documents.Add(documents);
        });
    }

    /// <inheritdoc />
    public Task DeleteAsync(IReadOnlySet<string> files, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return IndexErrors.GuardAsync(() =>
        {
            if (files.Count > 0)
            {
                session.DeleteDocuments([.. files.Select(f => new Term(PlanFields.File, f))]);
            }
        });
    }

    /// <inheritdoc />
    public Task CommitAsync(CancellationToken cancellation) => IndexErrors.GuardAsync(() =>
    {
        session.Commit(cancellation);
        // Whoever asked for the change finds it with the next search.
        commits.Acquire(now: true).Dispose();
    });

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        session.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Read(IndexReader reader, Dictionary<string, string> files)
    {
        SortedDocValues?[] names = [.. reader.Leaves.Select(l => l.AtomicReader.GetSortedDocValues(PlanFields.File))];
        SortedDocValues?[] hashes = [.. reader.Leaves.Select(l => l.AtomicReader.GetSortedDocValues(PlanFields.ContentHash))];
        var bytes = new BytesRef();
        foreach ((int leaf, int block) in new StoredPlans(reader).Blocks())
        {
            if (names[leaf] is not { } name || hashes[leaf] is not { } hash)
            {
                continue;
            }
            int doc = DocBlocks.Of(reader.Leaves[leaf].AtomicReader).FirstDoc(Grouping.Block, block);
            name.Get(doc, bytes);
            string file = bytes.Utf8ToString();
            hash.Get(doc, bytes);
            files[file] = bytes.Utf8ToString();
        }
    }
}
