using System.Diagnostics;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Fields;
using SearchPlans.Vocabulary;

namespace SearchPlans.Syncing;

/// <summary>A commit of the index, and the words it was made by. Disposed by whoever was given it.</summary>
/// <param name="Snapshot">The commit.</param>
/// <param name="Vocabulary">The words.</param>
internal sealed record LibraryView(IndexSnapshot Snapshot, PlanVocabulary Vocabulary) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Snapshot.Dispose();
}

/// <summary>
/// Gives the newest commit with the words it was made by. When a corpus' words change, its index is made anew; until that
/// is done, here or in another process, the last commit by the old words is given out. Safe for concurrent use.
/// </summary>
internal sealed class LibrarySnapshots : IDisposable
{
    private readonly string _corpusPath;
    private readonly IndexDirectory _index;
    private readonly Lock _gate = new();
    private PlanVocabulary _vocabulary;
    private Schema _schema;
    private SnapshotSource _source;
    private IndexSnapshot? _last;
    private long _checkedAt;

    public LibrarySnapshots(string corpusPath, IndexDirectory index)
    {
        _corpusPath = corpusPath;
        _index = index;
        _vocabulary = PlanVocabulary.Load(corpusPath);
        _schema = PlanFields.SchemaOf(_vocabulary);
        _source = new SnapshotSource(index, _schema);
    }

    /// <summary>Gives the newest commit; the caller disposes it.</summary>
    /// <param name="now">Whether to look for a newer one even if that was done a moment ago.</param>
    /// <exception cref="IndexFormatException">The index can't be used.</exception>
    public LibraryView Acquire(bool now = false)
    {
        lock (_gate)
        {
            if (_last is null || now || Stopwatch.GetElapsedTime(_checkedAt) >= SnapshotSource.CheckEvery) Refresh();
            return new LibraryView(_last!.Retain(), _vocabulary);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _last?.Dispose();
            _last = null;
            _source.Dispose();
        }
    }

    private void Refresh()
    {
        if (Manifest.Read(_index) is { } manifest && manifest.SchemaIdentity != _schema.Identity)
        {
            PlanVocabulary vocabulary = PlanVocabulary.Load(_corpusPath, _vocabulary);
            Schema schema = PlanFields.SchemaOf(vocabulary);
            // Words that nobody has indexed by yet: what there is goes on.
            if (schema.Identity != manifest.SchemaIdentity && _last is not null) return;
            _source.Dispose();
            (_vocabulary, _schema, _source) = (vocabulary, schema, new SnapshotSource(_index, schema));
        }
        IndexSnapshot? before = _last;
        _last = _source.Acquire(now: true);
        before?.Dispose();
        _checkedAt = Stopwatch.GetTimestamp();
    }
}
