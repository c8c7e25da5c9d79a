using System.Text.Encodings.Web;
using System.Text.Json;

namespace SearchPlans.Corpus;

/// <summary>Files beside the plans that are no plans: in a hidden folder of the corpus, for its owner alone.</summary>
internal static class StateFiles
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>How JSON is written into them: legible, on one line.</summary>
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Where a file of the folder is.</summary>
    public static string PathOf(string corpusPath, string name) =>
        Path.Combine(Path.GetFullPath(corpusPath), CorpusFolder.StateFolder, name);

    /// <summary>Makes the folder of a file, if it isn't there.</summary>
    public static void MakeFolderOf(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Opens a file that only its owner may read, and keeps other processes from it; waits for them for some seconds.</summary>
    /// <exception cref="IOException">Another process doesn't let go of it, or it can't be written.</exception>
    public static FileStream Hold(string path, FileMode mode, FileAccess access = FileAccess.Write)
    {
        FileStreamOptions options = new() { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }
        return Open(path, options);
    }

    /// <summary>Opens a file to be read while nobody writes it; waits for who does for some seconds.</summary>
    /// <returns>The file; null where there is none.</returns>
    /// <exception cref="IOException">Another process doesn't let go of it, or it can't be read.</exception>
    public static FileStream? TryOpenToRead(string path)
    {
        try
        {
            return Open(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static FileStream Open(string path, FileStreamOptions options)
    {
        for (DateTime end = DateTime.UtcNow + _patience; ;)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && DateTime.UtcNow < end)
            {
                Thread.Sleep(_pause);
            }
        }
    }

    /// <summary>Writes a file whole or not at all, for its owner alone.</summary>
    public static void Save(string path, ReadOnlySpan<byte> content)
    {
        string pending = CorpusFolder.PendingPathOf(path);
        try
        {
            using (FileStream file = Hold(pending, FileMode.CreateNew))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            File.Move(pending, path, overwrite: true);
        }
        finally
        {
            File.Delete(pending);
        }
    }
}
