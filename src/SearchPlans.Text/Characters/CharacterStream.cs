using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SearchPlans.Text.Characters;

/// <summary>
/// The characters of a text that count when looking for characters: letters, digits, ideographs and symbols, folded
/// (see <see cref="CharacterFolding"/>). Punctuation and white space are passed over, so that a run goes on across them; a full
/// stop between two digits (1329.89) is a character. One code point is one character, also outside the BMP.
/// </summary>
public ref struct CharacterStream(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    /// <summary>Names the rules; part of the identity of analyzers that use them.</summary>
    public const string Identity = $"characters-2 of {CharacterFolding.Identity}";

    /// <summary>The current character, folded.</summary>
    public Rune Current { get; private set; }

    /// <summary>UTF-16 offset where the current character begins in the text.</summary>
    public int StartChar { get; private set; }

    /// <summary>UTF-16 offset right after the current character.</summary>
    public int EndChar { get; private set; }

    /// <summary>Moves to the next character that counts; false after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext()
    {
        while (_next < _text.Length)
        {
            StartChar = _next;
            // A lone surrogate reads as U+FFFD, one unit long: a symbol like others.
            Rune.DecodeFromUtf16(_text[_next..], out Rune rune, out int length);
            _next += length;
            EndChar = _next;
            Rune folded = CharacterFolding.Fold(rune);
            if (!Counts(folded))
            {
                continue;
            }
            Current = folded;
            return true;
        }
        return false;
    }

    private readonly bool Counts(Rune rune)
    {
        if (rune.Value is >= 0x4E00 and <= 0x9FFF)
        {
            return true;
        }
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
            case UnicodeCategory.Control or UnicodeCategory.Format:
            case UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation:
            case UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation:
            case UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation:
                return false;
            case UnicodeCategory.OtherPunctuation:
                // Unicode counts signs of measure and of names among punctuation.
                return rune.Value is '%' or '‰' or '&' or '#' or '@' || (rune.Value == '.' && IsBetweenDigits());
            default:
                return true;
        }
    }

    private readonly bool IsBetweenDigits() =>
        StartChar > 0 && EndChar < _text.Length && IsDigit(_text[StartChar - 1]) && IsDigit(_text[EndChar]);

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');
}
