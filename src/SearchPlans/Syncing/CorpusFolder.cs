using SearchPlans.Plans;

namespace SearchPlans.Syncing;

/// <summary>A file of the corpus.</summary>
/// <param name="File">Relative to the corpus, with forward slashes.</param>
/// <param name="FullPath">Where it is.</param>
internal readonly record struct CorpusFile(string File, string FullPath);

/// <summary>The folder of plain files that is the truth. Files are plans when their kind is read at all; hidden ones
/// (whose name begins with a dot), sidecars and files being written are none.</summary>
internal sealed class CorpusFolder(string path)
{
    /// <summary>The folder's full path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>All plan files, by name.</summary>
    public IReadOnlyList<CorpusFile> Files()
    {
        if (!Directory.Exists(FullPath)) return [];
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        return [.. Directory.EnumerateFiles(FullPath, "*", options)
            .Where(f => PlanFileReader.Supports(f) && !IsHidden(f))
            .Select(f => new CorpusFile(Relative(f), f))
            .OrderBy(f => f.File, StringComparer.Ordinal)];
    }

    /// <summary>Reads a file and its sidecar.</summary>
    /// <exception cref="PlanFileException">It is too large or can't be opened.</exception>
    public static (byte[] Content, byte[] Sidecar) ReadBytes(CorpusFile file) =>
        (ReadBounded(file.FullPath), File.Exists(PlanSidecar.PathOf(file.FullPath)) ? ReadBounded(PlanSidecar.PathOf(file.FullPath)) : []);

    private static byte[] ReadBounded(string path)
    {
        try
        {
            if (new FileInfo(path).Length > PlanFileReader.MaxByteLength)
                throw new PlanFileException($"文件超过 {PlanFileReader.MaxByteLength >> 20} MB。请拆分或精简后再放入。");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlanFileException($"读取失败：{e.Message}", e);
        }
    }

    private bool IsHidden(string path) => Relative(path).Split('/').Any(part => part.StartsWith('.'));

    private string Relative(string path) => Path.GetRelativePath(FullPath, path).Replace('\\', '/');
}
