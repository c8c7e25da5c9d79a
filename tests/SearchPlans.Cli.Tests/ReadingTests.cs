using System.Text.Json;

namespace SearchPlans.Cli.Tests;

public class ReadingTests
{
    [Fact]
    public void Plans_are_listed_one_a_line_and_as_json()
    {
        ProgramRun rows = TestLibrary.Shared.Run("plans");
        Assert.Equal((0, ""), (rows.ExitCode, rows.Error));
        string[] cells = Assert.Single(rows.OutLines).Split('\t');
        Assert.Equal(["2024", "广东省/深圳市/坪山区", "年度计划", "深圳市坪山区2024年国民经济和社会发展计划", TestLibrary.ShippedFile], cells[1..6]);

        JsonElement list = TestLibrary.Shared.Run("plans", "--json").Json;
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        JsonElement plan = Assert.Single(list.GetProperty("plans").EnumerateArray());
        Assert.Equal(cells[0], plan.GetProperty("id").GetString());
        Assert.Equal(cells[7], plan.GetProperty("characters").GetRawText());
        Assert.Equal(cells[8], plan.GetProperty("issuer").GetString());
        Assert.Equal(10, cells.Length);
    }

    [Fact]
    public void A_plan_is_shown_whole()
    {
        ProgramRun run = TestLibrary.Shared.Run("show", "坪山区2024", "--query", "低空经济");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("提纲\n  一、", run.Out, StringComparison.Ordinal);
        Assert.Contains("【低空经济】", run.Out, StringComparison.Ordinal);
        string shown = Bare(run.Out.Replace("【", "", StringComparison.Ordinal).Replace("】", "", StringComparison.Ordinal));
        foreach (string line in File.ReadLines(Path.Combine(TestLibrary.Shared.CorpusPath, TestLibrary.ShippedFile)))
        {
            Assert.Contains(Bare(line), shown, StringComparison.Ordinal);
        }

        static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void A_plan_as_json_has_outline_and_paragraphs()
    {
        JsonElement plan = TestLibrary.Shared.Run("show", TestLibrary.ShippedFile, "--json").Json;
        JsonElement[] outline = [.. plan.GetProperty("outline").EnumerateArray()];
        Assert.Equal(3, outline.Count(s => s.GetProperty("level").GetInt32() == 1));
        JsonElement[] paragraphs = [.. plan.GetProperty("paragraphs").EnumerateArray()];
        Assert.Equal(plan.GetProperty("plan").GetProperty("paragraphs").GetInt32(),
            paragraphs.Count(p => p.GetProperty("kind").GetString() != "surrounding"));
        var anchors = paragraphs.Select(p => p.GetProperty("paragraph").GetString()).ToHashSet();
        Assert.Equal(paragraphs.Length, anchors.Count);
        Assert.All(outline, s => Assert.Contains(s.GetProperty("paragraph").GetString(), anchors));
    }

    [Fact]
    public void What_is_known_of_a_plan_is_shown_with_how_it_is_known_and_tables_as_tables()
    {
        using var library = new TestLibrary(withPlan: false);
        library.Write("corpus/plan.md", """
            ---
            issuer: 甲市人民政府
            文号: 甲政发[2024]1号
            signed: 2024-02-01
            published: 2024-02-03
            ---
            # 深圳市龙岗区2024年政府工作报告

            ## 一、2023年工作回顾

            过去一年稳步发展。

            ## 三、2024年工作安排

            | 指标 | 目标 |
            | --- | --- |
            | 地区生产总值 | 6% |

            """);
        ProgramRun run = library.Run("show", "plan.md", "--query", "生产总值");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("年份：2024（由文字推断）", run.OutLines);
        Assert.Contains("发布机关：甲市人民政府（文件开头写明）", run.OutLines);
        Assert.Contains("文号：甲政发〔2024〕1号（文件开头写明）", run.OutLines);
        Assert.Contains("成文日期：2024-02-01（文件开头写明）", run.OutLines);
        Assert.Contains("发布日期：2024-02-03（文件开头写明）", run.OutLines);
        Assert.Contains("  指标         │ 目标", run.OutLines);
        Assert.Contains("  【地区生产总值】 │ 6%", run.OutLines);
        Assert.Contains("可疑之处", run.OutLines);

        JsonElement page = library.Run("show", "plan.md", "--json").Json;
        Assert.Equal("2024-02-03", page.GetProperty("plan").GetProperty("published").GetString());
        Assert.Equal("frontMatter", page.GetProperty("origins").GetProperty("issuer").GetString());
        Assert.Equal("inferred", page.GetProperty("origins").GetProperty("year").GetString());
        Assert.NotEmpty(page.GetProperty("notices").EnumerateArray());
        JsonElement[] rows =
            [.. page.GetProperty("paragraphs").EnumerateArray().Where(p => p.GetProperty("kind").GetString() == "tableRow")];
        Assert.Equal([true, false], rows.Select(r => r.GetProperty("isTableHead").GetBoolean()));
        Assert.Equal(["地区生产总值", "6%"], rows[1].GetProperty("cells").EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public void The_outline_alone_has_no_text()
    {
        ProgramRun run = TestLibrary.Shared.Run("show", TestLibrary.ShippedFile, "--outline");
        Assert.Contains("    (八)", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("无人机", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_no_plan_or_several_bear_are_told()
    {
        ProgramRun unknown = TestLibrary.Shared.Run("show", "没有的计划");
        Assert.Equal((1, ""), (unknown.ExitCode, unknown.Out));
        Assert.Contains("没有名为“没有的计划”的计划", unknown.Error, StringComparison.Ordinal);

        using var library = new TestLibrary();
        library.Write("corpus/longgang.txt", TestLibrary.OtherPlanText("龙岗"));
        ProgramRun several = library.Run("show", "2024年国民经济");
        Assert.Equal((1, ""), (several.ExitCode, several.Out));
        Assert.Contains("可以指 2 份计划", several.Error, StringComparison.Ordinal);
        Assert.Contains("深圳市坪山区2024年", several.Error, StringComparison.Ordinal);
        Assert.Contains("深圳市龙岗区2024年", several.Error, StringComparison.Ordinal);
    }

    [SharedDataFact("golden/smartcn/pingshan-2024-plan.tokens.tsv")]
    public void Analyze_gives_the_golden_words_of_the_shipped_plan()
    {
        string plan = Path.Combine(Repository.Root, "corpus", TestLibrary.ShippedFile);
        ProgramRun run = SearchPlansProgram.Run("analyze", "--tokenizer", "smartcn", "--file", plan);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string golden = File.ReadAllText(Repository.SharedPathOf("golden/smartcn/pingshan-2024-plan.tokens.tsv"));
        Assert.Equal(golden.Split('\n'), run.Out.Split('\n'));
    }

    [Fact]
    public void Analyze_takes_standard_input_and_gives_a_line_for_a_line()
    {
        ProgramRun run = SearchPlansProgram.Run(["analyze", "--file", "-", "--tokenizer", "bigrams"], null, "链上坪山\n\n甲乙"u8.ToArray());
        Assert.Equal("链上/0/2\t上坪/1/3\t坪山/2/4\n\n甲乙/0/2\n", run.Out);

        ProgramRun json = SearchPlansProgram.Run("analyze", "坪", "--tokenizer", "characters", "--json");
        Assert.Equal("""{"text":"坪","tokens":[{"term":"坪","start":0,"end":1,"position":0}]}""" + "\n", json.Out);

        using var library = new TestLibrary(withPlan: false);
        library.Write("corpus/lexicon.txt", "甲乙丙丁\n");
        Assert.Equal("甲乙丙丁/0/4\n", library.Run("analyze", "甲乙丙丁").Out);
        Assert.NotEqual("甲乙丙丁/0/4\n", SearchPlansProgram.Run("analyze", "甲乙丙丁").Out);

        ProgramRun garbage = SearchPlansProgram.Run(["analyze", "--file", "-"], null, [0xB5, 0xCD, 0xBF, 0xD5]);
        Assert.Equal(2, garbage.ExitCode);
        Assert.Contains("不是 UTF-8", garbage.Error, StringComparison.Ordinal);
    }
}
