using SearchPlans.Fields;
using SearchPlans.Engine.Segments;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Syncing;

namespace SearchPlans.Adding;

/// <summary>Takes documents into a corpus: each file whole or not at all, and none twice.</summary>
internal sealed class PlanKeeper(CorpusFolder corpus)
{
    // File systems take names of up to 255 bytes; a Chinese character has three, and a sidecar's ending must fit too.
    private const int MaxNameCharacters = 70;

    // Not allowed in file names somewhere, or with a meaning to a shell or a path.
    private static readonly System.Buffers.SearchValues<char> _unsafe = System.Buffers.SearchValues.Create("/\\:*?\"<>|\0");

    /// <summary>Says how a document would be understood.</summary>
    /// <exception cref="PlanFileException">It can't be read.</exception>
    public static AddPreview Preview(IndexSnapshot snapshot, string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given)
    {
        string name = Path.GetFileName(fileName.Replace('\\', '/'));
        PlanFile file = PlanFileReader.Read(content.Span, name);
        Plan plan = PlanParser.Parse(file.Text, name, given);
        return new AddPreview(SafeName(name, plan), plan, FindDuplicate(snapshot, file.Text));
    }

    /// <summary>Writes a document and, where there is something given that wasn't understood by itself, its sidecar.</summary>
    /// <returns>The file, relative to the corpus.</returns>
    /// <exception cref="PlanFileException">It can't be written.</exception>
    public string Keep(string name, ReadOnlyMemory<byte> content, PlanMetadata? given)
    {
        try
        {
            Directory.CreateDirectory(corpus.FullPath);
            string path = FreePath(name);
            if (Differing(Path.GetFileName(path), content, given) is { } sidecar) PlanSidecar.Save(path, sidecar);
            WriteWhole(path, content.Span);
            return Path.GetFileName(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlanFileException($"语料文件夹写不进去：{e.Message}。请检查权限和磁盘空间。", e);
        }
    }

    /// <summary>The plan that has the same text, or null.</summary>
    public static PlanSummary? FindDuplicate(IndexSnapshot snapshot, string text)
    {
        var reader = new SnapshotReader(snapshot);
        return reader.Find(PlanFields.TextHash, ContentHashes.OfText(text)) is var (segment, block)
            ? reader.Plan(segment, block).Summary
            : null;
    }

    // Only what the document itself doesn't say needs a sidecar.
    private static PlanMetadata? Differing(string name, ReadOnlyMemory<byte> content, PlanMetadata? given)
    {
        if (given is null) return null;
        string text = PlanFileReader.Read(content.Span, name).Text;
        return PlanParser.Parse(text, name, given).Metadata == PlanParser.Parse(text, name).Metadata ? null : given;
    }

    private static string SafeName(string name, Plan plan)
    {
        string extension = Path.GetExtension(name).ToLowerInvariant();
        string stem = Clean(Path.GetFileNameWithoutExtension(name));
        if (stem.Length == 0) stem = Clean(plan.Metadata.Title);
        return (stem.Length == 0 ? "未命名" : stem) + extension;
    }

    private static string Clean(string stem)
    {
        string safe = string.Concat(stem.Where(c => !_unsafe.Contains(c) && !char.IsControl(c))).Trim(' ', '.');
        if (safe.Length > MaxNameCharacters) safe = safe[..(char.IsHighSurrogate(safe[MaxNameCharacters - 1]) ? MaxNameCharacters - 1 : MaxNameCharacters)];
        // Windows keeps these names for devices, whatever the extension.
        return IsDevice(safe) ? $"{safe}_" : safe;
    }

    private static bool IsDevice(string stem) =>
        stem.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL"
        || (stem.Length == 4 && stem.ToUpperInvariant()[..3] is "COM" or "LPT" && char.IsAsciiDigit(stem[3]));

    private string FreePath(string name)
    {
        string stem = Path.GetFileNameWithoutExtension(name);
        string extension = Path.GetExtension(name);
        string path = Path.Combine(corpus.FullPath, name);
        for (int n = 2; File.Exists(path); n++) path = Path.Combine(corpus.FullPath, $"{stem}-{n}{extension}");
        return path;
    }

    private static void WriteWhole(string path, ReadOnlySpan<byte> content)
    {
        // Hidden, hence no plan, until it is whole.
        string pending = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():n}");
        try
        {
            using (var file = new FileStream(pending, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            File.Move(pending, path);
        }
        finally
        {
            File.Delete(pending);
        }
    }
}
