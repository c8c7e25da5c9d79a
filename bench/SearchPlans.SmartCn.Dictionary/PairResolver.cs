using System.Runtime.CompilerServices;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.SmartCn.Dictionary;

/// <summary>A pair of words that the package has a frequency for.</summary>
/// <param name="First">The word before.</param>
/// <param name="Second">The word behind it.</param>
/// <param name="Frequency">How often that is.</param>
/// <param name="Hash">The hash it is listed by.</param>
internal sealed record Pair(string First, string Second, int Frequency, ulong Hash);

/// <summary>
/// Finds the words behind hashes by trying all of them: every word, and every single character that the segmenter takes for a word, before
/// every other. The hash is a running one, so each first word's state is carried through a trie of the second words: 13·10⁹ steps of two
/// multiplications.
/// </summary>
/// <remarks>Where two pairs share a hash, the package gives both its frequency; so both are found.</remarks>
internal static class PairResolver
{
    private const char Joint = '@';

    /// <summary>A node of the trie, in depth-first order.</summary>
    /// <param name="Depth">How many characters lead to its parent.</param>
    /// <param name="Character">The character that leads to it.</param>
    /// <param name="Candidate">The candidate that ends with it, or -1.</param>
    private readonly record struct Node(byte Depth, char Character, int Candidate);

    /// <summary>All pairs of candidates whose hash is listed.</summary>
    public static List<Pair> Resolve(IEnumerable<string> words, PackagePairs pairs)
    {
        string[] candidates = [.. words.Union(SingleCharacters()).Order(StringComparer.Ordinal)];
        Node[] trie = TrieOf(candidates);
        List<Pair> found = [];
        Parallel.ForEach(candidates, first =>
        {
            foreach (Pair pair in PairsOf(first, candidates, trie, pairs))
            {
                lock (found)
                {
                    found.Add(pair);
                }
            }
        });
        return found;
    }

    /// <summary>What the segmenter takes for a word of its own, listed or not.</summary>
    private static IEnumerable<string> SingleCharacters() => Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)
        .Where(c => CharacterClasses.Of(c) is CharacterClass.Han or CharacterClass.Delimiter).Select(c => c.ToString());

    private static Node[] TrieOf(string[] sorted)
    {
        List<Node> trie = [];
        string before = "";
        for (int i = 0; i < sorted.Length; i++)
        {
            for (int depth = before.AsSpan().CommonPrefixLength(sorted[i]); depth < sorted[i].Length; depth++)
            {
                trie.Add(new Node((byte)depth, sorted[i][depth], depth + 1 == sorted[i].Length ? i : -1));
            }
            before = sorted[i];
        }
        return [.. trie];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<Pair> PairsOf(string first, string[] candidates, Node[] trie, PackagePairs pairs)
    {
        List<Pair> found = [];
        Span<ulong> hashes = stackalloc ulong[byte.MaxValue + 2];
        hashes[0] = PackagePairs.Extend(first.Aggregate(PackagePairs.Seed, PackagePairs.Extend), Joint);
        foreach (ref readonly Node node in trie.AsSpan())
        {
            ulong hash = PackagePairs.Extend(hashes[node.Depth], node.Character);
            hashes[node.Depth + 1] = hash;
            if (pairs.MayHold(hash) && node.Candidate >= 0 && pairs.TryGetFrequency(hash, out int frequency))
            {
                found.Add(new Pair(first, candidates[node.Candidate], frequency, hash));
            }
        }
        return found;
    }
}
