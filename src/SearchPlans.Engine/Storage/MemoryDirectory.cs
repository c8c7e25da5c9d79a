using System.Collections.Concurrent;

namespace SearchPlans.Engine.Storage;

/// <summary>An index in memory, gone with the process: for tests and for trying things out.</summary>
public sealed class MemoryDirectory : IndexDirectory
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private bool _locked;

    /// <inheritdoc />
    public override IReadOnlyList<string> List() => [.. _files.Keys];

    /// <inheritdoc />
    public override bool Exists(string name) => _files.ContainsKey(name);

    /// <inheritdoc />
    public override IndexFile Create(string name)
    {
        _files[name] = [];
        return new Output(this, name);
    }

    /// <inheritdoc />
    public override unsafe MappedBytes Map(string name)
    {
        if (!_files.TryGetValue(name, out byte[]? bytes)) throw new FileNotFoundException($"没有索引文件 {name}", name);
        // Pinned for the life of the map: the bytes are read by address.
        var pin = new Pin(bytes);
        return new MappedBytes(name, pin.Start, bytes.Length, pin);
    }

    /// <inheritdoc />
    public override void Rename(string name, string newName)
    {
        if (!_files.TryRemove(name, out byte[]? bytes)) throw new FileNotFoundException($"没有索引文件 {name}", name);
        _files[newName] = bytes;
    }

    /// <inheritdoc />
    public override void Delete(string name) => _files.TryRemove(name, out _);

    /// <inheritdoc />
    public override IDisposable LockForWriting()
    {
        lock (_gate)
        {
            if (_locked) throw new IndexLockedException("本进程");
            _locked = true;
        }
        return new Unlock(this);
    }

    /// <summary>The bytes of a file, a copy.</summary>
    public byte[] Read(string name) => [.. _files[name]];

    /// <summary>Replaces a file's bytes whole.</summary>
    public void Write(string name, byte[] bytes) => _files[name] = bytes;

    private sealed class Output(MemoryDirectory directory, string name) : IndexFile
    {
        private readonly MemoryStream _bytes = new();
        private bool _closed;

        public override void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

        public override void Sync() => directory._files[name] = _bytes.ToArray();

        public override void Dispose()
        {
            if (_closed) return;
            _closed = true;
            Sync();
        }
    }

    private sealed class Unlock(MemoryDirectory directory) : IDisposable
    {
        public void Dispose()
        {
            lock (directory._gate) directory._locked = false;
        }
    }

    private sealed unsafe class Pin(byte[] bytes) : IDisposable
    {
        private System.Runtime.InteropServices.GCHandle _handle =
            System.Runtime.InteropServices.GCHandle.Alloc(bytes, System.Runtime.InteropServices.GCHandleType.Pinned);

        public byte* Start => (byte*)_handle.AddrOfPinnedObject();

        public void Dispose()
        {
            if (_handle.IsAllocated) _handle.Free();
        }
    }
}
