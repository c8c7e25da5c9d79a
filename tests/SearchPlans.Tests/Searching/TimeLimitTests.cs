using SearchPlans.Index.Embedded;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>A search that takes too long gives what was found so far, and says so. The clock goes on with every look at it.</summary>
public sealed class TimeLimitTests : IDisposable
{
    private const int Commits = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    private sealed class Clock : TimeProvider
    {
        private long _looks;

        public TimeSpan Step { get; set; }

        public long Looks => _looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * Step.Ticks;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_found_in_time_is_the_answer_and_says_so()
    {
        var clock = new Clock();
        PlanLibrary library = await FilledAsync(clock);
        HitList whole = await library.SearchAsync(new SearchRequest { Query = "光伏" });
        Assert.Equal((Commits, false, (string?)null), (whole.TotalParagraphs, whole.IsPartial, whole.Notice));
        // Each look takes half a second: the limit is reached after a few of the segments.
        clock.Step = TimeSpan.FromSeconds(0.5);
        foreach (SearchScope scope in Enum.GetValues<SearchScope>())
        {
            HitList some = await library.SearchAsync(new SearchRequest { Query = "光伏", Scope = scope });
            Assert.True(some.IsPartial);
            Assert.InRange(some.TotalPlans, 1, Commits - 1);
            Assert.Equal(some.TotalPlans, some.Hits.Select(h => h.Plan.Id).Distinct().Count());
            Assert.Contains("限时 2 秒，没有查完", some.Notice, StringComparison.Ordinal);
        }
        PlanHitList plans = await library.SearchPlansAsync(new SearchRequest { Query = "光伏" });
        Assert.True(plans.IsPartial);
        Assert.InRange(plans.Plans.Count, 1, Commits - 1);
        await library.DisposeAsync();
    }

    // Also of what needs more than one search: a correction, what lacks something, plans that hold all.
    [Theory]
    [InlineData("光服")]
    [InlineData("光伏 独角兽企业")]
    [InlineData("江苏 光伏产业链条建设 -房地产")]
    [InlineData("江苏省第三份计划 光伏")]
    public async Task With_no_time_at_all_nothing_is_searched(string query)
    {
        var clock = new Clock();
        PlanLibrary library = await FilledAsync(clock);
        clock.Step = TimeSpan.FromMinutes(1);
        long before = clock.Looks;
        HitList none = await library.SearchAsync(new SearchRequest { Query = query });
        Assert.True(none.IsPartial);
        Assert.Equal(0, none.TotalParagraphs);
        // Looked at before each search, never within one.
        Assert.InRange(clock.Looks - before, 1, 60);
        await library.RelatedWordsAsync(new SearchRequest { Query = query });
        await library.DisposeAsync();
    }

    // A table of some of the plans would be wrong.
    [Theory]
    [InlineData("哪些省2015年GDP目标在6%以上")]
    [InlineData("江苏 GDP目标")]
    public async Task A_question_for_figures_has_its_card_in_time_or_none(string query)
    {
        var clock = new Clock();
        PlanLibrary library = await FilledAsync(clock, ends: "今年目标：地区生产总值增长7%。");
        HitList whole = await library.SearchAsync(new SearchRequest { Query = query });
        Assert.NotNull(whole.Figures);
        Assert.NotNull((await library.SearchPlansAsync(new SearchRequest { Query = query })).Figures);
        // The search itself takes its time up.
        clock.Step = TimeSpan.FromMinutes(1);
        HitList none = await library.SearchAsync(new SearchRequest { Query = query });
        Assert.Equal((true, null), (none.IsPartial, none.Figures));
        Assert.Null((await library.SearchPlansAsync(new SearchRequest { Query = query })).Figures);
        await library.DisposeAsync();
    }

    [Fact]
    public async Task A_condition_on_figures_finds_what_was_read_in_time()
    {
        var clock = new Clock();
        PlanLibrary library = await FilledAsync(clock, ends: "今年目标：地区生产总值增长7%。");
        Assert.Equal(Commits, (await library.SearchAsync(new SearchRequest { Query = "GDP增长>=5%" })).TotalParagraphs);
        clock.Step = TimeSpan.FromSeconds(0.5);
        HitList some = await library.SearchAsync(new SearchRequest { Query = "GDP增长>=5%" });
        Assert.True(some.IsPartial);
        Assert.InRange(some.TotalParagraphs, 0, Commits - 1);
        await library.DisposeAsync();
    }

    [Fact]
    public async Task A_plan_is_marked_as_far_as_time_allows_and_is_whole()
    {
        var clock = new Clock();
        PlanLibrary library = await FilledAsync(clock, paragraphs: 40);
        string id = (await library.PlansAsync())[0].Id;
        PlanPage whole = (await library.ReadAsync(id, "光伏"))!;
        clock.Step = TimeSpan.FromSeconds(0.1);
        PlanPage some = (await library.ReadAsync(id, "光伏"))!;
        Assert.Equal((false, true), (whole.IsPartlyMarked, some.IsPartlyMarked));
        Assert.Equal(whole.Units.Select(u => u.Text), some.Units.Select(u => u.Text));
        Assert.InRange(some.Units.Sum(u => u.Marks.Count), 1, whole.Units.Sum(u => u.Marks.Count) - 1);
        await library.DisposeAsync();
    }

    [Fact]
    public async Task Who_went_away_gets_nothing()
    {
        PlanLibrary library = await FilledAsync(new Clock());
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.SearchAsync(new SearchRequest { Query = "光伏" }, gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.ReadAsync("x", "光伏", cancellation: gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PlanLibrary.ImportAsync("甲.txt", "光伏"u8.ToArray(), gone));
        await library.DisposeAsync();
    }

    // A segment for each plan.
    private async Task<PlanLibrary> FilledAsync(Clock clock, int paragraphs = 1, string ends = "")
    {
        string corpus = Directory.CreateDirectory(Path.Combine(_folder, "corpus")).FullName;
        var library = PlanLibrary.Open(corpus, new EmbeddedIndexOptions
        {
            Folder = Path.Combine(_folder, "index"),
            Clock = clock,
            SearchTimeLimit = TimeSpan.FromSeconds(2),
        });
        string[] provinces = ["江苏省", "浙江省", "山东省", "福建省"];
        for (int i = 0; i < Commits; i++)
        {
            string text = $"{provinces[i % 4]}{2010 + i}年政府工作报告\n"
                + string.Concat(Enumerable.Range(0, paragraphs).Select(p => $"第{i}份计划支持光伏产业，扶持第{p}批企业。{ends}\n"));
            await File.WriteAllTextAsync(Path.Combine(corpus, $"{i:00}.txt"), text);
            await library.SynchronizeAsync();
        }
        return library;
    }
}
