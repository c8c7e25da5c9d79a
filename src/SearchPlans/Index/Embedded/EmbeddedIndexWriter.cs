using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Corpus;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Index.Embedded;

/// <summary>Changes an index in a folder.</summary>
/// <param name="session">The index, open for writing.</param>
/// <param name="commits">Gives commits to read.</param>
/// <param name="fields">What it is made by.</param>
/// <param name="rebuilt">Why it is begun with an empty index; null where it isn't.</param>
/// <param name="former">What was there and needs only its figures read again; null where there is none.</param>
internal sealed class EmbeddedIndexWriter(
    WriterSession session, PlanCommits commits, PlanFields fields, string? rebuilt, FormerPlans? former) : IPlanIndexWriter
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
            bool isFirst = _added.TryAdd(plan.File.File, true);
            if (isFirst && former?.TryRead(plan, fields.Vocabulary.Indicators) == true)
            {
                return;
            }
            former?.Forget([plan.File.File]);
            if (!_documents.TryTake(out PlanDocuments? documents))
            {
                documents = new PlanDocuments(fields);
            }
            // In an index begun anew there is nothing to be replaced but what was added since.
            if (isFirst && rebuilt is not null)
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
            former?.Forget(files);
            if (files.Count > 0)
            {
                session.DeleteDocuments([.. files.Select(f => new Term(PlanFields.File, f))]);
            }
        });
    }

    /// <inheritdoc />
    public Task CommitAsync(CancellationToken cancellation) => IndexErrors.GuardAsync(() =>
    {
        former?.AddTo(session);
        session.Commit(cancellation);
        // Whoever asked for the change finds it with the next search.
        commits.Acquire(now: true).Dispose();
    });

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        session.Dispose();
        former?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Read(IndexReader reader, Dictionary<string, string> files)
    {
        SortedDocValues?[] names = [.. reader.Leaves.Select(l => l.AtomicReader.GetSortedDocValues(PlanFields.File))];
        SortedDocValues?[] hashes = [.. reader.Leaves.Select(l => l.AtomicReader.GetSortedDocValues(PlanFields.ContentHash))];
        var bytes = new BytesRef();
        var stored = new StoredPlans(reader);
        foreach (PlanPlace plan in stored.Places())
        {
            if (names[plan.Leaf] is not { } name || hashes[plan.Leaf] is not { } hash)
            {
                continue;
            }
            int doc = stored.HeadOf(plan);
            name.Get(doc, bytes);
            string file = bytes.Utf8ToString();
            hash.Get(doc, bytes);
            files[file] = bytes.Utf8ToString();
        }
    }
}
