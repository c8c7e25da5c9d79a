using System.Diagnostics;
using System.Text;
using SearchPlans.Corpus;
using SearchPlans.Indexing;

namespace SearchPlans.Tests.Syncing;

/// <summary>What is gone isn't what is empty: plans are deleted by somebody, not by a disk that isn't there.</summary>
public sealed class GoneCorpusTests
{
    private const string Report = "江苏省2024年政府工作报告\n支持光伏项目。\n";

    [Fact]
    public async Task A_corpus_that_is_missing_leaves_the_index_and_comes_back()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        string aside = temporary.Corpus + "-aside";
        Directory.Move(temporary.Corpus, aside);
        CorpusGoneException gone = await Assert.ThrowsAsync<CorpusGoneException>(() => temporary.Library.SynchronizeAsync());
        Assert.Contains(temporary.Corpus, gone.Message, StringComparison.Ordinal);
        Assert.Equal("语料文件夹不存在", temporary.Library.CorpusProblem);
        await Assert.ThrowsAsync<CorpusGoneException>(() => temporary.Library.SynchronizeAsync(rebuild: true));
        Assert.Single(temporary.Library.Plans);
        Assert.Equal(1, Count(temporary.Library));
        // Into the folder where a disk should be nothing is written.
        Assert.Throws<CorpusGoneException>(() => temporary.Library.Add("乙.txt", Encoding.UTF8.GetBytes("上海市2024年政府工作报告\n储能。\n")));
        Assert.False(Directory.Exists(temporary.Corpus));
        Directory.Move(aside, temporary.Corpus);
        Assert.Equal(1, temporary.Library.Synchronize().Unchanged);
        Assert.Null(temporary.Library.CorpusProblem);
    }

    // What a disk that isn't mounted leaves in its place.
    [Fact]
    public async Task An_empty_folder_at_the_start_leaves_the_index_until_somebody_says_otherwise()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        File.Delete(Path.Combine(temporary.Corpus, "甲.txt"));
        await temporary.ReopenAsync();
        PlanLibrary next = temporary.Library;
        CorpusGoneException gone = await Assert.ThrowsAsync<CorpusGoneException>(() => next.SynchronizeAsync());
        Assert.Contains("index --rebuild", gone.Message, StringComparison.Ordinal);
        Assert.Equal(1, Count(next));
        Assert.Equal(0, (await next.SynchronizeAsync(rebuild: true)).Removed);
        Assert.Empty(next.Plans);
    }

    [Fact]
    public void Files_that_somebody_deletes_while_they_are_watched_leave_the_index()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        File.Delete(Path.Combine(temporary.Corpus, "甲.txt"));
        Assert.Equal(1, temporary.Library.Synchronize().Removed);
        Assert.Empty(temporary.Library.Plans);
        temporary.Write("乙.txt", Report);
        Assert.Equal(1, temporary.Library.Synchronize().Added);
    }

    [Fact]
    public void A_first_start_with_no_folder_has_nothing_to_lose()
    {
        using var temporary = new TemporaryLibrary();
        Assert.False(Directory.Exists(temporary.Corpus));
        Assert.Equal(0, temporary.Library.Synchronize().Added);
        temporary.Library.Add("甲.txt", Encoding.UTF8.GetBytes(Report));
        Assert.Equal(1, Count(temporary.Library));
    }

    // The index was made by them, and words that nobody knows any more can't be cut by.
    [Fact]
    public async Task A_corpus_with_words_of_its_own_is_served_when_it_is_missing_at_the_start()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report), ("lexicon.txt", "光伏项目\n"));
        Directory.Move(temporary.Corpus, temporary.Corpus + "-aside");
        await temporary.ReopenAsync();
        PlanLibrary next = temporary.Library;
        await Assert.ThrowsAsync<CorpusGoneException>(() => next.SynchronizeAsync());
        Assert.Equal(1, Count(next));
    }

    [Fact]
    public async Task A_corpus_that_goes_while_it_is_followed_is_told_and_taken_up_again()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        await using CorpusFollower follower = temporary.Library.Follow();
        await UntilAsync(() => follower.State is { CheckedAt: not null, Problem: null });
        string aside = temporary.Corpus + "-aside";
        Directory.Move(temporary.Corpus, aside);
        await UntilAsync(() => follower.State.Problem?.Contains("语料文件夹不存在", StringComparison.Ordinal) == true);
        Assert.Equal(1, Count(temporary.Library));
        Directory.Move(aside, temporary.Corpus);
        await UntilAsync(() => follower.State.Problem is null && temporary.Library.CorpusProblem is null);
        Assert.Equal(1, Count(temporary.Library));
    }

    [Fact]
    public async Task An_index_deleted_while_its_corpus_is_followed_is_made_anew_and_told()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        var told = new TaskCompletionSource<SyncReport>();
        await using CorpusFollower follower = temporary.Library.Follow();
        follower.Synchronized += report => told.TrySetResult(report);
        await UntilAsync(() => follower.State.CheckedAt is not null);
        Directory.Delete(temporary.Index, recursive: true);
        temporary.Write("更多.png", [1]);
        SyncReport made = await told.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.NotNull(made.Rebuilt);
        Assert.Equal(1, Count(temporary.Library));
        Assert.Empty(temporary.Library.Verify().Problems);
    }

    [Fact]
    public void Plans_of_a_folder_that_may_not_be_looked_into_stay()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // Root looks into everything.
            return;
        }
        using var temporary = new TemporaryLibrary(("甲.txt", Report), ("内/乙.txt", "上海市2024年政府工作报告\n储能。\n"));
        string inner = Path.Combine(temporary.Corpus, "内");
        UnixFileMode mode = File.GetUnixFileMode(inner);
        File.SetUnixFileMode(inner, UnixFileMode.None);
        try
        {
            Assert.Equal(0, temporary.Library.Synchronize().Removed);
            Assert.Equal(2, temporary.Library.Plans.Count);
        }
        finally
        {
            File.SetUnixFileMode(inner, mode);
        }
    }

    // Reading one would never end.
    [Fact]
    public async Task Pipes_in_the_place_of_files_are_passed_over_with_a_word()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var temporary = new TemporaryLibrary(("甲.txt", Report), ("乙.txt", "上海市2024年政府工作报告\n储能。\n"));
        foreach (string name in new[] { "甲.txt.yaml", "丙.txt", "lexicon.txt", "synonyms.txt" })
        {
            MakePipe(Path.Combine(temporary.Corpus, name));
        }
        File.CreateSymbolicLink(Path.Combine(temporary.Corpus, "乙.txt.yaml"), "/dev/zero");
        SyncReport report = await temporary.Library.SynchronizeAsync(rebuild: true).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(2, report.Added);
        Assert.Contains("管道", Assert.Single(report.Refused, r => r.File == "丙.txt").Reason, StringComparison.Ordinal);
        Assert.Equal(["乙.txt", "甲.txt"], report.Notices.Where(n => n.Text.Contains("没有读它", StringComparison.Ordinal)).Select(n => n.File));
        Assert.Equal(1, Count(temporary.Library));
    }

    private static void MakePipe(string path)
    {
        using Process made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    private static int Count(PlanLibrary library) => library.Search(new() { Query = "光伏" }).TotalParagraphs;

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var watch = Stopwatch.StartNew(); !holds();)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90));
            await Task.Delay(20);
        }
    }
}
