using SearchPlans.Plans;

namespace SearchPlans.Index.Records;

/// <summary>What an index calls what a unit is: it may have several of these terms.</summary>
internal static class PlanTerms
{
    /// <summary>Headings and titles.</summary>
    public const string Heading = "heading";

    /// <summary>The plan's title within the text.</summary>
    public const string Title = "title";

    /// <summary>What stands around the plan, and its table of contents.</summary>
    public const string Minor = "minor";

    /// <summary>The paragraph right below a heading.</summary>
    public const string OpensSection = "opens";

    /// <summary>What is shown and not searched: front matter, addresses. It has no other.</summary>
    public const string Aside = "aside";

    /// <summary>Units of a part.</summary>
    public static string OfPart(PlanPart part) => part.ToString().ToLowerInvariant();

    /// <summary>The terms of a unit that is searched.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="before">The unit before it.</param>
    public static IEnumerable<string> Of(PlanUnit unit, PlanUnit? before)
    {
        string[] kind = unit.Kind switch
        {
            PlanUnitKind.Title => [Heading, Title],
            PlanUnitKind.Heading => [Heading],
            PlanUnitKind.Surrounding or PlanUnitKind.Contents => [Minor],
            PlanUnitKind.Paragraph or PlanUnitKind.ListItem when before?.Kind == PlanUnitKind.Heading => [OpensSection],
            _ => [],
        };
        return unit.Part == PlanPart.None ? kind : kind.Append(OfPart(unit.Part));
    }
}
