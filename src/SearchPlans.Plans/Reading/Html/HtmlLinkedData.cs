using System.Text.Json;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// What a page tells search engines of its article (JSON-LD of schema.org: headline, datePublished, publisher), and the day that a page of
/// WeChat tells its own script.
/// </summary>
internal static partial class HtmlLinkedData
{
    private const int MaxChars = 64 << 10;
    private const int MaxScripts = 8;
    private const int MaxDepth = 16;

    /// <summary>Title, day and publisher, as far as they are told.</summary>
    public static FoundMetadata Read(string html)
    {
        FoundMetadata found = FoundMetadata.Nothing;
        int at = 0;
        for (int i = 0; i < MaxScripts && found.Title.Length == 0; i++)
        {
            at = html.IndexOf("application/ld+json", at, StringComparison.OrdinalIgnoreCase);
            int start = at < 0 ? -1 : html.IndexOf('>', at);
            int end = start < 0 ? -1 : html.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
            {
                break;
            }
            at = end;
            found = end - start <= MaxChars ? Of(html[(start + 1)..end]) : found;
        }
        return found.Published is null && WeChatDay().Match(html) is { Success: true } day
            ? found with { Published = HtmlMetadata.Date(day.Groups[1].Value) } : found;
    }

    private static FoundMetadata Of(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true });
            return Articles(document.RootElement).Select(Of).FirstOrDefault(found => found.Title.Length > 0, FoundMetadata.Nothing);
        }
        catch (JsonException)
        {
            return FoundMetadata.Nothing;
        }
    }

    // One alone, a list of them, or a list called @graph.
    private static IEnumerable<JsonElement> Articles(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object),
        JsonValueKind.Object when root.TryGetProperty("@graph", out JsonElement graph) && graph.ValueKind == JsonValueKind.Array =>
            graph.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object),
        JsonValueKind.Object => [root],
        _ => [],
    };

    private static FoundMetadata Of(JsonElement article)
    {
        string publisher = Text(article, "publisher");
        return new FoundMetadata(Text(article, "headline"), HtmlMetadata.Date(Text(article, "datePublished")),
            Issuers.IsOffice(publisher) ? publisher : "");
    }

    private static string Text(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out JsonElement value) ? ""
        : value.ValueKind == JsonValueKind.String ? PlanTextBuilder.Clean(value.GetString()!)
        : value.ValueKind == JsonValueKind.Object && name != "name" ? Text(value, "name") : "";

    [GeneratedRegex(@"\b(?:createTime|publish_time)\s?=\s?[""'](\d{4}-\d{1,2}-\d{1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex WeChatDay();
}
