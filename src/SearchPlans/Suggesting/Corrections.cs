using SearchPlans.Vocabulary;

namespace SearchPlans.Suggesting;

/// <summary>Finds entries that a run, or a piece of it, may have been meant to be.</summary>
internal sealed class Corrections(EntryTexts texts, SoundBuckets sounds)
{
    // Pieces of a longer text that are looked for by sound: words of the field have so many characters.
    private const int ShortestPiece = 2, LongestPiece = 6;

    // The weightiest: others sound alike too, and stand beside the rest of the text more seldom.
    private const int MaxOfPiece = 4;

    private const int MaxOfLetters = 8;

    // Shorter ones may as well be abbreviations.
    private const int ShortestPinyin = 4;

    /// <summary>Entries of as many characters, of which all sound alike, or all but one are the same; or of one more.</summary>
    public IEnumerable<int> OfWhole(string text)
    {
        foreach (int entry in WithSameSound(text))
        {
            yield return entry;
        }
        // One half of the text is as it is, at the entry's beginning or at its end.
        int middle = text.Length / 2;
        foreach (string half in (string[])[EntryTexts.Mark + text[..middle], text[middle..] + EntryTexts.Mark])
        {
            for (int entry = texts.Find(half, 0); entry >= 0; entry = texts.Find(half, entry + 1))
            {
                if (IsOneEdit(texts[entry], text))
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>The text with one piece replaced by an entry of the same sound.</summary>
    public IEnumerable<string> OfPieces(string text)
    {
        for (int length = Math.Min(LongestPiece, text.Length - 1); length >= ShortestPiece; length--)
        {
            for (int start = 0; start + length <= text.Length; start++)
            {
                string piece = text.Substring(start, length);
                if (piece.Any(char.IsAscii))
                {
                    continue;
                }
                foreach (int entry in WithSameSound(piece).Order().Take(MaxOfPiece))
                {
                    yield return With(text, start, length, entry);
                }
            }
        }
    }

    /// <summary>The text with letters in it replaced by an entry that they are the pinyin of.</summary>
    /// <param name="text">Characters and letters.</param>
    /// <param name="read">Gives the entries whose beginning is read as letters say, best first.</param>
    public IEnumerable<string> OfLetters(string text, Func<string, IEnumerable<int>> read)
    {
        for (int start = 0; start < text.Length; start++)
        {
            int end = start;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }
            if (end - start >= ShortestPinyin && end - start < text.Length)
            {
                foreach (int entry in read(text[start..end]).Take(MaxOfLetters))
                {
                    yield return With(text, start, end - start, entry);
                }
            }
            start = end;
        }
    }

    private string With(string text, int start, int length, int entry) =>
        string.Concat(text.AsSpan(0, start), texts[entry], text.AsSpan(start + length));

    // The text itself too.
    private IEnumerable<int> WithSameSound(string text)
    {
        foreach (ReadOnlyMemory<int> piece in sounds.Find(text, isPinyin: false))
        {
            for (int i = 0; i < piece.Length; i++)
            {
                int entry = piece.Span[i];
                if (SoundsLike(texts[entry], text))
                {
                    yield return entry;
                }
            }
        }
    }

    private static bool SoundsLike(ReadOnlySpan<char> entry, string text)
    {
        if (entry.Length != text.Length)
        {
            return false;
        }
        for (int i = 0; i < entry.Length; i++)
        {
            if (entry[i] != text[i] && !Pinyin.SoundAlike(entry[i], text[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsOneEdit(ReadOnlySpan<char> entry, ReadOnlySpan<char> text)
    {
        int same = entry.CommonPrefixLength(text);
        if (entry.Length == text.Length + 1)
        {
            return same > 0 && same < text.Length && entry[(same + 1)..].SequenceEqual(text[same..]);
        }
        if (entry.Length != text.Length)
        {
            return false;
        }
        return same == text.Length || entry[(same + 1)..].SequenceEqual(text[(same + 1)..]);
    }
}
