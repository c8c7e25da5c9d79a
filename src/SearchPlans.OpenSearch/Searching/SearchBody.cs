using System.Text;
using System.Text.Json;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>Pieces of search bodies.</summary>
internal static class SearchBody
{
    /// <summary>A body, as one line.</summary>
    public static string Of(Action<Utf8JsonWriter> fields) => Encoding.UTF8.GetString(JsonBody.Of(fields).Span);

    /// <summary>Writes JSON as a field.</summary>
    public static void WriteRawValueAs(this Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }

    /// <summary>Writes a query for a term, into the array that is open.</summary>
    public static void WriteTerm(Utf8JsonWriter json, string field, string value)
    {
        json.WriteStartObject();
        json.WriteObject("term", term => term.WriteString(field, value));
        json.WriteEndObject();
    }

    /// <summary>Writes a query for any of some terms, into the array that is open.</summary>
    public static void WriteTerms(Utf8JsonWriter json, string field, IEnumerable<string> values)
    {
        json.WriteStartObject();
        json.WriteObject("terms", terms => terms.WriteStrings(field, values));
        json.WriteEndObject();
    }

    /// <summary>Writes that documents are seen in a commit, into the array of filters that is open.</summary>
    public static void WriteBorn(Utf8JsonWriter json, ClusterState state)
    {
        json.WriteStartObject();
        json.WriteObject("range", range => range.WriteObject(Fields.Born, born => born.WriteNumber("lte", state.Commit)));
        json.WriteEndObject();
    }

    /// <summary>Writes how many hits are given back; how many there are isn't counted.</summary>
    public static void WriteSize(Utf8JsonWriter json, int size)
    {
        json.WriteNumber("size", size);
        json.WriteBoolean("track_total_hits", false);
    }

    /// <summary>Writes the query for documents of a type that are seen in a commit.</summary>
    /// <param name="json">The search.</param>
    /// <param name="state">The commit.</param>
    /// <param name="type">The type.</param>
    /// <param name="filters">Writes further queries that have to match.</param>
    /// <param name="others">Writes what else the boolean query has.</param>
    public static void WriteSeen(
        Utf8JsonWriter json, ClusterState state, string type, Action<Utf8JsonWriter>? filters = null,
        Action<Utf8JsonWriter>? others = null) =>
        json.WriteObject("query", query => query.WriteObject("bool", both =>
        {
            both.WriteStartArray("filter");
            WriteTerm(both, Fields.Type, type);
            WriteBorn(both, state);
            filters?.Invoke(both);
            both.WriteEndArray();
            others?.Invoke(both);
            WriteNotHidden(both, state);
        }));

    /// <summary>Writes a page of the terms of a field, as the aggregation <c>terms</c>.</summary>
    /// <param name="json">The search.</param>
    /// <param name="field">The field.</param>
    /// <param name="size">How many a page.</param>
    /// <param name="after">The last term of the page before, or null.</param>
    public static void WriteTermsPage(Utf8JsonWriter json, string field, int size, string? after) =>
        json.WriteObject("aggs", aggregations => aggregations.WriteObject("terms", of => of.WriteObject("composite", composite =>
        {
            composite.WriteNumber("size", size);
            composite.WriteRawValueAs("sources", $$$$"""[{"term":{"terms":{"field":"{{{{field}}}}"}}}]""");
            if (after is not null)
            {
                composite.WriteObject("after", last => last.WriteString("term", after));
            }
        })));

    /// <summary>Writes that documents are of no hidden version, into the boolean query that is open.</summary>
    /// <param name="json">The query.</param>
    /// <param name="state">The commit.</param>
    /// <param name="others">Writes further queries that must not match.</param>
    public static void WriteNotHidden(Utf8JsonWriter json, ClusterState state, Action<Utf8JsonWriter>? others = null)
    {
        if (state.Hidden.Count == 0 && others is null)
        {
            return;
        }
        json.WriteStartArray("must_not");
        if (state.Hidden.Count > 0)
        {
            WriteTerms(json, Fields.Version, state.Hidden);
        }
        others?.Invoke(json);
        json.WriteEndArray();
    }
}
