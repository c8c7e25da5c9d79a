using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>Time grows with the text and no faster: what took the square of its length would take hours here. Processor time is measured,
/// alone, so that a busy machine doesn't matter.</summary>
[CollectionDefinition(nameof(LinearTimeTests), DisableParallelization = true)]
[Collection(nameof(LinearTimeTests))]
public sealed class LinearTimeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(2);

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
    public void A_line_of_16_million_characters_is_parsed_at_once(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, (16 << 20) / piece.Length));
        Plan plan = ParseInBounds(text);
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
    public void As_many_lines_as_are_allowed_are_parsed_at_once(string line)
    {
        string text = string.Concat(Enumerable.Repeat(line, PlanParser.MaxLines));
        Plan plan = ParseInBounds(text);
        Assert.True(plan.Units.Count >= PlanParser.MaxLines);
        Assert.Throws<PlanFileException>(() => PlanParser.Parse(text + line, "x.txt"));
    }

    private Plan ParseInBounds(string text)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        Plan plan = PlanParser.Parse(text, "x.txt");
        TimeSpan taken = Environment.CpuUsage.TotalTime - start;
        output.WriteLine($"{taken.TotalMilliseconds:F0} ms");
        Assert.True(taken < _bound, $"{taken}");
        return plan;
    }
}
