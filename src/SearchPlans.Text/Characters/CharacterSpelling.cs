using System.Globalization;

namespace SearchPlans.Text.Characters;

/// <summary>How characters are written for who takes them one by one: as <see cref="CharacterStream"/> has them, but with all
/// signs.</summary>
public static class CharacterSpelling
{
    // The first half of variation selectors outside the BMP.
    private const char FirstOfSelectors = '\uDB40';

    /// <summary>Names the rules.</summary>
    public const string Identity = $"{CharacterTable.Identity} of {CharacterFolding.Identity}";

    /// <summary>The folded form of a unit, accents taken off; itself where it has none.</summary>
    public static char Fold(char unit) =>
        CharacterTable.Entry(unit) is var entry && CharacterTable.IsSingle(entry)
            ? CharacterTable.FoldedOf(entry)
            : CharacterFolding.Fold(unit);

    /// <summary>Whether a text may hold something that isn't spelled character for character: ㎡, ﬁ, marks, what can't be seen.</summary>
    public static bool MayChangeLength(char unit) => CharacterTable.KindOf(unit) switch
    {
        CharacterKind.Spelled or CharacterKind.Raised or CharacterKind.Enclosed or CharacterKind.Mark => true,
        CharacterKind.Blank => char.GetUnicodeCategory(unit) == UnicodeCategory.Format,
        CharacterKind.Surrogate => unit == FirstOfSelectors,
        _ => false,
    };

    /// <summary>What a character is spelled by, appended to <paramref name="spelled"/>: nothing of marks and of what can't be
    /// seen.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">UTF-16 offset of the character.</param>
    /// <param name="spelled">Gets the spelling, folded.</param>
    /// <returns>How many units of the text it takes up.</returns>
    public static int Spell(ReadOnlySpan<char> text, int at, ICollection<char> spelled)
    {
        uint entry = CharacterTable.Entry(text[at]);
        switch (CharacterTable.KindOf(entry))
        {
            case CharacterKind.Spelled:
                foreach (char c in CharacterTable.SpellingOf(entry))
                {
                    spelled.Add(c);
                }
                return 1;
            case CharacterKind.Enclosed:
                foreach (char c in CharacterTable.SpellingOf(entry)[..^1])
                {
                    spelled.Add(c);
                }
                return 1;
            case CharacterKind.Mark:
            case CharacterKind.Blank when char.GetUnicodeCategory(text[at]) == UnicodeCategory.Format:
                return 1;
            case CharacterKind.Raised:
                spelled.Add(CharacterTable.FoldedOf(entry));
                return 1;
            case CharacterKind.Surrogate when text[at] == FirstOfSelectors && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]):
                return 2;
            default:
                spelled.Add(Fold(text[at]));
                return 1;
        }
    }

    /// <summary>The form that stands for all signs of its kind: - for dashes and tildes, : for colons, / for slashes; any other as it
    /// is.</summary>
    public static char UnifySign(char sign) => CharacterTable.KindOf(sign) switch
    {
        CharacterKind.Range => CharacterStream.Range,
        CharacterKind.Ratio => CharacterStream.Ratio,
        CharacterKind.Slash => '/',
        CharacterKind.Comma => ',',
        CharacterKind.Point => '.',
        CharacterKind.Asterisk => 'x',
        _ => sign,
    };
}
