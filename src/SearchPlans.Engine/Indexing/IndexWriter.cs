using System.Runtime.ExceptionServices;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Indexing;

/// <summary>
/// Changes an index: adds and deletes blocks and commits. One writer at a time holds the index, by lock. Nothing is
/// seen by readers before <see cref="Commit"/>, and then all of it at once; what wasn't committed when the writer is
/// disposed is gone. <see cref="Add"/> may be called from several threads: each builds a segment of its own.
/// After a failure (a full disk, say) the writer takes nothing more: dispose it, and a new one goes on from the last commit.
/// </summary>
public sealed class IndexWriter : IDisposable
{
    /// <summary>Tokens that one thread gathers before it writes a segment; about 20 bytes each at the peak.</summary>
    public const int DefaultMaxBufferedTokens = 5_000_000;

    private readonly IndexDirectory _directory;
    private readonly Schema _schema;
    private readonly int _maxBufferedTokens;
    private readonly IDisposable _lock;
    // Adding shares it; deleting and committing have it alone. The lists below are guarded by _gate among adders.
    private readonly ReaderWriterLockSlim _quiet = new();
    private readonly Lock _gate = new();
    private readonly List<SegmentBuilder> _builders = [];
    private readonly Stack<SegmentBuilder> _idle = [];
    private readonly Dictionary<string, HashSet<int>> _pendingDeletions = [];
    private List<SegmentInfo> _segments;
    private long _generation;
    private long _nextSegment;
    private bool _changed;
    private bool _failed;

    private IndexWriter(IndexDirectory directory, Schema schema, int maxBufferedTokens, IDisposable heldLock, Manifest? manifest)
    {
        _directory = directory;
        _schema = schema;
        _maxBufferedTokens = maxBufferedTokens;
        _lock = heldLock;
        _generation = manifest?.Generation ?? 0;
        _nextSegment = manifest?.NextSegment ?? 0;
        _segments = [.. manifest?.Segments ?? []];
    }

    /// <summary>Opens an index for writing; an empty directory becomes an index with the first commit.</summary>
    /// <param name="directory">Where the index is.</param>
    /// <param name="schema">Its fields.</param>
    /// <param name="discard">Whether to begin with an empty index, whatever is there; readers see the old one until the commit.</param>
    /// <param name="maxBufferedTokens">Tokens that one thread gathers before it writes a segment.</param>
    /// <exception cref="IndexLockedException">Another writer holds the index.</exception>
    /// <exception cref="IndexFormatException">What is there can't be read.</exception>
    /// <exception cref="InvalidOperationException">The index was made with another schema.</exception>
    public static IndexWriter Open(
        IndexDirectory directory, Schema schema, bool discard = false, int maxBufferedTokens = DefaultMaxBufferedTokens)
    {
        IDisposable heldLock = directory.LockForWriting();
        try
        {
            Manifest? manifest = ReadManifest(directory, discard);
            if (discard) manifest = manifest is null ? null : manifest with { Segments = [] };
            else if (manifest is not null && manifest.SchemaIdentity != schema.Identity)
                throw new InvalidOperationException("The index was made with another schema.");
            var writer = new IndexWriter(directory, schema, maxBufferedTokens, heldLock, manifest) { _changed = discard };
            if (!discard) writer.ClearAway();
            return writer;
        }
        catch
        {
            heldLock.Dispose();
            throw;
        }
    }

    /// <summary>Adds a block.</summary>
    public void Add(DocumentBlock block)
    {
        if (block.Documents.Count == 0) throw new ArgumentException("A block has at least one document.", nameof(block));
        _quiet.EnterReadLock();
        try
        {
            ThrowIfFailed();
            SegmentBuilder builder = TakeBuilder();
            builder.Add(block, NextSegmentName);
            if (builder.TokenCount >= _maxBufferedTokens) Flush(builder);
            lock (_gate)
            {
                _changed = true;
                _idle.Push(builder);
            }
        }
        catch
        {
            _failed = true;
            throw;
        }
        finally
        {
            _quiet.ExitReadLock();
        }
    }

    /// <summary>Deletes every block that has a value in a keyword column.</summary>
    /// <returns>How many blocks.</returns>
    public int Delete(string column, string value) => Delete(column, new HashSet<string>(StringComparer.Ordinal) { value });

    /// <summary>Deletes every block that has one of several values in a keyword column. Reads the column once, however
    /// many values there are.</summary>
    /// <returns>How many blocks.</returns>
    public int Delete(string column, IReadOnlySet<string> values)
    {
        int ordinal = _schema.ColumnOrdinal(column);
        if (values.Count == 0) return 0;
        return Alone(() =>
        {
            int deleted = _builders.Sum(b => b.Delete(ordinal, values)) + _segments.Sum(s => Delete(s, ordinal, values));
            _changed |= deleted > 0;
            return deleted;
        });
    }

