using System.Text.Json;
using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Cli.Json;

/// <summary>Plans as JSON, in the shapes of <c>GET /api/plans</c> and <c>GET /api/plans/{id}</c>.</summary>
internal static class PlanJson
{
    /// <summary>Writes a list of plans.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<PlanSummary> plans)
    {
        json.WriteStartObject();
        json.WriteNumber("total", plans.Count);
        json.WriteStartArray("plans");
        foreach (PlanSummary plan in plans) Write(json, plan);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes what a list says of a plan.</summary>
    public static void Write(Utf8JsonWriter json, PlanSummary plan)
    {
        json.WriteStartObject();
        json.WriteString("id", plan.Id);
        json.WriteString("title", plan.DisplayTitle());
        json.WriteString("region", plan.RegionPath);
        json.WriteNumber("year", plan.Metadata.Year);
        json.WriteString("type", plan.Metadata.Type);
        json.WriteString("source", plan.Metadata.Source);
        json.WriteString("file", plan.File);
        json.WriteNumber("paragraphs", plan.Paragraphs);
        json.WriteNumber("characters", plan.Characters);
        json.WriteString("url", $"/plans/{plan.Id}");
        json.WriteEndObject();
    }

    /// <summary>Writes a whole plan.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="page">The plan.</param>
    /// <param name="outlineOnly">Whether to leave its paragraphs out.</param>
    public static void Write(Utf8JsonWriter json, PlanPage page, bool outlineOnly)
    {
        json.WriteStartObject();
        json.WritePropertyName("plan");
        Write(json, page.Summary);
        json.WriteStartArray("outline");
        foreach (PlanSection section in page.Sections) Write(json, section, page);
        json.WriteEndArray();
        if (!outlineOnly)
        {
            json.WriteStartArray("paragraphs");
            foreach (PlanPageUnit unit in page.Units) Write(json, unit);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanSection section, PlanPage page)
    {
        json.WriteStartObject();
        json.WriteString("heading", section.Heading);
        json.WriteString("number", section.Number);
        json.WriteNumber("level", section.Level);
        json.WriteNumber("parent", section.Parent);
        json.WriteString("paragraph", page.Units[section.FirstUnit].Anchor);
        json.WriteString("part", NameOf(section.Part));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanPageUnit unit)
    {
        json.WriteStartObject();
        json.WriteString("paragraph", unit.Anchor);
        json.WriteString("kind", NameOf(unit.Kind));
        json.WriteNumber("section", unit.Section);
        json.WriteString("text", unit.Text);
        json.WriteNumber("leadLength", unit.LeadLength);
        json.WriteString("part", NameOf(unit.Part));
        json.WriteString("citation", unit.Citation);
        json.WriteRanges("marks", unit.Marks);
        json.WriteEndObject();
    }

    private static string NameOf(PlanPart part) => part switch
    {
        PlanPart.Review => "回顾",
        PlanPart.Deployment => "部署",
        _ => "",
    };

    private static string NameOf(PlanUnitKind kind) => kind switch
    {
        PlanUnitKind.Title => "title",
        PlanUnitKind.Heading => "heading",
        PlanUnitKind.ListItem => "listItem",
        PlanUnitKind.Surrounding => "surrounding",
        _ => "paragraph",
    };
}
