using System.Diagnostics;
using System.Reflection;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.SmartCn.Dictionary;

if (args is not [string path])
{
    Console.Error.WriteLine(
        "usage: SearchPlans.SmartCn.Dictionary FILE   writes smartcn.bin from the installed package Lucene.Net.Analysis.SmartCn");
    return 2;
}
Assembly package = typeof(global::Lucene.Net.Analysis.Cn.Smart.SmartChineseAnalyzer).Assembly;
Console.WriteLine($"{package.GetName().Name} {package.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}");

long start = Stopwatch.GetTimestamp();
SortedDictionary<string, int> words = PackageWords.Read(package);
PackagePairs pairs = PackagePairs.Read(package);
List<Pair> resolved = PairResolver.Resolve(words.Keys, pairs);
int resolvedSlots = resolved.Select(pair => pair.Hash).Distinct().Count();
Console.WriteLine($"{words.Count} words; {resolvedSlots} of {pairs.Count} hashes of pairs resolved, to {resolved.Count} pairs, "
    + $"in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
if (resolvedSlots != pairs.Count)
{
    Console.Error.WriteLine("A hash belongs to no pair of known words: the package has changed, nothing is written.");
    return 1;
}
SmartCnDictionaryFile file = DictionaryBuilder.Build(words, resolved);
byte[] bytes = file.Write();
File.WriteAllBytes(path, bytes);
Console.WriteLine($"{path}: {file.Words.Length} words and {file.Seconds.Length} pairs that the segmenter can meet, {bytes.Length} bytes");
return 0;
