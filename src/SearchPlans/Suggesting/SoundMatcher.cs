using System.Numerics;
using SearchPlans.Vocabulary;

namespace SearchPlans.Suggesting;

/// <summary>
/// Says how the beginning of a text answers what was typed: letters may be a character's syllable, its initial (also zh,
/// ch, sh) or, the last ones, the beginning of a syllable; a character is itself or, if asked, one that sounds like it.
/// </summary>
/// <remarks>
/// Walks the text with the set of all places in the typed text that can have been reached, a bit each
/// (the longest entry leaves three of 64 over): every way to cut the
/// letters is followed at once, and the cost is bounded by length times length.
/// </remarks>
internal readonly struct SoundMatcher(string typed, bool isAlikeEnough)
{
    /// <summary>Whether anything that could come of an entry could still be among the best.</summary>
    public bool MayFind(BestEntries best, int entry) => isAlikeEnough
        ? best.IsOpen(SuggestionMatch.SameSound, entry)
        : best.IsOpen(SuggestionMatch.Sound, entry) || best.IsOpen(SuggestionMatch.Initials, entry);

    /// <summary>The best match of a text's beginning, or null.</summary>
    public SuggestionMatch? Match(ReadOnlySpan<char> text)
    {
        // Of the ways: those of whole syllables, those with initials, those with other characters of the same sound.
        ulong whole = 1, initials = 0, alike = 0;
        ulong end = 1UL << typed.Length;
        bool hasInitials = false, hasAlike = false;
        foreach (char c in text)
        {
            ReadOnlySpan<ushort> readings = Pinyin.Readings(c);
            ulong nextWhole = 0, nextInitials = 0, nextAlike = 0;
            for (ulong rest = whole | initials | alike; rest != 0; rest &= rest - 1)
            {
                int at = BitOperations.TrailingZeroCount(rest);
                (ulong full, ulong initial, ulong sound) = Steps(at, c, readings);
                ulong place = 1UL << at;
                if ((whole & place) != 0)
                {
                    nextWhole |= full;
                    nextInitials |= initial;
                    nextAlike |= sound;
                }
                if ((initials & place) != 0)
                {
                    nextInitials |= full | initial;
                }
                if ((alike & place) != 0)
                {
                    nextAlike |= full | sound;
                }
            }
            if ((nextWhole & end) != 0)
            {
                return SuggestionMatch.Sound;
            }
            hasInitials |= (nextInitials & end) != 0;
            hasAlike |= (nextAlike & end) != 0;
            (whole, initials, alike) = (nextWhole & ~end, nextInitials & ~end, nextAlike & ~end);
            if ((whole | initials | alike) == 0)
            {
                break;
            }
        }
        if (hasInitials)
        {
            return SuggestionMatch.Initials;
        }
        return hasAlike ? SuggestionMatch.SameSound : null;
    }

    /// <summary>The places reached from one by a character.</summary>
    private (ulong Whole, ulong Initial, ulong Alike) Steps(int at, char c, ReadOnlySpan<ushort> readings)
    {
        ulong whole = 0, initial = 0;
        char wanted = typed[at];
        if (wanted == c)
        {
            whole |= 1UL << (at + 1);
        }
        if (!char.IsAsciiLetter(wanted))
        {
            return (whole, 0, isAlikeEnough && wanted != c && Pinyin.SoundAlike(wanted, c) ? 1UL << (at + 1) : 0);
        }
        ReadOnlySpan<char> rest = typed.AsSpan(at);
        foreach (ushort reading in readings)
        {
            string syllable = Pinyin.Syllable(reading);
            int common = rest.CommonPrefixLength(syllable);
            if (common == 0)
            {
                continue;
            }
            if (common == syllable.Length || common == rest.Length)
            {
                whole |= 1UL << (at + common);
            }
            initial |= 1UL << (at + 1);
            if (common > 1 && syllable[1] == 'h')
            {
                initial |= 1UL << (at + 2);
            }
        }
        return (whole, initial, 0);
    }
}
