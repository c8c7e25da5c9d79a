using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Storage;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// Gives the newest commit with the words it was made by. When a corpus' words change, its index is made anew; until that
/// is done, here or in another process, the last commit by the old words is given out. Safe for concurrent use.
/// </summary>
internal sealed class PlanCommits : IDisposable
{
    private readonly IndexCommits _commits;
    private readonly IndexCodec _codec;
    private readonly Func<PlanVocabulary> _words;
    private readonly Func<bool> _areWordsGone;
    private readonly Lock _loading = new();
    private readonly Lock _gate = new();
    private PlanFields? _latest;
    private PlanCommit? _last;

    /// <param name="directory">Where the index is.</param>
    /// <param name="codec">How it is stored.</param>
    /// <param name="words">Gives the words as the corpus has them now.</param>
    /// <param name="areWordsGone">Says whether the corpus, and its own words with it, can't be looked for: then a commit by words that
    /// nobody
    /// here knows is given out with those that ship.</param>
    public PlanCommits(MapDirectory directory, IndexCodec codec, Func<PlanVocabulary> words, Func<bool> areWordsGone)
    {
        _areWordsGone = areWordsGone;
        _codec = codec;
        _words = words;
        _commits = new IndexCommits(directory, info => FieldsOf(info) is not null);
    }

    /// <summary>The newest commit; the caller disposes of it.</summary>
    /// <param name="now">Whether to look for a newer one even if that was done a moment ago.</param>
    /// <exception cref="IndexFormatException">The index can't be read.</exception>
    public PlanCommit Acquire(bool now = false)
    {
        CommitReader newest = _commits.Acquire(now);
        lock (_gate)
        {
            if (_last is not null && _last.Reader == newest.Reader)
            {
                newest.Dispose();
                return _last.Retain();
            }
            PlanFields fields = FieldsOf(newest.Info) ?? CurrentFields();
            _last?.Dispose();
            _last = new PlanCommit(fields, newest, new ScoringSearcher(newest.Reader));
            return _last.Retain();
        }
    }

    /// <summary>The fields by the words that the corpus has now, whatever the index was made by.</summary>
    public PlanFields CurrentFields()
    {
        lock (_loading)
        {
            PlanVocabulary vocabulary = _words();
            if (_latest is null || _latest.Vocabulary != vocabulary)
            {
                _latest = new PlanFields(vocabulary, _codec.ToString());
            }
            return _latest;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _last?.Dispose();
            _last = null;
        }
        _commits.Dispose();
    }

    // Null for words that nobody here knows.
    private PlanFields? FieldsOf(CommitInfo info)
    {
        if (Volatile.Read(ref _last) is { } last && last.Fields.Identity == info.Identity)
        {
            return last.Fields;
        }
        PlanFields current = CurrentFields();
        return current.Identity == info.Identity || (_areWordsGone() && current.DifferInWordsOnly(info.Identity)) ? current : null;
    }
}
