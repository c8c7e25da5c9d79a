using System.Text;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Feeds;
using SearchPlans.Figures;
using SearchPlans.History;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Feeds;

/// <summary>What came in: newest first by the log, and nothing twice, whatever becomes of index and corpus.</summary>
public sealed class LibraryFeedsTests : IDisposable
{
    private const string Jiangsu = "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目三十个。\n地区生产总值增长5.8%。\n二、重点工作\n发展光伏和储能。\n";
    private const string Later =
        "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目三十个。\n地区生产总值增长5.9%。\n二、重点工作\n发展光伏和储能。\n建设光伏走廊。\n";
    private const string Shanghai = "上海市2023年政府工作报告\n一、工作回顾\n开展光伏试点。\n二、重点工作\n建设氢能走廊。\n";

    private static readonly SearchRequest _solar = new() { Query = "光伏" };

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-feeds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_came_last_stands_first_and_the_first_of_its_paragraphs_best()
    {
        using var temporary = new TemporaryLibrary(("苏.txt", Jiangsu));
        await LetAMinutePassAsync(temporary);
        await temporary.Library.AddAsync("沪.txt", Encoding.UTF8.GetBytes(Shanghai));
        FeedPage page = await temporary.Library.Feeds.OfSearchAsync(_solar);
        Assert.Equal(["上海市", "江苏省", "江苏省"], page.Entries.Select(e => e.Plan.RegionPath));
        Assert.All(page.Entries, e => Assert.Contains("光伏", e.Hit!.Text, StringComparison.Ordinal));
        Assert.Equal(page.Entries.Select(e => e.Hit!.Anchor), page.Entries.Select(e => e.Key));
        FeedPage plans = await temporary.Library.Feeds.OfPlansAsync(PlanChoice.All);
        Assert.Equal(["沪.txt", "苏.txt"], plans.Entries.Select(e => e.Plan.File));
        LibraryFeeds feeds = temporary.Library.Feeds;
        Assert.Equal("苏.txt", (await feeds.OfPlansAsync(new PlanChoice("江苏省", 2024, "政府工作报告"))).Entries.Single().Plan.File);
        Assert.Empty((await feeds.OfPlansAsync(new PlanChoice("江苏省", 2023, ""))).Entries);
        Assert.Equal("上海市", (await feeds.OfSearchAsync(_solar with { Regions = ["上海市"] })).Entries.Single().Plan.RegionPath);
        Assert.Equal(["", ""], (await feeds.OfSearchAsync(_solar with { Scope = SearchScope.Plan })).Entries.Select(e => e.Key));
        FeedEntry named = (await feeds.OfSearchAsync(new SearchRequest { Query = "上海2023年政府工作报告" })).Entries.Single();
        Assert.Equal(("沪.txt", ""), (named.Plan.File, named.Key));
    }

