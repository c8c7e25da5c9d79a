namespace SearchPlans.Vocabulary;

/// <summary>Reads the vocabularies that are embedded in this assembly: text, a line each, those that begin with # for people.</summary>
internal static class VocabularyFile
{
    /// <summary>The whole text of a vocabulary.</summary>
    public static string Read(string name)
    {
        using Stream stream = typeof(VocabularyFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded vocabulary {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The lines that aren't comments or empty.</summary>
    public static IEnumerable<string> ReadLines(string name) =>
        Read(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');
}
