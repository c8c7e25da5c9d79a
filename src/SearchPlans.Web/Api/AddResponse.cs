using System.ComponentModel;
using SearchPlans.Exporting;

namespace SearchPlans.Web.Api;

/// <summary>How adding ended.</summary>
public sealed record AddResponse(
    [property: Description("added 已收入，updated 换成了新的，duplicate 语料里已有同样的文字，near 与已有的近似而保留旧的")] string Status,
    [property: Description("收入的计划，或原有的那一份")] PlanResponseItem Plan)
{
    /// <summary>What to know where it isn't found by searches yet.</summary>
    [Description("已收入而暂时检索不到时，说明原因；其余无此项")]
    public string? Notice { get; init; }
}
