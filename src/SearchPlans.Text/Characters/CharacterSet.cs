using System.Runtime.CompilerServices;

namespace SearchPlans.Text.Characters;

/// <summary>
/// A set of UTF-16 units, asked for one unit after another where texts are read from character to character: a bit for each, 8 KB in all.
/// Immutable.
/// </summary>
public sealed class CharacterSet
{
    private const int Bits = 32;

    private readonly uint[] _bits = new uint[(char.MaxValue + 1) / Bits];

    /// <summary>Makes a set.</summary>
    /// <param name="characters">Its units; each may come more than once.</param>
    public CharacterSet(IEnumerable<char> characters)
    {
        ArgumentNullException.ThrowIfNull(characters);
        foreach (char c in characters)
        {
            _bits[c / Bits] |= 1u << (c % Bits);
        }
    }

    /// <summary>The set of all units that have a property.</summary>
    public static CharacterSet Where(Func<char, bool> hasProperty)
    {
        ArgumentNullException.ThrowIfNull(hasProperty);
        return new CharacterSet(Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(hasProperty));
    }

    /// <summary>Whether a unit is in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(char c) => (_bits[c / Bits] >> (c % Bits) & 1) != 0;

    /// <summary>Where the first unit of it stands from an offset on; the length of the text where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The offset, at most the length of the text.</param>
    public int Next(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && !Contains(text[from]))
        {
            from++;
        }
        return from;
    }
}