    /// <summary>Makes everything since the last commit visible to readers, at once. Small segments are merged first.</summary>
    /// <returns>The generation of the commit.</returns>
    public long Commit(CancellationToken cancellation = default) => Alone(() =>
    {
        if (!_changed && _generation > 0) return _generation;
        FlushAll(cancellation);
        _segments = [.. _segments.Select(WithDeletions)];
        while (MergePolicy.FindMerge(_segments) is { Count: > 0 } merge) Merge(merge, cancellation);
        new Manifest(_generation + 1, _nextSegment, _schema.Identity, _segments).Write(_directory);
        _generation++;
        _changed = false;
        ClearAway();
        return _generation;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (SegmentBuilder builder in _builders) builder.Clear();
        _lock.Dispose();
        _quiet.Dispose();
    }

    private T Alone<T>(Func<T> change)
    {
        _quiet.EnterWriteLock();
        try
        {
            ThrowIfFailed();
            return change();
        }
        catch
        {
            _failed = true;
            throw;
        }
        finally
        {
            _quiet.ExitWriteLock();
        }
    }

    private void ThrowIfFailed()
    {
        if (_failed) throw new InvalidOperationException("The writer failed before; a new one goes on from the last commit.");
    }

    private static Manifest? ReadManifest(IndexDirectory directory, bool discard)
    {
        try
        {
            return Manifest.Read(directory);
        }
        catch (IndexFormatException) when (discard)
        {
            return null;
        }
    }

    private SegmentBuilder TakeBuilder()
    {
        lock (_gate)
        {
            if (_idle.TryPop(out SegmentBuilder? idle)) return idle;
            var builder = new SegmentBuilder(_directory, _schema);
            _builders.Add(builder);
            return builder;
        }
    }

    // An index that replaces an unreadable one must not take the names of files that readers may still have.
    private string NextSegmentName()
    {
        while (true)
        {
            string name = SegmentInfo.NameOf(Interlocked.Increment(ref _nextSegment));
            if (!_directory.Exists($"{name}.{SegmentInfo.Stored}")) return name;
        }
    }

    private void FlushAll(CancellationToken cancellation)
    {
        try
        {
            Parallel.ForEach(_builders.Where(b => !b.IsEmpty), new ParallelOptions { CancellationToken = cancellation }, Flush);
        }
        catch (AggregateException e)
        {
            // What went wrong first is what the caller knows how to tell.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private void Flush(SegmentBuilder builder)
    {
        (SegmentInfo segment, HashSet<int> deleted) = builder.Flush();
        lock (_gate)
        {
            _segments.Add(segment);
            if (deleted.Count > 0) _pendingDeletions[segment.Name] = deleted;
        }
    }

    private int Delete(SegmentInfo segment, int column, IReadOnlySet<string> values)
    {
        var reader = new SegmentReader(_directory, _schema, segment);
        try
        {
            KeywordColumn keys = reader.Keywords(column);
            bool[] isDeleted = [.. keys.Values.Select(values.Contains)];
            int deleted = 0;
            for (int block = 0; block < segment.BlockCount; block++)
            {
                if (!isDeleted[keys.Ordinal(block)] || reader.DeletedBlocks.Contains(block)) continue;
                if (!_pendingDeletions.TryGetValue(segment.Name, out HashSet<int>? pending))
                    _pendingDeletions[segment.Name] = pending = [];
                if (pending.Add(block)) deleted++;
            }
            return deleted;
        }
        finally
        {
            reader.Release();
        }
    }

    private SegmentInfo WithDeletions(SegmentInfo segment)
    {
        if (!_pendingDeletions.Remove(segment.Name, out HashSet<int>? pending)) return segment;
        var reader = new SegmentReader(_directory, _schema, segment);
        try
        {
            var blocks = new SortedSet<int>(reader.DeletedBlocks);
            blocks.UnionWith(pending);
            int docs = blocks.Sum(b => reader.Groups.FirstDoc(Grouping.Block, b + 1) - reader.Groups.FirstDoc(Grouping.Block, b));
            using var output = new IndexOutput(_directory, segment.DeletionsName(_generation + 1), Deletions.Format);
            Deletions.Write(output, blocks);
            output.Complete();
            return segment with
            {
                DeletedDocCount = docs,
                Deletions = new SegmentFile(output.Name, output.Position, output.Checksum),
            };
        }
        finally
        {
            reader.Release();
        }
    }

    private void Merge(IReadOnlyList<SegmentInfo> merge, CancellationToken cancellation)
    {
        var readers = new List<SegmentReader>();
        try
        {
            foreach (SegmentInfo segment in merge) readers.Add(new SegmentReader(_directory, _schema, segment));
            SegmentInfo? merged = SegmentMerger.Merge(_directory, _schema, readers, NextSegmentName(), cancellation);
            int place = _segments.IndexOf(merge[0]);
            _segments = [.. _segments.Select((s, i) => i == place ? merged : merge.Contains(s) ? null : s).OfType<SegmentInfo>()];
        }
        finally
        {
            foreach (SegmentReader reader in readers) reader.Release();
        }
    }

    // Removes files that belong to no segment of the commit: merged ones, and what a crash left behind. Whatever else a
    // person keeps in the folder is not the index's to remove.
    private void ClearAway()
    {
        var kept = new HashSet<string>(_segments.SelectMany(s => s.AllFiles).Select(f => f.Name), StringComparer.Ordinal) { Manifest.FileName };
        foreach (string name in _directory.List())
        {
            if (SegmentInfo.IsIndexFile(name) && !kept.Contains(name)) _directory.Delete(name);
        }
    }
}
