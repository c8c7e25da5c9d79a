using SearchPlans.Adding;
using SearchPlans.Querying;

namespace SearchPlans.Web.Pages;

/// <summary>One way to search, order or match, as it is named in addresses and to people.</summary>
/// <param name="Value">What it means.</param>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Label">Its name to people; accepted in addresses too.</param>
/// <param name="Hint">What it does, for people.</param>
public sealed record SearchChoice<T>(T Value, string Name, string Label, string Hint) where T : struct, Enum;

/// <summary>The choices a search has beside its query. The first of each is the default.</summary>
public static class SearchChoices
{
    /// <summary>Within what the words have to stand together.</summary>
    public static IReadOnlyList<SearchChoice<SearchScope>> Scopes { get; } =
    [
        new(SearchScope.Paragraph, "paragraph", "段落", "各词在同一段，逐段列出"),
        new(SearchScope.Section, "section", "章节", "各词在同一节，逐节列出"),
        new(SearchScope.Plan, "plan", "全文", "各词在同一份文件，逐份列出"),
    ];

    /// <summary>How runs of characters are matched.</summary>
    public static IReadOnlyList<SearchChoice<SearchMatch>> Matches { get; } =
    [
        new(SearchMatch.Smart, "smart", "智能", "先找一字不差的，再找各词都有的段落"),
        new(SearchMatch.Exact, "exact", "精确", "只找一字不差的"),
    ];

    /// <summary>The order of hits.</summary>
    public static IReadOnlyList<SearchChoice<SearchSort>> Sorts { get; } =
    [
        new(SearchSort.Relevance, "relevance", "相关", "最相关的在前"),
        new(SearchSort.Newest, "newest", "最新", "发布日期晚的在前，日期不详的按年份"),
        new(SearchSort.Oldest, "oldest", "最早", "发布日期早的在前，日期不详的按年份"),
    ];

    /// <summary>Which counts where a document is a near copy of a plan.</summary>
    public static IReadOnlyList<SearchChoice<NearCopyChoice>> NearCopies { get; } =
    [
        new(NearCopyChoice.Ask, "ask", "待定", "先不收入，说明与哪些计划近似"),
        new(NearCopyChoice.Old, "old", "保留旧的", "不收入新的"),
        new(NearCopyChoice.New, "new", "换成新的", "最近似的那份让位，其余照旧"),
        new(NearCopyChoice.Both, "both", "两份都留", "新旧都留在语料里"),
    ];

    /// <summary>Finds the choice with a name or label; nothing given is the default, something unknown gives null.</summary>
    public static SearchChoice<T>? Named<T>(this IReadOnlyList<SearchChoice<T>> choices, string? given) where T : struct, Enum =>
        string.IsNullOrWhiteSpace(given)
            ? choices[0]
            : choices.FirstOrDefault(c => c.Label == given.Trim() || c.Name.Equals(given.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Gives the name of a value, or null of the default, which addresses leave out.</summary>
    public static string? NameUnlessDefault<T>(this IReadOnlyList<SearchChoice<T>> choices, T value) where T : struct, Enum =>
        choices[0].Value.Equals(value) ? null : choices.First(c => c.Value.Equals(value)).Name;
}
