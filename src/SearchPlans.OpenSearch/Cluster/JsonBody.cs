using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SearchPlans.OpenSearch.Cluster;

/// <summary>Bodies of requests. Characters stand in them as they are: escaped, Chinese would take twice the bytes.</summary>
internal static class JsonBody
{
    /// <summary>How bodies are written.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object.</summary>
    /// <param name="fields">Writes its fields.</param>
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> fields)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        return bytes.WrittenMemory;
    }

    /// <summary>Writes an object as a field.</summary>
    public static void WriteObject(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> fields)
    {
        json.WriteStartObject(name);
        fields(json);
        json.WriteEndObject();
    }

    /// <summary>Writes texts as a field.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }
}
