using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Querying;

namespace SearchPlans.Web.Pages;

/// <summary>What several plans say of one topic, side by side, or the form to ask for it.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Topic">The answer; null where not enough was asked.</param>
public sealed record TopicPage(TopicRequest Request, TopicColumns? Topic)
{
    /// <summary>Most figures of a column that are shown unfolded.</summary>
    public const int MostFigures = 6;

    /// <summary>The fields of a request in addresses.</summary>
    public static List<(string Name, string Value)> Fields(TopicRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<(string, string)> fields =
        [
            ("q", request.Expression), .. request.Plans.Select(p => ("plan", p)), .. request.Regions.Select(r => ("region", r)),
            ("year", request.Year > 0 ? $"{request.Year}" : ""), ("type", request.Type), ("same", request.SameWords ? "" : "0"),
        ];
        return [.. fields.Where(f => f.Item2.Length > 0)];
    }

    /// <summary>The places as typed.</summary>
    public string Regions => string.Join('、', Request.Regions);

    /// <summary>What a column is headed by.</summary>
    public static string NameOf(TopicColumn column) =>
        column.Plan is { } plan ? Labels.ShortName(plan) : FigureLabels.Place(column.RegionPath);

    /// <summary>What is told where nothing is said.</summary>
    public string WhyNothing(TopicColumn column) => column.Plan is null ? TopicExport.NoPlan(Request) : TopicExport.NotMentioned;

    /// <summary>Where a column's plan is read, marked for the topic.</summary>
    public string ReadAt(PlanSummary plan, string anchor = "") =>
        Links.Readable.Plan(plan.Id, Request.Expression, SearchMatch.Exact, anchor, Request.SameWords);
}
