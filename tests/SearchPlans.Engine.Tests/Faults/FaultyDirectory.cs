using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Tests.Faults;

/// <summary>What happens to a <see cref="FaultyDirectory"/>.</summary>
internal enum Fault
{
    /// <summary>The process dies in the middle of the operation: a write is cut short and nothing happens any more.</summary>
    KilledBefore,
    /// <summary>The process dies right after the operation.</summary>
    KilledAfter,
    /// <summary>There is no room from here on; removing and renaming still work.</summary>
    DiskFull,
}

/// <summary>A directory that fails on purpose at the n-th operation that changes something, and knows what is left open.</summary>
internal sealed class FaultyDirectory(MemoryDirectory inner, Fault fault, long failAt) : IndexDirectory
{
    private long _operations;
    private bool _failing;

    /// <summary>Operations so far.</summary>
    public long Operations => Interlocked.Read(ref _operations);

    /// <summary>Whether the fault has come.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Files and maps that weren't closed.</summary>
    public int Open { get; private set; }

    /// <summary>Makes room again.</summary>
    public void MakeRoom() => _failing = false;

    public override IReadOnlyList<string> List() => inner.List();

    public override bool Exists(string name) => inner.Exists(name);

    public override IndexFile Create(string name)
    {
        IndexFile file = Run(() => inner.Create(name), needsRoom: true);
        Open++;
        return new File(this, file);
    }

    public override unsafe MappedBytes Map(string name)
    {
        MappedBytes bytes = inner.Map(name);
        Open++;
        fixed (byte* start = bytes.From(0)) return new MappedBytes(name, start, bytes.Length, new Closing(() => { bytes.Dispose(); Open--; }));
    }

    public override void Rename(string name, string newName) => Run(() => { inner.Rename(name, newName); return 0; }, needsRoom: false);

    public override void Delete(string name) => Run(() => { inner.Delete(name); return 0; }, needsRoom: false);

    public override IDisposable LockForWriting() => inner.LockForWriting();

    private T Run<T>(Func<T> operation, bool needsRoom, Action? half = null)
    {
        bool now = Interlocked.Increment(ref _operations) - 1 == failAt;
        bool counts = fault != Fault.DiskFull || needsRoom;
        if (_failing && counts) throw Failed();
        if (fault == Fault.DiskFull && _operations - 1 >= failAt && !HasFailed) now = true;
        if (!now || !counts) return operation();
        HasFailed = _failing = true;
        if (fault == Fault.KilledAfter) operation();
        else half?.Invoke();
        throw Failed();
    }

    private IOException Failed() => new(fault == Fault.DiskFull ? "No space left on device" : "killed");

    private sealed class File(FaultyDirectory directory, IndexFile inner) : IndexFile
    {
        private bool _closed;

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            byte[] all = bytes.ToArray();
            directory.Run(() => { inner.Write(all); return 0; }, needsRoom: true, half: () => inner.Write(all.AsSpan(0, all.Length / 2)));
        }

        public override void Sync() => directory.Run(() => { inner.Sync(); return 0; }, needsRoom: true);

        public override void Dispose()
        {
            if (_closed) return;
            _closed = true;
            inner.Dispose();
            directory.Open--;
        }
    }

    private sealed class Closing(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}
