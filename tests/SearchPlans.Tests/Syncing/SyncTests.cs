using System.Text;
using SearchPlans.Index;
using SearchPlans.Indexing;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Syncing;

public sealed class SyncTests
{
    private const string Report = "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目开工。\n";

    private static int Count(PlanLibrary library, string query) => library.Search(new SearchRequest { Query = query }).TotalParagraphs;

    [Fact]
    public void Only_what_was_added_changed_or_removed_is_touched()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report), ("乙.md", "# 青岛市2023年政府工作报告\n\n风电。\n"));
        SyncReport first = temporary.Library.LastSync!;
        Assert.Equal((2, 0, 0, 0), (first.Added, first.Changed, first.Removed, first.Unchanged));
        Assert.NotNull(first.Rebuilt);

        SyncReport again = temporary.Library.Synchronize();
        Assert.Equal((0, 0, 0, 2), (again.Added, again.Changed, again.Removed, again.Unchanged));
        Assert.Null(again.Rebuilt);

        temporary.Write("甲.txt", Report.Replace("光伏", "核电", StringComparison.Ordinal));
        temporary.Write("丙/丁.txt", "上海市2024年政府工作报告\n储能。\n");
        File.Delete(Path.Combine(temporary.Corpus, "乙.md"));
        SyncReport changed = temporary.Library.Synchronize();
        Assert.Equal((1, 1, 1, 0), (changed.Added, changed.Changed, changed.Removed, changed.Unchanged));
        Assert.Equal((0, 1, 0, 1), (Count(temporary.Library, "光伏"), Count(temporary.Library, "核电"), Count(temporary.Library, "风电"),
            Count(temporary.Library, "储能")));
        Assert.Equal(["丙/丁.txt", "甲.txt"], temporary.Library.Plans.Select(p => p.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_killed_process_left_half_written_goes_and_nothing_else()
    {
        const string hex = "0123456789abcdef0123456789abcdef";
        string[] left = [$"山西省/.{hex}.tmp", $"甲.txt.yaml.{hex}.tmp"];
        string[] others = [$"乙.{hex}.tmp", ".笔记.tmp", $".{hex[1..]}.tmp", "甲.txt", "甲.txt.yaml"];
        using var temporary = new TemporaryLibrary(
            [.. left.Concat(others[..3]).Select(name => (name, "half")), ("甲.txt", Report), ("甲.txt.yaml", "year: 2031\n")]);
        string fresh = $".{hex[..31]}e.tmp";
        foreach (string name in left.Concat(others))
        {
            File.SetLastWriteTimeUtc(Path.Combine(temporary.Corpus, name), DateTime.UtcNow.AddMinutes(-2));
        }
        temporary.Write(fresh, "being written");
        temporary.Library.Synchronize();
        Assert.All(left, name => Assert.False(File.Exists(Path.Combine(temporary.Corpus, name)), name));
        Assert.All(others.Append(fresh), name => Assert.True(File.Exists(Path.Combine(temporary.Corpus, name)), name));
    }

    [Fact]
    public void A_sidecar_changes_what_is_known_of_a_plan()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        string id = temporary.Library.Plans[0].Id;
        temporary.Write("甲.txt.yaml", "title: 另一个标题\nyear: 2031\n");
        Assert.Equal(1, temporary.Library.Synchronize().Changed);
        Assert.Equal(("另一个标题", 2031, id),
            (temporary.Library.Plans[0].Metadata.Title, temporary.Library.Plans[0].Metadata.Year, temporary.Library.Plans[0].Id));
    }

    [Fact]
    public void A_broken_file_is_reported_and_the_others_are_indexed()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        temporary.Write("坏.txt", [0x50, 0x4B, 3, 4, 0, 0, 0, 1, 2, 3]);
        temporary.Write("空.txt", "");
        temporary.Write("图.png", [1, 2, 3]);
        temporary.Write("好.txt", "上海市2024年政府工作报告\n储能。\n");
        SyncReport report = temporary.Library.Synchronize();
        Assert.Equal(["坏.txt", "空.txt"], report.Refused.Select(r => r.File));
        Assert.Equal((1, 1), (report.Added, report.Unchanged));
        Assert.Equal(1, Count(temporary.Library, "储能"));
        temporary.Write("甲.txt", "");
        Assert.Equal(3, temporary.Library.Synchronize().Refused.Count);
        Assert.Equal(0, Count(temporary.Library, "光伏"));
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Encodings_are_told_apart(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var temporary = new TemporaryLibrary();
        Encoding written = Encoding.GetEncoding(encoding);
        temporary.Write("甲.txt", [.. written.GetPreamble(), .. written.GetBytes(Report)]);
        temporary.Library.Synchronize();
        Assert.Equal(1, Count(temporary.Library, "光伏项目"));
    }

    [Fact]
    public void A_commit_of_another_process_is_seen()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        Assert.Equal(0, Count(temporary.Library, "储能"));
        PlanLibrary other = PlanLibrary.Open(temporary.Corpus, temporary.Index);
        temporary.Write("乙.txt", "上海市2024年政府工作报告\n储能。\n");
        other.Synchronize();
        other.Dispose();
        DateTime end = DateTime.UtcNow.AddSeconds(60);
        while (Count(temporary.Library, "储能") == 0 && DateTime.UtcNow < end)
        {
            Thread.Sleep(20);
        }
        Assert.Equal(1, Count(temporary.Library, "储能"));
    }

    [Fact]
    public void The_second_writer_says_who_holds_the_lock_and_nothing_is_kept()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        using var held = new HeldIndex(temporary.Index);
        PlanIndexLockedException e = Assert.Throws<PlanIndexLockedException>(() => temporary.Library.Synchronize());
        Assert.Contains(Environment.ProcessId.ToString(), e.Message, StringComparison.Ordinal);
        Assert.Throws<PlanIndexLockedException>(() => temporary.Library.Add("乙.txt", Encoding.UTF8.GetBytes("上海市2024年政府工作报告\n储能。\n")));
        Assert.False(File.Exists(Path.Combine(temporary.Corpus, "乙.txt")));
        Assert.Equal(1, Count(temporary.Library, "光伏"));
    }

    [Fact]
    public void An_index_that_is_gone_or_broken_is_rebuilt_from_the_corpus()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        string commit = Directory.EnumerateFiles(temporary.Index, "segments_*").Single();
        File.WriteAllText(commit, "broken");
        Assert.NotEmpty(temporary.Library.Verify().Problems);
        Assert.Contains(Path.GetFileName(commit), temporary.Library.Synchronize().Rebuilt, StringComparison.Ordinal);
        Assert.Empty(temporary.Library.Verify().Problems);
        Assert.Equal(1, Count(temporary.Library, "光伏"));

        Directory.Delete(temporary.Index, recursive: true);
        Assert.Equal(1, temporary.Library.Synchronize().Added);
        Assert.Equal(1, Count(temporary.Library, "光伏"));
        Assert.NotNull(temporary.Library.Synchronize(rebuild: true).Rebuilt);
        Assert.Equal(1, Count(temporary.Library, "光伏"));
    }
}
