using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Feeds;

/// <summary>Searches as addresses of the result page, /search?q=…, for files that people edit: Chinese stands in them as it is.</summary>
public static class SearchAddress
{
    private const string Path = "/search";
    private const int MaxValues = 200;

    private static readonly UrlEncoder _encoder = UrlEncoder.Create(UnicodeRanges.All);
    private static readonly char[] _betweenValues = [',', '，'];
    private static readonly (SearchScope Scope, string Name, string Label)[] _scopes =
        [(SearchScope.Paragraph, "paragraph", "段落"), (SearchScope.Section, "section", "章节"), (SearchScope.Plan, "plan", "全文")];
    private static readonly (SearchMatch Match, string Name, string Label)[] _matches =
        [(SearchMatch.Smart, "smart", "智能"), (SearchMatch.Exact, "exact", "精确")];

    // Of pages, not of searches.
    private static readonly string[] _ignored = ["page", "sort", "correct", "facets"];

    /// <summary>Whether a text is meant as an address, with or without a host.</summary>
    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return QueryIn(text) is not null;
    }

    /// <summary>The address of a search; order and page, which it doesn't have, left out.</summary>
    public static string Of(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        StringBuilder address = new(Path);
        Add("q", request.Query);
        Add("scope", request.Scope == default ? "" : _scopes.First(s => s.Scope == request.Scope).Name);
        Add("match", request.Match == default ? "" : _matches.First(m => m.Match == request.Match).Name);
        Add("same", request.SameWords ? "" : "0");
        AddAll("region", request.Regions);
        AddAll("year", request.Years.Select(y => y.ToString(CultureInfo.InvariantCulture)));
        AddAll("type", request.Types);
        AddAll("level", request.Levels.Select(PlanLevelNames.NameOf));
        AddAll("issuer", request.Issuers);
        AddAll("part", request.Parts.Select(PlanPartNames.NameOf));
        Add("plan", request.PlanId ?? "");
        return address.ToString();

        void AddAll(string name, IEnumerable<string> values)
        {
            foreach (string value in values)
            {
                Add(name, value);
            }
        }

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                address.Append(address.Length == Path.Length ? '?' : '&').Append(name).Append('=').Append(_encoder.Encode(value));
            }
        }
    }

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address, with or without a host.</param>
    /// <param name="wrong">What is wrong, in Chinese, where there is no search.</param>
    public static SearchRequest? Parse(string text, out string wrong)
    {
        ArgumentNullException.ThrowIfNull(text);
        wrong = "";
        if (QueryIn(text) is not { } query)
        {
            wrong = "不是检索页的地址，应如 /search?q=低空经济&region=江苏省";
            return null;
        }
        var request = new SearchRequest();
        int values = 0;
        foreach (string field in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = field.Split('=', 2);
            string name = WebUtility.UrlDecode(parts[0]), value = parts.Length > 1 ? WebUtility.UrlDecode(parts[1]) : "";
            string[] all = value.Split(_betweenValues, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            values += all.Length;
            SearchRequest? with = values > MaxValues || _ignored.Contains(name) ? request : With(request, name, value, all);
            if (with is null || values > MaxValues)
            {
                wrong = with is null ? $"地址里的 {name}={value} 不能用" : $"地址里的条件太多，至多 {MaxValues} 个";
                return null;
            }
            request = with;
        }
        return request;
    }

    // Null where a field or its value is none.
    private static SearchRequest? With(SearchRequest request, string name, string value, string[] all) => name switch
    {
        "q" => request with { Query = value },
        "scope" => Named(_scopes.Select(s => (s.Scope, s.Name, s.Label)), value) is { } scope ? request with { Scope = scope } : null,
        "match" => Named(_matches.Select(m => (m.Match, m.Name, m.Label)), value) is { } match ? request with { Match = match } : null,
        "same" => value is "" or "0" or "1" ? request with { SameWords = value != "0" } : null,
        "region" => all.All(r => r.Count(c => c == '/') < SearchRequest.MaxRegionParts)
            ? request with { Regions = [.. request.Regions.Union(all)] }
            : null,
        "year" => all.All(y => int.TryParse(y, out int year) && year is > 0 and < 10000)
            ? request with { Years = [.. request.Years.Union(all.Select(y => int.Parse(y, CultureInfo.InvariantCulture)))] }
            : null,
        "type" => request with { Types = [.. request.Types.Union(all.Select(DocumentTypes.Named))] },
        "level" => all.Select(PlanLevelNames.TryParse).ToArray() is var levels && Array.TrueForAll(levels, l => l is not null)
            ? request with { Levels = [.. request.Levels.Union(levels.Select(l => l!.Value))] }
            : null,
        "issuer" => request with { Issuers = [.. request.Issuers.Union(all)] },
        "part" => all.Select(PlanPartNames.TryParse).ToArray() is var parts && Array.TrueForAll(parts, p => p is not null)
            ? request with { Parts = [.. request.Parts.Union(parts.Select(p => p!.Value))] }
            : null,
        "plan" => request with { PlanId = value.Length > 0 ? value : null },
        _ => null,
    };

    private static T? Named<T>(IEnumerable<(T Value, string Name, string Label)> choices, string given) where T : struct =>
        given.Length == 0
            ? default(T)
            : choices.Where(c => c.Name == given || c.Label == given).Select(c => (T?)c.Value).FirstOrDefault();

    private static string? QueryIn(string text)
    {
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            int host = text.IndexOf("//", StringComparison.Ordinal) + 2;
            int path = text.IndexOf('/', host);
            text = path < 0 ? "" : text[path..];
        }
        return text.StartsWith(Path + "?", StringComparison.Ordinal) ? text[(Path.Length + 1)..].Split('#')[0] : null;
    }
}
