using System.Text.Json;
using SearchPlans.Adding;
using SearchPlans.Cli.Commands;

namespace SearchPlans.Cli.Json;

/// <summary>What became of added files, as JSON.</summary>
internal static class AddJson
{
    /// <summary>Writes the results, one per file.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<AddResult> results)
    {
        json.WriteStartArray();
        foreach (AddResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("file", result.File);
            json.WriteString("status", result.Outcome?.Status switch
            {
                AddStatus.Added => "added",
                AddStatus.Duplicate => "duplicate",
                _ => "refused",
            });
            if (result.Outcome is { } outcome)
            {
                json.WritePropertyName("plan");
                PlanJson.Write(json, outcome.Plan);
            }
            if (result.Refusal is { } reason) json.WriteString("reason", reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
