using SearchPlans.Text.Characters;

namespace SearchPlans.Vocabulary;

/// <summary>
/// How characters are read: their syllables without tones, ü written v (绿: lv, lu). Knows the characters of the standard
/// list (通用规范汉字表) that lie in the BMP, their traditional forms, and all readings of each; which one a word has, it doesn't know.
/// </summary>
public static class Pinyin
{
    // zhuang
    private const int LongestSyllable = 6;

    private const char First = '\u3007', Last = '\u9FFF';

    private static readonly string[] _syllables;

    // The numbers of a character's syllables are _readings[_starts[c - First].._starts[c - First + 1]].
    private static readonly ushort[] _starts = new ushort[Last - First + 2];
    private static readonly ushort[] _readings;

    // Of each of the readings the number of its sound, the same for what is often mixed up: zh and z, ch and c, sh and s, ang and an,
    // eng and en, ing and in.
    private static readonly ushort[] _sounds;

    // Of the number of each sound the characters that have it.
    private static readonly string[] _bySound;

    static Pinyin()
    {
        string[] lines = [.. VocabularyFile.ReadLines("pinyin.txt")];
        _syllables = new string[lines.Length];
        var counts = new int[_starts.Length];
        for (int syllable = 0; syllable < lines.Length; syllable++)
        {
            int gap = lines[syllable].IndexOf(' ', StringComparison.Ordinal);
            _syllables[syllable] = lines[syllable][..gap];
            foreach (char c in lines[syllable].AsSpan(gap + 1))
            {
                counts[c - First]++;
            }
        }
        for (int i = 0; i + 1 < _starts.Length; i++)
        {
            _starts[i + 1] = (ushort)(_starts[i] + counts[i]);
        }
        _readings = new ushort[_starts[^1]];
        for (int syllable = 0; syllable < lines.Length; syllable++)
        {
            foreach (char c in lines[syllable].AsSpan(_syllables[syllable].Length + 1))
            {
                _readings[_starts[c - First + 1] - counts[c - First]--] = (ushort)syllable;
            }
        }
        string[] sounds = Array.ConvertAll(_syllables, SoundOf);
        ushort[] numbers = Array.ConvertAll(sounds, sound => (ushort)Array.IndexOf(sounds, sound));
        _sounds = Array.ConvertAll(_readings, syllable => numbers[syllable]);
        _bySound = new string[lines.Length];
        for (int syllable = 0; syllable < lines.Length; syllable++)
        {
            _bySound[numbers[syllable]] += lines[syllable][(_syllables[syllable].Length + 1)..];
        }
    }

    /// <summary>All syllables a character is read as, by the alphabet; none where it isn't known.</summary>
    public static IReadOnlyList<string> Syllables(char c)
    {
        ReadOnlySpan<ushort> readings = Readings(c);
        var syllables = new string[readings.Length];
        for (int i = 0; i < syllables.Length; i++)
        {
            syllables[i] = _syllables[readings[i]];
        }
        return syllables;
    }

    /// <summary>Whether two characters can be read alike, or so nearly that many mix them up (兴 xing, 新 xin).</summary>
    public static bool SoundAlike(char a, char b) => Sounds(a).ContainsAny(Sounds(b));

    /// <summary>Whether two characters can be read just alike.</summary>
    internal static bool ReadAlike(char a, char b) => Readings(a).ContainsAny(Readings(b));

    /// <summary>The characters that sound like one (see <see cref="SoundAlike"/>), itself among them; one may come more than
    /// once.</summary>
    internal static IEnumerable<char> CharactersLike(char c)
    {
        foreach (ushort sound in Sounds(c).ToArray())
        {
            foreach (char like in _bySound[sound])
            {
                yield return like;
            }
        }
    }

    /// <summary>The numbers of a character's syllables, rising.</summary>
    internal static ReadOnlySpan<ushort> Readings(char c)
    {
        c = CharacterFolding.Fold(c);
        return c is >= First and <= Last ? _readings.AsSpan(_starts[c - First].._starts[c - First + 1]) : [];
    }

    private static ReadOnlySpan<ushort> Sounds(char c)
    {
        c = CharacterFolding.Fold(c);
        return c is >= First and <= Last ? _sounds.AsSpan(_starts[c - First].._starts[c - First + 1]) : [];
    }

    private static string SoundOf(string syllable)
    {
        string sound = syllable is ['z' or 'c' or 's', 'h', ..] ? syllable[0] + syllable[2..] : syllable;
        return sound is [.., 'a' or 'e' or 'i', 'n', 'g'] ? sound[..^1] : sound;
    }

    /// <summary>The syllable of a number.</summary>
    internal static string Syllable(int number) => _syllables[number];

    /// <summary>The lengths of all whole syllables that begin at <paramref name="at"/>: 2, 3 and 4 of xian.</summary>
    internal static IEnumerable<int> SyllableLengths(string letters, int at)
    {
        for (int length = 1; length <= LongestSyllable && at + length <= letters.Length; length++)
        {
            if (Array.BinarySearch(_syllables, letters.Substring(at, length), StringComparer.Ordinal) >= 0)
            {
                yield return length;
            }
        }
    }

    /// <summary>Whether letters are nothing but whole syllables.</summary>
    internal static bool AreSyllables(string letters)
    {
        var ends = new bool[letters.Length + 1];
        ends[0] = true;
        for (int at = 0; at < letters.Length; at++)
        {
            foreach (int length in ends[at] ? SyllableLengths(letters, at) : [])
            {
                ends[at + length] = true;
            }
        }
        return ends[^1];
    }

    /// <summary>Whether a syllable begins with these letters.</summary>
    internal static bool IsSyllableBegun(ReadOnlySpan<char> letters)
    {
        if (letters.Length > LongestSyllable)
        {
            return false;
        }
        int at = Array.BinarySearch(_syllables, letters.ToString(), StringComparer.Ordinal);
        if (at < 0)
        {
            at = ~at;
        }
        return at < _syllables.Length && _syllables[at].AsSpan().StartsWith(letters, StringComparison.Ordinal);
    }
}
