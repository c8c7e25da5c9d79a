using System.Runtime.CompilerServices;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>The sources the dictionary is made from, and Lucene's own tokens; beside the repository, not in it.</summary>
internal static class SmartCnData
{
    /// <summary>The folder of this file.</summary>
    public static string TestFolder { get; } = Path.GetDirectoryName(ThisFile())!;

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(TestFolder, "../../../.."));

    /// <summary>A file in the folder shared beside the repository, or null where there is none.</summary>
    public static string? Shared(string path)
    {
        for (string? folder = Path.GetDirectoryName(Repository); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string file = Path.Combine(folder, "shared", path);
            if (File.Exists(file)) return file;
        }
        return null;
    }

    /// <summary>Builds the dictionary from words.tsv and bigrams.tsv, leaving out what the segmenter never meets.</summary>
    public static SmartCnDictionaryFile Build(string wordsFile, string bigramsFile)
    {
        var bigrams = File.ReadLines(bigramsFile).Select(line => line.Split('\t'))
            .Where(row => IsMet(row[0]) && IsMet(row[1]))
            .ToLookup(row => row[0], row => (Second: row[1], Frequency: int.Parse(row[2])));
        var words = File.ReadLines(wordsFile).Select(line => line.Split('\t'))
            .Where(row => IsMet(row[0]))
            .OrderBy(row => row[0], StringComparer.Ordinal)
            .ToArray();
        string[] names = [.. words.Select(row => row[0])];
        List<int> rowStarts = [0], seconds = [], frequencies = [];
        foreach (string name in names)
        {
            foreach (var (second, frequency) in bigrams[name].OrderBy(pair => pair.Second, StringComparer.Ordinal))
            {
                seconds.Add(Array.BinarySearch(names, second, StringComparer.Ordinal));
                frequencies.Add(frequency);
            }
            rowStarts.Add(seconds.Count);
        }
        return new SmartCnDictionaryFile
        {
            Words = names,
            Frequencies = [.. words.Select(row => int.Parse(row[1]))],
            RowStarts = [.. rowStarts],
            Seconds = [.. seconds],
            PairFrequencies = [.. frequencies],
        };
    }

    private static bool IsMet(string word) =>
        word is SmartCnDictionary.Begin or SmartCnDictionary.End or SmartCnDictionary.Number or SmartCnDictionary.Letters
        || (word.Length == 1 && CharacterClasses.Of(word[0]) == CharacterClass.Delimiter)
        || word.All(c => CharacterClasses.Of(c) == CharacterClass.Han);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

/// <summary>A test that needs files beside the repository; skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(params string[] paths)
    {
        foreach (string path in paths)
            if (SmartCnData.Shared(path) is null) Skip = $"../shared/{path} is not there.";
    }
}
