using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.SmartCn.Dictionary;

/// <summary>Makes the dictionary file of what the segmenter can meet.</summary>
internal static class DictionaryBuilder
{
    /// <summary>Leaves out what the segmenter never makes: the other classes, words of signs or letters; and pairs of those.</summary>
    /// <param name="words">All words, with their frequencies.</param>
    /// <param name="pairs">All pairs, in any order.</param>
    /// <exception cref="InvalidDataException">A pair is of a word that isn't listed.</exception>
    public static SmartCnDictionaryFile Build(IReadOnlyDictionary<string, int> words, IEnumerable<Pair> pairs)
    {
        string[] met = [.. words.Keys.Where(IsMet).Order(StringComparer.Ordinal)];
        ILookup<string, Pair> rows = pairs.Where(pair => IsMet(pair.First) && IsMet(pair.Second)).ToLookup(pair => pair.First);
        if (rows.FirstOrDefault(row => !words.ContainsKey(row.Key)) is { } unlisted)
        {
            throw new InvalidDataException($"{unlisted.Key} has pairs but is no word.");
        }
        List<int> rowStarts = [0], seconds = [], frequencies = [];
        foreach (string first in met)
        {
            foreach (Pair pair in rows[first].OrderBy(pair => pair.Second, StringComparer.Ordinal))
            {
                int second = Array.BinarySearch(met, pair.Second, StringComparer.Ordinal);
                seconds.Add(second >= 0 ? second : throw new InvalidDataException($"{pair.Second} has pairs but is no word."));
                frequencies.Add(pair.Frequency);
            }
            rowStarts.Add(seconds.Count);
        }
        return new SmartCnDictionaryFile
        {
            Words = met,
            Frequencies = [.. met.Select(word => words[word])],
            RowStarts = [.. rowStarts],
            Seconds = [.. seconds],
            PairFrequencies = [.. frequencies],
        };
    }

    private static bool IsMet(string word) =>
        word is SmartCnDictionary.Begin or SmartCnDictionary.End or SmartCnDictionary.Number or SmartCnDictionary.Letters
        || (word.Length == 1 && CharacterClasses.Of(word[0]) == CharacterClass.Delimiter)
        || word.All(c => CharacterClasses.Of(c) == CharacterClass.Han);
}
