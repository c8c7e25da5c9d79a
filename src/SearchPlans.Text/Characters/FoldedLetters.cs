namespace SearchPlans.Text.Characters;

/// <summary>The letters and digits of a text, folded, by which texts are compared whatever stands between them.</summary>
public static class FoldedLetters
{
    private static readonly char[] _folded =
    [
        .. Enumerable.Range(0, char.MaxValue + 1).Select(c => char.IsLetterOrDigit((char)c) ? CharacterFolding.Fold((char)c) : '\0'),
    ];

    /// <summary>The folded form (see <see cref="CharacterFolding"/>) of a UTF-16 unit that is a letter or digit; U+0000 of any
    /// other.</summary>
    public static char Of(char unit) => _folded[unit];
}
