using System.Runtime.CompilerServices;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Figures;

/// <summary>All names of a list's indicators, to find them in what a person typed. Made once a list.</summary>
internal sealed class IndicatorWords
{
    private static readonly ConditionalWeakTable<IndicatorList, IndicatorWords> _words = [];

    private readonly Dictionary<string, Indicator> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<char> _firstChars = [];
    private readonly int _longest;

    private IndicatorWords(IndicatorList list)
    {
        foreach (Indicator indicator in list.All)
        {
            foreach (string name in indicator.Synonyms.Prepend(indicator.Name))
            {
                string folded = CharacterFolding.Fold(name);
                // 布 and 钢 alone are words of anything.
                if (folded.Length > 1 && _byName.TryAdd(folded, indicator))
                {
                    _firstChars.Add(folded[0]);
                    _longest = Math.Max(_longest, folded.Length);
                }
            }
        }
    }

    /// <summary>The names of a list.</summary>
    public static IndicatorWords Of(IndicatorList list) => _words.GetValue(list, l => new IndicatorWords(l));

    /// <summary>The indicator that goes by exactly a name, or null.</summary>
    public Indicator? Named(string name) => _byName.GetValueOrDefault(CharacterFolding.Fold(name.Trim()));

    /// <summary>Whether a folded text holds any name.</summary>
    public bool AreIn(string folded) => Enumerable.Range(0, folded.Length).Any(at => LongestAt(folded, at) is not null);

    /// <summary>The longest name that stands in a folded text at a place, or null.</summary>
    public (Indicator Indicator, int Length)? LongestAt(string folded, int at)
    {
        if (!_firstChars.Contains(folded[at]))
        {
            return null;
        }
        Dictionary<string, Indicator>.AlternateLookup<ReadOnlySpan<char>> names = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int length = Math.Min(_longest, folded.Length - at); length > 1; length--)
        {
            if (names.TryGetValue(folded.AsSpan(at, length), out Indicator? indicator))
            {
                return (indicator, length);
            }
        }
        return null;
    }
}
