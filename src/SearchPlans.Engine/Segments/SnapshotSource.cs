using System.Diagnostics;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Gives the newest snapshot of an index, also when another process commits: the manifest is looked at no more often
/// than every <see cref="CheckEvery"/>, when somebody asks. Safe for concurrent use; whoever has a snapshot keeps it as
/// it is until disposing it.
/// </summary>
public sealed class SnapshotSource : IDisposable
{
    /// <summary>How long a snapshot is given out before the manifest is looked at again.</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(500);

    private readonly IndexDirectory _directory;
    private readonly Schema _schema;
    private readonly Lock _gate = new();
    private IndexSnapshot? _current;
    private long _checkedAt;

    /// <summary>Looks at an index, which may not exist yet.</summary>
    public SnapshotSource(IndexDirectory directory, Schema schema)
    {
        _directory = directory;
        _schema = schema;
    }

    /// <summary>Gives the newest snapshot; the caller disposes it.</summary>
    /// <param name="now">Whether to look at the manifest even if that was done a moment ago.</param>
    /// <exception cref="IndexFormatException">The index can't be used.</exception>
    public IndexSnapshot Acquire(bool now = false)
    {
        lock (_gate)
        {
            if (_current is null || now || Stopwatch.GetElapsedTime(_checkedAt) >= CheckEvery) Refresh(Manifest.Read(_directory));
            return _current!.Retain();
        }
    }

    /// <summary>Gives the newest snapshot to whoever has just read the manifest; the caller disposes it.</summary>
    /// <param name="manifest">What was read; null when nothing was ever committed.</param>
    /// <exception cref="IndexFormatException">The index can't be used.</exception>
    public IndexSnapshot Acquire(Manifest? manifest)
    {
        lock (_gate)
        {
            Refresh(manifest);
            return _current!.Retain();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _current?.Dispose();
            _current = null;
        }
    }

    private void Refresh(Manifest? manifest)
    {
        uint checksum = manifest?.Checksum ?? 0;
        if (_current is null || checksum != _current.Checksum)
        {
            IndexSnapshot? before = _current;
            _current = IndexSnapshot.Open(_directory, _schema, before);
            before?.Dispose();
        }
        _checkedAt = Stopwatch.GetTimestamp();
    }
}
