using System.Buffers;
using System.Text;
using SearchPlans.Text.Characters;

namespace SearchPlans.Suggesting;

/// <summary>Brings what is typed and what is suggested into one form: the characters that count, folded, ü as v.</summary>
internal static class TypedText
{
    // Also with the marks of tones, and the mark by itself.
    private static readonly SearchValues<char> _umlauts = SearchValues.Create("üÜǕǖǗǘǙǚǛǜ\u0308");

    /// <summary>The form of a text; null where it would be empty or longer than <paramref name="maxLength"/> units.</summary>
    public static string? Normalize(ReadOnlySpan<char> text, int maxLength)
    {
        Span<char> form = stackalloc char[maxLength + 2];
        int length = 0;
        var characters = new CharacterStream(text);
        while (characters.MoveNext())
        {
            bool isUmlaut = characters.Current.Value == 'u' && text[characters.StartChar..characters.EndChar].ContainsAny(_umlauts);
            Rune rune = isUmlaut ? new Rune('v') : characters.Current;
            length += rune.EncodeToUtf16(form[length..]);
            if (length > maxLength)
            {
                return null;
            }
        }
        return length == 0 ? null : new string(form[..length]);
    }
}
