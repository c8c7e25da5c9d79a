namespace SearchPlans.Querying.Understanding;

/// <summary>What a word of a query was taken for, and what to ask to have it otherwise.</summary>
/// <param name="Field">What it is a condition of: 地区, 年份, 文种, 层级, 次序.</param>
/// <param name="Value">What it was taken for: 江苏省, 2023年.</param>
/// <param name="Typed">The word as typed.</param>
/// <param name="Without">The query without it.</param>
/// <param name="AsText">The query with the word as text.</param>
public sealed record QueryCondition(string Field, string Value, string Typed, string Without, string AsText)
{
    /// <summary>What else it takes in, in Chinese (含2024年文件的回顾); empty where there is nothing to say.</summary>
    public string Note { get; init; } = "";

    /// <summary>Narrower meanings, each with the query that has it.</summary>
    public IReadOnlyList<NarrowerQuery> Narrower { get; init; } = [];
}

/// <summary>A narrower meaning of a query.</summary>
/// <param name="Label">What it is, in Chinese.</param>
/// <param name="Query">The query.</param>
public sealed record NarrowerQuery(string Label, string Query);
