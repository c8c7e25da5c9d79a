using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SearchPlans.Web.Api;

/// <summary>How the API writes JSON.</summary>
internal static class ApiJson
{
    /// <summary>camelCase; Chinese as it is, since responses are never set into HTML (nosniff, application/json).</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    }
}
