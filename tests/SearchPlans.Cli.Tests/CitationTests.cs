using System.Text.Json;

namespace SearchPlans.Cli.Tests;

public sealed class CitationTests : IDisposable
{
    private readonly TestLibrary _library = new(withPlan: false);

    public CitationTests()
    {
        _library.Write("corpus/规划.md", "# 青海省国民经济和社会发展第十四个五年规划纲要\n\n加快发展。\n");
        _library.Write("corpus/报告.md", "# 青海省2023年政府工作报告\n\n我省“十四五”规划开局良好，《青海省柴达木循环经济发展规划》印发。\n");
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public void What_a_plan_names_and_what_names_it_is_told()
    {
        ProgramRun run = _library.Run("citations", "报告.md");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("提到：青海省国民经济和社会发展第十四个五年规划纲要", run.Out, StringComparison.Ordinal);
        Assert.Contains("《青海省柴达木循环经济发展规划》（未收录）", run.Out, StringComparison.Ordinal);
        Assert.Contains("被提到：青海省2023年政府工作报告", _library.Run("citations", "规划.md").Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_library.Run("citations", "规划.md", "--json").Out);
        Assert.Equal(1, json.RootElement.GetProperty("citing").GetArrayLength());
        Assert.Equal(1, _library.Run("citations", "没有.md").ExitCode);
    }

    [Fact]
    public void What_is_named_and_isn_t_here_is_told()
    {
        ProgramRun run = _library.Run("citations");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 份提到", run.Out, StringComparison.Ordinal);
        Assert.Contains("《青海省柴达木循环经济发展规划》", run.Out, StringComparison.Ordinal);
    }
}
