using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>The dictionary file in the repository, which is embedded in the assembly.</summary>
internal static class ShippedDictionary
{
    public static string FilePath { get; } = Repository.PathOf("src", "SearchPlans.Lucene", "Analysis", "SmartCn", "smartcn.bin");

    public static SmartCnDictionaryFile File { get; } = SmartCnDictionaryFile.Read(System.IO.File.ReadAllBytes(FilePath));
}
