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
        var bytes = new BytesRef();
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            SortedDocValues? names = leaf.AtomicReader.GetSortedDocValues(PlanFields.File);
            SortedDocValues? hashes = leaf.AtomicReader.GetSortedDocValues(PlanFields.ContentHash);
            IBits? live = leaf.AtomicReader.LiveDocs;
            DocBlocks blocks = DocBlocks.Of(leaf.AtomicReader);
            for (int block = 0; names is not null && hashes is not null && block < blocks.Count(Grouping.Block); block++)
            {
                int doc = blocks.FirstDoc(Grouping.Block, block);
                if (live is not null && !live.Get(doc))
                {
                    continue;
                }
                names.Get(doc, bytes);
                string file = bytes.Utf8ToString();
                hashes.Get(doc, bytes);
                files[file] = bytes.Utf8ToString();
            }
        }
    }
}
