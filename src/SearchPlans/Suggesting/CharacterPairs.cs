namespace SearchPlans.Suggesting;

/// <summary>
/// In how many paragraphs two characters stand side by side, for all pairs of a field. In memory, since a correction asks for thousands:
/// eight bytes a pair. Folded characters of the BMP only.
/// </summary>
internal sealed class CharacterPairs
{
    // The first character above the second, rising.
    private readonly uint[] _keys;
    private readonly int[] _docFreqs;

    private CharacterPairs(uint[] keys, int[] docFreqs)
    {
        _keys = keys;
        _docFreqs = docFreqs;
    }

    /// <summary>No pairs.</summary>
    public static CharacterPairs None { get; } = new([], []);

    /// <summary>The pairs of texts, a paragraph each.</summary>
    public static CharacterPairs Of(IEnumerable<string> paragraphs) => Merge(
        [.. paragraphs.SelectMany(p => p.Zip(p.Skip(1)).Distinct().Select(pair => Entry(pair.First, pair.Second, 1)))]);

    /// <summary>The pairs among terms.</summary>
    /// <param name="terms">Terms with their document frequencies; the same may come more than once. What isn't two characters of the BMP is
    /// passed over.</param>
    public static CharacterPairs Of(IEnumerable<(string Term, int DocFreq)> terms) =>
        Merge(
            [.. terms.Where(t => t.Term.Length == 2 && !char.IsSurrogate(t.Term[0])).Select(t => Entry(t.Term[0], t.Term[1], t.DocFreq))]);

    /// <summary>In how many paragraphs a pair stands.</summary>
    public int DocFreq(char first, char second)
    {
        int at = Array.BinarySearch(_keys, Key(first, second));
        return at >= 0 ? _docFreqs[at] : 0;
    }

    /// <summary>The characters that stand behind one.</summary>
    public IEnumerable<char> Behind(char first)
    {
        int at = Array.BinarySearch(_keys, Key(first, '\0'));
        for (int i = at >= 0 ? at : ~at; i < _keys.Length && _keys[i] >> 16 == first; i++)
        {
            yield return (char)_keys[i];
        }
    }

    private static uint Key(char first, char second) => (uint)first << 16 | second;

    private static ulong Entry(char first, char second, int docFreq) => (ulong)Key(first, second) << 32 | (uint)docFreq;

    // The same pair comes once from each segment that has it.
    private static CharacterPairs Merge(List<ulong> entries)
    {
        entries.Sort();
        var keys = new List<uint>(entries.Count);
        var docFreqs = new List<int>(entries.Count);
        foreach (ulong entry in entries)
        {
            uint key = (uint)(entry >> 32);
            if (keys.Count > 0 && keys[^1] == key)
            {
                docFreqs[^1] += (int)(uint)entry;
                continue;
            }
            keys.Add(key);
            docFreqs.Add((int)(uint)entry);
        }
        return new CharacterPairs([.. keys], [.. docFreqs]);
    }
}
