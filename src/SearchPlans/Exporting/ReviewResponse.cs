using System.ComponentModel;
using SearchPlans.Keeping;

namespace SearchPlans.Exporting;

/// <summary>A plan that an editor should look at.</summary>
public sealed record ReviewResponseItem(
    [property: Description("计划")] PlanResponseItem Plan,
    [property: Description("为什么要核对：year 没有年份、place 没有地区、outline 章节可疑、near 与别的计划内容相近")] IReadOnlyList<string> Reasons,
    [property: Description("内容相近的计划的 id")] IReadOnlyList<string> Near);

/// <summary>What an editor should look at.</summary>
public sealed record ReviewResponse(
    [property: Description("份数")] int Total,
    [property: Description("各份计划，按地区，年份新的在前")] IReadOnlyList<ReviewResponseItem> Items)
{
    /// <summary>Translates a list.</summary>
    public static ReviewResponse From(IReadOnlyList<ReviewItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ReviewResponse(items.Count, [.. items.Select(i => new ReviewResponseItem(
            PlanResponseItem.From(i.Plan), [.. i.Reasons.Select(ReviewNames.Of)], [.. i.NearTo.Select(p => p.Id)]))]);
    }
}

/// <summary>What reasons for a look are called, in addresses and answers and for people.</summary>
public static class ReviewNames
{
    /// <summary>In addresses and answers.</summary>
    public static string Of(ReviewReason reason) => reason switch
    {
        ReviewReason.NoYear => "year",
        ReviewReason.NoPlace => "place",
        ReviewReason.Outline => "outline",
        _ => "near",
    };

    /// <summary>For people.</summary>
    public static string LabelOf(ReviewReason reason) => reason switch
    {
        ReviewReason.NoYear => "没有年份",
        ReviewReason.NoPlace => "没有地区",
        ReviewReason.Outline => "章节可疑",
        _ => "内容相近",
    };
}
