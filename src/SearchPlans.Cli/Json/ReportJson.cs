using System.Text.Json;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Indexing;

namespace SearchPlans.Cli.Json;

/// <summary>What <c>index</c> and <c>verify</c> report, as JSON.</summary>
internal static class ReportJson
{
    /// <summary>Writes what bringing the index in step did.</summary>
    public static void Write(Utf8JsonWriter json, SyncReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("added", report.Added);
        json.WriteNumber("changed", report.Changed);
        json.WriteNumber("removed", report.Removed);
        json.WriteNumber("unchanged", report.Unchanged);
        json.WriteStartArray("refused");
        foreach (RefusedFile refused in report.Refused)
        {
            json.WriteStartObject();
            json.WriteString("file", refused.File);
            json.WriteString("reason", refused.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("rebuilt", report.Rebuilt);
        if (report.Slices is { } slices)
        {
            json.WriteStartObject("slices");
            json.WriteNumber("done", slices.Done);
            json.WriteNumber("count", slices.Count);
            json.WriteBoolean("inUse", slices.IsInUse);
            json.WriteEndObject();
        }
        json.WriteNumber("elapsedMs", Math.Round(report.ElapsedMs, 1));
        json.WriteEndObject();
    }

    /// <summary>Writes what was found in an index.</summary>
    public static void Write(Utf8JsonWriter json, PlanIndexReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("generation", report.Generation);
        json.WriteNumber("segments", report.Segments);
        json.WriteNumber("documents", report.Documents);
        json.WriteNumber("terms", report.Terms);
        json.WriteNumber("postings", report.Postings);
        json.WriteNumber("byteLength", report.ByteLength);
        json.WriteStartArray("problems");
        foreach (PlanIndexProblem problem in report.Problems)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            json.WriteString("problem", problem.Problem);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
