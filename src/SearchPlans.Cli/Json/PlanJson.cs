using System.Text.Json;
using SearchPlans.Corpus;
using SearchPlans.Exporting;

namespace SearchPlans.Cli.Json;

/// <summary>Plans within JSON that a command writes itself.</summary>
internal static class PlanJson
{
    /// <summary>Writes what a list says of a plan.</summary>
    public static void Write(Utf8JsonWriter json, PlanSummary plan) => ResponseJson.Write(json, PlanResponseItem.From(plan));
}
