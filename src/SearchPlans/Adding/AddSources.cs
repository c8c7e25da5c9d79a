using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Adding;

/// <summary>A file to be added.</summary>
/// <param name="Name">How it was named, for reports.</param>
/// <param name="Target">Name and folders within the corpus, not yet made harmless.</param>
/// <param name="ByteLength">Its size in bytes, 0 where it is refused.</param>
/// <param name="Read">Gives its bytes.</param>
internal sealed record AddSource(string Name, string Target, long ByteLength, Func<byte[]> Read)
{
    /// <summary>What was read from it already, or null.</summary>
    public PlanFile? File { get; init; }
}

/// <summary>Finds the files that a user means by paths: files, folders with all below them, zips with all in them.</summary>
internal static class AddSources
{
    private static readonly EnumerationOptions _recursive = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>The files, one after the other; archives are opened when it is their turn.</summary>
    /// <param name="paths">Files, folders, zips.</param>
    /// <param name="found">Is told of files as they are found: how many more there are to do.</param>
    public static IEnumerable<AddSource> Of(IReadOnlyList<string> paths, Action<int> found)
    {
        List<(string Path, string Name, string Target)> files = [.. paths.SelectMany(FilesAt)];
        found(files.Count);
        foreach ((string path, string name, string target) in files)
        {
            if (!ArchiveReader.Supports(path))
            {
                yield return new AddSource(name, target, LengthOf(path),
                    () => CorpusReading.ReadBounded(path, PlanFileReader.MaxByteLengthOf(path)));
                continue;
            }
            foreach (AddSource source in InArchive(path, name, found))
            {
                yield return source;
            }
        }
    }

    private static IEnumerable<(string Path, string Name, string Target)> FilesAt(string path)
    {
        if (!Directory.Exists(path))
        {
            return [(path, path, Path.GetFileName(path.Replace('\\', '/')))];
        }
        string folder = Path.GetFullPath(path);
        // As cp -r does it: a folder that is named comes along, since it may tell the place; of . and .. only what is in it.
        string named = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        string prefix = named is "" or "." or ".." ? "" : named + "/";
        return Directory.EnumerateFiles(folder, "*", _recursive)
            .Select(file => (Path: file, Relative: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(f => !f.Relative.Split('/').Any(part => part.StartsWith('.') || part.StartsWith("~$", StringComparison.Ordinal)))
            .Where(f => !PlanSidecar.IsSidecar(f.Path))
            .OrderBy(f => f.Relative, StringComparer.Ordinal)
            .Select(f => (f.Path, prefix + f.Relative, prefix + f.Relative));
    }

    private static IEnumerable<AddSource> InArchive(string path, string name, Action<int> found)
    {
        IEnumerator<ArchiveFile>? files = null;
        string? broken = null;
        try
        {
            found(ArchiveReader.Count(CorpusReading.Open(path)) - 1);
            files = ArchiveReader.Read(CorpusReading.Open(path)).GetEnumerator();
        }
        catch (PlanFileException e)
        {
            broken = e.Message;
        }
        using (files)
        {
            while (broken is null)
            {
                ArchiveFile file;
                try
                {
                    if (!files!.MoveNext())
                    {
                        yield break;
                    }
                    file = files.Current;
                }
                catch (PlanFileException e)
                {
                    broken = e.Message;
                    break;
                }
                yield return new AddSource(
                    $"{name}/{file.Name}", file.Name, file.Bytes.Length,
                    () => file.Refusal is null ? file.Bytes : throw new PlanFileException(file.Refusal));
            }
        }
        yield return new AddSource(name, "", 0, () => throw new PlanFileException(broken));
    }

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? Math.Min(file.Length, PlanFileReader.MaxDocumentByteLength) : 0;
    }
}
