using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>The way from the outside of a plan to a section of it.</summary>
internal static class SectionPaths
{
    /// <summary>Headings from the outermost section to the given one; none for -1.</summary>
    public static IReadOnlyList<string> Headings(IReadOnlyList<PlanSection> sections, int section) =>
        [.. Sections(sections, section).Select(s => s.Heading)];

    /// <summary>Sections from the outermost to the given one; none for -1.</summary>
    public static IReadOnlyList<PlanSection> Sections(IReadOnlyList<PlanSection> sections, int section)
    {
        var path = new List<PlanSection>();
        for (int s = section; s >= 0; s = sections[s].Parent)
        {
            path.Add(sections[s]);
        }
        path.Reverse();
        return path;
    }
}
