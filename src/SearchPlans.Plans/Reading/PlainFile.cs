namespace SearchPlans.Plans;

/// <summary>Tells files from what else may have a file's name. Opening a pipe may wait forever, and a device never ends; neither has a
/// length.</summary>
public static class PlainFile
{
    /// <summary>The length in bytes of the file that a path leads to, through links too; 0 where it leads to nothing, a folder, a pipe or a
    /// device.</summary>
    /// <exception cref="IOException">A link leads in a circle, or the folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be looked into.</exception>
    public static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is FileInfo { Exists: true } target
            ? target.Length
            : 0;
    }
}
