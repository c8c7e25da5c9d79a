namespace SearchPlans.Origins;

/// <summary>
/// Fingerprints of sentences: hashes of runs of <see cref="ShingleChars"/> letters. The index holds of each sentence those that are
/// smallest, about one for every <see cref="CharsPerFingerprint"/> letters, at least <see cref="LeastOfSentence"/> (bottom-k sampling,
/// Broder 1997); who asks looks for all of a sentence's, so that two that survived the changes are enough to find it. Of a hash
/// <see cref="Bits"/> bits are kept: chance brings some more paragraphs to look at, and the terms stay few.
/// </summary>
internal static class SentenceFingerprints
{
    /// <summary>Names the rules above and how sentences are told; part of what an index is made by.</summary>
    public const string Identity = "fingerprints-1";

    /// <summary>Letters of a shingle: of 10 % changed characters 0.9^5 = 59 % of the shingles stay.</summary>
    public const int ShingleChars = 5;

    /// <summary>How many letters come to one fingerprint.</summary>
    public const int CharsPerFingerprint = 4;

    /// <summary>The fewest fingerprints of a sentence.</summary>
    public const int LeastOfSentence = 10;

    /// <summary>Bits of a hash that terms have.</summary>
    public const int Bits = 18;

    // Once in three million sentences a hash is that much larger than is to be expected; and then others are left.
    private const double Deviations = 5;

    private const ulong Base = 0x9E3779B97F4A7C15;

    private static readonly ulong _basePower = Power();

    private static readonly string?[] _terms = new string?[1 << Bits];

    // Who indexes asks this of every paragraph, on several threads.
    [ThreadStatic]
    private static (ParagraphSentences Sentences, HashSet<int> Kept)? _scratch;

    /// <summary>The terms of the fingerprints that the index holds of a paragraph, each once.</summary>
    public static string[] TermsOf(string text)
    {
        (ParagraphSentences sentences, HashSet<int> kept) = _scratch ??= (new ParagraphSentences(), new HashSet<int>());
        Span<ulong> room = stackalloc ulong[Sentence.MaxLetters];
        kept.Clear();
        sentences.Read(text);
        for (int sentence = 0; sentence < sentences.Count; sentence++)
        {
            ReadOnlySpan<char> letters = sentences.Letters(sentence);
            Span<ulong> hashes = room[..HashesOf(letters, room)];
            hashes.Sort();
            int count = Math.Max(LeastOfSentence, letters.Length / CharsPerFingerprint);
            for (int i = 0, taken = 0; i < hashes.Length && taken < count; i++)
            {
                if (i == 0 || hashes[i] != hashes[i - 1])
                {
                    kept.Add(BucketOf(hashes[i]));
                    taken++;
                }
            }
        }
        string[] terms = new string[kept.Count];
        int term = 0;
        foreach (int bucket in kept)
        {
            terms[term++] = TermOf(bucket);
        }
        return terms;
    }

    /// <summary>The buckets of all fingerprints that a sentence has, each once, in order.</summary>
    public static int[] BucketsOf(Sentence sentence) => Buckets(HashesOf(sentence.Letters));

    /// <summary>The buckets that are worth looking for, each once, in order: the index holds the smallest hashes of a sentence, and one
    /// that is nearly the same has about as many; what is larger than the largest of those ever is can't be among them.</summary>
    public static int[] SoughtOf(Sentence sentence)
    {
        ulong[] hashes = HashesOf(sentence.Letters);
        // The k-th smallest of n hashes is at k / (n + 1) of their range, and varies as Beta(k, n + 1 - k) does.
        int shortest = Math.Max(Sentence.MinLetters, (int)(sentence.Letters.Length * PlanOrigins.LeastSimilarity));
        double n = shortest - ShingleChars + 1, k = Math.Min(n, Math.Max(LeastOfSentence, shortest / CharsPerFingerprint));
        double mean = k / (n + 1), deviation = Math.Sqrt(mean * (1 - mean) / (n + 2));
        double most = mean + (Deviations * deviation);
        if (most < 1)
        {
            ulong largest = (ulong)(most * ulong.MaxValue);
            hashes = Array.FindAll(hashes, h => h <= largest);
        }
        return Buckets(hashes);
    }

    private static int[] Buckets(ulong[] hashes)
    {
        int[] buckets = Array.ConvertAll(hashes, BucketOf);
        Array.Sort(buckets);
        int count = 0;
        foreach (int bucket in buckets)
        {
            if (count == 0 || bucket != buckets[count - 1])
            {
                buckets[count++] = bucket;
            }
        }
        return buckets[..count];
    }

    /// <summary>The term of a bucket: three characters.</summary>
    public static string TermOf(int bucket) => _terms[bucket] ??= string.Create(3, bucket, static (term, value) =>
    {
        for (int i = 0; i < term.Length; i++)
        {
            term[i] = (char)('0' + ((value >> (12 - (6 * i))) & 0x3F));
        }
    });

    private static int BucketOf(ulong hash) => (int)(hash & ((1 << Bits) - 1));

    private static ulong[] HashesOf(string letters)
    {
        ulong[] hashes = new ulong[Math.Max(0, letters.Length - ShingleChars + 1)];
        HashesOf(letters, hashes);
        return hashes;
    }

    // Rolling over the letters: a hash costs the same however long the shingle is. How many there are.
    private static int HashesOf(ReadOnlySpan<char> letters, Span<ulong> hashes)
    {
        ulong rolling = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            if (i >= ShingleChars)
            {
                rolling -= letters[i - ShingleChars] * _basePower;
            }
            rolling = (rolling * Base) + letters[i];
            if (i >= ShingleChars - 1)
            {
                hashes[i - ShingleChars + 1] = Mix(rolling);
            }
        }
        return Math.Max(0, letters.Length - ShingleChars + 1);
    }

    private static ulong Power()
    {
        ulong power = 1;
        for (int i = 1; i < ShingleChars; i++)
        {
            power *= Base;
        }
        return power;
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
