using System.Text.Json;
using SearchPlans.Reading;
using SearchPlans.Searching;

namespace SearchPlans.Cli.Json;

/// <summary>The answer to a search as JSON, in the shape of <c>GET /api/search</c>.</summary>
internal static class SearchJson
{
    /// <summary>Writes an answer.</summary>
    public static void Write(Utf8JsonWriter json, HitList answer)
    {
        json.WriteStartObject();
        json.WriteStartObject("total");
        json.WriteNumber("paragraphs", answer.TotalParagraphs);
        json.WriteNumber("plans", answer.TotalPlans);
        json.WriteEndObject();
        json.WriteString("understood", answer.Understood);
        json.WriteNumber("tookMs", Math.Round(answer.TookMs, 3));
        json.WriteStartArray("hits");
        foreach (SearchHit hit in answer.Hits) Write(json, hit, answer.Request);
        json.WriteEndArray();
        json.WriteStartObject("facets");
        Write(json, "region", answer.Facets.Regions);
        Write(json, "year", answer.Facets.Years);
        Write(json, "type", answer.Facets.Types);
        json.WriteEndObject();
        if (answer.Notice is { } notice) json.WriteString("notice", notice);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SearchHit hit, SearchRequest request)
    {
        PlanSummary plan = hit.Plan;
        json.WriteStartObject();
        json.WriteString("plan", plan.Id);
        json.WriteString("title", plan.DisplayTitle());
        json.WriteString("region", plan.RegionPath);
        json.WriteNumber("year", plan.Metadata.Year);
        json.WriteStartArray("section");
        foreach (string heading in hit.Section) json.WriteStringValue(heading);
        json.WriteEndArray();
        json.WriteString("paragraph", hit.Anchor);
        json.WriteNumber("score", Math.Round(hit.Score, 4));
        json.WriteString("text", hit.Text);
        json.WriteRanges("marks", hit.Marks);
        string match = request.Match == SearchMatch.Exact ? "&match=exact" : "";
        json.WriteString("url", $"/plans/{plan.Id}?q={Uri.EscapeDataString(request.Query)}{match}#{hit.Anchor}");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<FacetValue> values)
    {
        json.WriteStartArray(name);
        foreach (FacetValue value in values)
        {
            json.WriteStartObject();
            json.WriteString("value", value.Value);
            json.WriteNumber("count", value.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
