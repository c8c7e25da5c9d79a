using System.Collections.Concurrent;
using System.Diagnostics;
using SearchPlans.Indexing;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Syncing;

public sealed class FollowingTests
{
    private const string Report = "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目开工。\n";

    private static int Count(PlanLibrary library, string query) => library.Search(new SearchRequest { Query = query }).TotalParagraphs;

    private static async Task Until(Func<bool> holds, string what, int seconds = 120)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), what);
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task What_is_put_changed_and_taken_shows_without_asking()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        await using CorpusFollower follower = temporary.Library.Follow();
        // The last report says why it was made anew for a moment only, until the next look.
        var rebuilt = new ConcurrentQueue<string>();
        follower.Synchronized += report => rebuilt.Enqueue(report.Rebuilt ?? "");
        temporary.Write("新/乙.txt", "上海市2024年政府工作报告\n储能。\n");
        await Until(() => Count(temporary.Library, "储能") == 1, "put");
        temporary.Write("新/乙.txt", "上海市2024年政府工作报告\n核电。\n");
        await Until(() => (Count(temporary.Library, "储能"), Count(temporary.Library, "核电")) == (0, 1), "changed");
        temporary.Write("新/乙.txt.yaml", "year: 2031\n");
        await Until(() => temporary.Library.Plans.Any(p => p.Metadata.Year == 2031), "sidecar");
        Directory.Delete(Path.Combine(temporary.Corpus, "新"), recursive: true);
        await Until(() => temporary.Library.Plans.Count == 1, "taken");
        temporary.Write("lexicon.txt", "光伏项目\n");
        await Until(() => rebuilt.Any(why => why.Contains('词')), "lexicon");
        await Until(() => follower.State is { Problem: null, CheckedAt: not null }, "state");
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_waited_for()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        await using CorpusFollower follower = temporary.Library.Follow();
        string path = Path.Combine(temporary.Corpus, "乙.txt");
        using (var file = new StreamWriter(path))
        {
            file.Write("上海市2024年政府工作报告\n");
            var still = Stopwatch.StartNew();
            bool stalled = false;
            for (int i = 0; i < 30; i++)
            {
                file.Write($"储能第{i}段。\n");
                file.Flush();
                // On a machine that stood still the file may have looked finished.
                stalled |= still.Elapsed > TimeSpan.FromMilliseconds(250);
                still.Restart();
                await Task.Delay(100);
                Assert.True(stalled || still.Elapsed > TimeSpan.FromMilliseconds(250) || temporary.Library.Plans.Count == 1);
            }
        }
        await Until(() => Count(temporary.Library, "“储能第29段”") == 1, "whole");
        Assert.Equal(2, temporary.Library.Plans.Count);
    }

    [Fact]
    public async Task A_lock_held_elsewhere_is_told_and_tried_again()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        await using CorpusFollower follower = temporary.Library.Follow();
        using (new HeldIndex(temporary.Index))
        {
            temporary.Write("乙.txt", "上海市2024年政府工作报告\n储能。\n");
            await Until(() => follower.State.Problem is not null, "problem");
            Assert.Equal(0, Count(temporary.Library, "储能"));
        }
        await Until(() => Count(temporary.Library, "储能") == 1, "after");
        await Until(() => follower.State.Problem is null, "problem is gone");
    }
}
