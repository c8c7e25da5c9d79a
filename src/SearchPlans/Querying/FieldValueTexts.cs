using SearchPlans.Corpus;

namespace SearchPlans.Querying;

/// <summary>Says in Chinese what is asked of the fields of metadata.</summary>
internal static class FieldValueTexts
{
    // A longer list is told by its first places and its number.
    private const int MaxPlaces = 6;

    /// <summary>Describes a value of a field.</summary>
    /// <param name="node">A region, a level, or what is no value.</param>
    public static string Describe(QueryNode node) => node switch
    {
        RegionNode region => $"地区为“{region.Name}”{Meant(region)}",
        LevelNode level => $"层级为{PlanLevelNames.NameOf(level.Level)}",
        NoValueNode none => $"{FieldValues.NameOf(none.Field)}为“{none.Value}”（没有这一项）",
        _ => "",
    };

    // What a name stands for where it doesn't say that itself: 粤 and groups, not 广东.
    private static string Meant(RegionNode region)
    {
        string[] names = [.. region.Paths.Select(p => p[(p.LastIndexOf('/') + 1)..]).Distinct()];
        bool isNamed = names is [var only]
            && (only.StartsWith(region.Name, StringComparison.Ordinal)
                || region.Name.Contains(only[..Math.Min(2, only.Length)], StringComparison.Ordinal));
        if (isNamed)
        {
            return "";
        }
        if (names.Length <= MaxPlaces)
        {
            return $"（{string.Join('、', names)}）";
        }
        return $"（{string.Join('、', names.Take(MaxPlaces))}等 {names.Length} 地）";
    }
}
