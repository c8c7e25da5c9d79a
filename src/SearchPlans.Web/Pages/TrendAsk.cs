using SearchPlans.Plans;

namespace SearchPlans.Web.Pages;

/// <summary>The form that trends and absence are asked for by.</summary>
/// <param name="Choice">What stands in it.</param>
/// <param name="IsOfAbsence">Whether absence is asked for, not a trend.</param>
public sealed record TrendAsk(TrendChoice Choice, bool IsOfAbsence)
{
    /// <summary>Where it leads.</summary>
    public string Action => IsOfAbsence ? "/coverage" : "/trend";

    /// <summary>Types of document to choose from.</summary>
    public static IReadOnlyList<string> Types { get; } = DocumentTypes.All;
}
