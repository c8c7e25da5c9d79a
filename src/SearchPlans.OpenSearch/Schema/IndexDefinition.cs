using System.Text.Json;
using SearchPlans.Index.Queries;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.OpenSearch.Schema;

/// <summary>Settings and mapping of an index on a cluster.</summary>
internal static class IndexDefinition
{
    /// <summary>The most hits that can be paged to.</summary>
    public const int MaxResultWindow = 100_000;

    // Raise it with any change of the documents that nothing else in the identity tells.
    private const string DocumentsIdentity = "opensearch-2";

    // Cut out of what the cluster gives back: it is made anew from the corpus, never from there.
    private static readonly string[] _searchedOnly =
    [
        PlanFields.Words, PlanFields.Opening, PlanFields.Bigrams, PlanFields.Characters, Fields.Grid, Fields.Signs, PlanFields.Title,
        PlanFields.Headings, Fields.Amounts, PlanFields.Shingles, Fields.WordSet, Fields.PairSet, Fields.OwnHeading, Fields.Has,
    ];

    /// <summary>Names everything that the content of the index depends on.</summary>
    public static string IdentityOf(PlanFields fields) =>
        $"{fields.Identity}\n{DocumentsIdentity} {GridTokens.Identity} {AmountTerms.Identity}";

    /// <summary>The body of the request that makes an index.</summary>
    /// <param name="options">How many shards and replicas it has.</param>
    /// <param name="identity">What it is made by.</param>
    public static ReadOnlyMemory<byte> Body(OpenSearchOptions options, string identity)
    {
        return JsonBody.Of(json =>
        {
            WriteSettings(json, options);
            json.WriteStartObject("mappings");
            json.WriteStartObject("_meta");
            json.WriteString("identity", identity);
            json.WriteEndObject();
            json.WriteBoolean("dynamic", false);
            json.WriteStartObject("_source");
            json.WriteStrings("excludes", _searchedOnly);
            json.WriteEndObject();
            WriteProperties(json);
            json.WriteEndObject();
        });
    }

    private static void WriteSettings(Utf8JsonWriter json, OpenSearchOptions options)
    {
        json.WriteStartObject("settings");
        json.WriteNumber("number_of_shards", options.Shards);
        json.WriteNumber("number_of_replicas", options.Replicas);
        json.WriteString("refresh_interval", "-1");
        json.WriteNumber("max_result_window", MaxResultWindow);
        json.WriteNumber("max_inner_result_window", 1000);
        json.WriteNumber("max_terms_count", 1_000_000);
        json.WriteStartObject("similarity");
        json.WriteStartObject("flat");
        json.WriteString("type", "BM25");
        json.WriteNumber("b", 0);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("analysis");
        // Words are cut before: here only spaces part them.
        json.WriteRawValueOf("tokenizer", """{"spaces":{"type":"whitespace","max_token_length":1000000}}""");
        json.WriteRawValueOf("filter", """
            {"gaps":{"type":"stop","stopwords":["\u0001"]},
             "stacks":{"type":"pattern_capture","preserve_original":false,"patterns":["([^\u0002]+)"]}}
            """);
        json.WriteRawValueOf("analyzer", """
            {"tokens":{"type":"custom","tokenizer":"spaces","filter":["gaps"]},
             "stacked":{"type":"custom","tokenizer":"spaces","filter":["gaps","stacks"]}}
            """);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteStartObject("properties");
        foreach (string keyword in new[]
        {
            Fields.Type, Fields.Plan, Fields.Version, Fields.GroupId, Fields.Places, PlanFields.Region, Fields.PlanKind, PlanFields.Issuer,
            PlanFields.Number, PlanFields.Kind, PlanFields.File, Fields.Stated, Fields.Has, PlanFields.TextHash, PlanFields.ContentHash,
            PlanFields.Indicator, PlanFields.Called, PlanFields.Named, PlanFields.Fingerprints, PlanFields.Shingles,
        })
        {
            Write(json, keyword, "keyword");
        }
        // Counted, never looked for.
        foreach (string counted in new[] { Fields.WordSet, Fields.PairSet, Fields.OwnHeading })
        {
            Write(json, counted, "keyword", ("index", false));
        }
        Write(json, Fields.Amounts, "keyword", ("doc_values", false));
        Write(json, Fields.Signs, "wildcard");
        Write(json, Fields.Born, "long");
        foreach (string number in new[]
        {
            Fields.Unit, Fields.Group, PlanFields.Year, PlanFields.Day, Fields.Time, Fields.Level, Fields.Part,
        })
        {
            Write(json, number, "integer");
        }
        Write(json, Fields.Prior, "float");
        foreach (string ranked in new[] { PlanFields.Words, PlanFields.Bigrams, PlanFields.Characters })
        {
            Write(json, ranked, "text", ("analyzer", "tokens"));
        }
        Write(json, PlanFields.Opening, "text",
            ("analyzer", "tokens"), ("similarity", "flat"), ("norms", false), ("index_options", "docs"));
        foreach (string stacked in new[] { PlanFields.Title, PlanFields.Headings, Fields.Grid })
        {
            Write(json, stacked, "text",
                ("analyzer", "stacked"), ("search_analyzer", "tokens"), ("similarity", "flat"), ("norms", false));
        }
        json.WriteRawValueOf(Fields.Join, """{"type":"join","relations":{"plan":"group","group":"unit"}}""");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string field, string type, params (string Name, object Value)[] options)
    {
        json.WriteStartObject(field);
        json.WriteString("type", type);
        foreach ((string name, object value) in options)
        {
            if (value is bool flag)
            {
                json.WriteBoolean(name, flag);
            }
            else
            {
                json.WriteString(name, (string)value);
            }
        }
        json.WriteEndObject();
    }

    private static void WriteRawValueOf(this Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }
}
