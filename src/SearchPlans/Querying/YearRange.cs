namespace SearchPlans.Querying;

/// <summary>Years as options and parameters give them.</summary>
public static class YearRange
{
    /// <summary>Reads a year or a range: 2024, 2015-2025, 2015..2025, 十四五, 2020年以来.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The first and the last year, or null where the text is none. An open range ends at 1900 or 2100.</returns>
    public static (int From, int To)? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Years.Read(text.Trim(), newest: 0) is { } years && years.From <= years.To ? (years.From, years.To) : null;
    }
}
