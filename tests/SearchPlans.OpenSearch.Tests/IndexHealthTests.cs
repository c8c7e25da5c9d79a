using System.Net;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Vocabulary;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>How an index stands on its cluster: what is there of it, and who writes.</summary>
[Collection(ClusterNode.Tests)]
public sealed class IndexHealthTests(ClusterNode node) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await node.ClearAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableTheory]
    [InlineData(0, ClusterStatus.Green, 0)]
    [InlineData(1, ClusterStatus.Yellow, 2)]
    public async Task Copies_that_no_node_has_are_told(int replicas, ClusterStatus status, int missing)
    {
        await using var index = new OpenSearchPlanIndex(
            new OpenSearchOptions { Addresses = [node.Required], Index = $"t{Guid.NewGuid():N}", Shards = 2, Replicas = replicas },
            () => PlanVocabulary.Shipped, () => false);
        IndexHealth before = (await index.HealthAsync(default))!;
        Assert.Equal((0, null, null), (before.Shards, before.CommittedAt, before.Writer));
        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            Assert.Contains(Environment.MachineName, (await index.HealthAsync(default))!.Writer, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(_folder, "甲.txt"), "山西省2019年政府工作报告\n一、工作回顾\n低空经济平稳运行。\n");
            CorpusFile file = Assert.Single(new CorpusFolder(_folder).Files());
            await writer.AddAsync((await CorpusReading.ReadAsync(file, default)).Indexed(file, null), default);
            await writer.CommitAsync(default);
        }
        IndexHealth health = (await index.HealthAsync(default))!;
        Assert.Equal((status, 2 * (1 + replicas), missing, null),
            (health.Status, health.Shards, health.MissingShards, health.Writer));
        Assert.NotNull(health.CommittedAt);
        // The plan, its sections and paragraphs, and the commit.
        Assert.InRange(health.Documents, 5, 20);
    }

    // Of two shards one has no copy at work.
    [Fact]
    public async Task A_shard_without_a_copy_is_red()
    {
        using var stub = new StubCluster((path, _) => path switch
        {
            "/plans/_mapping" => (HttpStatusCode.OK, """{"plans-1":{"mappings":{"_meta":{"identity":"?"}}}}"""),
            "/plans-1/_doc/state" => (HttpStatusCode.OK, """
                {"_source":{"type":"state","commit":3,"hidden":[],"gone":[],"goneSince":0,"at":"2026-01-01T00:00:00Z"}}
                """),
            "/plans-lease/_doc/writer" => (HttpStatusCode.OK, """{"_source":{"holder":"别处 ","until":"2000-01-01T00:00:00Z"}}"""),
            "/plans-1/_stats/docs,store" => (HttpStatusCode.OK, """
                {"_all":{"primaries":{"docs":{"count":7},"store":{"size_in_bytes":9}}},"indices":{"plans-1":{"shards":{
                "0":[{"routing":{"state":"STARTED","primary":true}},{"routing":{"state":"INITIALIZING","primary":false}}]}}}}
                """),
            _ => (HttpStatusCode.OK, """
                {"plans-1":{"settings":{"index.number_of_shards":"2","index.number_of_replicas":"1"}}}
                """),
        });
        await using var index = new OpenSearchPlanIndex(
            new OpenSearchOptions { Addresses = [stub.Address], Index = "plans" }, () => PlanVocabulary.Shipped, () => false);
        Assert.Equal(
            new IndexHealth(ClusterStatus.Red, 4, 3, 7, 9, DateTimeOffset.Parse("2026-01-01T00:00:00Z", null), null),
            await index.HealthAsync(default));
    }
}
