using System.Numerics;
using SearchPlans.Vocabulary;

namespace SearchPlans.Suggesting;

/// <summary>
/// Entries by the initials of their first three characters. Answers which entries a typed sound or its initials may stand
/// for; who asks has to look at each, for that some are too many.
/// </summary>
/// <remarks>
/// A key has five bits a character, the first character's highest: 1–26 a letter, 0 behind the end, 31 anything else. An entry
/// stands in as many buckets as its characters have different initials together; in a bucket by rising number.
/// </remarks>
internal sealed class SoundBuckets
{
    private const int Depth = 3, BitsPerCharacter = 5, Other = 31;
    private const int KeyCount = 1 << (Depth * BitsPerCharacter);

    private readonly int[] _starts = new int[KeyCount + 1];
    private readonly int[] _entries;

    public SoundBuckets(EntryTexts texts)
    {
        var keys = new List<int>();
        for (int entry = 0; entry < texts.Count; entry++)
        {
            AddKeys(texts[entry], keys);
            foreach (int key in keys)
            {
                _starts[key + 1]++;
            }
        }
        for (int key = 0; key < KeyCount; key++)
        {
            _starts[key + 1] += _starts[key];
        }
        _entries = new int[_starts[KeyCount]];
        int[] next = _starts[..KeyCount];
        for (int entry = 0; entry < texts.Count; entry++)
        {
            AddKeys(texts[entry], keys);
            foreach (int key in keys)
            {
                _entries[next[key]++] = entry;
            }
        }
    }

    /// <summary>The entries whose beginning may be read as typed, in pieces.</summary>
    /// <param name="typed">Characters and letters.</param>
    /// <param name="isPinyin">Whether letters may be pinyin; if not, they stand for themselves.</param>
    public IEnumerable<ReadOnlyMemory<int>> Find(string typed, bool isPinyin)
    {
        var ranges = new List<(int From, int To)>();
        AddRanges(typed, isPinyin, 0, 0, 0, ranges);
        ranges.Sort();
        int covered = 0;
        foreach ((int from, int to) in ranges)
        {
            int begin = Math.Max(from, covered);
            if (begin >= to)
            {
                continue;
            }
            covered = to;
            yield return _entries.AsMemory(_starts[begin].._starts[to]);
        }
    }

    private static void AddKeys(ReadOnlySpan<char> text, List<int> keys)
    {
        keys.Clear();
        keys.Add(0);
        for (int i = 0; i < Depth; i++)
        {
            uint initials = i < text.Length ? Initials(text[i]) : 1;
            int count = keys.Count;
            for (int k = 0; k < count; k++)
            {
                int prefix = keys[k] << BitsPerCharacter;
                bool isFirst = true;
                for (uint rest = initials; rest != 0; rest &= rest - 1)
                {
                    int key = prefix | BitOperations.TrailingZeroCount(rest);
                    if (isFirst)
                    {
                        keys[k] = key;
                    }
                    else
                    {
                        keys.Add(key);
                    }
                    isFirst = false;
                }
            }
        }
    }

    /// <summary>A bit for each initial that a character may have.</summary>
    private static uint Initials(char c)
    {
        if (c is >= 'a' and <= 'z')
        {
            return 1u << (c - 'a' + 1);
        }
        uint initials = 0;
        foreach (ushort reading in Pinyin.Readings(c))
        {
            initials |= 1u << (Pinyin.Syllable(reading)[0] - 'a' + 1);
        }
        return initials == 0 ? 1u << Other : initials;
    }

    /// <summary>Adds the ranges of keys of every way to cut what is typed into characters.</summary>
    private static void AddRanges(string typed, bool isPinyin, int at, int depth, int key, List<(int From, int To)> ranges)
    {
        if (depth == Depth || at >= typed.Length)
        {
            int open = (Depth - depth) * BitsPerCharacter;
            ranges.Add((key << open, (key + 1) << open));
            return;
        }
        uint steps = isPinyin && typed[at] is >= 'a' and <= 'z' ? Steps(typed, at) : 1u << 1;
        for (uint initials = Initials(typed[at]); initials != 0; initials &= initials - 1)
        {
            int next = (key << BitsPerCharacter) | BitOperations.TrailingZeroCount(initials);
            for (uint rest = steps; rest != 0; rest &= rest - 1)
            {
                AddRanges(typed, isPinyin, at + BitOperations.TrailingZeroCount(rest), depth + 1, next, ranges);
            }
        }
    }

    /// <summary>A bit for each number of letters that may stand for one character: its initial, a whole syllable, or what
    /// is typed of the last one.</summary>
    private static uint Steps(string typed, int at)
    {
        uint steps = 1u << 1;
        if (at + 1 < typed.Length && typed[at] is 'z' or 'c' or 's' && typed[at + 1] == 'h')
        {
            steps |= 1u << 2;
        }
        foreach (int length in Pinyin.SyllableLengths(typed, at))
        {
            steps |= 1u << length;
        }
        if (Pinyin.IsSyllableBegun(typed.AsSpan(at)))
        {
            steps |= 1u << (typed.Length - at);
        }
        return steps;
    }
}
