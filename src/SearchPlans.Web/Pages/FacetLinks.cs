using System.Globalization;
using SearchPlans.Corpus;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Web.Pages;

/// <summary>A facet as the result page shows it.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Values">Its values.</param>
/// <param name="Toggle">The request after a value is chosen, or no longer chosen.</param>
public sealed record FacetBox(string Title, IReadOnlyList<FacetValue> Values, Func<FacetValue, SearchRequest> Toggle);

/// <summary>Requests that differ from the one at hand by one choice; each starts at the first page.</summary>
public static class FacetLinks
{
    /// <summary>The facets of an answer that leave something to choose. Within one plan its parts only: the rest is the same for all
    /// hits.</summary>
    public static IReadOnlyList<FacetBox> Boxes(SearchAnswer answer)
    {
        SearchRequest request = answer.Request;
        FacetBox parts = new("部分", answer.Facets.Parts, v => request with
        {
            Page = 1,
            Parts = PlanPartNames.TryParse(v.Value) is { } part ? Toggle(request.Parts, part, v.Selected) : request.Parts,
        });
        FacetBox[] boxes = request.PlanId != null ? [parts] :
        [
            parts,
            new("地区", answer.Facets.Regions, v => request with { Page = 1, Regions = ToggleRegion(request.Regions, v) }),
            new("层级", answer.Facets.Levels, v => request with
            {
                Page = 1,
                Levels = PlanLevelNames.TryParse(v.Value) is { } level ? Toggle(request.Levels, level, v.Selected) : request.Levels,
            }),
            new("年份", answer.Facets.Years, v => request with
            {
                Page = 1,
                Years = int.TryParse(v.Value, out int year) ? Toggle(request.Years, year, v.Selected) : request.Years,
            }),
            new("文种", answer.Facets.Types, v => request with { Page = 1, Types = Toggle(request.Types, v.Value, v.Selected) }),
            new("机关", answer.Facets.Issuers, v => request with { Page = 1, Issuers = Toggle(request.Issuers, v.Value, v.Selected) }),
        ];
        return [.. boxes.Where(b => b.Values.Any(v => v.Label.Length > 0))];
    }

    /// <summary>The request without its filters.</summary>
    public static SearchRequest WithoutFilters(SearchRequest request) =>
        request with { Page = 1, Regions = [], Levels = [], Years = [], Types = [], Issuers = [], Parts = [] };

    /// <summary>How many filters a request holds.</summary>
    public static int FilterCount(SearchRequest request) =>
        request.Regions.Count + request.Levels.Count + request.Years.Count + request.Types.Count + request.Issuers.Count
        + request.Parts.Count;

    /// <summary>What a request is narrowed by: the name of each parameter and its value.</summary>
    public static IReadOnlyList<(string Name, string Value)> ValuesOf(SearchRequest request) =>
    [
        .. request.Regions.Select(r => ("region", r)),
        .. request.Years.Select(y => ("year", y.ToString(CultureInfo.InvariantCulture))),
        .. request.Types.Select(t => ("type", t)),
        .. request.Levels.Select(l => ("level", PlanLevelNames.NameOf(l))),
        .. request.Issuers.Select(i => ("issuer", i)),
        .. request.Parts.Select(p => ("part", PlanPartNames.NameOf(p))),
    ];

    /// <summary>What a request is narrowed by, each with the request without it.</summary>
    public static IReadOnlyList<(string Label, SearchRequest Without)> Chosen(SearchRequest request)
    {
        SearchRequest first = request with { Page = 1 };
        return
        [
            .. request.Parts.Select(p => ($"部分：{PlanPartNames.NameOf(p)}", first with { Parts = Toggle(request.Parts, p, true) })),
            .. request.Regions.Select(r => ($"地区：{r.Replace('/', ' ')}", first with { Regions = Toggle(request.Regions, r, true) })),
            .. request.Levels.Select(l => ($"层级：{PlanLevelNames.NameOf(l)}", first with { Levels = Toggle(request.Levels, l, true) })),
            .. request.Years.Select(y => ($"年份：{y}年", first with { Years = Toggle(request.Years, y, true) })),
            .. request.Types.Select(t => ($"文种：{t}", first with { Types = Toggle(request.Types, t, true) })),
            .. request.Issuers.Select(i => ($"机关：{i}", first with { Issuers = Toggle(request.Issuers, i, true) })),
        ];
    }

    // A place and the place around it can't both be chosen: the wider one would swallow the narrower.
    private static List<string> ToggleRegion(IReadOnlyList<string> chosen, FacetValue region) =>
        region.Selected
            ? [.. chosen.Where(c => c != region.Value)]
            : [.. chosen.Where(c => !Within(c, region.Value) && !Within(region.Value, c)), region.Value];

    private static bool Within(string inner, string outer) => inner.StartsWith(outer + "/", StringComparison.Ordinal);

    private static List<T> Toggle<T>(IReadOnlyList<T> chosen, T value, bool selected) =>
        selected ? [.. chosen.Where(c => !Equals(c, value))] : [.. chosen, value];
}
