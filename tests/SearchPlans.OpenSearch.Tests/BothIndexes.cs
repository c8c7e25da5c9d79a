using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Index.Embedded;
using SearchPlans.Vocabulary;
using Xunit.Abstractions;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>The same plans on a cluster and in a folder: some of the real reports, or, where these are missing, the plan that
/// ships.</summary>
public sealed class BothIndexes(ClusterNode node) : IAsyncLifetime
{
    // A tenth of them says as much of equality as all.
    private const int Every = 12;

    private const int UsualSeed = 2026;

    // Longer ones take long and say no more.
    private const int MostBytes = 100_000;

    private readonly string _name = $"t{Guid.NewGuid():N}";

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    /// <summary>The one on the cluster; null where there is none.</summary>
    internal OpenSearchPlanIndex? Cluster { get; private set; }

    /// <summary>The one in a folder.</summary>
    internal EmbeddedPlanIndex Embedded { get; private set; } = null!;

    /// <summary>Paragraphs of the plans, to draw queries from.</summary>
    public IReadOnlyList<string> Texts { get; private set; } = [];

    /// <summary>The plans.</summary>
    public IReadOnlyList<PlanSummary> Plans { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Embedded = new EmbeddedPlanIndex(
            new EmbeddedIndexOptions { Folder = Path.Combine(_folder, "index") }, () => PlanVocabulary.Shipped, () => false);
        if (node.Address is null)
        {
            return;
        }
        Cluster = node.CreateIndex(_name);
        List<IndexedPlan> plans = [];
        foreach (CorpusFile file in FilesIn(Path.Combine(_folder, "corpus")))
        {
            plans.Add((await CorpusReading.ReadAsync(file, default)).Indexed(file, null));
        }
        await FillAsync(Embedded, plans);
        await FillAsync(Cluster, plans);
        Plans = await Embedded.PlansAsync(default);
        Texts = [.. plans.SelectMany(p => p.Plan.Units.Select(u => p.Plan.Text[u.StartChar..u.EndChar])).Where(t => t.Length >= 20)];
    }

    public async Task DisposeAsync()
    {
        await Embedded.DisposeAsync();
        if (Cluster is not null)
        {
            await Cluster.DisposeAsync();
            await node.ClearAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What queries and plans are drawn by.</summary>
    public static Random Random(ITestOutputHelper output) => TestRandom.Create(output, UsualSeed);

    /// <summary>The index on the cluster; skips the test where there is none.</summary>
    internal OpenSearchPlanIndex Required
    {
        get
        {
            Skip.If(Cluster is null, "../shared/opensearch is missing beside the repository.");
            return Cluster!;
        }
    }

    /// <summary>The index on the cluster, with nothing kept of what was asked before.</summary>
    internal OpenSearchPlanIndex Reopen() => node.CreateIndex(_name);

    /// <summary>Checks that both give the same answer, but for scores and times.</summary>
    internal async Task AssertSameAsync<T>(Func<IPlanIndex, Task<T>> answer)
    {
        JsonNode? expected = JsonSerializer.SerializeToNode(await answer(Embedded));
        JsonNode? actual = JsonSerializer.SerializeToNode(await answer(Required));
        Assert.Equal(Written(expected), Written(actual));
    }

    private static string Written(JsonNode? answer)
    {
        Forget(answer);
        return answer?.ToJsonString(_options) ?? "";
    }

    private static readonly JsonSerializerOptions _options = new() { WriteIndented = true };

    private static void Forget(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            fields.Remove("Score");
            fields.Remove("TookMs");
        }
        foreach (JsonNode? child in node is JsonObject of ? of.Select(p => p.Value) : node as JsonArray ?? [])
        {
            Forget(child);
        }
    }

    private static IEnumerable<CorpusFile> FilesIn(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Repository.ReportsZip is { } zip)
        {
            using ZipArchive reports = ZipFile.OpenRead(zip);
            foreach (ZipArchiveEntry entry in reports.Entries
                .Where(e => e.Name.Length > 0 && e.Length < MostBytes).Where((_, i) => i % Every == 0))
            {
                entry.ExtractToFile(Path.Combine(folder, entry.Name), overwrite: true);
            }
        }
        else
        {
            File.Copy(Repository.ShippedPlan, Path.Combine(folder, Path.GetFileName(Repository.ShippedPlan)));
        }
        return new CorpusFolder(folder).Files();
    }

    private static async Task FillAsync(IPlanIndex index, IEnumerable<IndexedPlan> plans)
    {
        await using IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default);
        foreach (IndexedPlan plan in plans)
        {
            await writer.AddAsync(plan, default);
        }
        await writer.CommitAsync(default);
    }
}
