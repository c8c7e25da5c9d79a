using System.Diagnostics;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>The command line fills a cluster and searches in it, as its settings say.</summary>
[Collection(ClusterNode.Tests)]
public sealed class ProgramTests(ClusterNode node) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await node.ClearAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public void The_command_line_fills_a_cluster_and_searches_in_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        File.WriteAllText(
            Path.Combine(_folder, "corpus", "甲.txt"), "山西省2019年政府工作报告\n一、工作回顾\n低空经济平稳运行。\n");
        string index = $"t{Guid.NewGuid():N}";
        (int code, string said) = Run(node.Required, index, "index");
        Assert.True(code == 0, said);
        Assert.Contains("新增 1", said, StringComparison.Ordinal);
        (code, said) = Run(node.Required, index, "search", "低空经济");
        Assert.True(code == 0, said);
        Assert.Contains("平稳运行", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "index")));
    }

    [Fact]
    public void A_cluster_that_is_away_is_told_in_a_sentence()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        (int code, string said) = Run("http://127.0.0.1:1", "plans", "search", "低空经济");
        Assert.NotEqual(0, code);
        Assert.Contains("连不上 OpenSearch", said, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void An_index_is_moved_to_a_cluster_and_back_and_both_are_compared()
    {
        string corpus = Directory.CreateDirectory(Path.Combine(_folder, "corpus")).FullName;
        foreach (int year in (int[])[2018, 2019, 2020])
        {
            File.WriteAllText(
                Path.Combine(corpus, $"{year}.txt"), $"山西省{year}年政府工作报告\n一、工作回顾\n低空经济平稳运行。\n");
        }
        string name = $"t{Guid.NewGuid():N}";
        (int code, string said) = Run(node.Required, name, "move-index", "cluster");
        Assert.True(code == 0, said);
        Assert.Contains("3 份", said, StringComparison.Ordinal);
        Assert.Contains("两处一致", said, StringComparison.Ordinal);
        (code, said) = Run(node.Required, name, "search", "低空经济");
        Assert.True(code == 0, said);
        Directory.Delete(Path.Combine(_folder, "index"), recursive: true);
        (code, said) = Run(node.Required, name, "move-index", "folder");
        Assert.True(code == 0, said);
        Assert.Contains("两处一致", said, StringComparison.Ordinal);
        (code, said) = Run("", "", "search", "低空经济");
        Assert.True(code == 0, said);
        Assert.Contains("平稳运行", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_cluster_or_to_nowhere_nothing_is_moved()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        (int code, string said) = Run("", "", "move-index", "cluster");
        Assert.Equal(2, code);
        Assert.Contains("Index:OpenSearch:Address", said, StringComparison.Ordinal);
        (code, said) = Run("", "", "move-index", "elsewhere");
        Assert.Equal(2, code);
        Assert.Contains("可以是：cluster", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_cannot_be_are_told()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        foreach ((string told, string[] arguments) in ((string, string[])[])
            [("应写成 2/4", ["--slice", "5/4"]), ("不与 --rebuild 同用", ["--slice", "1/4", "--rebuild"]), ("由一个程序填充", ["--slice", "1/4"])])
        {
            (int code, string said) = Run("", "", ["index", .. arguments]);
            Assert.Equal(2, code);
            Assert.Contains(told, said, StringComparison.Ordinal);
        }
    }

    private (int Code, string Said) Run(string address, string index, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            BuiltProgram.Path,
            [.. arguments, "--corpus", Path.Combine(_folder, "corpus"), "--index", Path.Combine(_folder, "index")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment["SEARCHPLANS_INDEX__OPENSEARCH__ADDRESS"] = address;
        start.Environment["SEARCHPLANS_INDEX__OPENSEARCH__INDEX"] = index;
        start.Environment["SEARCHPLANS_INDEX__OPENSEARCH__REPLICAS"] = address.Length > 0 ? "0" : "";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result + errors.Result);
    }
}
