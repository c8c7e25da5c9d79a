using SearchPlans.Figures;

namespace SearchPlans.Trends;

/// <summary>A place as it was asked for in a batch.</summary>
/// <param name="Name">Its name as typed, or empty for all places.</param>
/// <param name="Paths">The region paths that it stands for, of a group several; all below them belong to it. Empty: all.</param>
public sealed record BatchPlace(string Name, IReadOnlyList<string> Paths);

/// <summary>An expression of a batch.</summary>
/// <param name="Expression">The expression as typed.</param>
/// <param name="Understood">What was looked for, in Chinese; empty where it can't be read as an expression.</param>
/// <param name="Counts">For each of <see cref="BatchTable.Places"/> all of it, then each of <see cref="BatchTable.Years"/>.</param>
public sealed record BatchRow(string Expression, string Understood, IReadOnlyList<IReadOnlyList<SpreadCount>> Counts);

/// <summary>How often each of many expressions is said, by places and years: exactly what a search and a trend count.</summary>
public sealed record BatchTable
{
    /// <summary>The most expressions.</summary>
    public const int MaxExpressions = 200;

    /// <summary>The most places.</summary>
    public const int MaxPlaces = 400;

    /// <summary>The most numbers: expressions × places × years, with the sum of these.</summary>
    public const int MaxCounts = 40_000;

    /// <summary>The request; of its expressions each once.</summary>
    public required TrendRequest Request { get; init; }

    /// <summary>The places in the order asked for; where none was, one that stands for all.</summary>
    public required IReadOnlyList<BatchPlace> Places { get; init; }

    /// <summary>The years asked for, rising; empty where none were: then all years are counted together.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>One for each expression; none where something stands against it.</summary>
    public IReadOnlyList<BatchRow> Rows { get; init; } = [];

    /// <summary>Names that are unknown; then there are no rows.</summary>
    public IReadOnlyList<UnknownFigureName> Unknown { get; init; } = [];

    /// <summary>Whether the time wasn't enough to look everywhere; there are no rows then rather than those of a part.</summary>
    public bool IsTooCostly { get; init; }

    /// <summary>Why there are no rows and how it can be narrowed, in Chinese; null where nothing stands against it.</summary>
    public string? Refusal => IsTooCostly
        ? "没有在限时内数完，因此不给数目。请少列一些说法，或用地区、层级、文种、年份缩小范围。"
        : Places.Count > MaxPlaces ? $"列了 {Places.Count} 个地区，至多 {MaxPlaces} 个。请分几次查。"
        : Counts > MaxCounts
            ? $"{Request.Expressions.Count} 个说法 × {Places.Count} 个地区 × {Years.Count + 1} 列，共 {Counts} 个数，至多 {MaxCounts} 个。"
                + "请少列一些说法或地区，缩短年份，或分几次查。"
            : null;

    /// <summary>How many numbers it has.</summary>
    public int Counts => Request.Expressions.Count * Places.Count * (Years.Count + 1);

    /// <summary>Reads a list of expressions, one a line; empty lines, those that begin with #, and what came before are left out.</summary>
    public static IReadOnlyList<string> ExpressionsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.TrimStart('\uFEFF').Split('\n').Select(l => l.Trim()).Where(l => l is not ("" or ['#', ..])).Distinct()];
    }

    /// <summary>What is wrong with a list of expressions, in Chinese; null where nothing is.</summary>
    public static string? Problem(IReadOnlyList<string> expressions)
    {
        ArgumentNullException.ThrowIfNull(expressions);
        return expressions.Count == 0 ? "请列出要查的说法，一行一个。"
            : expressions.Count > MaxExpressions ? $"列了 {expressions.Count} 个说法，至多 {MaxExpressions} 个。请分几次查。"
            : expressions.FirstOrDefault(e => e.Length > TrendRequest.MaxLength) is { } tooLong
                ? $"“{tooLong[..20]}…”太长：一个说法至多 {TrendRequest.MaxLength} 字。"
            : null;
    }
}
