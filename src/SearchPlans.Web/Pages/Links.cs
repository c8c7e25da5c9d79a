using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SearchPlans.Exporting;
using SearchPlans.Querying;

namespace SearchPlans.Web.Pages;

/// <summary>Writes the addresses of pages. What has its default value is left out.</summary>
public sealed class Links
{
    private readonly UrlEncoder _encoder;

    private Links(UrlEncoder encoder) => _encoder = encoder;

    /// <summary>Addresses with Chinese as it is, for HTML: readable, and a third of the size.</summary>
    public static Links Readable { get; } = new(UrlEncoder.Create(UnicodeRanges.All));
    /// <summary>Addresses in ASCII only, for headers and programs.</summary>
    public static Links Ascii { get; } = new(UrlEncoder.Default);

    /// <summary>The result page of a search.</summary>
    public string Search(SearchRequest request) => "/search" + Query(Fields(request, page: true));

    /// <summary>Why a paragraph is a hit of a search and stands where it does.</summary>
    public string Why(SearchRequest request, string planId, string anchor) =>
        "/search/why" + Query([.. Fields(request, page: false), ("of", planId), ("at", anchor)]);

    /// <summary>The words that stand where a query stands.</summary>
    public string RelatedWords(SearchRequest request) => "/search/related" + Query(Fields(request, page: false));

    /// <summary>A plan, marked as a search marks it, at a paragraph.</summary>
    public string Plan(string id, SearchRequest request, string anchor = "") =>
        Plan(id, request.Query, request.Match, anchor, request.SameWords);

    /// <summary>A plan, marked for a query, at a paragraph.</summary>
    public string Plan(string id, string query = "", SearchMatch match = SearchMatch.Smart, string anchor = "", bool sameWords = true)
    {
        return PlanAddress.Of(id, new SearchRequest { Query = query, Match = match, SameWords = sameWords }, anchor, _encoder);
    }

    /// <summary>A near copy that waits for a decision, beside a plan.</summary>
    public string Compare(string draft, string planId) => $"/plans/add/compare/{draft}" + Query([("plan", planId)]);

    /// <summary>The document that a plan was read from.</summary>
    public string Original(string id) => PlanAddress.Of(id, _encoder) + "/original";

    /// <summary>The list of plans.</summary>
    public string Plans(string? region = null, int year = 0, string? type = null, int page = 1)
    {
        List<(string, string)> fields = [];
        if (!string.IsNullOrEmpty(region))
        {
            fields.Add(("region", region));
        }
        if (year != 0)
        {
            fields.Add(("year", year.ToString()));
        }
        if (!string.IsNullOrEmpty(type))
        {
            fields.Add(("type", type));
        }
        if (page > 1)
        {
            fields.Add(("page", page.ToString()));
        }
        return "/plans" + Query(fields);
    }

    /// <summary>The fields of a search beside its query, as a form carries them along.</summary>
    public static IReadOnlyList<(string Name, string Value)> Kept(SearchRequest request) =>
        Fields(request with { Query = "" }, page: false);

    private static List<(string Name, string Value)> Fields(SearchRequest request, bool page)
    {
        List<(string, string)> fields = [];
        if (request.Query.Length > 0)
        {
            fields.Add(("q", request.Query));
        }
        if (SearchChoices.Scopes.NameUnlessDefault(request.Scope) is { } scope)
        {
            fields.Add(("scope", scope));
        }
        if (SearchChoices.Matches.NameUnlessDefault(request.Match) is { } match)
        {
            fields.Add(("match", match));
        }
        if (!request.SameWords)
        {
            fields.Add(("same", "0"));
        }
        fields.AddRange(FacetLinks.ValuesOf(request));
        if (request.PlanId is { } plan)
        {
            fields.Add(("plan", plan));
        }
        if (SearchChoices.Sorts.NameUnlessDefault(request.Sort) is { } sort)
        {
            fields.Add(("sort", sort));
        }
        if (page && request.Page > 1)
        {
            fields.Add(("page", request.Page.ToString()));
        }
        return fields;
    }

    private string Query(List<(string Name, string Value)> fields)
    {
        StringBuilder query = new();
        foreach ((string name, string value) in fields)
        {
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(_encoder.Encode(value));
        }
        return query.ToString();
    }
}
