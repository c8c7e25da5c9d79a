using System.Text.Json;

namespace SearchPlans.Cli.Tests;

public class WordsTests
{
    [Theory]
    [InlineData("坪")]
    [InlineData("pingsh")]
    [InlineData("ps")]
    public void Suggestions_come_by_characters_and_pinyin(string typed)
    {
        ProgramRun run = TestLibrary.Shared.Run("suggest", typed);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("坪山", run.OutLines);
        JsonElement[] suggestions =
            [.. TestLibrary.Shared.Run("suggest", typed, "--json").Json.GetProperty("suggestions").EnumerateArray()];
        Assert.Equal(run.OutLines, suggestions.Select(s => s.GetProperty("text").GetString()));
        Assert.Equal("place", suggestions.First(s => s.GetProperty("text").GetString() == "坪山").GetProperty("kind").GetString());
        Assert.Single(TestLibrary.Shared.Run("suggest", typed, "--limit", "1").OutLines);
    }

    [Fact]
    public void Nothing_to_suggest_is_told_by_the_exit_code()
    {
        ProgramRun run = TestLibrary.Shared.Run("suggest", "龘龘龘");
        Assert.Equal((1, "", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public void Related_words_and_expressions_are_given()
    {
        ProgramRun run = TestLibrary.Shared.Run("related", "低空经济", "--json");
        Assert.Equal(0, run.ExitCode);
        string?[] related = [.. run.Json.GetProperty("related").EnumerateArray().Select(w => w.GetString())];
        Assert.Contains("无人机", related);
        Assert.DoesNotContain("低空经济", run.Json.GetProperty("words").EnumerateArray().Select(w => w.GetString()));
        Assert.Contains("无人机", TestLibrary.Shared.Run("related", "低空经济").OutLines);
        Assert.Equal(1, TestLibrary.Shared.Run("related", "龘靐齉").ExitCode);
    }

    [Fact]
    public void What_a_lexicon_changes_is_measured()
    {
        using var library = new TestLibrary();
        string lexicon = library.Write("own.txt", "# 自己的词\n功能显著\n坪山\n经济\n查无此词\n5G\n");
        ProgramRun run = library.Run("lexicon", "--lexicon", lexicon, "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("第 6 行没有用上“5G”", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(library.IndexPath));

        JsonElement own = run.Json.GetProperty("own");
        Assert.Equal(4, own.GetProperty("words").GetInt32());
        Assert.Equal(["坪山"], Texts(own, "alreadyShipped"));
        Assert.Equal(["经济"], Texts(own, "alreadyWords"));
        Assert.Equal(["查无此词"], Texts(own, "unseen"));
        JsonElement effect = own.GetProperty("effect");
        JsonElement word = Assert.Single(effect.GetProperty("words").EnumerateArray());
        Assert.Equal("功能显著", word.GetProperty("word").GetString());
        Assert.Equal("功能/显著", word.GetProperty("before").GetString());
        Assert.Equal(
            word.GetProperty("exampleAfter").GetString(),
            word.GetProperty("exampleBefore").GetString()!.Replace("功能/显著", "功能显著", StringComparison.Ordinal));

        // Each of its places is one token less, and nothing else is cut otherwise.
        string plan = File.ReadAllText(Path.Combine(library.CorpusPath, TestLibrary.ShippedFile));
        int places = plan.Split("功能显著").Length - 1;
        Assert.Equal(places, word.GetProperty("count").GetInt32());
        Assert.Equal(places, effect.GetProperty("tokensBefore").GetInt64() - effect.GetProperty("tokensAfter").GetInt64());
        Assert.InRange(effect.GetProperty("paragraphsChanged").GetInt32(), 1, places);
        Assert.Equal(run.Json.GetProperty("shipped").GetProperty("tokensAfter").GetInt64(), effect.GetProperty("tokensBefore").GetInt64());

        Assert.Contains("功能显著", library.Run("lexicon", "--lexicon", lexicon).Out, StringComparison.Ordinal);
        ProgramRun none = library.Run("lexicon");
        Assert.Equal((0, ""), (none.ExitCode, none.Error));
        Assert.Contains("语料里没有 lexicon.txt", none.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Texts(JsonElement of, string name) =>
        of.GetProperty(name).EnumerateArray().Select(w => w.GetString());
}
