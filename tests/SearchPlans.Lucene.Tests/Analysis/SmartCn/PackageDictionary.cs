using System.Reflection;
using Lucene.Net.Analysis.Cn.Smart;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>The dictionaries within the installed package, which shows them to nobody: what its own segmenter asks them, and the tables
/// behind.</summary>
internal static class PackageDictionary
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly object _words = InstanceOf("WordDictionary"), _pairs = InstanceOf("BigramDictionary");
    private static readonly Func<char[], int> _wordFrequency = FrequencyOf(_words), _pairFrequency = FrequencyOf(_pairs);

    /// <summary>How many pairs are listed: the slots of the hash table that aren't empty.</summary>
    public static int PairCount { get; } = FieldOf<long[]>(_pairs, "bigramHashTable").Count(hash => hash != 0);

    /// <summary>Every word, as its table has it: by first character, then what follows.</summary>
    public static IEnumerable<string> Words()
    {
        char[] firsts = FieldOf<char[]>(_words, "charIndexTable");
        short[] tables = FieldOf<short[]>(_words, "wordIndexTable");
        char[][][] rests = FieldOf<char[][][]>(_words, "wordItem_charArrayTable");
        return Enumerable.Range(0, firsts.Length).Where(slot => firsts[slot] != 0)
            .SelectMany(slot => (rests[tables[slot]] ?? []).Select(rest => firsts[slot] + new string(rest ?? [])));
    }

    /// <summary>What the package's lookup gives for a word.</summary>
    public static int FrequencyOf(string word) => _wordFrequency(word.ToCharArray());

    /// <summary>What the package's lookup gives for a word behind another; 0 if it isn't listed.</summary>
    public static int FrequencyOf(string first, string second) => _pairFrequency([.. first, '@', .. second]);

    private static object InstanceOf(string name) =>
        typeof(SmartChineseAnalyzer).Assembly.GetType($"Lucene.Net.Analysis.Cn.Smart.Hhmm.{name}", throwOnError: true)!
            .GetMethod("GetInstance")!.Invoke(null, null)!;

    private static Func<char[], int> FrequencyOf(object dictionary) =>
        dictionary.GetType().GetMethod("GetFrequency", [typeof(char[])])!.CreateDelegate<Func<char[], int>>(dictionary);

    private static T FieldOf<T>(object dictionary, string name) => (T)dictionary.GetType().GetField(name, Hidden)!.GetValue(dictionary)!;
}
