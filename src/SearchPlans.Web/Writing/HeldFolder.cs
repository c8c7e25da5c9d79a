namespace SearchPlans.Web.Writing;

/// <summary>
/// A temporary folder that goes with what it was made for, or, where the process was killed, at the next start of any server
/// of this machine. Whose it is, a lock file beside it tells: it is held open as long as the folder is in use, made before it
/// and deleted after it. So a folder without one, or with one that nobody holds, is nobody's, and no living one is ever taken
/// for such. Good on file systems that keep locks, as the index asks for too.
/// </summary>
public sealed class HeldFolder : IDisposable
{
    /// <summary>Kind of folder in which an upload waits.</summary>
    public const string Uploads = "upload";
    /// <summary>Kind of folder in which drafts wait.</summary>
    public const string Drafts = "drafts";

    private const string Prefix = "searchplans-";
    private const string LockExtension = ".lock";

    private readonly FileStream _held;

    private HeldFolder(string path)
    {
        FullPath = path;
        _held = new FileStream(path + LockExtension, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Where it is.</summary>
    public string FullPath { get; }

    /// <summary>Makes one that nobody else has.</summary>
    /// <param name="kind">What it is for: <see cref="Uploads"/> or <see cref="Drafts"/>.</param>
    public static HeldFolder Create(string kind) => new(Path.Combine(Path.GetTempPath(), $"{Prefix}{kind}-{Guid.NewGuid():n}"));

    /// <summary>Deletes the folders of servers that are no more. What can't be deleted, somebody else's or in use, stays.</summary>
    public static void DeleteAbandoned()
    {
        foreach (string kind in new[] { Uploads, Drafts })
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
                    // Held, or another server was quicker.
                }
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Directory.Exists(FullPath))
            Directory.Delete(FullPath, recursive: true);
        _held.Dispose();
        File.Delete(_held.Name);
    }

    private static void DeleteUnlessHeld(string path)
    {
        string lockFile = path + LockExtension;
        using FileStream? mine = File.Exists(lockFile) ? new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete) : null;
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        File.Delete(lockFile);
    }
}
