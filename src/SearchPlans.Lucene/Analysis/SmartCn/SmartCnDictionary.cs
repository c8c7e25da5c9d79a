using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SearchPlans.Lucene.Analysis.SmartCn;

/// <summary>
/// Answers what the segmenter asks for every character: which words begin here, and what it costs that one word follows
/// another. Everything is in flat tables, costs are worked out beforehand; immutable and shared by all threads.
/// </summary>
/// <remarks>
/// Characters get dense codes, words get numbers from 1, frequent ones first, so that what is used often lies together in
/// the cache. Words of two characters and more are the arcs of a trie kept in one hash table: (node, code) to (node, word).
/// A word's pairs lie together in a small hash table of their own. Most lookups find nothing, so each is preceded by two
/// 64-bit signatures: which hashes follow the first, which precede the second; only what is in both is looked up.
/// </remarks>
internal sealed partial class SmartCnDictionary
{
    /// <summary>Lucene's total of all frequencies, which the formula divides by; also the frequency of every delimiter.</summary>
    public const int TotalFrequency = 2_159_997;

    /// <summary>The classes that stand for what no dictionary lists.</summary>
    public const string Begin = "始##始", End = "末##末", Number = "未##数", Letters = "未##串";

    private const uint BucketLength = 8;
    private const int PairsPerBucket = 5;
    private const uint HashMultiplier = 0x9E3779B1;
    private const int CodeBits = 13, WordBits = 17, NodeBits = 17, CostBits = 32 - WordBits;

    // Codes below this stand for character classes rather than characters.
    private const int FirstCharacterCode = 8;

    private readonly ushort[] _codes = new ushort[char.MaxValue + 1];
    private readonly CharacterEntry[] _characters;
    private readonly ulong[] _arcs;
    private readonly WordEntry[] _words;

    // Rows of buckets of slots. A slot: the second word, and which cost of the first word's it is; 0 where empty. A bucket
    // fills from the front; where it is full the search goes on in the row's next.
    private readonly uint[] _pairs;
    private readonly double[] _costs;

    private readonly int _firstHanCode;

    // By word; empty without a lexicon.
    private readonly bool[] _isLexiconWord = [];

    /// <summary>What a code stands for: its word as a candidate of its own, and its node in the trie (0: no word goes on).</summary>
    private struct CharacterEntry
    {
        public int Word, Node;

        /// <summary>Signature of the characters behind this one at the front of a word, and of those before it there.</summary>
        public ulong Followers, Leaders;
    }

    /// <summary>What is known of a word.</summary>
    private struct WordEntry
    {
        /// <summary>Signature of the words listed behind it, and of those that it is listed behind.</summary>
        public ulong Followers, Leaders;

        /// <summary>Its buckets in the table of pairs.</summary>
        public uint PairRow, BucketCount;

        /// <summary>Where the costs begin that it shares with words as frequent; the first is that of pairs not listed.</summary>
        public uint CostRow;
    }

    /// <summary>The number of each class's word.</summary>
    public int BeginWord { get; }

    /// <inheritdoc cref="BeginWord"/>
    public int EndWord { get; }

    /// <summary>Words of a lexicon that run across what the segmenter always cuts.</summary>
    public string[] MixedWords { get; }

    /// <summary>Whether words of a lexicon are among those of the dictionary.</summary>
    public bool HasLexiconWords => _isLexiconWord.Length > 0;

