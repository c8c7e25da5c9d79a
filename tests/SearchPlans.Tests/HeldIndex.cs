using System.Diagnostics;
using Lucene.Net.Index;
using SearchPlans.Lucene.Storage;
using LuceneLock = Lucene.Net.Store.Lock;

namespace SearchPlans.Tests;

/// <summary>Holds the right to write into an index, as another process does.</summary>
internal sealed class HeldIndex : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly MapDirectory _directory;
    private readonly LuceneLock _lock;

    /// <summary>Takes it as soon as nobody has it.</summary>
    public HeldIndex(string folder)
    {
        _directory = new MapDirectory(folder, pageChecksums: true);
        _lock = _directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        var watch = Stopwatch.StartNew();
        while (!TryObtain())
        {
            Assert.True(watch.Elapsed < _patience, "The index is held by somebody else.");
            Thread.Sleep(50);
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        _directory.Dispose();
    }

    private bool TryObtain()
    {
        try
        {
            return _lock.Obtain();
        }
        catch (IndexLockedException)
        {
            return false;
        }
    }
}
