using System.Text.Json;

namespace SearchPlans.Cli.Tests;

/// <summary><c>words</c> and <c>origins</c>: what is new in a place's report, and where its sentences stood before.</summary>
public sealed class NewWordsTests : IDisposable
{
    private const string Copied = "坚持把发展经济的着力点放在实体经济上，推进新型工业化，加快建设制造强市。";

    private readonly TestLibrary _library = new(withPlan: false);

    public NewWordsTests()
    {
        string filler = string.Concat(Enumerable.Range(0, 12).Select(i => $"各项工作稳步推进，第{i}项民生实事完成。\n\n"));
        _library.Write("corpus/江苏省/2023.md", $"# 江苏省2023年政府工作报告\n\n## 一、工作安排\n\n{filler}{Copied}\n");
        _library.Write("corpus/江苏省/2024.md", $"# 江苏省2024年政府工作报告\n\n## 一、工作安排\n\n{filler}"
            + $"大力发展水晶陀螺制造业集群。\n\n支持水晶陀螺制造业集群出海。\n\n水晶陀螺制造业集群达到12个。\n\n"
            + $"{Copied.Replace("强市", "强省", StringComparison.Ordinal)}\n");
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public void New_expressions_are_listed_with_their_sentences()
    {
        ProgramRun run = _library.Run("words", "江苏");
        Assert.Equal(0, run.ExitCode);
        string row = Assert.Single(run.OutLines, l => l.Contains("\t水晶陀螺制造业集群\t", StringComparison.Ordinal));
        Assert.Contains("大力发展水晶陀螺制造业集群。", row, StringComparison.Ordinal);
        JsonElement json = _library.Run("words", "江苏", "--year", "2024", "--json").Json;
        Assert.Contains("水晶陀螺制造业集群", json.ToString(), StringComparison.Ordinal);
        Assert.Contains("水晶陀螺制造业集群", _library.Run("words", "江苏", "--csv").Out, StringComparison.Ordinal);
        Assert.Equal((1, "没有收录这样的文件。"), _library.Run("words", "江苏", "--year", "1999") is var none
            ? (none.ExitCode, none.Error.Trim())
            : default);
        ProgramRun wrong = _library.Run("words", "江酥");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("江苏省", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_are_told_where_they_stood_before()
    {
        ProgramRun run = _library.Run("origins", "江苏省2024年", "--json");
        Assert.Equal(0, run.ExitCode);
        JsonElement[] sentences = [.. run.Json.GetProperty("sentences").EnumerateArray()];
        JsonElement copied = sentences.Single(s => s.GetProperty("sourceText").GetString() == Copied);
        Assert.InRange(copied.GetProperty("similarity").GetDouble(), 0.9, 0.999);
        Assert.Contains("见于 江苏省2023年政府工作报告", _library.Run("origins", "江苏省2024年").Out, StringComparison.Ordinal);
        Assert.Equal(1, _library.Run("origins", "江苏省2023年").ExitCode);
        Assert.Equal(1, _library.Run("origins", "没有这份").ExitCode);
        ProgramRun at = _library.Run("origins", "江苏省2024年", "--at", "none");
        Assert.Equal(2, at.ExitCode);
        Assert.Contains("锚点", at.Error, StringComparison.Ordinal);
    }
}
