using System.Diagnostics;
using Lucene.Net.Store;
using Directory = System.IO.Directory;
using Lock = Lucene.Net.Store.Lock;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// The right to write: a file opened exclusively, which the operating system gives up when the process ends, however it does.
/// (Lucene.Net's own factory takes a shared lock on Linux, which two processes have at once.) Who is refused is told who
/// holds it.
/// </summary>
/// <param name="path">The folder of the index; it is made when the lock is taken.</param>
public sealed class HolderLockFactory(string path) : LockFactory
{
    /// <summary>The file that says who holds the lock; it means nothing while the lock is free.</summary>
    public const string HolderName = "write.holder";

    private readonly string _path = Path.GetFullPath(path);

    // What the last lock taken wrote of its holder; null when none is held.
    private volatile string? _holder;

    /// <summary>Expects that the lock taken here, if any, still keeps others from writing: not so when the folder was deleted
    /// while it was held.</summary>
    /// <exception cref="IndexLockedException">It doesn't; nothing must be written or deleted any more.</exception>
    internal void ExpectHeld()
    {
        if (_holder is not null && ReadHolder() is var holder && holder != _holder)
        {
            throw new IndexLockedException(holder);
        }
    }

    /// <inheritdoc />
    public override Lock MakeLock(string lockName) =>
        new HolderLock(this, Path.Combine(_path, lockName));

    /// <summary>Does nothing: a lock is free as soon as nobody holds it.</summary>
    public override void ClearLock(string lockName)
    {
    }

    private string HolderPath => Path.Combine(_path, HolderName);

    private string ReadHolder()
    {
        try
        {
            return File.ReadAllText(HolderPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "未留下姓名";
        }
    }

    private string WriteHolder()
    {
        using Process process = Process.GetCurrentProcess();
        string holder = $"{process.ProcessName}，进程号 {process.Id}，计算机 {Environment.MachineName}，始于 {DateTime.Now:yyyy-MM-dd HH:mm:ss.fff}";
        File.WriteAllText(HolderPath, holder);
        return holder;
    }

    private sealed class HolderLock(HolderLockFactory factory, string path) : Lock
    {
        private FileStream? _held;

        /// <summary>Takes the lock.</summary>
        /// <exception cref="IndexLockedException">Somebody else holds it.</exception>
        public override bool Obtain()
        {
            Directory.CreateDirectory(factory._path);
            FileStream held;
            try
            {
                held = Open(FileMode.OpenOrCreate);
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                throw new IndexLockedException(factory.ReadHolder());
            }
            try
            {
                factory._holder = factory.WriteHolder();
                _held = held;
                return true;
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }

        public override bool IsLocked()
        {
            try
            {
                if (_held is null)
                {
                    Open(FileMode.Open).Dispose();
                }
                return _held is not null;
            }
            catch (IOException e)
            {
                return IsHeldByAnother(e);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && _held is not null)
            {
                factory._holder = null;
                _held.Dispose();
                _held = null;
            }
        }

        private FileStream Open(FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

        // What .NET says of a file that another has opened alone: Windows' sharing violation, EWOULDBLOCK of flock(2) on
        // Linux and on macOS. A full disk or a folder that can't be written to is not that.
        private static bool IsHeldByAnother(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;
    }
}
