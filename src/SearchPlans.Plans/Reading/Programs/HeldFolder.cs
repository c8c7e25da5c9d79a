namespace SearchPlans.Plans;

/// <summary>
/// A temporary folder that goes with what it was made for, or, where the process was killed, when another process of this
/// machine looks for such: a server at its start, any process before its first folder for a program. Whose it is, a lock file
/// beside it tells: it is held open as long as the folder is in use, made before it and deleted after it. So a folder without
/// one, or with one that nobody holds, is nobody's, and no living one is ever taken for such. Good on file systems that keep
/// locks, as the index asks for too. Others can't look into it.
/// </summary>
public sealed class HeldFolder : IDisposable
{
    /// <summary>Kind of folder in which an upload waits.</summary>
    public const string Uploads = "upload";
    /// <summary>Kind of folder in which drafts wait.</summary>
    public const string Drafts = "drafts";
    /// <summary>Kind of folder in which a program of the system reads a document.</summary>
    public const string Imports = "import";

    private const string Prefix = "searchplans-";
    private const string LockExtension = ".lock";

    private static int _importsLookedFor;

    private readonly FileStream _held;

    private HeldFolder(string path, FileStream held)
    {
        (FullPath, _held) = (path, held);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Where it is.</summary>
    public string FullPath { get; }

    /// <summary>Makes one that nobody else has.</summary>
    /// <param name="kind">What it is for: <see cref="Uploads"/>, <see cref="Drafts"/> or <see cref="Imports"/>.</param>
    public static HeldFolder Create(string kind)
    {
        while (true)
        {
            string path = Path.Combine(Path.GetTempPath(), $"{Prefix}{kind}-{Guid.NewGuid():n}");
            var held = new FileStream(path + LockExtension, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            // Between the making of the file and the holding of it somebody may have taken it for abandoned.
            if (File.Exists(held.Name))
            {
                return new HeldFolder(path, held);
            }
            held.Dispose();
        }
    }

    /// <summary>Makes one for a program of the system; the first of a process deletes those of processes that are no more.</summary>
    public static HeldFolder ForImport()
    {
        if (Interlocked.Exchange(ref _importsLookedFor, 1) == 0)
        {
            DeleteAbandoned(Imports);
        }
        return Create(Imports);
    }

    /// <summary>Deletes the folders of processes that are no more. What can't be deleted, somebody else's or in use, stays.</summary>
    public static void DeleteAbandoned()
    {
        foreach (string kind in new[] { Uploads, Drafts, Imports })
        {
            DeleteAbandoned(kind);
        }
    }

    /// <summary>Writes a file into it.</summary>
    /// <returns>The file's full path.</returns>
    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(FullPath, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(FullPath))
            {
                Directory.Delete(FullPath, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A program that was killed may still be letting go. Nobody's from now on, it goes the next time.
        }
        _held.Dispose();
        File.Delete(_held.Name);
    }

    private static void DeleteAbandoned(string kind)
    {
        string pattern = $"{Prefix}{kind}-*";
        // Locks that stand alone as well: of a process that was killed between the two.
        IEnumerable<string> found = Directory.EnumerateDirectories(Path.GetTempPath(), pattern)
            .Concat(Directory.EnumerateFiles(Path.GetTempPath(), pattern + LockExtension).Select(file => file[..^LockExtension.Length]));
        foreach (string path in found.Distinct().ToArray())
        {
            try
            {
                DeleteUnlessHeld(path);
            }
            catch (Exception theirs) when (theirs is IOException or UnauthorizedAccessException)
            {
                // Held, or another process was quicker.
            }
        }
    }

    private static void DeleteUnlessHeld(string path)
    {
        string lockFile = path + LockExtension;
        using FileStream? mine = File.Exists(lockFile)
            ? new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete)
            : null;
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        File.Delete(lockFile);
    }
}
