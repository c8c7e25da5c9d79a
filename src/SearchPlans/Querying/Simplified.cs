using SearchPlans.Text.Characters;

namespace SearchPlans.Querying;

/// <summary>The text of a query with simplified characters, as the words that are looked for in it are written. Offsets, signs, letters and
/// figures stay.</summary>
internal static class Simplified
{
    /// <summary>The simplified text; the same where nothing changes.</summary>
    public static string Of(string text) =>
        text.Any(IsOther) ? string.Concat(text.Select(c => IsOther(c) ? CharacterFolding.Fold(c) : c)) : text;

    private static bool IsOther(char c) =>
        c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') && CharacterFolding.Fold(c) != c;
}
