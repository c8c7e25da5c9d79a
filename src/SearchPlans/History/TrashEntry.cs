using System.Buffers;
using System.Text.Json;
using SearchPlans.Corpus;

namespace SearchPlans.History;

/// <summary>Why something was put into the trash.</summary>
public enum TrashReason
{
    /// <summary>Its plan was removed.</summary>
    Removed,
    /// <summary>Another document took its place: it is a version of a plan that is still there.</summary>
    Replaced,
}

/// <summary>A plan as it was when it was taken out of the corpus: its document, the text read from it and its sidecar, which can be brought
/// back for as long as they lie in the trash.</summary>
/// <param name="Key">Names it: the name of its folder, which sorts by time.</param>
/// <param name="PlanId">The id of the plan.</param>
/// <param name="Document">The document's name, relative to the corpus, with forward slashes.</param>
/// <param name="Reason">Why it is there.</param>
/// <param name="Time">Since when, UTC.</param>
/// <param name="By">Who put it there.</param>
public sealed record TrashEntry(string Key, string PlanId, string Document, TrashReason Reason, DateTimeOffset Time, Writer By)
{
    /// <summary>The plan's title then.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its place as a path, 广东省/深圳市; empty where it wasn't known.</summary>
    public string RegionPath { get; init; } = "";

    /// <summary>Its year; 0 where it wasn't known.</summary>
    public int Year { get; init; }

    /// <summary>Its type; empty where it wasn't known.</summary>
    public string Type { get; init; } = "";

    /// <summary>How many paragraphs it had.</summary>
    public int Paragraphs { get; init; }

    /// <summary>How many characters they held.</summary>
    public int Characters { get; init; }

    /// <summary>Size of the document in bytes.</summary>
    public long ByteLength { get; init; }

    /// <summary>The document's name without folders.</summary>
    public string FileName => Path.GetFileName(Document);

    /// <summary>The entry as JSON.</summary>
    internal byte[] ToJson()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, StateFiles.Json))
        {
            json.WriteStartObject();
            json.WriteString("id", PlanId);
            json.WriteString("document", Document);
            json.WriteString("reason", Reason == TrashReason.Removed ? "removed" : "replaced");
            json.WriteString("time", Time.UtcDateTime);
            json.WriteString("who", By.Id);
            json.WriteString("name", By.Name);
            json.WriteString("title", Title);
            json.WriteString("region", RegionPath);
            json.WriteNumber("year", Year);
            json.WriteString("type", Type);
            json.WriteNumber("paragraphs", Paragraphs);
            json.WriteNumber("characters", Characters);
            json.WriteNumber("bytes", ByteLength);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Understands an entry; null where it is none.</summary>
    internal static TrashEntry? Read(string key, ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement entry = document.RootElement;
            return new TrashEntry(
                key, entry.GetProperty("id").GetString()!, entry.GetProperty("document").GetString()!,
                entry.GetProperty("reason").GetString() == "replaced" ? TrashReason.Replaced : TrashReason.Removed,
                entry.GetProperty("time").GetDateTimeOffset(),
                new Writer(entry.GetProperty("who").GetString()!, entry.GetProperty("name").GetString()!))
            {
                Title = entry.GetProperty("title").GetString()!,
                RegionPath = entry.GetProperty("region").GetString()!,
                Year = entry.GetProperty("year").GetInt32(),
                Type = entry.GetProperty("type").GetString()!,
                Paragraphs = entry.GetProperty("paragraphs").GetInt32(),
                Characters = entry.GetProperty("characters").GetInt32(),
                ByteLength = entry.GetProperty("bytes").GetInt64(),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