    [Fact]
    public async Task Neither_a_rebuilt_index_nor_a_copied_corpus_nor_what_comes_back_is_new()
    {
        using var temporary = new TemporaryLibrary(("苏.txt", Jiangsu));
        await LetAMinutePassAsync(temporary);
        await temporary.Library.AddAsync("沪.txt", Encoding.UTF8.GetBytes(Shanghai));
        string[] before = await AllOfAsync(temporary.Library);
        PlanSummary removed = temporary.Library.Plans.Single(p => p.File == "苏.txt");
        await temporary.Library.RestoreAsync((await temporary.Library.RemoveAsync(removed.Id))!.Entry.Key);
        File.Move(Path.Combine(temporary.Corpus, "沪.txt"), Path.Combine(_folder, "沪.txt"));
        temporary.Library.Synchronize();
        Assert.Equal("苏.txt", Assert.Single((await temporary.Library.Feeds.OfPlansAsync(PlanChoice.All)).Entries).Plan.File);
        File.Move(Path.Combine(_folder, "沪.txt"), Path.Combine(temporary.Corpus, "沪.txt"));
        temporary.Library.Synchronize();
        temporary.Library.Synchronize(rebuild: true);
        Assert.Equal(before, await AllOfAsync(temporary.Library));

        string copy = Path.Combine(_folder, "corpus");
        foreach (string file in Directory.GetFiles(temporary.Corpus, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(temporary.Corpus, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        await using PlanLibrary copied = PlanLibrary.Open(copy, Path.Combine(_folder, "index"));
        copied.Synchronize();
        Assert.Equal(before, await AllOfAsync(copied));
    }

    [Fact]
    public async Task Of_a_replaced_plan_only_what_wasn_t_there_before_is_new()
    {
        using var temporary = new TemporaryLibrary(("苏.txt", Jiangsu), ("沪.txt", Shanghai));
        await LetAMinutePassAsync(temporary);
        PlanLibrary library = temporary.Library;
        DateTimeOffset between = DateTimeOffset.UtcNow;
        PlanSummary plan = library.Plans.Single(p => p.File == "苏.txt");
        Assert.Equal(new NewHitCount(0, 0), await library.Feeds.CountSinceAsync(_solar, between));
        Assert.Equal(new NewHitCount(3, 2), await library.Feeds.CountSinceAsync(_solar, DateTimeOffset.UnixEpoch));

        await library.AddAsync(
            "苏.txt", Encoding.UTF8.GetBytes(Later), choices: new AddChoices { NearCopies = NearCopyChoice.Both, Replaces = plan.Id });

        Assert.Equal(new NewHitCount(1, 1), await library.Feeds.CountSinceAsync(_solar, between));
        FeedEntry[] entries = [.. (await library.Feeds.OfSearchAsync(_solar)).Entries];
        Assert.Equal("建设光伏走廊。", entries[0].Hit!.Text);
        Assert.True(entries[0].Came > between);
        Assert.Equal(4, entries.Length);
        Assert.All(entries[1..], e => Assert.True(e.Came < between));
        FeedEntry whole = (await library.Feeds.OfPlansAsync(PlanChoice.All)).Entries[0];
        Assert.Equal(plan.Id, whole.Plan.Id);
        Assert.True(whole.Came < between && between < whole.Changed);
        // Where the text before is gone, nothing is missed.
        Directory.Delete(Path.Combine(temporary.Corpus, ".trash"), recursive: true);
        await using PlanLibrary again = PlanLibrary.Open(temporary.Corpus, temporary.Index);
        Assert.Equal(new NewHitCount(3, 1), await again.Feeds.CountSinceAsync(_solar, between));
    }

    [Fact]
    public async Task Figures_are_entries_of_their_own()
    {
        using var temporary = new TemporaryLibrary(("苏.txt", Jiangsu), ("沪.txt", Shanghai));
        FeedPage page = await temporary.Library.Feeds.OfFiguresAsync(
            new FigureRequest { Indicator = "GDP", Kind = FigureKind.Result });
        FeedEntry entry = Assert.Single(page.Entries);
        Assert.Contains("5.8%", entry.Figure!.Statement.Sentence, StringComparison.Ordinal);
        Assert.Equal(entry.Figure.Statement.Key.ToString(), entry.Key);
        Assert.NotEmpty((await temporary.Library.Feeds.OfFiguresAsync(new FigureRequest { Indicator = "无此指标甲" })).Unknown);
    }

    [Fact]
    public void A_plan_that_no_log_knows_came_when_it_was_published()
    {
        LogArrivals none = new(new Dictionary<string, PlanArrival>(), 0);
        PlanSummary Of(string id, int year, DateOnly? published) =>
            new(id, id + ".txt", new PlanMetadata { Year = year, Published = published }, 1, 1);
        PlanSummary[] plans = [Of("a", 2020, null), Of("b", 2024, new DateOnly(2024, 1, 30)), Of("c", 2024, null), Of("d", 0, null)];
        Assert.Equal(["b", "c", "a", "d"], none.NewestFirst(plans).Select(p => p.Id));
        Assert.Equal(new DateTimeOffset(2024, 1, 30, 0, 0, 0, TimeSpan.Zero), none.Of(plans[1]).First);
    }

    // As if all that was done up to now had been done an hour ago.
    private static async Task LetAMinutePassAsync(TemporaryLibrary temporary)
    {
        string log = temporary.Library.Log.FullPath;
        string[] lines = await File.ReadAllLinesAsync(log);
        await File.WriteAllLinesAsync(log, lines.Select(l => System.Text.RegularExpressions.Regex.Replace(
            l, "\"time\":\"[^\"]+\"", $"\"time\":\"{DateTime.UtcNow.AddHours(-1):yyyy-MM-dd'T'HH:mm:ss}Z\"")));
        // What was read of it is forgotten with the library that read it.
        await temporary.ReopenAsync();
    }

    private static async Task<string[]> AllOfAsync(PlanLibrary library)
    {
        FeedPage[] pages =
        [
            await library.Feeds.OfSearchAsync(_solar),
            await library.Feeds.OfPlansAsync(PlanChoice.All),
            await library.Feeds.OfFiguresAsync(new FigureRequest { Indicator = "GDP", Kind = FigureKind.Result }),
        ];
        string[] all = [.. pages.SelectMany(p => p.Entries).Select(e => $"{e.Plan.Id} {e.Key} {e.Came:O} {e.Changed:O}")];
        Assert.Equal(6, all.Length);
        return all;
    }
}
