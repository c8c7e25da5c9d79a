using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SearchPlans.Vocabulary;

namespace SearchPlans.Exporting;

/// <summary>
/// How answers are written as JSON, the same by the command line and the web API. The code is generated at build: reflection
/// would take a command line longer than a search.
/// </summary>
public static class ResponseJson
{
    private static readonly JsonSerializerOptions _options = Create(indented: false);
    private static readonly Lazy<JsonSerializerOptions> _indented = new(() => Create(indented: true));

    /// <summary>Writes an answer in UTF-8.</summary>
    /// <typeparam name="T">One of the types of this namespace, or <see cref="LexiconReport"/>.</typeparam>
    /// <param name="output">Where to.</param>
    /// <param name="response">The answer.</param>
    /// <param name="indented">Whether it is for people to look at, or one line.</param>
    public static void Write<T>(Stream output, T response, bool indented = false) =>
        JsonSerializer.Serialize(output, response, TypeInfoOf<T>(indented));

    /// <summary>Writes an answer as a value within other JSON.</summary>
    /// <inheritdoc cref="Write{T}(Stream, T, bool)"/>
    public static void Write<T>(Utf8JsonWriter output, T response) =>
        JsonSerializer.Serialize(output, response, TypeInfoOf<T>(indented: false));

    /// <summary>Has a serializer write as <see cref="Write{T}(Stream, T, bool)"/> does: camelCase; what isn't there left out;
    /// Chinese as it is, since it is never set into HTML.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.TypeInfoResolverChain.Insert(0, ResponseJsonContext.Default);
    }

    private static JsonTypeInfo<T> TypeInfoOf<T>(bool indented) =>
        (JsonTypeInfo<T>)(indented ? _indented.Value : _options).GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions { WriteIndented = indented };
        Configure(options);
        return options;
    }
}

[JsonSerializable(typeof(SearchResponse))]
[JsonSerializable(typeof(PlansResponse))]
[JsonSerializable(typeof(PlanResponse))]
[JsonSerializable(typeof(ExplainResponse))]
[JsonSerializable(typeof(RelatedResponse))]
[JsonSerializable(typeof(SuggestResponse))]
[JsonSerializable(typeof(LexiconReport))]
[JsonSerializable(typeof(CitationResponse))]
[JsonSerializable(typeof(MissingResponse))]
[JsonSerializable(typeof(OriginResponse))]
[JsonSerializable(typeof(FigureResponse))]
[JsonSerializable(typeof(FigureComparisonResponse))]
[JsonSerializable(typeof(IndicatorsResponse))]
[JsonSerializable(typeof(PlanFiguresResponse))]
[JsonSerializable(typeof(TrendResponse))]
[JsonSerializable(typeof(CoverageResponse))]
[JsonSerializable(typeof(ContrastResponse))]
[JsonSerializable(typeof(TopicResponse))]
[JsonSerializable(typeof(ReviewResponse))]
[JsonSerializable(typeof(NewsResponse))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(WordsResponse))]
[JsonSerializable(typeof(SavedSearchesResponse))]
internal sealed partial class ResponseJsonContext : JsonSerializerContext;
