using SearchPlans.Plans.Figures;
using SearchPlans.Suggesting;
using SearchPlans.Text.Characters;

namespace SearchPlans.Figures;

/// <summary>How much is stated under a name.</summary>
/// <param name="Figures">How many figures.</param>
/// <param name="Plans">In how many plans.</param>
internal readonly record struct NameCount(int Figures, int Plans);

/// <summary>Finds indicators by any wording, by pinyin, and among names that no list has.</summary>
internal static class IndicatorSearch
{
    // The matcher of sounds takes no longer ones.
    private const int MaxTyped = 60;

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="list">The indicators that are known by name.</param>
    /// <param name="counts">What is stated, by name.</param>
    public static IndicatorAnswer Of(IndicatorRequest request, IndicatorList list, IReadOnlyDictionary<string, NameCount> counts)
    {
        int size = Math.Clamp(request.Size, 1, IndicatorRequest.MaxSize);
        Dictionary<string, Indicator> listed = list.All.ToDictionary(i => i.Name, StringComparer.Ordinal);
        IEnumerable<IndicatorCount> all = request.IsListed == false ? [] : list.All.Select(i => Count(i.Name, i, counts));
        if (request.IsListed != true && request.Group.Length == 0)
        {
            all = all.Concat(counts.Where(c => !listed.ContainsKey(c.Key)).Select(c => Count(c.Key, null, counts))
                .OrderByDescending(c => c.Figures).ThenBy(c => c.Name, StringComparer.Ordinal));
        }
        if (request.Group.Length > 0)
        {
            all = all.Where(i => i.Listed?.Group == request.Group);
        }
        string typed = CharacterFolding.Fold(request.Text.Trim());
        typed = typed[..Math.Min(typed.Length, MaxTyped)];
        IndicatorCount[] matching = typed.Length == 0 ? [.. all] : [.. Matching(typed, all, list)];
        int pages = (matching.Length + size - 1) / size;
        int page = Math.Clamp(request.Page, 1, Math.Max(1, pages));
        return new IndicatorAnswer(
            request with { Page = page, Size = size }, [.. matching.Skip((page - 1) * size).Take(size)], matching.Length,
            matching.Length == 0 ? Nearest(request.Text, list, counts) : [])
        {
            Problems = list.Problems,
        };
    }

    /// <summary>The name under which figures of an indicator are kept: the canonical one of the list, or a name as written that there are
    /// figures of; null where there is neither.</summary>
    public static string? NameOf(string text, IndicatorList list, Func<string, bool> isStated)
    {
        text = text.Trim();
        return list.Find(text)?.Name ?? (isStated(text) ? text : null);
    }

    /// <summary>What comes nearest to a name that is none.</summary>
    public static IReadOnlyList<string> Nearest(string text, IndicatorList list, IReadOnlyDictionary<string, NameCount> counts)
    {
        const int Often = 3;
        IEnumerable<(string, string)> names = list.All.SelectMany(i => i.Synonyms.Prepend(i.Name).Select(s => (s, i.Name)))
            .Concat(counts.Where(c => c.Value.Plans >= Often).Select(c => (c.Key, c.Key)));
        IReadOnlyList<string> nearest = NearestNames.Of(text, names);
        // What is read as it is: dqsczz, 地区生产总之.
        const int Most = 5;
        string typed = CharacterFolding.Fold(text.Trim());
        return nearest.Count > 0 || typed.Length is 0 or > MaxTyped
            ? nearest
            : [.. Matching(typed, list.All.Select(i => Count(i.Name, i, counts)), list).Take(Most).Select(i => i.Name)];
    }

    private static IndicatorCount Count(string name, Indicator? listed, IReadOnlyDictionary<string, NameCount> counts)
    {
        NameCount count = counts.TryGetValue(name, out NameCount found) ? found : default;
        return new IndicatorCount(name, listed, count.Figures, count.Plans);
    }

    private static IEnumerable<IndicatorCount> Matching(string typed, IEnumerable<IndicatorCount> all, IndicatorList list)
    {
        Indicator? exact = list.Find(typed);
        var byEye = new SoundMatcher(typed, isAlikeEnough: false);
        bool isPinyin = typed.Any(char.IsAsciiLetter);
        return all.Select(i => Match(i, typed, exact, isPinyin ? byEye : null)).Where(m => m.Rank < int.MaxValue)
            .OrderBy(m => m.Rank).ThenByDescending(m => m.Indicator.Figures).ThenBy(m => m.Indicator.Name, StringComparer.Ordinal)
            .Select(m => m.Indicator);
    }

    // 0 the same, 1 begins so, 2 holds it, 3 read so, 4 its initials.
    private static (int Rank, IndicatorCount Indicator) Match(
        IndicatorCount indicator, string typed, Indicator? exact, SoundMatcher? sounds)
    {
        int best = exact is not null && indicator.Listed == exact ? 0 : int.MaxValue;
        string matched = "";
        foreach (string name in (indicator.Listed?.Synonyms ?? []).Prepend(indicator.Name))
        {
            string folded = CharacterFolding.Fold(name);
            int rank = folded == typed ? 0
                : folded.StartsWith(typed, StringComparison.Ordinal) ? 1
                : folded.Contains(typed, StringComparison.Ordinal) ? 2
                : sounds?.Match(folded) switch { SuggestionMatch.Sound => 3, SuggestionMatch.Initials => 4, _ => int.MaxValue };
            if (rank < best)
            {
                (best, matched) = (rank, name == indicator.Name ? "" : name);
            }
        }
        return (best, matched.Length > 0 ? indicator with { Matched = matched } : indicator);
    }
}
