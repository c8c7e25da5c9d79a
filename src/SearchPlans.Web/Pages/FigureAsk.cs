using SearchPlans.Plans;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>The form that a page of figures is asked for by.</summary>
/// <param name="Choice">What stands in it.</param>
/// <param name="Names">The indicators to choose from.</param>
public sealed record FigureAsk(FigureChoice Choice, IReadOnlyList<string> Names)
{
    /// <summary>Places and groups to choose from; any other may be typed.</summary>
    public static IReadOnlyList<string> Places { get; } =
        [.. PlaceNames.Groups.Select(g => g.Name), .. ProvinceGrid.Provinces.Select(ProvinceGrid.ShortName)];

    /// <summary>What the form carries along unseen.</summary>
    public IEnumerable<(string Name, string Value)> Kept =>
        Links.Fields(Choice.Asking(r => r with { Page = 1 }) with { Sort = "", Drawn = "" })
            .Where(f => f.Name is not ("indicator" or "region" or "level" or "from" or "to" or "years"));

    /// <summary>A year as it stands in a field.</summary>
    public static string Year(int year) => year > 0 ? year.ToString() : "";
}
