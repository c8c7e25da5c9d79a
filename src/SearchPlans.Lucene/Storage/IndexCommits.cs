using System.Diagnostics;
using Lucene.Net.Index;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// Gives a reader of the newest commit, as Lucene's searcher manager does, also when another process commits or deletes the
/// index and makes it anew: the folder is looked at no more often than every <see cref="CheckEvery"/>, when somebody asks.
/// Safe for concurrent use; whoever has a reader keeps its commit until disposing it.
/// </summary>
public sealed class IndexCommits : IDisposable
{
    /// <summary>How long a reader is given out before the folder is looked at again.</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(500);

    private readonly MapDirectory _directory;
    private readonly Func<CommitInfo, bool>? _accepts;
    private readonly Lock _gate = new();
    // Held while the folder is looked at, so that readers needn't wait for it.
    private readonly Lock _refreshing = new();
    private CommitReader? _current;
    private long _checkedAt;
    private bool _disposed;

    /// <summary>Looks at an index, which may not exist yet.</summary>
    /// <param name="directory">Where the index is.</param>
    /// <param name="accepts">Whether a commit can be used. While the newest can't, the last one that could is given out, or an
    /// empty reader when there was none. Null accepts every commit.</param>
    public IndexCommits(MapDirectory directory, Func<CommitInfo, bool>? accepts = null)
    {
        _directory = directory;
        _accepts = accepts;
    }

    /// <summary>Gives a reader of the newest commit; the caller disposes it.</summary>
    /// <param name="now">Whether to look at the folder even if that was done a moment ago.</param>
    /// <exception cref="IndexFormatException">The index can't be used.</exception>
    public CommitReader Acquire(bool now = false)
    {
        if (now || Current(out bool isDue) is not { } current)
        {
            lock (_refreshing)
            {
                return Refresh();
            }
        }
        if (!isDue || !_refreshing.TryEnter())
        {
            return current;
        }
        try
        {
            current.Dispose();
            return Refresh();
        }
        finally
        {
            _refreshing.Exit();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _current?.Dispose();
            _current = null;
        }
    }

    private CommitReader? Current(out bool isDue)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            isDue = Stopwatch.GetElapsedTime(_checkedAt) >= CheckEvery;
            return _current?.Retain();
        }
    }

    private CommitReader Refresh()
    {
        CommitReader? before = Current(out _);
        try
        {
            CommitReader latest = Open(before);
            lock (_gate)
            {
                _checkedAt = Stopwatch.GetTimestamp();
                if (latest != _current && !_disposed)
                {
                    _current?.Dispose();
                    _current = latest.Retain();
                }
                return latest;
            }
        }
        finally
        {
            before?.Dispose();
        }
    }

    // The caller disposes what is given.
    private CommitReader Open(CommitReader? before)
    {
        while (true)
        {
            SegmentInfos? commit = CommitInfo.ReadSegments(_directory);
            CommitInfo info = commit is null ? CommitInfo.None : CommitInfo.Of(commit.UserData);
            if (before is not null && IsSame(before.Info, before.Generation, commit))
            {
                return before.Retain();
            }
            if (commit is null)
            {
                return Empty();
            }
            if (_accepts is not null && !_accepts(info))
            {
                return before?.Retain() ?? Empty();
            }
            try
            {
                DirectoryReader reader = OpenReader(info, before);
                IndexCommit opened = reader.IndexCommit;
                // Between reading the commit and opening its files another index may have come, with files of the same names.
                SegmentInfos? since = CommitInfo.ReadSegments(_directory);
                if (CommitInfo.Of(opened.UserData).IndexId == info.IndexId && since is not null
                    && CommitInfo.Of(since.UserData).IndexId == info.IndexId)
                {
                    return new CommitReader(reader, CommitInfo.Of(opened.UserData), opened.Generation);
                }
                reader.DecRef();
            }
            catch (Exception e) when (IndexExceptions.IsOfReading(e))
            {
                // A commit since has deleted the file, or the index was made anew; then there is another commit.
                if (IsSame(info, commit.Generation, CommitInfo.ReadSegments(_directory)))
                {
                    throw IndexExceptions.TranslateOpening(e, commit.GetSegmentsFileName());
                }
            }
        }
    }

    // Segments are shared with the reader before only when both are of the same index.
    private DirectoryReader OpenReader(CommitInfo info, CommitReader? before)
    {
        if (before?.Reader is not DirectoryReader old || before.Info.IndexId != info.IndexId || info.IndexId.Length == 0)
        {
            return DirectoryReader.Open(_directory);
        }
        return DirectoryReader.OpenIfChanged(old) ?? DirectoryReader.Open(_directory);
    }

    private static bool IsSame(CommitInfo info, long generation, SegmentInfos? commit) => commit is null
        ? info == CommitInfo.None
        : info == CommitInfo.Of(commit.UserData) && generation == commit.Generation;

    private static CommitReader Empty() => new(new MultiReader(), CommitInfo.None, -1);
}
