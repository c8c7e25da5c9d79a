using System.Text.Encodings.Web;
using System.Text.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Searching;

namespace SearchPlans.Cli.Json;

/// <summary>Writes JSON to standard output, in the shapes of the web API; written by hand, as reflection would cost more
/// time than a search.</summary>
internal static class JsonOutput
{
    /// <summary>Writes one JSON value and a line end.</summary>
    /// <param name="streams">Where to.</param>
    /// <param name="write">Writes the value.</param>
    public static void Write(StandardStreams streams, Action<Utf8JsonWriter> write)
    {
        Stream output = streams.OutputBytes();
        using (var json = new Utf8JsonWriter(output, Options(indented: StandardStreams.OutputIsTerminal))) write(json);
        output.Write("\n"u8);
    }

    /// <summary>How JSON is written: Chinese as it is, since it doesn't go into HTML.</summary>
    public static JsonWriterOptions Options(bool indented) => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = indented,
    };

    /// <summary>Writes ranges as pairs, [[start,end]].</summary>
    public static void WriteRanges(this Utf8JsonWriter json, string name, IReadOnlyList<TextRange> ranges)
    {
        json.WriteStartArray(name);
        foreach (TextRange range in ranges)
        {
            json.WriteStartArray();
            json.WriteNumberValue(range.Start);
            json.WriteNumberValue(range.End);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
