using SearchPlans.Vocabulary;

namespace SearchPlans.Suggesting;

/// <summary>Finds entries that a word may have been meant to be. Who asks has seen that the word isn't found.</summary>
internal sealed class Corrections(EntryTexts texts, SoundBuckets sounds)
{
    // Pieces of a longer text that are looked for by sound: words of the field have so many characters.
    private const int ShortestPiece = 2, LongestPiece = 6;

    // Of one or two characters nearly everything is one edit away.
    private const int ShortestEdited = 3;

    /// <summary>Entries that the whole text may be: same sound first, then exchanged characters, then one edit; each by weight.</summary>
    public IReadOnlyList<int> OfWhole(string text, int limit)
    {
        if (text.Length < ShortestPiece) return [];
        var found = new List<int>();
        found.AddRange(WithSameSound(text).Where(e => !texts[e].SequenceEqual(text)).OrderBy(e => Rank(e, text)).Take(limit));
        (HashSet<int> exchanged, HashSet<int> edited) = Near(text);
        foreach (int entry in exchanged.Order().Concat(edited.Order()))
        {
            if (found.Count >= limit) break;
            if (!found.Contains(entry)) found.Add(entry);
        }
        return found;
    }

    /// <summary>
    /// The text with one piece replaced by an entry of the same sound. A piece is looked at only if it holds a character that belongs to
    /// no entry within the text: what stands in entries is taken to be right.
    /// </summary>
    public IReadOnlyList<string> OfPieces(string text, int limit)
    {
        var isKnown = new bool[text.Length];
        var candidates = new List<(int Start, int Length, int Entry)>();
        for (int length = Math.Min(LongestPiece, text.Length - 1); length >= ShortestPiece; length--)
        {
            for (int start = 0; start + length <= text.Length; start++)
            {
                string piece = text.Substring(start, length);
                int best = -1;
                foreach (int entry in WithSameSound(piece))
                {
                    if (texts[entry].SequenceEqual(piece))
                    {
                        isKnown.AsSpan(start, length).Fill(true);
                        best = -1;
                        break;
                    }
                    if (best < 0 || Rank(entry, piece).CompareTo(Rank(best, piece)) < 0) best = entry;
                }
                if (best >= 0) candidates.Add((start, length, best));
            }
        }
        return [.. candidates
            .Where(c => isKnown.AsSpan(c.Start, c.Length).Contains(false))
            .Select(c => string.Concat(text.AsSpan(0, c.Start), texts[c.Entry], text.AsSpan(c.Start + c.Length)))
            .Distinct()
            .Take(limit)];
    }

    /// <summary>Entries of as many characters, each the same or of the same sound; the text itself too.</summary>
    private IEnumerable<int> WithSameSound(string text)
    {
        foreach (ReadOnlyMemory<int> piece in sounds.Find(text, isPinyin: false))
        {
            for (int i = 0; i < piece.Length; i++)
            {
                int entry = piece.Span[i];
                if (SoundsLike(texts[entry], text)) yield return entry;
            }
        }
    }

    // What reads just alike before what is mixed up, then by weight.
    private (int MixedUp, int Entry) Rank(int entry, string text)
    {
        int mixedUp = 0;
        ReadOnlySpan<char> characters = texts[entry];
        for (int i = 0; i < text.Length; i++)
        {
            if (characters[i] != text[i] && !Pinyin.ReadAlike(characters[i], text[i])) mixedUp++;
        }
        return (mixedUp, entry);
    }

    private static bool SoundsLike(ReadOnlySpan<char> entry, string text)
    {
        if (entry.Length != text.Length) return false;
        for (int i = 0; i < entry.Length; i++)
        {
            if (entry[i] != text[i] && !Pinyin.SoundAlike(entry[i], text[i])) return false;
        }
        return true;
    }

    /// <summary>
    /// Entries with two neighbouring characters exchanged, and those one edit away. Either leaves one half of the text as it
    /// is, at the entry's beginning or at its end, but for an exchange across the middle.
    /// </summary>
    private (HashSet<int> Exchanged, HashSet<int> Edited) Near(string text)
    {
        HashSet<int> exchanged = [], edited = [];
        int middle = text.Length / 2;
        string mark = EntryTexts.Mark.ToString(), first = text[..middle], second = text[middle..];
        string across = $"{mark}{first[..^1]}{second[0]}{first[^1]}{second[1..]}{mark}";
        if (first[^1] != second[0] && texts.Find(across, 0) is >= 0 and int found) exchanged.Add(found);
        if (text.Length < ShortestEdited) return (exchanged, edited);
        foreach (string half in (string[])[mark + first, second + mark])
        {
            for (int entry = texts.Find(half, 0); entry >= 0; entry = texts.Find(half, entry + 1))
            {
                if (IsExchange(texts[entry], text)) exchanged.Add(entry);
                else if (IsOneEdit(texts[entry], text)) edited.Add(entry);
            }
        }
        return (exchanged, edited);
    }

    private static bool IsExchange(ReadOnlySpan<char> entry, ReadOnlySpan<char> text)
    {
        int same = entry.CommonPrefixLength(text);
        return entry.Length == text.Length && same + 1 < text.Length && entry[same] == text[same + 1] && entry[same + 1] == text[same]
            && entry[(same + 2)..].SequenceEqual(text[(same + 2)..]);
    }

    private static bool IsOneEdit(ReadOnlySpan<char> entry, ReadOnlySpan<char> text)
    {
        if (Math.Abs(entry.Length - text.Length) > 1) return false;
        int same = entry.CommonPrefixLength(text);
        entry = entry[same..];
        text = text[same..];
        if (entry.Length == text.Length) return entry.Length > 0 && entry[1..].SequenceEqual(text[1..]);
        return entry.Length > text.Length ? entry[1..].SequenceEqual(text) : text[1..].SequenceEqual(entry);
    }
}
