namespace SearchPlans.Engine.Storage;

/// <summary>
/// The files of one index. Files are written once, front to back, and never changed; one name may be replaced by
/// renaming another file onto it. Safe for concurrent use.
/// </summary>
public abstract class IndexDirectory
{
    /// <summary>Names of all files, in no particular order.</summary>
    public abstract IReadOnlyList<string> List();

    /// <summary>Whether there is a file of that name.</summary>
    public abstract bool Exists(string name);

    /// <summary>Begins a file; one of the same name is replaced.</summary>
    /// <exception cref="IOException">The file can't be made.</exception>
    public abstract IndexFile Create(string name);

    /// <summary>Maps a whole file into memory.</summary>
    /// <exception cref="FileNotFoundException">There is no file of that name.</exception>
    public abstract MappedBytes Map(string name);

    /// <summary>Gives a complete file another name in one step, replacing what bore it: whoever opens that name sees
    /// the old file or the new one whole.</summary>
    public abstract void Rename(string name, string newName);

    /// <summary>Removes a file. Who has mapped it keeps its bytes. A file that can't be removed now is left for later.</summary>
    public abstract void Delete(string name);

    /// <summary>Takes the right to write, which only one holder has at a time, in this process or any other.</summary>
    /// <exception cref="IndexLockedException">Somebody else holds it; the message says who.</exception>
    public abstract IDisposable LockForWriting();
}

/// <summary>A file being written.</summary>
public abstract class IndexFile : IDisposable
{
    /// <summary>Appends bytes.</summary>
    public abstract void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Makes sure that everything written survives a crash of the machine.</summary>
    public abstract void Sync();

    /// <summary>Closes the file, complete or not.</summary>
    public abstract void Dispose();
}

/// <summary>Another writer holds the index.</summary>
public sealed class IndexLockedException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="holder">Who holds the lock, as they described themselves.</param>
    public IndexLockedException(string holder)
        : base($"索引正由另一个程序写入（{holder}）。请等它完成后再试。") => Holder = holder;

    /// <summary>Who holds the lock, as they described themselves.</summary>
    public string Holder { get; }
}
