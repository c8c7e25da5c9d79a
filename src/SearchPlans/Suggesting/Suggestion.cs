namespace SearchPlans.Suggesting;

/// <summary>Where a suggested text comes from.</summary>
public enum SuggestionKind
{
    /// <summary>A word of the corpus' texts.</summary>
    Word,

    /// <summary>A word of the lexicon.</summary>
    Lexicon,

    /// <summary>A section's heading.</summary>
    Heading,

    /// <summary>A plan's title.</summary>
    Title,
}

/// <summary>A text that may be suggested.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Weight">How often it occurs; the greater, the earlier it is suggested.</param>
public readonly record struct SuggestionEntry(string Text, SuggestionKind Kind, long Weight);

/// <summary>How a suggestion answers what was typed; the better first.</summary>
public enum SuggestionMatch
{
    /// <summary>It begins with the characters typed.</summary>
    Beginning,

    /// <summary>Its beginning is read so: pingshan, pings, 坪shan.</summary>
    Sound,

    /// <summary>Its beginning has these initials: ps, pshan.</summary>
    Initials,

    /// <summary>The characters typed stand within it.</summary>
    Inside,

    /// <summary>Its beginning sounds like the characters typed: 平山 for 坪山.</summary>
    SameSound,
}

/// <summary>A text that the user may have begun to type.</summary>
/// <param name="Text">The text as it is shown.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Weight">How often it occurs.</param>
/// <param name="Match">How it answers what was typed.</param>
public sealed record Suggestion(string Text, SuggestionKind Kind, long Weight, SuggestionMatch Match);
