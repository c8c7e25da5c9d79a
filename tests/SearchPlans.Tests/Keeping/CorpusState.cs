using SearchPlans.Corpus;

namespace SearchPlans.Tests.Keeping;

/// <summary>What lies in a corpus, by path and content: to say that nothing of it was lost or changed.</summary>
internal static class CorpusState
{
    /// <summary>All files that are plans or belong to one, those in the trash by their names alone; neither the log nor
    /// entry.json.</summary>
    public static SortedDictionary<string, string> Of(string corpus)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in Directory.GetFiles(corpus, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(corpus, path).Replace('\\', '/');
            if (name.StartsWith(CorpusFolder.StateFolder + "/", StringComparison.Ordinal)
                || name.EndsWith("/entry.json", StringComparison.Ordinal))
            {
                continue;
            }
            string[] parts = name.Split('/');
            files[parts[0] == ".trash" ? ".trash/" + string.Join('/', parts[2..]) : name] = File.ReadAllText(path);
        }
        return files;
    }

    /// <summary>The files outside the trash.</summary>
    public static string[] Standing(string corpus) =>
        [.. Of(corpus).Keys.Where(name => !name.StartsWith(".trash/", StringComparison.Ordinal))];

    /// <summary>The files in the trash.</summary>
    public static string[] Trashed(string corpus) =>
        [.. Of(corpus).Keys.Where(name => name.StartsWith(".trash/", StringComparison.Ordinal))];
}
