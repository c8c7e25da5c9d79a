using System.Text.Json;

namespace SearchPlans.Cli.Tests;

public sealed class WatchTests : IDisposable
{
    private const string Solar = "# 江苏省2024年政府工作报告\n\n## 一、工作安排\n\n发展光伏，建设光伏走廊。\n";

    private readonly TestLibrary _library = new(withPlan: false);

    public WatchTests()
    {
        _library.Write("corpus/江苏省/2024.md", Solar);
        _library.Write("corpus/searches.txt", "# 关注的\n光伏 = 光伏\n海南氢能 = /search?q=氢能&region=海南省\n");
        Assert.Equal(0, _library.Run("index").ExitCode);
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public void What_came_in_since_the_last_run_is_told_once()
    {
        ProgramRun first = _library.Run("watch");
        Assert.Equal((0, ""), (first.ExitCode, first.Out));
        Assert.Contains("“光伏”从现在起算", first.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_library.Folder, ".index.watch.json")));
        Assert.Empty(Directory.GetFiles(Path.Combine(_library.CorpusPath, ".searchplans"), "*watch*"));

        _library.Write("corpus/海南省/2025.md", "# 海南省2025年政府工作报告\n\n## 一、工作安排\n\n发展氢能。\n\n推广光伏。\n");
        Assert.Equal(0, _library.Run("index").ExitCode);
        ProgramRun second = _library.Run("watch");
        Assert.Equal(3, second.ExitCode);
        Assert.Equal(["光伏\t1\t1", "海南氢能\t1\t1"], second.OutLines.Where(l => l[0] != '\t'));
        Assert.Contains(second.OutLines, l => l.StartsWith("\t海南省2025年政府工作报告\t/plans/", StringComparison.Ordinal)
            && l.EndsWith("\t推广光伏。", StringComparison.Ordinal));
        Assert.Equal((0, ""), (_library.Run("watch").ExitCode, _library.Run("watch").Out));

        Directory.Delete(_library.IndexPath, recursive: true);
        Assert.Equal(0, _library.Run("index").ExitCode);
        Assert.Equal(0, _library.Run("watch").ExitCode);
    }

    [Fact]
    public void A_search_needn_t_be_saved_and_keeps_its_own_state()
    {
        string state = Path.Combine(_library.Folder, "状态", "氢.json");
        Assert.Equal(0, _library.Run("watch", "--query", "氢能", "--query", "光伏", "--state", state).ExitCode);
        _library.Write("corpus/海南省/2025.md", "# 海南省2025年政府工作报告\n\n## 一、工作安排\n\n发展氢能。\n");
        Assert.Equal(0, _library.Run("index").ExitCode);
        ProgramRun run = _library.Run("watch", "--query", "氢能", "--query", "光伏", "--state", state, "--json");
        Assert.Equal(3, run.ExitCode);
        JsonElement[] told = [.. JsonDocument.Parse(run.Out).RootElement.EnumerateArray()];
        Assert.Equal([("氢能", 1), ("光伏", 0)],
            told.Select(t => (t.GetProperty("name").GetString(), t.GetProperty("news").GetProperty("hits").GetInt32())));
        JsonElement entry = told[0].GetProperty("news").GetProperty("entries")[0];
        Assert.Equal("发展氢能。", entry.GetProperty("text").GetString());
        Assert.Contains("#" + entry.GetProperty("anchor").GetString(), entry.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_told_and_the_rest_is_watched()
    {
        _library.Write("corpus/searches.txt", "光伏 = 光伏\n没有等号\n坏 = /search?q=光伏&year=何年\n");
        ProgramRun run = _library.Run("watch");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("第 2 行", run.Error, StringComparison.Ordinal);
        Assert.Contains("year=何年", run.Error, StringComparison.Ordinal);
        Assert.Contains("“光伏”从现在起算", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, _library.Run("watch", "没有的").ExitCode);
        Assert.Contains("有：光伏", _library.Run("watch", "没有的").Error, StringComparison.Ordinal);
        _library.Write("坏.json", "[]");
        Assert.Contains("不是 watch 的状态文件", _library.Run("watch", "--state", Path.Combine(_library.Folder, "坏.json")).Error,
            StringComparison.Ordinal);
        File.Delete(Path.Combine(_library.CorpusPath, "searches.txt"));
        Assert.Contains("还没有保存的检索", _library.Run("watch").Error, StringComparison.Ordinal);
    }
}
