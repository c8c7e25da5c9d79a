using System.Text.Json;
using SearchPlans.History;

namespace SearchPlans.Cli.Json;

/// <summary>What was done to a corpus, and what was taken out of it, as JSON.</summary>
internal static class HistoryJson
{
    /// <summary>Writes entries of the trash.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<TrashEntry> entries)
    {
        json.WriteStartArray();
        foreach (TrashEntry entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("key", entry.Key);
            json.WriteString("reason", entry.Reason == TrashReason.Removed ? "removed" : "replaced");
            json.WriteString("time", entry.Time);
            json.WriteString("id", entry.PlanId);
            json.WriteString("document", entry.Document);
            json.WriteString("title", entry.Title);
            json.WriteString("region", entry.RegionPath);
            json.WriteNumber("year", entry.Year);
            json.WriteString("type", entry.Type);
            json.WriteString("by", LogLabels.Of(entry.By));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes lines of the log.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<LogEntry> entries)
    {
        json.WriteStartArray();
        foreach (LogEntry entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("time", entry.Time);
            json.WriteString("action", WriteActionNames.Of(entry.Action));
            json.WriteString("who", entry.By.Id);
            json.WriteString("name", entry.By.Name);
            json.WriteString("id", entry.Subject);
            json.WriteString("file", entry.File);
            json.WriteString("title", entry.Title);
            if (entry.Version is { } version)
            {
                json.WriteString("version", version);
            }
            if (entry.Before is { } before)
            {
                json.WriteString("before", before);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
