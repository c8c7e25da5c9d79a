using System.Text.Json;

namespace SearchPlans.Cli.Tests;

/// <summary>Removing, bringing back, renaming, and the log of it.</summary>
[TakesLong]
public sealed class KeepingTests
{
    [Fact]
    public void A_plan_is_removed_listed_and_brought_back_by_its_file()
    {
        using var library = new TestLibrary();
        library.Write("corpus/longgang.txt", TestLibrary.OtherPlanText("龙岗"));
        library.Run("index");
        IReadOnlyList<string> before = library.Run("plans").OutLines;

        ProgramRun removed = library.Run("remove", "longgang.txt");
        Assert.Equal((0, ""), (removed.ExitCode, removed.Error));
        Assert.StartsWith("已删除《", removed.Out, StringComparison.Ordinal);
        Assert.Contains("恢复：searchplans restore ", removed.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(library.CorpusPath, "longgang.txt")));
        Assert.Single(library.Run("plans").OutLines);

        ProgramRun list = library.Run("restore");
        string[] cells = Assert.Single(list.OutLines).Split('\t');
        Assert.Equal(("已删除", "longgang.txt"), (cells[2], cells[7]));
        Assert.Contains(cells[0], removed.Out, StringComparison.Ordinal);

        ProgramRun restored = library.Run("restore", "longgang.txt");
        Assert.Equal(0, restored.ExitCode);
        Assert.StartsWith("已恢复《", restored.Out, StringComparison.Ordinal);
        Assert.Equal(before, library.Run("plans").OutLines);
        Assert.Equal(1, library.Run("restore").ExitCode);
        Assert.Equal(1, library.Run("restore", "longgang.txt").ExitCode);
    }

    [Fact]
    public void What_needs_a_look_is_listed_and_marked_as_looked_at()
    {
        using var library = new TestLibrary();
        library.Write("corpus/无年.txt", "国民经济和社会发展情况\n发展储能。\n");
        library.Run("index");
        ProgramRun list = library.Run("check");
        Assert.Equal(0, list.ExitCode);
        string[] row = list.OutLines.Single(l => l.Contains("无年.txt", StringComparison.Ordinal)).Split('\t');
        Assert.Equal("没有年份、没有地区", row[3]);
        Assert.Contains("year", library.Run("check", "--json").Out, StringComparison.Ordinal);

        ProgramRun marked = library.Run("check", "无年.txt");
        Assert.Equal(0, marked.ExitCode);
        Assert.StartsWith("已核对《", marked.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(library.Run("check").OutLines, l => l.Contains("无年.txt", StringComparison.Ordinal));
        Assert.Contains("checked: true", File.ReadAllText(Path.Combine(library.CorpusPath, "无年.txt.yaml")), StringComparison.Ordinal);
        Assert.StartsWith("已撤销核对《", library.Run("check", "无年.txt", "--undo").Out, StringComparison.Ordinal);
        Assert.Contains(library.Run("check").OutLines, l => l.Contains("无年.txt", StringComparison.Ordinal));
        Assert.Equal(["撤销核对", "核对"], library.Run("log").OutLines.Take(2).Select(l => l.Split('\t')[1]));
        Assert.Equal(1, library.Run("check", "没有这份").ExitCode);
        Assert.Equal(2, library.Run("check", "--undo").ExitCode);
    }

    [Fact]
    public void Of_several_names_none_is_removed_where_one_is_unknown()
    {
        using var library = new TestLibrary();
        library.Run("index");
        ProgramRun run = library.Run("remove", TestLibrary.ShippedFile, "没有这份");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.True(File.Exists(Path.Combine(library.CorpusPath, TestLibrary.ShippedFile)));
    }

    [Fact]
    public void The_log_says_what_was_done_by_whom_and_files_put_in_by_hand_once()
    {
        using var library = new TestLibrary();
        library.Run("index");
        library.Run("correct", TestLibrary.ShippedFile, "--year", "2025");
        library.Run("rename", TestLibrary.ShippedFile, "坪山/2025");
        JsonElement removed = library.Run("remove", "坪山/2025.txt", "--json").Json;
        library.Run("restore", removed[0].GetProperty("key").GetString()!);
        library.Run("index", "--rebuild");

        ProgramRun log = library.Run("log");
        string[][] lines = [.. log.OutLines.Select(l => l.Split('\t'))];
        Assert.Equal(["恢复", "删除", "改名", "更正", "收录"], lines.Select(l => l[1]));
        Assert.Equal("直接放入或移出文件夹", lines[^1][2]);
        Assert.All(lines[..^1], l => Assert.Equal($"{Environment.UserName}（命令行）", l[2]));
        Assert.Single(lines.Select(l => l[3]).Distinct());
        Assert.Equal(["坪山/2025.txt", "坪山/2025.txt", "坪山/2025.txt", TestLibrary.ShippedFile, TestLibrary.ShippedFile],
            lines.Select(l => l[4]));
        Assert.Equal("restored", Assert.Single(library.Run("log", "--limit", "1", "--json").Json.EnumerateArray())
            .GetProperty("action").GetString());
    }

    [Fact]
    public void A_renamed_plan_is_found_by_the_id_it_had()
    {
        using var library = new TestLibrary();
        library.Run("index");
        string id = library.Run("plans").OutLines[0].Split('\t')[0];
        ProgramRun renamed = library.Run("rename", id, "坪山/2024");
        Assert.Equal((0, $"已改名 {TestLibrary.ShippedFile} → 坪山/2024.txt，{id}\n"), (renamed.ExitCode, renamed.Out));
        Assert.Equal(0, library.Run("show", id, "--outline").ExitCode);
    }
}
