namespace SearchPlans.Cli.Tests;

public sealed class BatchTests : IDisposable
{
    private readonly TestLibrary _library = new(withPlan: false);

    public BatchTests()
    {
        _library.Write("corpus/广东省/2022.md", "# 广东省2022年政府工作报告\n\n## 一、工作安排\n\n发展数字经济。\n");
        _library.Write("corpus/广东省/2024.md", "# 广东省2024年政府工作报告\n\n## 一、工作安排\n\n发展低空经济。\n\n建设低空经济园区。\n");
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public void A_list_is_counted_by_places_and_years()
    {
        string list = _library.Write("说法.txt", "# 说明\n低空经济\n\n数字经济\n");
        ProgramRun run = _library.Run("batch", list, "--region", "广东", "--year", "2022-2024");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
        [
            "低空经济 广东 合计 1 2 2", "低空经济 广东 2022 0 0 1", "低空经济 广东 2023 0 0 0", "低空经济 广东 2024 1 2 1",
            "数字经济 广东 合计 1 1 2", "数字经济 广东 2022 1 1 1", "数字经济 广东 2023 0 0 0", "数字经济 广东 2024 0 0 1",
        ], run.OutLines.Skip(1).Select(l => string.Join(' ', l.Split('\t').Take(6))));
        string xlsx = Path.Combine(_library.Folder, "结果.xlsx");
        Assert.Equal(0, _library.Run("batch", list, "--xlsx", xlsx).ExitCode);
        Assert.True(new FileInfo(xlsx).Length > 1000);
        // Whole or not at all: what can't be written leaves what is there, and nothing half beside it.
        Assert.Equal(2, _library.Run("batch", list, "--xlsx", _library.CorpusPath).ExitCode);
        Assert.Empty(Directory.GetFiles(_library.Folder, "*.tmp"));
        Assert.Contains("\"years\":[]", _library.Run("batch", list, "--json").Out, StringComparison.Ordinal);
        Assert.Equal(1, _library.Run("batch", _library.Write("无.txt", "无此说法\n")).ExitCode);
    }

    [Fact]
    public void What_is_wrong_is_told()
    {
        Assert.Contains("一行一个", _library.Run("batch", _library.Write("空.txt", "# 只有说明\n")).Error, StringComparison.Ordinal);
        Assert.Contains("UTF-8", _library.Run("batch", _library.Write("坏.txt", [0xB9, 0xE2])).Error, StringComparison.Ordinal);
        Assert.Equal(2, _library.Run("batch", Path.Combine(_library.Folder, "没有.txt")).ExitCode);
        string many = _library.Write("多.txt", string.Join('\n', Enumerable.Range(0, 201).Select(i => $"词{i}")));
        Assert.Contains("至多 200 个", _library.Run("batch", many).Error, StringComparison.Ordinal);
        Assert.Contains("广东省", _library.Run("batch", _library.Write("一.txt", "甲"), "--region", "广冬省").Error, StringComparison.Ordinal);
    }
}
