namespace SearchPlans.Querying;

/// <summary>One thing that a phrase of a query asks for: a word, a number with its unit, a name that the dictionary doesn't know, each with
/// other expressions for the same.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Forms">The ways to write it, characters in a row; as typed first.</param>
/// <param name="Words">The words that it was cut into, each once; all of them stand for it too. Empty where only a form does.</param>
internal sealed record Concept(string Text, IReadOnlyList<string> Forms, IReadOnlyList<string> Words)
{
    /// <summary>Whether a paragraph that lacks it may still be of use: not where a number or a single character is asked for.</summary>
    public bool MayLack { get; init; } = true;

    /// <summary>Whether it is a name that the dictionary doesn't know, as far as can be told: where it stands nowhere, what lacks it is of
    /// no use.</summary>
    public bool IsName { get; init; }

    /// <summary>Whether it says something by itself: a paragraph that has nothing else of the query has a mark at least.</summary>
    public bool IsTelling => Text.Length > 1 && (Words.Count > 0 || IsName);

    /// <summary>Whether its only word finds it, so that no characters in a row have to be looked for.</summary>
    public bool IsWord => Forms.Count == 1 && Words.Count == 1;
}
