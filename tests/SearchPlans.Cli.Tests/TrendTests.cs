namespace SearchPlans.Cli.Tests;

public sealed class TrendTests : IDisposable
{
    private readonly TestLibrary _library = new(withPlan: false);

    public TrendTests()
    {
        _library.Write("corpus/广东省/2022.md", "# 广东省2022年政府工作报告\n\n## 一、工作安排\n\n发展数字经济。\n");
        _library.Write("corpus/广东省/2024.md", "# 广东省2024年政府工作报告\n\n## 一、工作安排\n\n发展低空经济，建设低空经济园区。\n");
        _library.Write("corpus/广东省/深圳市/2024.md", "# 深圳市2024年政府工作报告\n\n## 一、工作安排\n\n开通航线。\n");
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public void Years_are_told_with_those_that_lack_plans()
    {
        ProgramRun run = _library.Run("trend", "低空经济");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["低空经济\t2022\t0\t0\t1\t0", "低空经济\t2023\t0\t0\t0\t未收录", "低空经济\t2024\t1\t1\t2\t0.5"],
            run.OutLines.Skip(1).Select(l => string.Join('\t', l.Split('\t').Take(6))));
        Assert.Equal(1, _library.Run("trend", "无此说法").ExitCode);
        Assert.Equal(0, _library.Run("trend", "低空经济", "--json").ExitCode);
    }

    [Fact]
    public void First_mentions_are_told_with_their_plans()
    {
        ProgramRun run = _library.Run("trend", "低空经济", "数字经济", "--first");
        Assert.Equal(["低空经济 广东省 2024", "数字经济 广东省 2022"],
            run.OutLines.Skip(1).Select(l => string.Join(' ', l.Split('\t').Take(3))));
        Assert.Equal(1, _library.Run("trend", "低空经济", "--first", "--region", "广东", "--level", "市").ExitCode);
    }

    [Theory]
    [InlineData("--region", "广冬省", "广东省")]
    [InlineData("--level", "村", "国家")]
    [InlineData("--year", "何年", "2015-2025")]
    public void What_is_wrong_is_told(string option, string value, string said)
    {
        ProgramRun run = _library.Run("trend", "低空经济", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_that_say_it_are_told_apart_from_those_that_don_t_and_aren_t_there()
    {
        ProgramRun run = _library.Run("coverage", "低空经济", "--region", "广东", "--level", "省", "--type", "政府工作报告", "--year", "2022-2024");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["说到 广东省 2024", "没有说到 广东省 2022", "未收录 广东省 2023"],
            run.OutLines.Skip(1).Select(l => string.Join(' ', l.Split('\t').Take(3))));
        Assert.Equal(1, _library.Run("coverage", "无此说法").ExitCode);
        Assert.Equal(2, _library.Run("coverage", "低空经济、数字经济").ExitCode);
    }

    [Fact]
    public void Files_that_can_t_be_read_are_listed_unless_their_names_tell_of_another_place_or_year()
    {
        foreach (string file in (string[])["广东省/2023.docx", "浙江省/2023.docx", "广东省/2019.docx", "不知何处.docx"])
        {
            _library.Write($"corpus/{file}", [(byte)'P', (byte)'K', 3, 4, 0xFF, 0xFE, 0, 1, 2]);
        }
        ProgramRun run = _library.Run("coverage", "低空经济", "--region", "广东", "--level", "省", "--type", "政府工作报告", "--year", "2022-2024");
        Assert.Equal(0, run.ExitCode);
        // Which isn't missing: it is there.
        Assert.Equal(
            ["无法读取   ", "无法读取 广东省 2023 ", "没有说到 广东省 2022 政府工作报告", "说到 广东省 2024 政府工作报告"],
            run.OutLines.Skip(1).Select(l => string.Join(' ', l.Split('\t').Take(4))).Order(StringComparer.Ordinal));
        string[] files = [.. _library.Run("coverage", "低空经济", "--region", "广东", "--year", "2022-2024", "--json").Json
            .GetProperty("unread").EnumerateArray().Select(u => u.GetProperty("file").GetString()!).Order(StringComparer.Ordinal)];
        Assert.Equal(["不知何处.docx", "广东省/2023.docx"], files);
        // Who has tried to read them knows why.
        Assert.Contains("docx", _library.Run("index", "--json").Out, StringComparison.Ordinal);
    }
}
