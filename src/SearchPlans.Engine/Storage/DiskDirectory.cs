using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace SearchPlans.Engine.Storage;

/// <summary>An index in a folder of the file system. Files are mapped for reading, not loaded.</summary>
public sealed class DiskDirectory : IndexDirectory
{
    /// <summary>The file whose exclusive opening is the right to write.</summary>
    public const string LockName = "write.lock";

    /// <summary>The file that says who holds the lock; it means nothing while the lock is free.</summary>
    public const string HolderName = "write.holder";

    private readonly string _path;

    /// <summary>Uses a folder; it is made when something is first written.</summary>
    public DiskDirectory(string path) => _path = Path.GetFullPath(path);

    /// <summary>The folder's full path.</summary>
    public string FullPath => _path;

    /// <inheritdoc />
    public override IReadOnlyList<string> List() => Directory.Exists(_path)
        ? [.. Directory.EnumerateFiles(_path).Select(f => Path.GetFileName(f)).Where(n => n is not (LockName or HolderName))]
        : [];

    /// <inheritdoc />
    public override bool Exists(string name) => File.Exists(PathOf(name));

    /// <inheritdoc />
    public override IndexFile Create(string name)
    {
        Directory.CreateDirectory(_path);
        return new Output(new FileStream(PathOf(name), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));
    }

    /// <inheritdoc />
    public override unsafe MappedBytes Map(string name)
    {
        var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        try
        {
            if (file.Length == 0)
            {
                file.Dispose();
                return new MappedBytes(name, null, 0, null);
            }
            var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            var view = map.CreateViewAccessor(0, file.Length, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            return new MappedBytes(name, start + view.PointerOffset, file.Length, new Mapping(map, view));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override void Rename(string name, string newName)
    {
        File.Move(PathOf(name), PathOf(newName), overwrite: true);
        FolderSync.Sync(_path);
    }

    /// <inheritdoc />
    public override void Delete(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where mapped files can't be removed (Windows), the next writer removes it.
        }
    }

    /// <inheritdoc />
    public override IDisposable LockForWriting()
    {
        Directory.CreateDirectory(_path);
        FileStream held;
        try
        {
            held = new FileStream(PathOf(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException and not DirectoryNotFoundException)
        {
            throw new IndexLockedException(Holder());
        }
        using Process process = Process.GetCurrentProcess();
        File.WriteAllText(PathOf(HolderName),
            $"{process.ProcessName}，进程号 {process.Id}，计算机 {Environment.MachineName}，始于 {DateTime.Now:yyyy-MM-dd HH:mm:ss}");
        return held;
    }

    private string Holder()
    {
        try
        {
            return File.ReadAllText(PathOf(HolderName));
        }
        catch (IOException)
        {
            return "未留下姓名";
        }
    }

    private string PathOf(string name) => Path.Combine(_path, name);

    private sealed class Output(FileStream file) : IndexFile
    {
        public override void Write(ReadOnlySpan<byte> bytes) => file.Write(bytes);

        public override void Sync() => file.Flush(flushToDisk: true);

        public override void Dispose() => file.Dispose();
    }

    private sealed class Mapping(MemoryMappedFile map, MemoryMappedViewAccessor view) : IDisposable
    {
        public void Dispose()
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            map.Dispose();
        }
    }
}
