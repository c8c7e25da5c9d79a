using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Index.Embedded;
using SearchPlans.Indexing;
using SearchPlans.Querying;
using SearchPlans.Searching;
using Xunit.Abstractions;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>
/// Nodes and indexers are ended and stopped while plans are indexed and searched: when it is over, the cluster holds and finds what an
/// index in a folder does. Usually the cluster is stopped and started once, and one indexer is killed;
/// <c>SEARCHPLANS_TEST_NODES=3 SEARCHPLANS_TEST_KILLS=10</c> also kills and pauses single nodes.
/// </summary>
[Collection(ClusterNode.Tests)]
[Trait("Speed", "Slow")]
public sealed class FailureTrials(ClusterNode node, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int? _kills = TestSize.Asked("SEARCHPLANS_TEST_KILLS");

    // Of the reports, so that a round takes seconds.
    private static readonly int _every = _kills is null ? 120 : 24;

    private static readonly int _queries = _kills is null ? 20 : 200;

    private static readonly TimeSpan _paused = TimeSpan.FromSeconds(30);

    // Until the cluster is in step again; no test of speed.
    private static readonly TimeSpan _guard = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
    private readonly Random _random = BothIndexes.Random(output);
    private string _index = "";

    private string Corpus => Path.Combine(_folder, "corpus");

    private static IEnumerable<string> Failures =>
        ClusterNode.Count > 1 ? [.. Enumerable.Repeat("kill", _kills ?? 1), "pause", "stop"] : ["stop"];

    public Task InitializeAsync()
    {
        _index = $"t{Guid.NewGuid():N}";
        Directory.CreateDirectory(Corpus);
        if (Repository.ReportsZip is { } zip)
        {
            using ZipArchive reports = ZipFile.OpenRead(zip);
            foreach (ZipArchiveEntry entry in reports.Entries
                .Where(e => e.Name.Length > 0 && e.Length < 100_000).Where((_, i) => i % _every == 0))
            {
                entry.ExtractToFile(Path.Combine(Corpus, entry.Name), overwrite: true);
            }
        }
        else
        {
            File.Copy(Repository.ShippedPlan, Path.Combine(Corpus, Path.GetFileName(Repository.ShippedPlan)));
        }
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await node.ClearAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task What_fails_while_plans_are_indexed_and_searched_leaves_nothing_wrong()
    {
        _ = node.Required;
        await using PlanLibrary folder = Library(null), cluster = Library(OptionsOf());
        await folder.SynchronizeAsync();
        await cluster.SynchronizeAsync();
        await AssertSameAsync(folder, cluster);
        await using CorpusFollower follower = cluster.Follow();
        int round = 0;
        foreach (string failure in Failures)
        {
            await node.UntilWholeAsync();
            string mark = Change(++round);
            using var ended = new CancellationTokenSource();
            Task<(int Asked, int Failed, string Last)> searching = SearchAsync(cluster, ended.Token);
            await Task.Delay(_random.Next(4000));
            var watch = Stopwatch.StartNew();
            await DoAsync(failure);
            await folder.SynchronizeAsync();
            int expected = (await FindAsync(folder, mark)).TotalPlans;
            await UntilAsync(async () => follower.State is { Problem: null, Waiting.Count: 0 }
                && (await FindAsync(cluster, mark)).TotalPlans == expected);
            TimeSpan took = watch.Elapsed;
            await ended.CancelAsync();
            (int asked, int failed, string last) = await searching;
            await node.UntilWholeAsync();
            await AssertSameAsync(folder, cluster);
            output.WriteLine($"{round}. {failure}: in step after {took.TotalSeconds:0.0} s, {failed} of {asked} searches meanwhile failed"
                + $"{(failed > 0 ? $", the last: {last}" : "")}");
        }
    }

    [SkippableFact]
    public async Task An_indexer_that_is_killed_leaves_nothing_wrong()
    {
        _ = node.Required;
        await using PlanLibrary folder = Library(null), cluster = Library(OptionsOf());
        int kills = _kills ?? 1, killed = 0;
        var watch = Stopwatch.StartNew();
        (int code, string said) = Index(null);
        Assert.True(code == 0, said);
        // How long one takes that isn't killed; filling a new index, and what was changed, each for itself.
        Dictionary<bool, TimeSpan> whole = new() { [true] = watch.Elapsed, [false] = watch.Elapsed };
        for (int tries = 1; killed < kills; tries++)
        {
            Assert.True(tries <= 3 * kills, $"{killed} of {kills} were killed before they had ended");
            Change(tries);
            await folder.SynchronizeAsync();
            bool fillsNew = killed % 3 == 2;
            TimeSpan after = whole[fillsNew] * (0.1 + (0.9 * killed / kills));
            watch.Restart();
            (code, said) = Index(after, fillsNew ? ["--rebuild"] : []);
            if (code == 0)
            {
                whole[fillsNew] = watch.Elapsed;
            }
            else
            {
                killed++;
            }
            string how = code == 0 ? "done before" : $"killed, {killed}";
            output.WriteLine($"{after.TotalSeconds:0.0} s{(fillsNew ? " --rebuild" : "")}: {how}");
            // Searched as it was, or as it is now, never in between.
            await AssertWholeAsync(cluster);
            await UntilAsync(() =>
            {
                (code, said) = Index(null);
                return Task.FromResult(code == 0);
            });
            await AssertSameAsync(folder, cluster);
        }
    }

    private OpenSearchOptions OptionsOf() => new()
    {
        Addresses = [.. node.Addresses],
        Index = _index,
        Replicas = ClusterNode.Replicas,
        Lease = TimeSpan.FromSeconds(5),
    };

    private PlanLibrary Library(OpenSearchOptions? options) => OpenSearchSettings.Open(
        LibrarySettings.Read(key => key == LibrarySettings.CorpusKey ? Corpus : null),
        new EmbeddedIndexOptions { Folder = Path.Combine(_folder, "index") }, options);

    // Ends the built command line after a time, as a power failure would; null lets it go on to its end.
    private (int Code, string Said) Index(TimeSpan? killedAfter, params string[] arguments)
    {
        var start = new ProcessStartInfo(BuiltProgram.Path, ["index", .. arguments, "--corpus", Corpus])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment["SEARCHPLANS_INDEX__OPENSEARCH__ADDRESS"] = string.Join(',', node.Addresses);
        start.Environment["SEARCHPLANS_INDEX__OPENSEARCH__INDEX"] = _index;
        start.Environment["SEARCHPLANS_INDEX__OPENSEARCH__REPLICAS"] = $"{ClusterNode.Replicas}";
        start.Environment["SEARCHPLANS_INDEX__OPENSEARCH__LEASE"] = "5";
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (killedAfter is { } time && !process.WaitForExit(time))
        {
            process.Kill(entireProcessTree: true);
        }
        process.WaitForExit();
        return (process.ExitCode, said.Result + errors.Result);
    }

    private async Task DoAsync(string failure)
    {
        int number = 1 + _random.Next(ClusterNode.Count);
        switch (failure)
        {
            case "kill":
                node.Do("kill", number);
                await Task.Delay(_random.Next(5000));
                node.Do("again", number);
                break;
            case "pause":
                node.Do("pause", number);
                await Task.Delay(_paused);
                node.Do("resume", number);
                break;
            default:
                int[] all = [.. Enumerable.Range(1, ClusterNode.Count)];
                foreach (int each in all)
                {
                    node.Do("kill", each);
                }
                await Task.WhenAll(all.Select(each => Task.Run(() => node.Do("again", each))));
                break;
        }
    }

    private IEnumerable<string> Files() =>
        Directory.GetFiles(Corpus).Where(f => Path.GetExtension(f) is ".txt" or ".md").Order(StringComparer.Ordinal);

    // Adds a paragraph to every other plan, and changes one that an earlier round added.
    private string Change(int round)
    {
        string mark = $"试验{(char)('甲' + (round % 10))}{(char)('一' + round)}段";
        foreach (string file in Files().Where((_, i) => i % 2 == round % 2))
        {
            string text = File.ReadAllText(file);
            int before = text.IndexOf("\n试验", StringComparison.Ordinal);
            File.WriteAllText(file, $"{(before < 0 ? text.TrimEnd() : text[..before])}\n{mark}，共{round}项。\n");
        }
        return mark;
    }

    private static async Task<(int Asked, int Failed, string Last)> SearchAsync(PlanLibrary library, CancellationToken ended)
    {
        (int asked, int failed, string last) = (0, 0, "");
        while (!ended.IsCancellationRequested)
        {
            asked++;
            try
            {
                HitList found = await library.SearchAsync(new SearchRequest { Query = "经济 发展" }, default);
                if (found.IsPartial)
                {
                    (failed, last) = (failed + 1, found.Notice ?? "");
                }
            }
            catch (PlanIndexException e)
            {
                (failed, last) = (failed + 1, e.Message);
                // As who reads the page and tries again.
                await Task.Delay(200, CancellationToken.None);
            }
        }
        return (asked, failed, last);
    }

    private static async Task<PlanHitList> FindAsync(PlanLibrary library, string mark) =>
        await library.SearchPlansAsync(new SearchRequest { Query = $"“{mark}”" }, default);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        string last = "";
        while (watch.Elapsed < _guard)
        {
            try
            {
                if (await holds())
                {
                    return;
                }
            }
            catch (PlanIndexException e)
            {
                last = e.Message;
            }
            await Task.Delay(200);
        }
        Assert.Fail($"Not in step. {last}");
    }

    private static async Task AssertWholeAsync(PlanLibrary cluster)
    {
        PlanIndexReport report = await cluster.VerifyAsync();
        Assert.Empty(report.Problems);
    }

    private async Task AssertSameAsync(PlanLibrary folder, PlanLibrary cluster)
    {
        IReadOnlyList<PlanSummary> plans = await folder.PlansAsync();
        Assert.Equal(plans.Select(p => (p.Id, p.Paragraphs)), (await cluster.PlansAsync()).Select(p => (p.Id, p.Paragraphs)));
        string[] texts =
        [
            .. Files().SelectMany(File.ReadLines).Where(l => l.Length >= 20),
        ];
        for (int i = 0; i < _queries; i++)
        {
            // What is corrected may for a while come from the words of the commit before, on either side.
            var request = new SearchRequest { Query = Draw(texts), Corrects = false };
            HitList expected = await folder.SearchAsync(request, default), found = await cluster.SearchAsync(request, default);
            Assert.False(found.IsPartial, found.Notice);
            Assert.Equal(
                (request.Query, expected.TotalParagraphs, expected.TotalPlans, Write(expected.Facets)),
                (request.Query, found.TotalParagraphs, found.TotalPlans, Write(found.Facets)));
        }
        await AssertWholeAsync(cluster);
    }

    private string Draw(string[] texts)
    {
        string Run(int length)
        {
            string text = texts[_random.Next(texts.Length)];
            var run = new StringBuilder();
            foreach (char c in text.AsSpan(_random.Next(text.Length - length)))
            {
                if (char.IsLetter(c) && run.Length < length)
                {
                    run.Append(c);
                }
            }
            return run.Length > 0 ? run.ToString() : "发展";
        }
        return _random.Next(3) switch
        {
            0 => Run(2 + _random.Next(5)),
            1 => $"“{Run(2 + _random.Next(7))}”",
            _ => $"{Run(2)} {Run(2)}",
        };
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value);
}
