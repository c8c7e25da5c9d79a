using System.Text.RegularExpressions;

namespace SearchPlans.Lucene.Storage;

/// <summary>The files of an index that versions before Lucene.Net wrote. It isn't read any more; the index is made anew.</summary>
public static partial class OldFormat
{
    internal const string Manifest = "manifest";

    private static ReadOnlySpan<byte> Magic => "SPLN"u8;

    /// <summary>Whether a folder holds such an index.</summary>
    public static bool IsIn(string folder)
    {
        try
        {
            using FileStream manifest = File.OpenRead(Path.Combine(folder, Manifest));
            Span<byte> magic = stackalloc byte[4];
            return manifest.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual(Magic);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Removes such an index; other files stay. What can't be removed now is left.</summary>
    internal static void Remove(string folder)
    {
        if (!IsIn(folder))
        {
            return;
        }
        // The manifest last: as long as it is there, the rest is known to be left over.
        foreach (string path in Directory.EnumerateFiles(folder).Where(f => FileNames.IsMatch(Path.GetFileName(f)))
            .OrderBy(f => Path.GetFileName(f) == Manifest).ToArray())
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return;
            }
        }
    }

    [GeneratedRegex(@"^(manifest(\.pending)?|s[0-9]+\.(terms|postings|positions|norms|columns|groups|stored|deleted[0-9]+))$")]
    private static partial Regex FileNames { get; }
}
