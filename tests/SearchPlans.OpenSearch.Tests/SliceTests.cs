using System.Globalization;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Index.Embedded;
using SearchPlans.Indexing;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Querying;
using SearchPlans.Vocabulary;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>Several indexers fill a new index side by side; it is used when all parts are there, whoever ends last.</summary>
[Collection(ClusterNode.Tests)]
public sealed class SliceTests(ClusterNode node) : IAsyncLifetime
{
    private const int Plans = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
    private OpenSearchOptions? _options;

    private string Corpus => Path.Combine(_folder, "corpus");

    private OpenSearchOptions Options => _options ??= new()
    {
        Addresses = [node.Required],
        Index = $"t{Guid.NewGuid():N}",
        Replicas = 0,
        Lease = TimeSpan.FromSeconds(5),
        Timeout = TimeSpan.FromMinutes(1),
    };

    public Task InitializeAsync()
    {
        Directory.CreateDirectory(Corpus);
        for (int i = 0; i < Plans; i++)
        {
            File.WriteAllText(
                Path.Combine(Corpus, $"山西省{2010 + i}年政府工作报告.txt"),
                $"山西省{2010 + i}年政府工作报告\n一、工作回顾\n低空经济平稳运行，增长{i + 1}%。\n二、工作安排\n发展海洋牧场。\n");
        }
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await node.ClearAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task The_index_is_used_when_all_parts_are_there()
    {
        await using PlanLibrary before = Library(Options), one = Library(Options), two = Library(Options), three = Library(Options);
        await before.SynchronizeAsync();
        string version = (await before.IndexStateAsync()).Version;
        SyncReport[] filled = await Task.WhenAll(one.FillSliceAsync(new IndexSlice(1, 3)), three.FillSliceAsync(new IndexSlice(3, 3)));
        Assert.All(filled, f => Assert.False(f.Slices!.IsInUse));
        Assert.Equal(version, (await before.IndexStateAsync()).Version);
        SyncReport last = await two.FillSliceAsync(new IndexSlice(2, 3));
        Assert.Equal(new FilledSlices(3, 3, true), last.Slices);
        Assert.Equal(Plans, filled.Sum(f => f.Added) + last.Added);
        Assert.NotEqual(version, (await before.IndexStateAsync()).Version);
        await AssertHoldsAsync(before);
        // What follows the corpus goes on with it.
        SyncReport after = await before.SynchronizeAsync();
        Assert.Equal((0, 0, Plans, null), (after.Added, after.Changed, after.Unchanged, after.Rebuilt));
        using var client = new ClusterClient(Options);
        Assert.Single(await new ClusterIndex(client, Options.Index).MadeAsync(default));
    }

    [SkippableFact]
    public async Task All_at_once_one_of_them_ends_last()
    {
        PlanLibrary[] libraries = [.. Enumerable.Range(0, 4).Select(_ => Library(Options))];
        SyncReport[] filled = await Task.WhenAll(libraries.Select((l, i) => l.FillSliceAsync(new IndexSlice(i + 1, 4))));
        int last = Array.FindIndex(filled, f => f.Slices!.IsInUse);
        Assert.InRange(last, 0, libraries.Length - 1);
        // Who ends last sees it at once, others within half a second.
        await AssertHoldsAsync(libraries[last]);
        foreach (PlanLibrary library in libraries)
        {
            await library.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_part_that_failed_is_filled_once_more_and_holds_nothing_twice()
    {
        await using OpenSearchPlanIndex dead = new(Options, () => PlanVocabulary.Shipped, () => false);
        await using PlanLibrary library = Library(Options);
        var slice = new IndexSlice(1, 2);
        ISliceWriter lost = await dead.OpenSliceAsync(slice, default);
        foreach (CorpusFile file in new CorpusFolder(Corpus).Files().Where(f => slice.Holds(PlanIds.Of(f.Name))))
        {
            await lost.AddAsync((await CorpusReading.ReadAsync(file, default)).Indexed(file, null), default);
        }
        PlanIndexLockedException held = await Assert.ThrowsAsync<PlanIndexLockedException>(() => library.FillSliceAsync(slice));
        Assert.Contains(Environment.MachineName, held.Message, StringComparison.Ordinal);
        await lost.DisposeAsync();
        // What the failed one read has changed since.
        foreach (string file in Directory.GetFiles(Corpus))
        {
            File.AppendAllText(file, "三、保障措施\n加强冰雪旅游。\n");
        }
        await library.FillSliceAsync(new IndexSlice(2, 2));
        // Asked a moment before, it still sees it at once.
        Assert.Empty(await library.PlansAsync());
        await library.FillSliceAsync(slice);
        Assert.Equal(Plans, (await library.PlansAsync()).Count);
        await AssertHoldsAsync(library);
        Assert.Equal(Plans, (await library.SearchPlansAsync(new SearchRequest { Query = "冰雪旅游" })).TotalPlans);
        Assert.Equal(Plans, (await library.SearchAsync(new SearchRequest { Query = "“海洋牧场”" })).TotalParagraphs);
    }

    [SkippableFact]
    public async Task A_part_that_is_there_is_not_filled_again()
    {
        await using PlanLibrary library = Library(Options);
        Assert.NotEqual(0, (await library.FillSliceAsync(new IndexSlice(1, 2))).Added);
        SyncReport again = await library.FillSliceAsync(new IndexSlice(1, 2));
        Assert.Equal((0, new FilledSlices(1, 2, false)), (again.Added, again.Slices!));
    }

    [SkippableFact]
    public async Task What_does_not_fit_together_is_refused_and_rebuilding_gives_it_up()
    {
        await using PlanLibrary library = Library(Options);
        await library.FillSliceAsync(new IndexSlice(1, 2));
        PlanIndexException other = await Assert.ThrowsAsync<PlanIndexException>(() => library.FillSliceAsync(new IndexSlice(1, 3)));
        Assert.Contains("还差第 2 份", other.Message, StringComparison.Ordinal);
        // Who would fill a new index alone leaves it to those who are at it.
        PlanIndexLockedException waits = await Assert.ThrowsAsync<PlanIndexLockedException>(() => library.SynchronizeAsync());
        Assert.Contains("还差第 2 份", waits.Message, StringComparison.Ordinal);
        SyncReport rebuilt = await library.SynchronizeAsync(rebuild: true);
        Assert.Equal(Plans, rebuilt.Added);
        await AssertHoldsAsync(library);
        using var client = new ClusterClient(Options);
        Assert.Single(await new ClusterIndex(client, Options.Index).MadeAsync(default));
    }

    [Fact]
    public async Task An_index_in_a_folder_has_no_parts()
    {
        await using PlanLibrary library = Library(null);
        SettingException e = await Assert.ThrowsAsync<SettingException>(() => library.FillSliceAsync(new IndexSlice(1, 2)));
        Assert.Contains("OpenSearch", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_plan_is_of_one_part()
    {
        IndexSlice[] slices =
            [.. Enumerable.Range(1, 4).Select(n => IndexSlice.Parse(string.Create(CultureInfo.InvariantCulture, $"{n}/4"))!)];
        int[] held = new int[4];
        for (int i = 0; i < 4000; i++)
        {
            string id = PlanIds.Of($"{i}.txt");
            int[] by = [.. slices.Where(s => s.Holds(id)).Select(s => s.Number)];
            held[Assert.Single(by) - 1]++;
        }
        Assert.All(held, h => Assert.InRange(h, 900, 1100));
    }

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1/65")]
    [InlineData("4")]
    [InlineData("-1/4")]
    [InlineData("1/4/4")]
    public void What_is_no_part_is_told(string text) => Assert.Null(IndexSlice.Parse(text));

    private async Task AssertHoldsAsync(PlanLibrary library)
    {
        await using PlanLibrary folder = Library(null);
        await folder.SynchronizeAsync();
        Assert.Equal(
            (await folder.PlansAsync()).Select(p => (p.Id, p.File, p.Paragraphs)),
            (await library.PlansAsync()).Select(p => (p.Id, p.File, p.Paragraphs)));
        Assert.Equal(Plans, (await library.SearchPlansAsync(new SearchRequest { Query = "低空经济" })).TotalPlans);
        Assert.Empty((await library.VerifyAsync()).Problems);
    }

    private PlanLibrary Library(OpenSearchOptions? options) => OpenSearchSettings.Open(
        LibrarySettings.Read(key => key == LibrarySettings.CorpusKey ? Corpus : null),
        new EmbeddedIndexOptions { Folder = Path.Combine(_folder, "index") }, options);
}
