namespace SearchPlans.Cli.Output;

/// <summary>Writes a file whole or not at all: under another name first, so that who reads it never sees a part, and what was there
/// stays where writing fails.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file in the place of what is there; makes its folder where it isn't.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its bytes.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to write.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path), pending = $"{full}.{Guid.NewGuid():n}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        try
        {
            using (FileStream file = File.Create(pending))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(pending, full, overwrite: true);
        }
        finally
        {
            File.Delete(pending);
        }
    }
}
