using Lucene.Net.Store;
using SearchPlans.Lucene.Storage;
using Lock = Lucene.Net.Store.Lock;

namespace SearchPlans.Lucene.Tests.Faults;

/// <summary>What happens to a <see cref="FaultyDirectory"/>.</summary>
public enum Fault
{
    /// <summary>The process dies in the middle of the operation: a write is cut short and nothing happens any more.</summary>
    KilledBefore,
    /// <summary>The process dies right after the operation.</summary>
    KilledAfter,
    /// <summary>The operation fails, and those after it work again.</summary>
    FailsOnce,
    /// <summary>There is no room from here on; deleting and reading still work.</summary>
    DiskFull,
}

/// <summary>A directory that fails on purpose at the n-th call that counts: all of them when one fails once, those that change
/// something when the process dies, those that need room when the disk is full.</summary>
internal sealed class FaultyDirectory(string path, Fault fault, long failAt) : MapDirectory(path, pageChecksums: true)
{
    private long _operations;
    private bool _failing;
    private bool _mended;

    /// <summary>Calls so far that count.</summary>
    public long Operations => _operations;

    /// <summary>Whether the fault has come.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Makes room again.</summary>
    public void MakeRoom()
    {
        _failing = false;
        _mended = true;
    }

    private enum Call { Read, Change, Grow }

    public override string[] ListAll() => Run(Call.Read, base.ListAll);

    public override long FileLength(string name) => Run(Call.Read, () => base.FileLength(name));

    public override void DeleteFile(string name) => Run(Call.Change, () => base.DeleteFile(name));

    public override void Sync(ICollection<string> names) => Run(Call.Grow, () => base.Sync(names));

    protected internal override void Publish(string written, string name) => Run(Call.Change, () => base.Publish(written, name));

    public override IndexInput OpenInput(string name, IOContext context) => Run(Call.Read, () => base.OpenInput(name, context));

    public override IndexInputSlicer CreateSlicer(string name, IOContext context) => Run(Call.Read, () => base.CreateSlicer(name, context));

    public override Lock MakeLock(string name) => Run(Call.Read, () => base.MakeLock(name));

    protected internal override FileStream CreateFile(string path) => Run(Call.Grow, () => new Output(this, path));

    private void Run(Call call, Action operation, Action? half = null) => Run(
        call,
        () =>
        {
            operation();
            return 0;
        },
        half);

    private T Run<T>(Call call, Func<T> operation, Action? half = null)
    {
        bool counts = fault switch
        {
            Fault.FailsOnce => true,
            Fault.DiskFull => call == Call.Grow,
            _ => call != Call.Read,
        };
        bool now = counts && _operations++ == failAt && !_mended;
        if (_failing && counts)
        {
            throw Failed();
        }
        if (!now)
        {
            return operation();
        }
        HasFailed = true;
        _failing = fault != Fault.FailsOnce;
        if (fault == Fault.KilledAfter)
        {
            (operation() as IDisposable)?.Dispose();
        }
        else
        {
            half?.Invoke();
        }
        throw Failed();
    }

    private IOException Failed() =>
        fault == Fault.DiskFull ? new IOException("No space left on device", 28) : new IOException(fault.ToString());

    private sealed class Output(FaultyDirectory directory, string path)
        : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            byte[] all = buffer.ToArray();
            directory.Run(Call.Grow, () => base.Write(all), half: () => base.Write(all.AsSpan(0, all.Length / 2)));
        }
    }
}
