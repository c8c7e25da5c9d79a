using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Reading;

/// <summary>
/// Says where in a plan something stands, as people cite it: 《title》, the numbers of the sections around it, and which
/// paragraph of the innermost section it is (《…》二、（三）第2段). Sections without a number are cited by their heading.
/// </summary>
internal sealed class Citations(PlanSummary plan, IReadOnlyList<PlanSection> sections)
{
    private readonly Dictionary<int, int> _paragraphs = [];

    /// <summary>The citation of the next unit; units are asked about in reading order.</summary>
    public string Next(PlanUnitKind kind, int section)
    {
        string title = $"《{plan.Metadata.Title}》";
        string path = string.Concat(SectionPaths.Sections(sections, section).Select(Name));
        switch (kind)
        {
            case PlanUnitKind.Surrounding or PlanUnitKind.Contents:
                return "";
            case PlanUnitKind.Title:
                return title;
            case PlanUnitKind.Heading:
                return title + path;
            default:
                int ordinal = _paragraphs[section] = _paragraphs.GetValueOrDefault(section) + 1;
                return $"{title}{path}第{ordinal}段";
        }
    }

    private static string Name(PlanSection section) => section.Number.Length > 0
        ? section.Number.Replace('(', '（').Replace(')', '）')
        : $"“{section.Heading}”";
}
