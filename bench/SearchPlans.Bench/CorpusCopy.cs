using System.IO.Compression;

namespace SearchPlans.Bench;

/// <summary>Copies a corpus to where it may be written to.</summary>
internal static class CorpusCopy
{
    /// <summary>Copies a folder, or unpacks a zip.</summary>
    /// <param name="corpus">The folder or zip.</param>
    /// <param name="folder">The folder to make, which isn't there yet.</param>
    public static void Make(string corpus, string folder)
    {
        if (File.Exists(corpus))
        {
            ZipFile.ExtractToDirectory(corpus, folder);
            return;
        }
        foreach (string file in Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(corpus, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
