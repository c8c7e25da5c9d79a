using System.Buffers;
using System.Globalization;

namespace SearchPlans.Text.Characters;

/// <summary>
/// Makes a text from elsewhere fit to be shown in one line of a terminal or a log: what would move the cursor, colour what follows,
/// begin a line or turn the direction of writing is shown as a sign instead of being obeyed.
/// </summary>
public static class VisibleText
{
    private const char DeletePicture = '\u2421', Replacement = '\uFFFD';

    // Controls, ends of lines, and marks that turn the direction of writing.
    private static readonly SearchValues<char> _unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, 0xFFFF).Select(c => (char)c).Where(c => char.IsControl(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))]);

    /// <summary>Whether a text is one line that nothing of would be obeyed by a terminal.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAny(_unsafe);

    /// <summary>The text with the pictures of control signs in their stead (␛ for ESC, ␊ for a line end), U+FFFD for other such
    /// signs.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : Replaced(text, keepLines: false);
    }

    /// <summary>The same of a text of several lines, whose line ends and tabs stay.</summary>
    public static string OfLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : Replaced(text, keepLines: true);
    }

    private static string Replaced(string text, bool keepLines) => string.Create(text.Length, (text, keepLines), static (made, from) =>
    {
        for (int i = 0; i < made.Length; i++)
        {
            char c = from.text[i];
            made[i] = !_unsafe.Contains(c) || (from.keepLines && (c is '\n' or '\t')) ? c
                : c < ' ' ? (char)('\u2400' + c)
                : c == '\u007F' ? DeletePicture
                : Replacement;
        }
    });
}
