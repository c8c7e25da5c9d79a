using System.Buffers;
using SearchPlans.Corpus;

namespace SearchPlans.Adding;

/// <summary>Makes names of files from elsewhere fit for a corpus: no way out of it, nothing that a system minds.</summary>
public static class CorpusNames
{
    // File systems take names of up to 255 bytes; a Chinese character has three, and the endings of text and sidecar must fit too.
    private const int MaxNameCharacters = 70;

    private const int MaxFolders = 8;

    // Not allowed in file names somewhere, or with a meaning to a shell or a path.
    private static readonly SearchValues<char> _unsafe = SearchValues.Create("/\\:*?\"<>|\0");

    /// <summary>The name, with its folders, that a file is kept under.</summary>
    /// <param name="path">Name or relative path, in either slashes.</param>
    /// <param name="title">What it is called where its own name is empty.</param>
    public static string Of(string path, string title)
    {
        string[] parts = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        string last = parts.Length == 0 ? "" : parts[^1];
        string extension = Path.GetExtension(last).ToLowerInvariant();
        string stem = Clean(Path.GetFileNameWithoutExtension(last));
        if (stem.Length == 0)
        {
            stem = Clean(title);
        }
        IEnumerable<string> folders = parts.SkipLast(1).Select(Clean).Where(folder => folder.Length > 0).TakeLast(MaxFolders);
        return string.Join('/',
            folders.Select(folder => Unreserved(folder, "")).Append(Unreserved(stem.Length == 0 ? "未命名" : stem, extension)));
    }

    // Nothing from elsewhere is taken for a vocabulary or a sidecar, or takes the place of one.
    private static string Unreserved(string stem, string extension) =>
        CorpusFolder.IsReserved(stem + extension) ? $"{stem}_{extension}" : stem + extension;

    private static string Clean(string stem)
    {
        string safe = string.Concat(stem.Where(c => !_unsafe.Contains(c) && !char.IsControl(c))).Trim(' ', '.').TrimStart('~');
        if (safe.Length > MaxNameCharacters)
        {
            safe = safe[..(char.IsHighSurrogate(safe[MaxNameCharacters - 1]) ? MaxNameCharacters - 1 : MaxNameCharacters)];
        }
        // Windows keeps these names for devices, whatever the extension.
        return IsDevice(safe) ? $"{safe}_" : safe;
    }

    private static bool IsDevice(string stem) =>
        stem.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL"
        || (stem.Length == 4 && stem.ToUpperInvariant()[..3] is "COM" or "LPT" && char.IsAsciiDigit(stem[3]));
}
