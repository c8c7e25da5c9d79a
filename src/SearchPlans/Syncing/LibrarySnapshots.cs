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
    private sealed record Words(PlanVocabulary Vocabulary, Schema Schema)
    {
        public Words(PlanVocabulary vocabulary) : this(vocabulary, PlanFields.SchemaOf(vocabulary)) { }
    }

    private readonly string _corpusPath;
    private readonly IndexDirectory _index;
    private readonly Lock _gate = new();
    private readonly Lock _loading = new();
    // Those the corpus had when last looked at, and those of the commit that is given out.
    private Words _latest;
    private Words _given;
    private SnapshotSource _source;
    private IndexSnapshot? _last;
    private long _checkedAt;

    public LibrarySnapshots(string corpusPath, IndexDirectory index)
    {
        _corpusPath = corpusPath;
        _index = index;
        _given = _latest = new Words(PlanVocabulary.Load(corpusPath));
        _source = new SnapshotSource(index, _given.Schema);
    }

    /// <summary>Gives the newest commit; the caller disposes it.</summary>
    /// <param name="now">Whether to look for a newer one even if that was done a moment ago.</param>
    /// <exception cref="IndexFormatException">The index can't be used.</exception>
    public LibraryView Acquire(bool now = false)
    {
        lock (_gate)
        {
            if (_last is null || now || Stopwatch.GetElapsedTime(_checkedAt) >= SnapshotSource.CheckEvery) Refresh();
            return new LibraryView(_last!.Retain(), _given.Vocabulary);
        }
    }

    /// <summary>The schema by the words that the corpus has now, whatever the index was made by. Words are loaded when
    /// their files have changed since they were asked for last.</summary>
    public Schema CurrentSchema() => Latest().Schema;

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
        Manifest? manifest = Manifest.Read(_index);
        if (manifest is not null && manifest.SchemaIdentity != _given.Schema.Identity)
        {
            Words latest = Latest();
            // Words that nobody has indexed by yet: what there is goes on.
            if (latest.Schema.Identity != manifest.SchemaIdentity && _last is not null)
            {
                _checkedAt = Stopwatch.GetTimestamp();
                return;
            }
            _source.Dispose();
            (_given, _source) = (latest, new SnapshotSource(_index, latest.Schema));
        }
        IndexSnapshot? before = _last;
        _last = _source.Acquire(manifest);
        before?.Dispose();
        _checkedAt = Stopwatch.GetTimestamp();
    }

    private Words Latest()
    {
        lock (_loading)
        {
            PlanVocabulary vocabulary = PlanVocabulary.Load(_corpusPath, _latest.Vocabulary);
            if (vocabulary != _latest.Vocabulary) _latest = new Words(vocabulary);
            return _latest;
        }
    }
}
