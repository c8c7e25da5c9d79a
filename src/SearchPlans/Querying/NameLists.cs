namespace SearchPlans.Querying;

/// <summary>Names that are typed in one field: 广东、江苏, 广东 江苏, 广东,江苏. No name of a place, level or type has a sign or a space
/// within it.</summary>
public static class NameLists
{
    private static readonly char[] _separators = [',', '，', '、', ';', '；', ' ', '\u3000', '\t', '\r', '\n'];

    /// <summary>The names of some fields, each once, in the order given; those that weren't given have none.</summary>
    public static List<string> Split(IEnumerable<string?> given) =>
        [.. given.OfType<string>()
            .SelectMany(g => g.Split(_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
}
