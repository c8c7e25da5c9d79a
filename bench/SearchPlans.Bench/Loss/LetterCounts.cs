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

    /// <summary>Adds a text. Compatible forms (％, ⾼, ﬁ) are one with the usual ones.</summary>
    public void Add(string text)
    {
        foreach (Rune rune in NoteMark().Replace(text, "").Normalize(NormalizationForm.FormKC).EnumerateRunes())
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

    [GeneratedRegex(@"\[\^\d+\]:?", RegexOptions.CultureInvariant)]
    private static partial Regex NoteMark();
}
