using Lucene.Net.Index;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// Changes an index: adds, replaces and deletes documents and commits. Nothing is seen by readers before <see cref="Commit"/>,
/// and then all of it at once; what wasn't committed when the session is disposed is gone. Changes may be made by several
/// threads. After a failure (a full disk, say) the session takes nothing more: dispose it, and the next one goes on from the
/// last commit.
/// </summary>
public sealed class WriterSession : IDisposable
{
    private readonly BurstWriter _owner;
    private readonly IndexWriter _writer;
    private CommitInfo _last;
    private bool _failed;
    private bool _disposed;

    internal WriterSession(BurstWriter owner, IndexWriter writer, CommitInfo last)
    {
        _owner = owner;
        _writer = writer;
        _last = last;
    }

    /// <summary>Whether this session has committed anything.</summary>
    internal bool HasCommitted { get; private set; }

    /// <summary>Adds documents as one block: they are found, deleted and merged side by side.</summary>
    public void AddDocuments(IEnumerable<IEnumerable<IIndexableField>> block) => Run(() => _writer.AddDocuments(block));

    /// <summary>Deletes the documents that have a term and adds a block in their place.</summary>
    public void UpdateDocuments(Term term, IEnumerable<IEnumerable<IIndexableField>> block) =>
        Run(() => _writer.UpdateDocuments(term, block));

    /// <summary>Adds the documents that readers hold, as they lie there: no text is analyzed.</summary>
    public void AddReaders(params IndexReader[] readers) => Run(() => _writer.AddIndexes(readers));

    /// <summary>Deletes the documents that have one of several terms.</summary>
    public void DeleteDocuments(params Term[] terms)
    {
        // Lucene counts even the deletion of nothing as a change.
        if (terms.Length > 0)
        {
            Run(() => _writer.DeleteDocuments(terms));
        }
    }

    /// <summary>Makes everything since the last commit visible to readers, at once, and safe from a crash. Small segments, and
    /// those of which much was deleted, are merged first.</summary>
    /// <param name="cancellation">Ends it before the commit; the session takes nothing more then.</param>
    /// <returns>The number of the commit; that of the last one when nothing has changed.</returns>
    /// <exception cref="IndexLockedException">The folder was deleted, or deleted and made anew by another.</exception>
    public long Commit(CancellationToken cancellation = default)
    {
        Run(() =>
        {
            if (_last.Number > 0 && !_writer.HasUncommittedChanges())
            {
                return;
            }
            cancellation.ThrowIfCancellationRequested();
            // Flushes, merges what the merge policy finds, then segments of which too much is deleted.
            _writer.ForceMergeDeletes();
            cancellation.ThrowIfCancellationRequested();
            _owner.Directory.ExpectLockHeld();
            CommitInfo next = _last with { Number = _last.Number + 1 };
            _writer.SetCommitData(next.ToUserData());
            _writer.Commit();
            if (!HasCommitted)
            {
                OldFormat.Remove(_owner.Directory.FullPath);
            }
            HasCommitted = true;
            _last = next;
        });
        return _last.Number;
    }

    /// <summary>Ends the session; what wasn't committed is dropped.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _disposed, true))
        {
            _owner.End(this, _failed);
        }
    }

    private void Run(Action change)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_failed)
        {
            throw new InvalidOperationException("The session failed before; a new one goes on from the last commit.");
        }
        try
        {
            change();
        }
        catch (Exception e)
        {
            _failed = true;
            Exception told = IndexExceptions.Translate(e, IndexFileNames.SEGMENTS);
            if (told != e)
            {
                throw told;
            }
            throw;
        }
    }
}
