using System.Text;
using SearchPlans.Corpus;
using SearchPlans.History;
using Xunit.Abstractions;

namespace SearchPlans.Tests.History;

/// <summary>The log of a corpus: what it holds, and that nothing is entered twice.</summary>
public sealed class WriteLogTests(ITestOutputHelper output) : IDisposable
{
    private const string Report = "江苏省2024年政府工作报告\n支持光伏项目。\n";
    private const string Other = "上海市2023年政府工作报告\n建设氢能走廊。\n";

    private static readonly DateTimeOffset _now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-log-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pages_backwards_give_every_line_once_whatever_their_length()
    {
        Random random = TestRandom.Create(output);
        var log = new WriteLog(_folder);
        LogEntry[] entries =
        [
            .. Enumerable.Range(0, 700).Select(i => new LogEntry(_now.AddSeconds(i), new Writer("k", "张三"), WriteAction.Added, $"{i}",
                new string('长', random.Next(1, 400)) + ".txt") { Title = i % 3 == 0 ? "" : "题\n“" + i }),
        ];
        log.Append(entries);
        foreach (int count in new[] { 1, 7, 100, 1000 })
        {
            var read = new List<LogEntry>();
            long? older = null;
            do
            {
                LogPage page = log.Newest(count, older);
                read.AddRange(page.Entries);
                older = page.OlderThan;
            }
            while (older is not null);
            read.Reverse();
            Assert.Equal(entries, read);
        }
        Assert.Empty(log.Newest(5, 0).Entries);
        Assert.Equal(entries[^1], log.Newest(1, long.MaxValue).Entries[0]);
    }

    [Fact]
    public void What_is_no_line_is_passed_over_and_half_a_line_takes_no_other_with_it()
    {
        var log = new WriteLog(_folder);
        var first = new LogEntry(_now, Writer.Folder, WriteAction.Found, "a", "甲.txt");
        var second = first with { Subject = "b", File = "乙.txt" };
        log.Append(first);
        File.AppendAllText(log.FullPath, "\nnot json\n{\"action\":\"unheard\",\"time\":\"2026-03-04T05:06:07Z\"}\n[1]\n{\"time\":\"2026");
        log.Append(second);
        Assert.Equal([second, first], log.Newest(10).Entries);
        Assert.Equal(["a", "b"], log.Present().Keys.Order());
    }

    [Fact]
    public void What_is_present_follows_the_lines_of_others()
    {
        var log = new WriteLog(_folder);
        var other = new WriteLog(_folder);
        Assert.Empty(log.Present());
        other.Append(new LogEntry(_now, Writer.Folder, WriteAction.Found, "a", "甲.txt"));
        Assert.Equal("甲.txt", log.Present()["a"]);
        other.Append(
            new LogEntry(_now, Writer.Folder, WriteAction.Renamed, "a", "乙.txt"),
            new LogEntry(_now, Writer.Folder, WriteAction.Found, "b", "丙.txt"),
            new LogEntry(_now, Writer.Folder, WriteAction.KeyMade, "key", "张三"));
        Assert.Equal(["乙.txt", "丙.txt"], log.Present().OrderBy(p => p.Key).Select(p => p.Value));
        other.Append(new LogEntry(_now, Writer.Folder, WriteAction.Removed, "a", "乙.txt"));
        Assert.Equal(["b"], log.Present().Keys);
        File.Delete(log.FullPath);
        Assert.Empty(log.Present());
    }

    [Fact]
    public void Files_put_in_and_taken_out_by_hand_are_entered_once()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        PlanLibrary library = temporary.Library;
        LogEntry found = Assert.Single(library.Log.Newest(10).Entries);
        Assert.Equal((WriteAction.Found, Writer.Folder, "甲.txt", library.Plans[0].Id, "江苏省2024年政府工作报告"),
            (found.Action, found.By, found.File, found.Subject, found.Title));
        temporary.Write("乙.txt", Other);
        library.Synchronize();
        library.Synchronize();
        library.Synchronize(rebuild: true);
        Assert.Equal(["乙.txt", "甲.txt"], library.Log.Newest(10).Entries.Select(e => e.File));
        File.Delete(Path.Combine(temporary.Corpus, "甲.txt"));
        library.Synchronize();
        Assert.Equal((WriteAction.Gone, "甲.txt"), (library.Log.Newest(10).Entries[0].Action, library.Log.Newest(10).Entries[0].File));
        Assert.Equal(3, library.Log.Newest(10).Entries.Count);
    }

    [Fact]
    public async Task What_was_added_isnt_found_again_by_another_process_another_index_or_in_a_copy()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        await temporary.Library.AddAsync("乙.txt", Encoding.UTF8.GetBytes(Other));
        PlanSummary plan = temporary.Library.Plans.Single(p => p.File == "乙.txt");
        await temporary.Library.RenameAsync(plan.Id, "夹/丙");
        await temporary.Library.RemoveAsync(temporary.Library.Plans.Single(p => p.File == "甲.txt").Id);
        string[] lines = File.ReadAllLines(temporary.Library.Log.FullPath);
        Assert.Equal(4, lines.Length);

        string copy = Path.Combine(_folder, "corpus");
        foreach (string file in Directory.GetFiles(temporary.Corpus, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(temporary.Corpus, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        foreach ((string corpus, string index) in new[] { (temporary.Corpus, "other"), (copy, "copied") })
        {
            await using PlanLibrary again = PlanLibrary.Open(corpus, Path.Combine(_folder, index));
            again.Synchronize();
            Assert.Equal(plan.Id, again.Plans.Single().Id);
            Assert.Equal(lines, File.ReadAllLines(again.Log.FullPath));
        }
    }

    [Fact]
    public async Task A_line_that_cant_be_written_is_told_and_undoes_nothing()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        Exception? told = null;
        temporary.Library.NotRecorded += failed => told = failed;
        File.Delete(temporary.Library.Log.FullPath);
        Directory.CreateDirectory(temporary.Library.Log.FullPath);
        await temporary.Library.RemoveAsync(temporary.Library.Plans[0].Id);
        Assert.NotNull(told);
        Assert.Empty(temporary.Library.Plans);
        Assert.Single(temporary.Library.Removed());
    }
}