    /// <summary>Builds the tables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SmartCnDictionary(SmartCnDictionaryFile file)
    {
        // Behind the listed words come the two that stand for unlisted Chinese characters and delimiters.
        int unlistedHan = file.Words.Length + 1, unlistedDelimiter = unlistedHan + 1;
        if (unlistedDelimiter >= 1 << WordBits)
        {
            throw new InvalidDataException("SmartCn dictionary: too many words.");
        }

        List<char> letters = LettersOf(file);
        _firstHanCode = FirstCharacterCode + letters.FindIndex(c => CharacterClasses.Of(c) == CharacterClass.Han);
        if (FirstCharacterCode + letters.Count > 1 << CodeBits)
        {
            throw new InvalidDataException("SmartCn dictionary: too many characters.");
        }
        for (int c = 0; c < _codes.Length; c++)
        {
            _codes[c] = (ushort)CharacterClasses.Of((char)c);
        }
        for (int i = 0; i < letters.Count; i++)
        {
            _codes[letters[i]] = (ushort)(FirstCharacterCode + i);
        }

        _characters = new CharacterEntry[FirstCharacterCode + letters.Count];
        Array.Fill(_characters, new CharacterEntry { Word = unlistedHan });
        _arcs = new ulong[CountArcs(file.Words) * 4 / 3 + 1];

        _words = new WordEntry[unlistedDelimiter + 1];
        int[] frequencies = ModelFrequencies(file);
        int[] numbers = NumbersByFrequency(frequencies, out int[] byFrequency);
        (_pairs, _costs) = AddPairs(file, frequencies, numbers, byFrequency);
        AddWords(file, numbers);
        BeginWord = NumberOf(file, numbers, Begin);
        EndWord = NumberOf(file, numbers, End);
        MixedWords = file.MixedWords;
        if (file.LexiconWords.Length > 0)
        {
            _isLexiconWord = new bool[_words.Length];
        }
        foreach (string word in file.LexiconWords)
        {
            _isLexiconWord[NumberOf(file, numbers, word)] = true;
        }
        int lettersWord = NumberOf(file, numbers, Letters);
        _characters[(int)CharacterClass.Other].Word = lettersWord;
        _characters[(int)CharacterClass.Surrogate].Word = lettersWord;
        _characters[(int)CharacterClass.Letter].Word = lettersWord;
        _characters[(int)CharacterClass.Digit].Word = NumberOf(file, numbers, Number);
        _characters[(int)CharacterClass.Delimiter].Word = unlistedDelimiter;
    }

    /// <summary>The code of a character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Code(char c) => _codes[c];

    /// <summary>The class of the characters a code stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CharacterClass ClassOf(int code) =>
        code < FirstCharacterCode ? (CharacterClass)code
        : code < _firstHanCode ? CharacterClass.Delimiter
        : CharacterClass.Han;

    /// <summary>The word that a character (of a run of letters or digits: the run) is by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Single(int code) => _characters[code].Word;

    /// <summary>Where two characters may lead: the node of the first, or 0 where surely no word begins with both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NodeBefore(int first, int second)
    {
        ref CharacterEntry entry = ref _characters[first];
        ulong both = (entry.Followers >> FollowerBit(second)) & (_characters[second].Leaders >> LeaderBit(first));
        if ((both & 1) == 0)
        {
            return 0;
        }
        Prefetch(ref _arcs[Home(Key(entry.Node, second), (uint)_arcs.Length)]);
        return entry.Node;
    }

    /// <summary>Goes one character further.</summary>
    /// <param name="node">Where the characters so far lead; not 0. Afterwards where they lead with the next, 0 if no longer word begins
    /// so.</param>
    /// <param name="code">The next character.</param>
    /// <returns>The word that ends with it, or 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Extend(ref int node, int code)
    {
        uint key = Key(node, code);
        ulong[] arcs = _arcs;
        uint slot = Home(key, (uint)arcs.Length);
        while (true)
        {
            ulong arc = arcs[slot];
            if ((uint)(arc >> (WordBits + NodeBits)) == key)
            {
                node = (int)(arc >> WordBits) & ((1 << NodeBits) - 1);
                return (int)arc & ((1 << WordBits) - 1);
            }
            if (arc == 0)
            {
                node = 0;
                return 0;
            }
            if (++slot == (uint)arcs.Length)
            {
                slot = 0;
            }
        }
    }

    /// <summary>Whether a word comes from a lexicon; asked only where there is one.</summary>
    public bool IsLexiconWord(int word) => _isLexiconWord[word];

    /// <summary>Says that a word's pairs will be asked for soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int word) => Prefetch(ref _words[word]);

    /// <summary>What it costs that <paramref name="second"/> follows <paramref name="first"/>: -ln of its smoothed probability.</summary>
    /// <remarks>Which pairs are listed can't be foreseen, so that nearly nothing here branches on it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Cost(int first, int second)
    {
        ref WordEntry entry = ref _words[first];
        ulong both = (entry.Followers >> FollowerBit(second)) & (_words[second].Leaders >> LeaderBit(first));
        // A pair that is surely not listed is looked for in bucket 0, which is empty.
        uint bucket = (entry.PairRow + Home((uint)second, entry.BucketCount)) & (0 - (uint)(both & 1));
        while (true)
        {
            Vector256<uint> slots = Vector256.LoadUnsafe(ref _pairs[bucket * BucketLength]);
            uint hits = Vector256.Equals(slots >> CostBits, Vector256.Create((uint)second)).ExtractMostSignificantBits();
            if (hits == 0 && slots[(int)BucketLength - 1] != 0)
            {
                bucket = bucket + 1 == entry.PairRow + entry.BucketCount ? entry.PairRow : bucket + 1;
                continue;
            }
            uint slot = _pairs[(bucket * BucketLength) + ((uint)BitOperations.TrailingZeroCount(hits) & (BucketLength - 1))];
            uint found = (uint)((int)(hits | (0 - hits)) >> 31);
            return _costs[entry.CostRow + (slot & found & ((1 << CostBits) - 1))];
        }
    }

