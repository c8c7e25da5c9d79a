using Lucene.Net.Index;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// The index as it was at one commit. Safe for concurrent use; dispose it when the last reading is over, as its files are
/// mapped until then.
/// </summary>
public sealed class CommitReader : IDisposable
{
    private int _references = 1;

    internal CommitReader(IndexReader reader, CommitInfo info, long generation)
    {
        Reader = reader;
        Info = info;
        Generation = generation;
    }

    /// <summary>Lucene's reader; one without leaves for an empty index.</summary>
    public IndexReader Reader { get; }

    /// <summary>What the commit says of itself.</summary>
    public CommitInfo Info { get; }

    /// <summary>Lucene's number of the commit.</summary>
    internal long Generation { get; }

    /// <summary>Holds on to the reader once more; every hold is given up with <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">Nobody holds on to it any more.</exception>
    public CommitReader Retain()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _references);
            ObjectDisposedException.ThrowIf(seen == 0, this);
        }
        while (Interlocked.CompareExchange(ref _references, seen + 1, seen) != seen);
        return this;
    }

    /// <summary>Gives up one hold on the reader; the last one unmaps its files.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            Reader.DecRef();
        }
    }
}
