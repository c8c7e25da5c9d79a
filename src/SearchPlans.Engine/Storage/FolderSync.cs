using System.Runtime.InteropServices;

namespace SearchPlans.Engine.Storage;

/// <summary>
/// Makes a folder's entries survive a crash of the machine. A renamed file is safe only when its folder is synced too;
/// .NET has no call for that, so on Unix the C library is asked. Elsewhere the file system keeps its own journal.
/// </summary>
internal static partial class FolderSync
{
    public static void Sync(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        int folder = Open(path, 0);
        if (folder < 0) return;
        _ = FSync(folder);
        _ = Close(folder);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int FSync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
