using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Exporting;

/// <summary>What units are called in JSON, and how ranges are written there.</summary>
internal static class UnitKindNames
{
    /// <summary>The name of a kind.</summary>
    public static string NameOf(PlanUnitKind kind) => kind switch
    {
        PlanUnitKind.Title => "title",
        PlanUnitKind.Heading => "heading",
        PlanUnitKind.ListItem => "listItem",
        PlanUnitKind.TableRow => "tableRow",
        PlanUnitKind.Contents => "contents",
        PlanUnitKind.Surrounding => "surrounding",
        _ => "paragraph",
    };

    /// <summary>Ranges as pairs, [[start,end]].</summary>
    public static IReadOnlyList<int[]> ToPairs(this IReadOnlyList<TextRange> ranges) => [.. ranges.Select(r => (int[])[r.Start, r.End])];
}
