using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SearchPlans.Plans;

namespace SearchPlans.Bench.Comparing;

/// <summary>A paragraph of a documents file; written as one line of JSON.</summary>
internal sealed record Paragraph(int Plan, string Title, string Region, int Year, int Section, string Text)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Ideographs as they are: the file is read by people too, and by three programs.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The level of a heading, from 1; 0 for what is none. Not in documents files.</summary>
    [JsonIgnore]
    public int HeadingLevel { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, _json);
}

/// <summary>The paragraphs of real reports: a zip or a folder of files that the product itself would read.</summary>
internal static class ReportDocuments
{
    /// <summary>Reads every plan of a corpus, in the order of their names.</summary>
    public static List<List<Paragraph>> Read(string corpus)
    {
        var plans = new List<List<Paragraph>>();
        foreach ((string name, byte[] content) in Files(corpus))
        {
            Plan plan = PlanParser.Parse(PlanFileReader.Read(content, name).Text, name);
            var paragraphs = new List<Paragraph>();
            foreach (PlanUnit unit in plan.Units)
            {
                if (unit.Kind == PlanUnitKind.Surrounding)
                {
                    continue;
                }
                string words = plan.Text[(unit.StartChar + unit.MarkBefore)..(unit.EndChar - unit.MarkAfter)];
                int level = unit.Kind == PlanUnitKind.Heading ? plan.Sections[unit.Section].Level : 0;
                paragraphs.Add(
                    new Paragraph(plans.Count, plan.Metadata.Title, plan.Metadata.Province, plan.Metadata.Year, unit.Section, words)
                    {
                        HeadingLevel = level,
                    });
            }
            if (paragraphs.Count > 0)
            {
                plans.Add(paragraphs);
            }
        }
        return plans;
    }

    private static IEnumerable<(string Name, byte[] Content)> Files(string corpus)
    {
        if (Directory.Exists(corpus))
        {
            foreach (string file in Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories).Where(PlanFileReader.Supports)
                .Order(StringComparer.Ordinal))
            {
                yield return (Path.GetRelativePath(corpus, file), File.ReadAllBytes(file));
            }
            yield break;
        }
        using ZipArchive zip = ZipFile.OpenRead(corpus);
        foreach (ZipArchiveEntry entry
            in zip.Entries.Where(e => PlanFileReader.Supports(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using Stream stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            yield return (entry.FullName, memory.ToArray());
        }
    }
}
