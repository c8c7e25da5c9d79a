using System.Runtime.CompilerServices;

namespace SearchPlans.Lucene.Analysis.SmartCn;

internal sealed partial class SmartCnDictionaryFile
{
    /// <summary>The words of <see cref="Words"/> that come from a lexicon; the file itself has none.</summary>
    public string[] LexiconWords { get; private init; } = [];

    /// <summary>The words of a lexicon that <see cref="Words"/> can't hold.</summary>
    public string[] MixedWords { get; private init; } = [];

    /// <summary>
    /// The dictionary with the words of a lexicon added, as frequent as their weight says; a word it has already becomes at
    /// least so frequent. No pairs are known of new words. Words that hold anything but Chinese characters of words that
    /// are here become <see cref="MixedWords"/>: each such character is a word of its own anyway.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SmartCnDictionaryFile With(Lexicon lexicon)
    {
        var known = new bool[char.MaxValue + 1];
        foreach (string word in Words)
        {
            foreach (char c in word)
            {
                known[c] = CharacterClasses.Of(c) == CharacterClass.Han;
            }
        }
        ILookup<bool, string> isListed = lexicon.Weights.Keys.ToLookup(word => word.All(c => known[c]));
        string[] added = [.. isListed[true].Order(StringComparer.Ordinal)];

        List<string> words = new(Words.Length + added.Length);
        List<int> frequencies = new(words.Capacity), rowStarts = new(words.Capacity + 1);
        int[] numbers = new int[Words.Length];
        for (int old = 0, next = 0; old < Words.Length || next < added.Length;)
        {
            int order = old == Words.Length ? 1 : next == added.Length ? -1 : string.CompareOrdinal(Words[old], added[next]);
            int weight = order < 0 ? 0 : lexicon.Weights[added[next++]];
            rowStarts.Add(RowStarts[old]);
            words.Add(order <= 0 ? Words[old] : added[next - 1]);
            frequencies.Add(order <= 0 ? Math.Max(Frequencies[old], weight) : weight);
            if (order <= 0)
            {
                numbers[old++] = words.Count - 1;
            }
        }
        rowStarts.Add(Seconds.Length);
        return new SmartCnDictionaryFile
        {
            Words = [.. words],
            Frequencies = [.. frequencies],
            RowStarts = [.. rowStarts],
            Seconds = Array.ConvertAll(Seconds, second => numbers[second]),
            PairFrequencies = PairFrequencies,
            LexiconWords = added,
            MixedWords = [.. isListed[false]],
        };
    }
}
