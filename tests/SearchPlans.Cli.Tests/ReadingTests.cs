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
        Assert.Equal(["2024", "广东省/深圳市/坪山区", "国民经济和社会发展计划", "深圳市坪山区2024年国民经济和社会发展计划", TestLibrary.ShippedFile], cells[1..6]);

        JsonElement list = TestLibrary.Shared.Run("plans", "--json").Json;
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        JsonElement plan = Assert.Single(list.GetProperty("plans").EnumerateArray());
        Assert.Equal(cells[0], plan.GetProperty("id").GetString());
        Assert.Equal(cells[7], plan.GetProperty("characters").GetRawText());
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
            Assert.Contains(Bare(line), shown, StringComparison.Ordinal);

        static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void A_plan_as_json_has_outline_and_paragraphs()
    {
        JsonElement plan = TestLibrary.Shared.Run("show", TestLibrary.ShippedFile, "--json").Json;
        JsonElement[] outline = [.. plan.GetProperty("outline").EnumerateArray()];
        Assert.Equal(3, outline.Count(s => s.GetProperty("level").GetInt32() == 1));
        JsonElement[] paragraphs = [.. plan.GetProperty("paragraphs").EnumerateArray()];
        Assert.Equal(plan.GetProperty("plan").GetProperty("paragraphs").GetInt32(), paragraphs.Count(p => p.GetProperty("kind").GetString() != "surrounding"));
        var anchors = paragraphs.Select(p => p.GetProperty("paragraph").GetString()).ToHashSet();
        Assert.Equal(paragraphs.Length, anchors.Count);
        Assert.All(outline, s => Assert.Contains(s.GetProperty("paragraph").GetString(), anchors));
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
        string plan = Path.Combine(TestLibrary.RepositoryPath, "corpus", TestLibrary.ShippedFile);
        ProgramRun run = SearchPlansProgram.Run("analyze", "--tokenizer", "smartcn", "--file", plan);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string golden = File.ReadAllText(SharedDataFactAttribute.PathOf("golden/smartcn/pingshan-2024-plan.tokens.tsv"));
        Assert.Equal(golden.Split('\n'), run.Out.Split('\n'));
    }

    [Fact]
    public void Analyze_takes_standard_input_and_gives_a_line_for_a_line()
    {
        ProgramRun run = SearchPlansProgram.Run(["analyze", "--file", "-", "--tokenizer", "bigrams"], null, "链上坪山\n\n甲乙"u8.ToArray());
        Assert.Equal("链上/0/2\t上坪/1/3\t坪山/2/4\n\n甲乙/0/2\n", run.Out);

        ProgramRun json = SearchPlansProgram.Run("analyze", "坪", "--tokenizer", "characters", "--json");
        Assert.Equal("""{"text":"坪","tokens":[{"term":"坪","start":0,"end":1,"position":0}]}""" + "\n", json.Out);

        ProgramRun garbage = SearchPlansProgram.Run(["analyze", "--file", "-"], null, [0xB5, 0xCD, 0xBF, 0xD5]);
        Assert.Equal(2, garbage.ExitCode);
        Assert.Contains("不是 UTF-8", garbage.Error, StringComparison.Ordinal);
    }
}
