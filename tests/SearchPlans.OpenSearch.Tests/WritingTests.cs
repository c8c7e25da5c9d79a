using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Vocabulary;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>What a writer leaves behind that died, and what comes back as it was.</summary>
[Collection(ClusterNode.Tests)]
public sealed class WritingTests(ClusterNode node) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
    private readonly SettableClock _clock = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await node.ClearAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task What_a_writer_that_died_had_written_is_never_seen()
    {
        OpenSearchOptions options = OptionsOf();
        await using OpenSearchPlanIndex dead = Open(options), living = Open(options);
        await WriteAsync(living, "甲.txt", "低空经济平稳运行。");
        IPlanIndexWriter lost = await dead.OpenWriterAsync(false, default);
        // More than one request takes, so that the cluster has some of it.
        await lost.AddAsync(await PlanOf("乙.txt", string.Concat(Enumerable.Repeat("海洋牧场扩大规模。\n", 6000))), default);
        _clock.Ahead += options.Lease * 2;
        await WriteAsync(living, "丙.txt", "冰雪旅游人数增长。");
        Assert.Equal(["丙.txt", "甲.txt"], (await living.PlansAsync(default)).Select(p => p.File).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await living.SearchAsync(new Querying.SearchRequest { Query = "海洋牧场" }, default)).TotalParagraphs);
        // By the clock its lease has run out, and somebody else took it.
        await Assert.ThrowsAsync<PlanIndexLockedException>(() => lost.CommitAsync(default));
        await lost.DisposeAsync();
        Assert.Equal(0, (await living.SearchAsync(new Querying.SearchRequest { Query = "海洋牧场" }, default)).TotalParagraphs);
    }

    [SkippableFact]
    public async Task A_plan_that_becomes_again_what_it_was_is_there()
    {
        await using OpenSearchPlanIndex index = Open(OptionsOf());
        await WriteAsync(index, "甲.txt", "低空经济平稳运行。");
        await WriteAsync(index, "甲.txt", "海洋牧场扩大规模。");
        // By now what was replaced may be deleted.
        _clock.Ahead += TimeSpan.FromMinutes(5);
        await WriteAsync(index, "甲.txt", "低空经济平稳运行。");
        Assert.Empty((await index.VerifyAsync(null, default)).Problems);
        Assert.Equal(1, (await index.SearchAsync(new Querying.SearchRequest { Query = "低空经济" }, default)).TotalParagraphs);
        _clock.Ahead += TimeSpan.FromMinutes(5);
        await WriteAsync(index, "乙.txt", "冰雪旅游人数增长。");
        Assert.Empty((await index.VerifyAsync(null, default)).Problems);
        Assert.Equal(1, (await index.SearchAsync(new Querying.SearchRequest { Query = "低空经济" }, default)).TotalParagraphs);
        Assert.Equal(0, (await index.SearchAsync(new Querying.SearchRequest { Query = "海洋牧场" }, default)).TotalParagraphs);
    }

    [SkippableFact]
    public async Task Indexes_that_nobody_fills_any_more_are_deleted_and_no_others()
    {
        OpenSearchOptions options = OptionsOf();
        OpenSearchOptions other = options with { Index = options.Index + "-old" };
        await using OpenSearchPlanIndex dead = Open(options), living = Open(options), neighbour = Open(other);
        await WriteAsync(neighbour, "甲.txt", "低空经济平稳运行。");
        await using IPlanIndexWriter lost = await dead.OpenWriterAsync(false, default);
        _clock.Ahead += options.Lease * 2;
        await WriteAsync(living, "甲.txt", "低空经济平稳运行。");
        using var client = new ClusterClient(options);
        Assert.Single(await new ClusterIndex(client, options.Index).MadeAsync(default));
        Assert.Single(await neighbour.PlansAsync(default));
    }

    // As a cluster does of itself when its disks are nearly full.
    [SkippableFact]
    public async Task What_waits_while_a_cluster_takes_nothing_is_indexed_when_it_does()
    {
        OpenSearchOptions options = OptionsOf();
        await using PlanLibrary library = OpenSearchSettings.Open(
            LibrarySettings.Read(key => key == LibrarySettings.CorpusKey ? _folder : null),
            new Index.Embedded.EmbeddedIndexOptions { Folder = Path.Combine(_folder, ".index") }, options);
        await PlanOf("甲.txt", "低空经济平稳运行。");
        await library.SynchronizeAsync();
        await SetReadOnlyAsync(options, true);
        await PlanOf("乙.txt", "低空经济加快发展。");
        await using Indexing.CorpusFollower follower = library.Follow();
        while (follower.State.Problem is null)
        {
            await Task.Delay(50);
        }
        Assert.Contains("磁盘将满", follower.State.Problem, StringComparison.Ordinal);
        // Searching goes on, however often it was tried to write.
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(1, (await library.SearchAsync(new Querying.SearchRequest { Query = "低空经济" })).TotalParagraphs);
        }
        await SetReadOnlyAsync(options, false);
        while ((await library.SearchAsync(new Querying.SearchRequest { Query = "低空经济" })).TotalParagraphs != 2)
        {
            await Task.Delay(50);
        }
        while (follower.State.Problem is not null)
        {
            await Task.Delay(50);
        }
    }

    private async Task SetReadOnlyAsync(OpenSearchOptions options, bool isReadOnly)
    {
        using var client = new HttpClient();
        using HttpResponseMessage done = await client.PutAsync(
            $"{node.Required}/{options.Index}*/_settings",
            new StringContent(
                $$"""{"index.blocks.read_only_allow_delete":{{(isReadOnly ? "true" : "null")}}}""", System.Text.Encoding.UTF8,
                "application/json"));
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
    }

    private static OpenSearchPlanIndex Open(OpenSearchOptions options) => new(options, () => PlanVocabulary.Shipped, () => false);

    private OpenSearchOptions OptionsOf() => new()
    {
        Addresses = [node.Required],
        Index = $"t{Guid.NewGuid():N}",
        Replicas = 0,
        Timeout = TimeSpan.FromMinutes(1),
        Lease = TimeSpan.FromSeconds(5),
        Clock = _clock,
    };

    private async Task<IndexedPlan> PlanOf(string name, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, name), $"山西省2019年政府工作报告\n一、工作回顾\n{text}\n");
        CorpusFile file = new CorpusFolder(_folder).FileOf(name);
        return (await CorpusReading.ReadAsync(file, default)).Indexed(file, null);
    }

    private async Task WriteAsync(OpenSearchPlanIndex index, string name, string text)
    {
        await using IPlanIndexWriter writer = await index.OpenWriterAsync(false, default);
        await writer.AddAsync(await PlanOf(name, text), default);
        await writer.CommitAsync(default);
    }

    private sealed class SettableClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
