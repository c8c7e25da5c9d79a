using System.Buffers;
using System.Text.Json;
using SearchPlans.Corpus;

namespace SearchPlans.History;

/// <summary>A line of the log of a corpus.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Action">Did what.</param>
/// <param name="Subject">To which: the id of the plan or key.</param>
/// <param name="File">The plan's file, relative to the corpus; of a key its holder's name.</param>
public sealed record LogEntry(DateTimeOffset Time, Writer By, WriteAction Action, string Subject, string File)
{
    /// <summary>The plan's title then; empty for keys.</summary>
    public string Title { get; init; } = "";

    /// <summary>The key of what was put into the trash by it, or of what was brought back from there; null where nothing was.</summary>
    public string? Version { get; init; }

    /// <summary>The file's name before, for <see cref="WriteAction.Renamed"/>; else null.</summary>
    public string? Before { get; init; }

    /// <summary>Whether it is about a plan, not about a key.</summary>
    public bool IsOfPlan => Action is not (WriteAction.KeyMade or WriteAction.KeyRevoked);

    /// <summary>The entry as a line of JSON, its end included.</summary>
    internal byte[] ToLine()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, StateFiles.Json))
        {
            json.WriteStartObject();
            json.WriteString("time", Time.UtcDateTime);
            json.WriteString("who", By.Id);
            json.WriteString("name", By.Name);
            json.WriteString("action", WriteActionNames.Of(Action));
            json.WriteString("subject", Subject);
            json.WriteString("file", File);
            foreach ((string name, string? value) in new[] { ("title", Title), ("version", Version), ("before", Before) })
            {
                if (!string.IsNullOrEmpty(value))
                {
                    json.WriteString(name, value);
                }
            }
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Understands a line; null where it is none: half written, or by a program that knows more.</summary>
    internal static LogEntry? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement entry = document.RootElement;
            return entry.ValueKind == JsonValueKind.Object
                && WriteActionNames.Named(Text(entry, "action")) is { } action
                && entry.TryGetProperty("time", out JsonElement time) && time.TryGetDateTimeOffset(out DateTimeOffset when)
                ? new LogEntry(when, new Writer(Text(entry, "who") ?? "", Text(entry, "name") ?? ""), action, Text(entry, "subject") ?? "",
                    Text(entry, "file") ?? "")
                {
                    Title = Text(entry, "title") ?? "",
                    Version = Text(entry, "version"),
                    Before = Text(entry, "before"),
                }
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
