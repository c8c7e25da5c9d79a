using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SearchPlans.Bench.Loss;

/// <summary>How often each letter and figure stands in a text; signs, white space and marks of Markdown aren't counted.</summary>
internal sealed partial class LetterCounts
{
    private readonly Dictionary<int, int> _counts = [];

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <summary>Adds a text. Compatible forms (％, ⾼) are one with the usual ones, and ligatures (ﬁ) with their letters, as far as the
    /// system normalizes.</summary>
    public void Add(string text)
    {
        foreach (Rune rune in Ligatures(NoteMark().Replace(text, "")).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.ModifierLetter)
            {
                _counts[rune.Value] = _counts.GetValueOrDefault(rune.Value) + 1;
                Total++;
            }
        }
    }

    /// <summary>Those that this has more often than another, most first.</summary>
    public IReadOnlyList<(string Letter, int Count)> Beyond(LetterCounts other) =>
        [.. _counts.Select(pair => (new Rune(pair.Key).ToString(), pair.Value - other._counts.GetValueOrDefault(pair.Key)))
            .Where(pair => pair.Item2 > 0).OrderByDescending(pair => pair.Item2)];

    // Without ICU nothing is normalized.
    private static string Ligatures(string text) => text.Replace("ﬁ", "fi", StringComparison.Ordinal)
        .Replace("ﬂ", "fl", StringComparison.Ordinal).Replace("ﬀ", "ff", StringComparison.Ordinal);

    [GeneratedRegex(@"\[\^\d+\]:?", RegexOptions.CultureInvariant)]
    private static partial Regex NoteMark();
}
