using System.Text;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>Whatever comes in, nothing is lost, nothing is thrown but refusals.</summary>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    private static readonly string[] _pieces =
    [
        "一、", "二、", "三、", "（一）", "（二）", "(三)", "1.", "2．", "3、", "（1）", "①", "第一章 ", "第二节", "第三部分", "## ", "# ", "**", "- ", "——",
        "---", "| ", "> ", "<!-- ", "<details>", "<summary>目录</summary>", "</details>", "目录", "附件1", "名词解释", "专栏1 ", "1.1 ", "2.1 ", "2.2 ",
        "序言", "附 表", "|", " | ", "| --- |\n", "让我们奋斗！", "民生实事", "努力完成全年各项目标任务推动经济社会持续健康发展\n", "[^1]",
        "2024年", "政府工作报告", "深圳市", "坪山区", "“十四五”规划", "各位代表：", "来源：", "（编辑：某）", "工作回顾", "工作安排", "市长",
        "推动高质量发展", "。", "，", "；", "：", "！", " ", "\u3000", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u0085", "\f", "\u200B", "\uFEFF",
        "\uD83D\uDE00", "\uD800", "a", "100", "3.5%", "title: x\n", "\"", "'", "[", "{", "&a", "*a", "\\",
    ];

    [Fact]
    public void Random_texts_are_parsed_whole()
    {
        int seed = TestRandom.Seed();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int run = 0; run < 4000; run++)
        {
            var text = new StringBuilder(run % 5 == 0 ? "---\n" : "");
            for (int count = random.Next(120); count > 0; count--)
            {
                text.Append(_pieces[random.Next(_pieces.Length)]);
            }
            AssertWhole(text.ToString(), $"seed {seed}, run {run}");
        }
    }

    [Fact]
    public void Mutations_of_a_real_plan_are_parsed_whole()
    {
        string plan = PlanFileReader.Read(Repository.ShippedPlan).Text;
        int seed = TestRandom.Seed();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            var text = new StringBuilder(plan, random.Next(plan.Length / 2), random.Next(plan.Length / 2), plan.Length);
            for (int count = random.Next(30); count > 0; count--)
            {
                int at = random.Next(text.Length);
                if (random.Next(2) == 0)
                {
                    text.Insert(at, _pieces[random.Next(_pieces.Length)]);
                }
                else
                {
                    text.Remove(at, Math.Min(random.Next(60), text.Length - at));
                }
            }
            AssertWhole(text.ToString(), $"seed {seed}, run {run}");
        }
    }

    [Fact]
    public void Mutated_files_are_read_or_refused()
    {
        string plan = PlanFileReader.Read(Repository.ShippedPlan).Text;
        int seed = TestRandom.Seed(), read = 0;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            int start = random.Next(plan.Length);
            byte[] bytes = Encoding.UTF8.GetBytes(plan[start..Math.Min(plan.Length, start + random.Next(4000))]);
            for (int count = random.Next(3); count > 0 && bytes.Length > 0; count--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
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
