using System.Globalization;
using System.Runtime.InteropServices;
using SearchPlans.Text.Characters;

namespace SearchPlans.Corpus;

/// <summary>
/// A text as the set of its shingles (all runs of <see cref="ShingleChars"/> letters and digits, signs and breaks left
/// out, widths, cases and variants folded), and a sample of them that the index holds, so that copies are found without
/// reading the corpus. After Broder, "On the resemblance and containment of documents" (1997): the sample is the set of
/// hashes that are 0 modulo m, which, unlike MinHash of a fixed size, estimates containment as well as resemblance. m is the
/// largest power of two that leaves <see cref="LeastSample"/>, so that samples of texts of any length have 48 to 96
/// shingles, and those of a longer text are a part of what those of a shorter one would be.
/// </summary>
public sealed class ShingleSketch
{
    /// <summary>Names the rules above; part of what an index is made by.</summary>
    public const string Identity = "shingles-1";

    /// <summary>Characters of a shingle. Shorter ones are shared by plans that only sound alike; longer ones are lost to every
    /// misread character: of 5 % changed characters 0.95^8 = 66 % of the shingles stay.</summary>
    public const int ShingleChars = 8;

    /// <summary>Texts with fewer different shingles have no sample: too little to tell a copy from a form of words.</summary>
    public const int FewestShingles = 300;

    private const int LeastSample = 48;

    private const ulong Base = 0x9E3779B97F4A7C15;

    private static readonly ulong _basePower = Power();

    private ShingleSketch(ulong[] hashes)
    {
        Hashes = hashes;
        ulong mask = hashes.Length < FewestShingles
            ? ulong.MaxValue
            : (1ul << System.Numerics.BitOperations.Log2((uint)(hashes.Length / LeastSample))) - 1;
        Sample = hashes.Length < FewestShingles ? [] : [.. hashes.Where(h => (h & mask) == 0)];
    }

    /// <summary>Hashes of all shingles, ascending, each once.</summary>
    public IReadOnlyList<ulong> Hashes { get; }

    /// <summary>Those that the index holds.</summary>
    public IReadOnlyList<ulong> Sample { get; }

    /// <summary>The term of a shingle: 40 bits suffice for 10^7 sampled shingles to meet by chance once in 10^5.</summary>
    public static string TermOf(ulong hash) => (hash >> 24).ToString("x10", CultureInfo.InvariantCulture);

    /// <summary>The sketch of a text.</summary>
    /// <param name="paragraphs">Its paragraphs; shingles run on across them, so that other breaks change nothing.</param>
    public static ShingleSketch Of(IEnumerable<string> paragraphs)
    {
        var hashes = new List<ulong>();
        Span<char> window = stackalloc char[ShingleChars];
        ulong rolling = 0;
        int count = 0;
        foreach (string paragraph in paragraphs)
        {
            foreach (char unit in paragraph)
            {
                char c = FoldedLetters.Of(unit);
                if (c == '\0')
                {
                    continue;
                }
                int slot = count % ShingleChars;
                if (count >= ShingleChars)
                {
                    rolling -= window[slot] * _basePower;
                }
                rolling = (rolling * Base) + c;
                window[slot] = c;
                if (++count >= ShingleChars)
                {
                    hashes.Add(Mix(rolling));
                }
            }
        }
        return new ShingleSketch(Distinct(hashes));
    }

    /// <summary>How many shingles two texts share.</summary>
    public int SharedWith(ShingleSketch other)
    {
        int shared = 0;
        for (int i = 0, j = 0; i < Hashes.Count && j < other.Hashes.Count;)
        {
            if (Hashes[i] == other.Hashes[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (Hashes[i] < other.Hashes[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return shared;
    }

    // In order, each once.
    private static ulong[] Distinct(List<ulong> hashes)
    {
        Span<ulong> sorted = CollectionsMarshal.AsSpan(hashes);
        sorted.Sort();
        int count = 0;
        foreach (ulong hash in sorted)
        {
            if (count == 0 || hash != sorted[count - 1])
            {
                sorted[count++] = hash;
            }
        }
        return sorted[..count].ToArray();
    }

    // What a character counts that leaves the window.
    private static ulong Power()
    {
        ulong power = 1;
        for (int i = 1; i < ShingleChars; i++)
        {
            power *= Base;
        }
        return power;
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014): sums of
    // neighbouring characters differ in few bits, and a sample by the lowest of them would lean.
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
