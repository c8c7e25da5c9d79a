namespace SearchPlans.Plans;

/// <summary>Fields of a <see cref="PlanMetadata"/> that were said not to be known, as against those of which nothing was said.
/// A plan always has a title: its file's name at least.</summary>
[Flags]
public enum UnknownFields
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Province, city and county together. Where one of them is known the place is as it is said, and no flag is needed.</summary>
    Place = 1,
    /// <summary>The year planned.</summary>
    Year = 2,
    /// <summary>The year reviewed.</summary>
    ReviewedYear = 4,
    /// <summary>The type.</summary>
    Type = 8,
    /// <summary>The issuer.</summary>
    Issuer = 16,
    /// <summary>The day of publication.</summary>
    Published = 32,
    /// <summary>The source.</summary>
    Source = 64,
    /// <summary>The number (文号).</summary>
    Number = 128,
    /// <summary>The day of signing.</summary>
    SignedOn = 256,
}

/// <summary>How people say that something isn't known.</summary>
public static class UnknownWord
{
    /// <summary>The word, wherever metadata is written by people: sidecars, forms, options, the API.</summary>
    public const string Text = "不详";

    /// <summary>Whether a value says that nothing is known: 不详, unknown.</summary>
    public static bool Is(string? value) =>
        value?.Trim() is { } said && (said == Text || said.Equals("unknown", StringComparison.OrdinalIgnoreCase));
}
