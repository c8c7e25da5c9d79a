using Lucene.Net.Index;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// Owns the one writer of an index. It is opened when it is first needed, stays open through a burst of changes, since opening
/// costs more than a small commit, and is closed <see cref="IdleTime"/> after the last, so that another process can write then.
/// Safe for concurrent use.
/// </summary>
public sealed class BurstWriter : IDisposable
{
    /// <summary>How long the writer stays open after its last use.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(2);

    // Segments that are merged into one, and that a tier holds before they are.
    private const int MergeFactor = 8;

    // A segment of which more is deleted is rewritten.
    private const double MostDeletedPercent = 33;

    private readonly MapDirectory _directory;
    private readonly Func<IndexWriterConfig> _config;
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _idle;
    private long _lastUse;
    private IndexWriter? _writer;
    private WriterSession? _session;
    private bool _renewId;
    private bool _disposed;

    /// <summary>Takes an index, which may not exist yet.</summary>
    /// <param name="directory">Where the index is.</param>
    /// <param name="config">Makes the configuration of a writer: codec, similarity, analyzer, buffer. Opening mode, lock and
    /// merges are set here.</param>
    /// <param name="clock">Tells the time after which it is idle; the system's where none is given.</param>
    public BurstWriter(MapDirectory directory, Func<IndexWriterConfig> config, TimeProvider? clock = null)
    {
        _directory = directory;
        _config = config;
        _clock = clock ?? TimeProvider.System;
        _idle = _clock.CreateTimer(_ => CloseIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the writer is open: no other process can write then.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _writer is not null;
            }
        }
    }

    /// <summary>Begins to change the index; one session at a time.</summary>
    /// <param name="identity">What the index is made by, see <see cref="CommitInfo.Identity"/>.</param>
    /// <param name="discard">Whether to begin with an empty index, whatever is there; readers see the old one until the commit.</param>
    /// <returns>The session; the caller disposes it.</returns>
    /// <exception cref="IndexLockedException">Another process writes, or another session of this one.</exception>
    /// <exception cref="IndexFormatException">What is there can't be read.</exception>
    /// <exception cref="InvalidOperationException">The index was made by another identity.</exception>
    public WriterSession Open(string identity, bool discard = false)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_session is not null)
            {
                throw new IndexLockedException("本程序的另一项操作");
            }
            if (_writer is not null && (discard || IsLost()))
            {
                Close();
            }
            CommitInfo last = ReadLast(discard);
            bool create = discard || last == CommitInfo.None;
            if (!create && last.Identity != identity)
            {
                throw new InvalidOperationException("The index was made by another identity.");
            }
            if (create || _renewId)
            {
                last = last with { Identity = identity, IndexId = Guid.NewGuid().ToString("N") };
            }
            _writer ??= OpenWriter(create);
            _idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return _session = new WriterSession(this, _writer, last);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            Close();
        }
        _idle.Dispose();
    }

    /// <summary>The folder of the index.</summary>
    internal MapDirectory Directory => _directory;

    /// <summary>Ends a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="failed">Whether an exception came through it.</param>
    internal void End(WriterSession session, bool failed)
    {
        lock (_gate)
        {
            if (_session != session)
            {
                return;
            }
            _session = null;
            // A failed commit may have been seen by a reader before it was taken back, and its segments' names come again: under
            // another id nothing is shared with that reader.
            _renewId = failed || (_renewId && !session.HasCommitted);
            if (_writer is null)
            {
                return;
            }
            if (failed || _disposed || _writer.HasUncommittedChanges())
            {
                Close();
            }
            else
            {
                _lastUse = _clock.GetTimestamp();
                _idle.Change(IdleTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void CloseIdle()
    {
        lock (_gate)
        {
            if (_session is not null || _writer is null)
            {
                return;
            }
            // The timer may have fired before a session that has begun and ended since.
            TimeSpan left = IdleTime - _clock.GetElapsedTime(_lastUse);
            if (left > TimeSpan.Zero)
            {
                _idle.Change(left, Timeout.InfiniteTimeSpan);
            }
            else
            {
                Close();
            }
        }
    }

    // By rolling back, which commits nothing whatever the state.
    private void Close()
    {
        IndexWriter? writer = _writer;
        _writer = null;
        try
        {
            writer?.Rollback();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Mostly files of no commit that can't be deleted now; the next writer does. The lock is given up even so.
        }
    }

    private bool IsLost()
    {
        try
        {
            _directory.ExpectLockHeld();
            return false;
        }
        catch (IndexLockedException)
        {
            return true;
        }
    }

    private CommitInfo ReadLast(bool discard)
    {
        try
        {
            return CommitInfo.Read(_directory);
        }
        catch (IndexFormatException) when (discard)
        {
            DeleteAll();
            return CommitInfo.None;
        }
    }

    // Lucene begins a new index only beside one it can read.
    private void DeleteAll()
    {
        using global::Lucene.Net.Store.Lock held = _directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        held.Obtain();
        foreach (string name in _directory.ListAll())
        {
            if (IndexFileNames.CODEC_FILE_PATTERN.IsMatch(name) || name.StartsWith(IndexFileNames.SEGMENTS, StringComparison.Ordinal))
            {
                _directory.DeleteFile(name);
            }
        }
    }

    private IndexWriter OpenWriter(bool create)
    {
        IndexWriterConfig config = _config();
        config.OpenMode = create ? OpenMode.CREATE : OpenMode.APPEND;
        config.WriteLockTimeout = 0;
        // In the thread that commits: a commit holds what was merged, and nothing goes on behind it.
        config.MergeScheduler = new SerialMergeScheduler();
        config.MergePolicy = new TieredMergePolicy
        {
            MaxMergeAtOnce = MergeFactor,
            SegmentsPerTier = MergeFactor,
            ForceMergeDeletesPctAllowed = MostDeletedPercent,
        };
        try
        {
            return new IndexWriter(_directory, config);
        }
        catch (Exception e) when (IndexExceptions.IsOfReading(e))
        {
            throw IndexExceptions.TranslateOpening(e, SegmentInfos.GetLastCommitSegmentsFileName(_directory) ?? IndexFileNames.SEGMENTS);
        }
    }
}
