using System.Text.Json;

namespace SearchPlans.Cli.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly TestLibrary _library = new(withPlan: false);

    public CompareTests()
    {
        _library.Write("corpus/广东省/2023.md",
            "# 广东省2023年政府工作报告\n\n## 一、工作安排\n\n地区生产总值增长5%。发展数字经济和海洋经济。\n\n## 二、文物保护\n\n修缮古城墙。\n");
        _library.Write("corpus/广东省/2024.md",
            "# 广东省2024年政府工作报告\n\n## 一、工作安排\n\n地区生产总值增长6%。发展数字经济和低空经济。\n");
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public void What_differs_is_told_section_by_section()
    {
        ProgramRun run = _library.Run("compare", "广东省2023年", "2024.md");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("一、工作安排 ［改动］", run.Out, StringComparison.Ordinal);
        Assert.Contains("［-海洋-］［+低空+］经济", run.Out, StringComparison.Ordinal);
        Assert.Contains("二、文物保护 ［删去］", run.Out, StringComparison.Ordinal);
        Assert.Contains("5% → 6%（+1个百分点）", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("城墙", _library.Run("compare", "2023.md", "2024.md", "--figures").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_given_as_csv_and_json()
    {
        Assert.Contains("删去,1,二、文物保护,,,修缮古城墙。", _library.Run("compare", "2023.md", "2024.md", "--csv").Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(_library.Run("compare", "2023.md", "2024.md", "--json").Out);
        Assert.Equal(1, json.RootElement.GetProperty("sections").GetProperty("gone").GetInt32());
    }

    [Fact]
    public void A_draft_is_compared_and_not_taken_in()
    {
        string draft = _library.Write("草稿.md", "# 广东省2025年政府工作报告\n\n## 一、工作安排\n\n地区生产总值增长7%。发展数字经济和低空经济。\n");
        ProgramRun run = _library.Run("compare", "2024.md", "--draft", draft);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("6% → 7%（+1个百分点）", run.Out, StringComparison.Ordinal);
        Assert.Equal("2", _library.Run("plans", "--count").Out.Trim());
        Assert.Equal(2, _library.Run("compare", "2024.md").ExitCode);
        Assert.Contains("没有文件", _library.Run("compare", "2024.md", "--draft", "nowhere.md").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_is_told_plan_by_plan()
    {
        ProgramRun run = _library.Run("topic", "海洋经济", "--region", "广东", "--region", "江苏", "--year", "2023");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("发展数字经济和【海洋经济】", run.Out, StringComparison.Ordinal);
        Assert.Contains("没有 2023 年的文件", run.Out, StringComparison.Ordinal);
        ProgramRun silent = _library.Run("topic", "海洋经济", "--plan", "2024.md");
        Assert.Equal(1, silent.ExitCode);
        Assert.Contains("没有说到", silent.Out, StringComparison.Ordinal);
        Assert.Equal(2, _library.Run("topic", "海洋经济").ExitCode);
        Assert.Contains("广东省", _library.Run("topic", "海洋经济", "--region", "广冬省").Error, StringComparison.Ordinal);
        string csv = _library.Run("topic", "海洋经济", "--plan", "2023.md", "--csv").Out;
        Assert.StartsWith("地区,", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public void Latest_plans_of_several_years_are_told_with_the_year_that_most_places_have()
    {
        _library.Write("corpus/浙江省/旧.md", "# 浙江省2023年政府工作报告\n\n## 一、工作安排\n\n发展海洋经济。\n");
        string told = _library.Run("topic", "海洋经济", "--region", "广东", "--region", "浙江").Out;
        Assert.Contains("年份不同（2023—2024）", told, StringComparison.Ordinal);
        Assert.Contains("--year 2023", told, StringComparison.Ordinal);
        string ofYear = _library.Run("topic", "海洋经济", "--region", "广东", "--region", "浙江", "--year", "2023").Out;
        Assert.DoesNotContain("年份不同", ofYear, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023.md", "2023.md", 2, "同一份")]
    [InlineData("2023.md", "不存在", 1, "不存在")]
    [InlineData("2023.md~nowhere", "2024.md", 2, "没有所指的这一节")]
    public void What_is_wrong_is_told(string old, string now, int exitCode, string said)
    {
        ProgramRun run = _library.Run("compare", old, now);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }
}
