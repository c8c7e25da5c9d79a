using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>Time grows with the text and no faster. Processor time is measured, alone, so that a busy machine doesn't matter.</summary>
[CollectionDefinition(nameof(LinearTimeTests), DisableParallelization = true)]
[Collection(nameof(LinearTimeTests))]
public sealed class LinearTimeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("一")]
    [InlineData("各项工作有序推进，")]
    [InlineData("**")]
    [InlineData("（一）")]
    [InlineData(" ")]
    [InlineData("第")]
    [InlineData("2024年")]
    [InlineData("[^")]
    [InlineData("---")]
    [InlineData("各位代表")]
    [InlineData("，。")]
    [InlineData("|")]
    [InlineData("1.1")]
    public void A_line_of_16_million_characters_takes_less_than_two_seconds(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, (16 << 20) / piece.Length));
        Plan plan = ParseWithin(TimeSpan.FromSeconds(2), text);
        Assert.InRange(plan.Units.Count, 0, 2);
    }

    [Theory]
    [InlineData("一、某\n")]
    [InlineData("某项工作目标任务\n")]
    [InlineData("1.工作推进有力。成效明显提升。\n")]
    [InlineData("——数\n")]
    [InlineData("目录\n")]
    [InlineData("| 甲 | 乙 |\n")]
    [InlineData("1.1 某事项\n")]
    [InlineData("四、某事项的工作任务\n")]
    public void As_many_lines_as_are_allowed_take_less_than_three_seconds(string line)
    {
        string text = string.Concat(Enumerable.Repeat(line, PlanParser.MaxLines));
        Plan plan = ParseWithin(TimeSpan.FromSeconds(3), text);
        Assert.True(plan.Units.Count >= PlanParser.MaxLines);
        Assert.Throws<PlanFileException>(() => PlanParser.Parse(text + line, "x.txt"));
    }

    [ReportsFact]
    public void Real_reports_are_parsed_at_millions_of_characters_a_second()
    {
        long chars = 0;
        foreach (ReportsTests.Report report in ReportsTests.All.Take(60))
        {
            PlanParser.Parse(report.Text, report.Path);
        }
        TimeSpan start = Environment.CpuUsage.TotalTime;
        foreach (ReportsTests.Report report in ReportsTests.All)
        {
            PlanParser.Parse(report.Text, report.Path);
            chars += report.Text.Length;
        }
        double speed = chars / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        output.WriteLine($"{chars:N0} characters, {speed / 1e6:F1} million a second");
        Assert.True(speed > 2e6, $"{speed:N0} characters a second");
    }

    private Plan ParseWithin(TimeSpan limit, string text)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        Plan plan = PlanParser.Parse(text, "x.txt");
        TimeSpan taken = Environment.CpuUsage.TotalTime - start;
        output.WriteLine($"{taken.TotalMilliseconds:F0} ms");
        Assert.True(taken < limit, $"{taken}");
        return plan;
    }
}
