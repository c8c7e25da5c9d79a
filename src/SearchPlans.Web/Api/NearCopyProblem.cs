using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Corpus;
using SearchPlans.Exporting;

namespace SearchPlans.Web.Api;

/// <summary>A plan that a document is near to.</summary>
public sealed record NearCopyResponse(
    [property: Description("语料里的那份计划")] PlanResponseItem Plan,
    [property: Description("较短一份有多少见于另一份，0 到 1")] double Containment,
    [property: Description("两份合起来有多少相同，0 到 1")] double Resemblance,
    [property: Description("两份对照、作出决定的网页，一小时内有效")] string Compare);

/// <summary>409: the document is a near copy, and nobody said which counts.</summary>
public sealed class NearCopyProblem : ProblemDetails
{
    /// <summary>The plans that it is near to, nearest first.</summary>
    [Description("近似的计划，最近似的在前")]
    public required IReadOnlyList<NearCopyResponse> Near { get; init; }

    /// <summary>Says so.</summary>
    /// <param name="near">The plans, nearest first; at least one.</param>
    /// <param name="draft">The id of the draft held of the document.</param>
    public static NearCopyProblem Of(IReadOnlyList<NearCopy> near, string draft)
    {
        ArgumentNullException.ThrowIfNull(near);
        NearCopy nearest = near[0];
        return new NearCopyProblem
        {
            Status = StatusCodes.Status409Conflict,
            Title = "与已有的计划近似",
            Detail = $"没有收入：与《{nearest.Plan.DisplayTitle()}》（{nearest.Plan.Id}）近似，较短一份的 {nearest.ContainmentPercent} 见于另一份。"
                + "请以参数 near 说明以哪一份为准：old 保留旧的，new 换成新的（取代最近似的一份，或以 replaces 指明 near 中的哪一份），both 两份都留；或打开 compare 里的网页对照后决定。",
            Near = [.. near.Select(n => new NearCopyResponse(
                PlanResponseItem.From(n.Plan), Math.Round(n.Containment, 3), Math.Round(n.Resemblance, 3),
                Pages.Links.Ascii.Compare(draft, n.Plan.Id)))],
        };
    }
}
