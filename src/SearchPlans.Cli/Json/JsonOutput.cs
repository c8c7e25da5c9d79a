using System.Text.Encodings.Web;
using System.Text.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;

namespace SearchPlans.Cli.Json;

/// <summary>Writes JSON to standard output: one line, on a terminal indented.</summary>
internal static class JsonOutput
{
    /// <summary>Writes an answer in the shape of the web API, and a line end.</summary>
    public static void Write<T>(StandardStreams streams, T response)
    {
        Stream output = streams.OutputBytes();
        ResponseJson.Write(output, response, indented: StandardStreams.OutputIsTerminal);
        output.Write("\n"u8);
    }

    /// <summary>Writes one JSON value and a line end.</summary>
    /// <param name="streams">Where to.</param>
    /// <param name="write">Writes the value.</param>
    public static void Write(StandardStreams streams, Action<Utf8JsonWriter> write)
    {
        Stream output = streams.OutputBytes();
        using (var json = new Utf8JsonWriter(output, Options(indented: StandardStreams.OutputIsTerminal)))
        {
            write(json);
        }
        output.Write("\n"u8);
    }

    /// <summary>How JSON is written: Chinese as it is, since it doesn't go into HTML.</summary>
    public static JsonWriterOptions Options(bool indented) => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = indented,
    };
}