    /// <summary>Where the search in a hash table of <paramref name="slots"/> slots begins.</summary>
    private static uint Home(uint key, uint slots) => (uint)(((ulong)(key * HashMultiplier) * slots) >> 32);

    private static int FollowerBit(int second) => (int)(((uint)second * HashMultiplier) >> 26);

    private static int LeaderBit(int first) => (int)(((uint)first * 0x85EBCA6B) >> 26);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch<T>(ref T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }

    /// <summary>The formula of the model (Lucene's BiSegGraph): both terms of the smoothed probability, as 64-bit numbers.</summary>
    /// <param name="first">How often the first word occurs.</param>
    /// <param name="pair">How often the second follows it.</param>
    public static double SmoothedCost(int first, int pair)
    {
        const double smoothing = 0.1, total = TotalFrequency, least = 1.0 / total;
        return -Math.Log((smoothing * (1.0 + first) / total) + ((1.0 - smoothing) * (((1.0 - least) * pair / (1.0 + first)) + least)));
    }

    private static uint Key(int node, int code) => ((uint)node << CodeBits) | (uint)code;

    /// <summary>All characters of words, delimiters first, so that Chinese ones are those from one code on; frequent ones first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<char> LettersOf(SmartCnDictionaryFile file)
    {
        long[] frequencies = new long[char.MaxValue + 1];
        for (int i = 0; i < file.Words.Length; i++)
        {
            if (file.Words[i].Contains('#'))
            {
                continue;
            }
            foreach (char c in file.Words[i])
            {
                frequencies[c] += file.Frequencies[i] + 1;
            }
        }
        const long han = 1L << 62;
        List<long> keys = [];
        for (int c = 0; c < frequencies.Length; c++)
        {
            if (frequencies[c] == 0)
            {
                continue;
            }
            long rank = (TotalFrequency * 64L) - frequencies[c];
            keys.Add((rank << 16) | (uint)c | (CharacterClasses.Of((char)c) == CharacterClass.Han ? han : 0));
        }
        keys.Sort();
        List<char> letters = new(keys.Count);
        foreach (long key in keys)
        {
            letters.Add((char)key);
        }
        return letters;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] NumbersByFrequency(int[] frequencies, out int[] byFrequency)
    {
        byFrequency = new int[frequencies.Length];
        long[] keys = new long[frequencies.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ((long)-frequencies[i] << 32) | (uint)i;
        }
        Array.Sort(keys);
        int[] numbers = new int[frequencies.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            byFrequency[i] = (int)(uint)keys[i];
            numbers[byFrequency[i]] = i + 1;
        }
        return numbers;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddWords(SmartCnDictionaryFile file, int[] numbers)
    {
        int nodes = 0;
        // The arc that leads to each length of the word's front; words come sorted, so fronts are met in order.
        Span<uint> path = stackalloc uint[2 * byte.MaxValue];
        ReadOnlySpan<char> before = default;
        for (int i = 0; i < file.Words.Length; i++)
        {
            ReadOnlySpan<char> word = file.Words[i];
            bool listed = !word.Contains('#');
            if (!listed)
            {
                continue;
            }
            ref CharacterEntry first = ref _characters[_codes[word[0]]];
            if (word.Length == 1)
            {
                first.Word = numbers[i];
                before = word;
                continue;
            }
            if (first.Node == 0)
            {
                first.Node = ++nodes;
            }
            int secondCode = _codes[word[1]];
            first.Followers |= 1UL << FollowerBit(secondCode);
            _characters[secondCode].Leaders |= 1UL << LeaderBit(_codes[word[0]]);
            int node = first.Node;
            for (int length = Math.Max(2, before.CommonPrefixLength(word) + 1); length <= word.Length; length++)
            {
                if (length > 2)
                {
                    ref ulong parent = ref _arcs[path[length - 1]];
                    if (((parent >> WordBits) & ((1 << NodeBits) - 1)) == 0)
                    {
                        parent |= (ulong)++nodes << WordBits;
                    }
                    node = (int)(parent >> WordBits) & ((1 << NodeBits) - 1);
                }
                path[length] = AddArc(Key(node, _codes[word[length - 1]]));
            }
            _arcs[path[word.Length]] |= (uint)numbers[i];
            before = word;
        }
        if (nodes >= 1 << NodeBits)
        {
            throw new InvalidDataException("SmartCn dictionary: too many word beginnings.");
        }
    }

    private uint AddArc(uint key)
    {
        uint slot = Home(key, (uint)_arcs.Length);
        while (_arcs[slot] != 0)
        {
            if (++slot == (uint)_arcs.Length)
            {
                slot = 0;
            }
        }
        _arcs[slot] = (ulong)key << (WordBits + NodeBits);
        return slot;
    }

    /// <summary>Makes the tables of pairs and costs, frequent first words first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (uint[] Pairs, double[] Costs) AddPairs(SmartCnDictionaryFile file, int[] frequencies, int[] numbers, int[] byFrequency)
    {
        // The first two are those of unlisted Chinese characters and delimiters.
        List<double> costs = [SmoothedCost(0, 0), SmoothedCost(TotalFrequency, 0)];
        _words[^2].CostRow = 0;
        _words[^1].CostRow = 1;
        Dictionary<int, uint> costOf = [];
        uint[] pairs = new uint[BucketLength * (uint)(1 + file.Words.Length + (file.Seconds.Length / PairsPerBucket))];
        uint buckets = 1, costRow = 0;
        int frequencyBefore = -1;
        foreach (int i in byFrequency)
        {
            int frequency = frequencies[i];
            if (frequency != frequencyBefore)
            {
                costOf.Clear();
                costRow = (uint)costs.Count;
                costs.Add(SmoothedCost(frequency, 0));
                frequencyBefore = frequency;
            }
            int first = numbers[i];
            ref WordEntry entry = ref _words[first];
            entry.CostRow = costRow;
            int count = file.RowStarts[i + 1] - file.RowStarts[i];
            if (count == 0)
            {
                continue;
            }
            entry.PairRow = buckets;
            entry.BucketCount = (uint)(1 + (count / PairsPerBucket));
            buckets += entry.BucketCount;
            for (int pair = file.RowStarts[i]; pair < file.RowStarts[i + 1]; pair++)
            {
                int second = numbers[file.Seconds[pair]];
                entry.Followers |= 1UL << FollowerBit(second);
                _words[second].Leaders |= 1UL << LeaderBit(first);
                if (!costOf.TryGetValue(file.PairFrequencies[pair], out uint cost))
                {
                    cost = (uint)costs.Count - costRow;
                    costOf.Add(file.PairFrequencies[pair], cost);
                    costs.Add(SmoothedCost(frequency, file.PairFrequencies[pair]));
                }
                if (cost >= 1 << CostBits)
                {
                    throw new InvalidDataException("SmartCn dictionary: too many pair frequencies.");
                }
                Span<uint> row = pairs.AsSpan((int)(entry.PairRow * BucketLength), (int)(entry.BucketCount * BucketLength));
                int slot = (int)(Home((uint)second, entry.BucketCount) * BucketLength);
                while (row[slot] != 0)
                {
                    if (++slot == row.Length)
                    {
                        slot = 0;
                    }
                }
                row[slot] = ((uint)second << CostBits) | cost;
            }
        }
        return (pairs[..(int)(buckets * BucketLength)], [.. costs]);
    }

    /// <summary>The words' frequencies as the model takes them: all delimiters are as frequent as can be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] ModelFrequencies(SmartCnDictionaryFile file)
    {
        int[] frequencies = [.. file.Frequencies];
        for (int i = 0; i < frequencies.Length; i++)
        {
            string word = file.Words[i];
            if (word.Length == 1 && CharacterClasses.Of(word[0]) == CharacterClass.Delimiter)
            {
                frequencies[i] = TotalFrequency;
            }
        }
        return frequencies;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountArcs(string[] words)
    {
        int arcs = 0;
        string before = "";
        foreach (string word in words)
        {
            arcs += word.Length - Math.Min(word.Length, Math.Max(1, before.AsSpan().CommonPrefixLength(word)));
            before = word;
        }
        return arcs;
    }

    private static int NumberOf(SmartCnDictionaryFile file, int[] numbers, string word)
    {
        int index = Array.BinarySearch(file.Words, word, StringComparer.Ordinal);
        return index >= 0 ? numbers[index] : throw new InvalidDataException($"SmartCn dictionary: {word} is missing.");
    }
}
