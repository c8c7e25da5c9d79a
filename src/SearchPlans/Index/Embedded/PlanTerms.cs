using SearchPlans.Plans;

namespace SearchPlans.Index.Embedded;

/// <summary>What the index calls the parts of plans.</summary>
internal static class PlanTerms
{
    /// <summary>The term of <see cref="PlanFields.Kind"/> for units of a part.</summary>
    public static string OfPart(PlanPart part) => part.ToString().ToLowerInvariant();
}
