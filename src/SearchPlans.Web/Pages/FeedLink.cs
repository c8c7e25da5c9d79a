namespace SearchPlans.Web.Pages;

/// <summary>A feed that a page offers.</summary>
/// <param name="Title">What is followed.</param>
/// <param name="Address">Its address.</param>
public sealed record FeedLink(string Title, string Address)
{
    /// <summary>What the addresses of feeds end with.</summary>
    public const string Extension = ".atom";

    /// <summary>All that comes in.</summary>
    public static FeedLink OfAll { get; } = new("新入库的文件", Links.Readable.PlanFeed());

    /// <summary>What is stated of an indicator.</summary>
    public static FeedLink Of(FigureChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return new FeedLink($"指标：{choice.Request.Indicator}{FigureLabels.Behind(choice.Request.Kind)}", Links.Readable.FigureFeed(choice));
    }

    /// <summary>Whether a path is that of a feed.</summary>
    public static bool IsOf(PathString path) => path.Value?.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) == true;
}
