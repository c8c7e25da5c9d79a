using System.Diagnostics;
using System.Text;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>Whatever comes in, nothing is lost, nothing is thrown but refusals, and time stays linear.</summary>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    private static readonly string[] _pieces =
    [
        "一、", "二、", "三、", "（一）", "（二）", "(三)", "1.", "2．", "3、", "（1）", "①", "第一章 ", "第二节", "第三部分", "## ", "# ", "**", "- ", "——",
        "---", "| ", "> ", "<!-- ", "<details>", "<summary>目录</summary>", "</details>", "目录", "附件1", "名词解释", "专栏1 ", "[^1]",
        "2024年", "政府工作报告", "深圳市", "坪山区", "“十四五”规划", "各位代表：", "来源：", "（编辑：某）", "工作回顾", "工作安排", "市长",
        "推动高质量发展", "。", "，", "；", "：", "！", " ", "\u3000", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u0085", "\f", "\u200B", "\uFEFF",
        "\uD83D\uDE00", "\uD800", "a", "100", "3.5%", "title: x\n", "\"", "'", "[", "{", "&a", "*a", "\\",
    ];

    [Fact]
    public void Random_texts_are_parsed_whole()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int run = 0; run < 4000; run++)
        {
            var text = new StringBuilder(run % 5 == 0 ? "---\n" : "");
            for (int count = random.Next(120); count > 0; count--)
                text.Append(_pieces[random.Next(_pieces.Length)]);
            AssertWhole(text.ToString(), $"seed {seed}, run {run}");
        }
    }

    [Fact]
    public void Mutations_of_a_real_plan_are_parsed_whole()
    {
        string plan = PlanFileReader.Read(Repository.ShippedPlan).Text;
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            var text = new StringBuilder(plan, random.Next(plan.Length / 2), random.Next(plan.Length / 2), plan.Length);
            for (int count = random.Next(30); count > 0; count--)
            {
                int at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text.Insert(at, _pieces[random.Next(_pieces.Length)]);
                else
                    text.Remove(at, Math.Min(random.Next(60), text.Length - at));
            }
            AssertWhole(text.ToString(), $"seed {seed}, run {run}");
        }
    }

    [Fact]
    public void Mutated_files_are_read_or_refused()
    {
        byte[] plan = File.ReadAllBytes(Repository.ShippedPlan);
        int seed = Environment.TickCount, read = 0;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            int start = random.Next(plan.Length);
            byte[] bytes = plan[start..Math.Min(plan.Length, start + random.Next(4000))];
            for (int count = random.Next(4); count > 0 && bytes.Length > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                AssertWhole(PlanFileReader.Read(bytes, "x.txt").Text, $"seed {seed}, run {run}");
                read++;
            }
            catch (PlanFileException refusal)
            {
                Assert.Matches("[\u4E00-\u9FFF]", refusal.Message);
            }
        }
        output.WriteLine($"{read} of 300 read");
    }

    [Theory]
    [InlineData("一")]
    [InlineData("各项工作有序推进，")]
    [InlineData("**")]
    [InlineData("（一）")]
    [InlineData(" ")]
    [InlineData("第")]
    [InlineData("2024年")]
    [InlineData("[^")]
    public void A_line_of_16_million_characters_takes_less_than_two_seconds(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, (16 << 20) / piece.Length));
        var watch = Stopwatch.StartNew();
        Plan plan = PlanParser.Parse(text, "x.txt");
        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        Assert.InRange(plan.Units.Count, 0, 2);
    }

    [Theory]
    [InlineData("一、某\n")]
    [InlineData("某项工作目标任务\n")]
    [InlineData("1.工作推进有力。成效明显提升。\n")]
    [InlineData("——数\n")]
    [InlineData("目录\n")]
    public void As_many_lines_as_are_allowed_take_less_than_three_seconds(string line)
    {
        string text = string.Concat(Enumerable.Repeat(line, PlanParser.MaxLines));
        var watch = Stopwatch.StartNew();
        Plan plan = PlanParser.Parse(text, "x.txt");
        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
        Assert.True(plan.Units.Count >= PlanParser.MaxLines);
        Assert.Throws<PlanFileException>(() => PlanParser.Parse(text + line, "x.txt"));
    }

    private static void AssertWhole(string text, string where)
    {
        try
        {
            PlanAssert.IsWhole(PlanParser.Parse(text, "x.md"));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{where}: {text}", e);
        }
    }
}
