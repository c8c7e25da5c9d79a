using System.Text.Json;
using SearchPlans.Adding;
using SearchPlans.Corpus;

namespace SearchPlans.Cli.Json;

/// <summary>What became of added files, as JSON.</summary>
internal static class AddJson
{
    /// <summary>Writes the results, one per file.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<FileOutcome> outcomes)
    {
        json.WriteStartArray();
        foreach (FileOutcome outcome in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("file", outcome.Name);
            json.WriteString("status", outcome.Status switch
            {
                AddStatus.Added => "added",
                AddStatus.Updated => "updated",
                AddStatus.Duplicate => "duplicate",
                AddStatus.NearCopy => "near",
                _ => "refused",
            });
            if (outcome.Plan is { } plan)
            {
                json.WritePropertyName("plan");
                PlanJson.Write(json, plan);
            }
            if (outcome.AllNear.Count > 0)
            {
                json.WriteStartArray("near");
                foreach (NearCopy near in outcome.AllNear)
                {
                    json.WriteStartObject();
                    json.WritePropertyName("plan");
                    PlanJson.Write(json, near.Plan);
                    json.WriteNumber("containment", Math.Round(near.Containment, 3));
                    json.WriteNumber("resemblance", Math.Round(near.Resemblance, 3));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            if (outcome.Reason is { } reason)
            {
                json.WriteString("reason", reason);
            }
            if (outcome.Notices.Count > 0)
            {
                json.WriteStartArray("notices");
                foreach (string notice in outcome.Notices)
                {
                    json.WriteStringValue(notice);
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
