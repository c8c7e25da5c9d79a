using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Suggesting;

public sealed class SuggestionIndexTests
{
    private static readonly SuggestionIndex _index = Build(
        "坪山", "坪山区", "坪山区2024年计划", "深圳市坪山区", "平山县", "重庆", "重庆市", "长沙", "长沙市", "成长", "沙井", "经济", "低空经济", "新质生产力",
        "专精特新", "GDP", "PM2.5", "5G基站", "“链上坪山”试点", "生产", "发展", "力度", "高质量发展", "绿色", "绿色发展", "西安", "先进制造业", "女性", "乐亭县");

    private static SuggestionIndex Build(params string[] texts) =>
        SuggestionIndex.Build(texts.Select((text, i) => new SuggestionEntry(text, SuggestionKind.Word, 1000 - i)));

    private static string Suggest(string typed, int limit = 5) => string.Join(' ', _index.Suggest(typed, limit).Select(s => s.Text));

    [Theory]
    [InlineData("坪", "坪山 坪山区 坪山区2024年计划 深圳市坪山区 “链上坪山”试点")]
    [InlineData("pingshan", "坪山 坪山区 坪山区2024年计划 平山县")]
    [InlineData("PingShan", "坪山 坪山区 坪山区2024年计划 平山县")]
    [InlineData("ping shan", "坪山 坪山区 坪山区2024年计划 平山县")]
    [InlineData("pings", "坪山 坪山区 坪山区2024年计划 平山县")]
    [InlineData("ps", "坪山 坪山区 坪山区2024年计划 平山县")]
    [InlineData("psq", "坪山区 坪山区2024年计划")]
    [InlineData("坪shan", "坪山 坪山区 坪山区2024年计划")]
    [InlineData("坪sq", "坪山区 坪山区2024年计划")]
    [InlineData("psq2024", "坪山区2024年计划")]
    [InlineData("chongqing", "重庆 重庆市")]
    [InlineData("zhongqing", "重庆 重庆市")]
    [InlineData("changsha", "长沙 长沙市")]
    [InlineData("cs", "长沙 长沙市")]
    [InlineData("xian", "西安 先进制造业")]
    [InlineData("xi'an", "西安 先进制造业")]
    [InlineData("xianjin", "先进制造业")]
    [InlineData("lvse", "绿色 绿色发展")]
    [InlineData("lüse", "绿色 绿色发展")]
    [InlineData("laoting", "乐亭县")]
    [InlineData("gdp", "GDP")]
    [InlineData("pm2", "PM2.5")]
    [InlineData("5gjz", "5G基站")]
    [InlineData("经济", "经济 低空经济")]
    [InlineData("經濟", "经济 低空经济")]
    [InlineData("链上", "“链上坪山”试点")]
    [InlineData("瓶山", "坪山 坪山区 坪山区2024年计划 平山县")]
    [InlineData("zjtx", "专精特新")]
    [InlineData("zhuanjingtexin", "专精特新")]
    [InlineData("zhuanjtx", "专精特新")]
    [InlineData("", "")]
    [InlineData("，。", "")]
    [InlineData("没有这个", "")]
    public void What_is_typed_is_finished(string typed, string suggested) => Assert.Equal(suggested, Suggest(typed));

    [Fact]
    public void The_limit_holds_and_the_better_match_comes_first()
    {
        Assert.Equal(["坪山", "坪山区"], _index.Suggest("坪山", 2).Select(s => s.Text));
        Assert.Equal(
            [SuggestionMatch.Beginning, SuggestionMatch.Beginning, SuggestionMatch.Beginning, SuggestionMatch.Inside,
                SuggestionMatch.Inside, SuggestionMatch.SameSound],
            _index.Suggest("坪山", 10).Select(s => s.Match));
        Assert.Equal(SuggestionMatch.Sound, Assert.Single(_index.Suggest("pings", 1)).Match);
        Assert.Equal(SuggestionMatch.Initials, Assert.Single(_index.Suggest("ps", 1)).Match);
    }

    [Fact]
    public void One_of_equal_texts_is_kept_and_what_has_no_characters_is_left_out()
    {
        SuggestionIndex index = SuggestionIndex.Build(
        [
            new("高质量", SuggestionKind.Word, 5), new("“高质量”", SuggestionKind.Heading, 9), new("……", SuggestionKind.Word, 99),
            new(new string('长', SuggestionIndex.MaxEntryLength + 1), SuggestionKind.Title, 99),
        ]);
        Assert.Equal(1, index.Count);
        Assert.Equal(new Suggestion("“高质量”", SuggestionKind.Heading, 9, SuggestionMatch.Beginning), Assert.Single(index.Suggest("高", 5)));
    }

    [Fact]
    public void Endless_input_has_no_suggestions()
    {
        foreach (string piece in (string[])["坪", "p", "zh", "\U00020000", "\ud800", "\n", "，", "1"])
        {
            string text = string.Concat(Enumerable.Repeat(piece, 10_000));
            Assert.Empty(_index.Suggest(text, 10));
            Assert.Null(new RunCorrector(_index, PlanVocabulary.Shipped, _ => 1, 1).Correct(text));
        }
    }

    [Fact]
    public void An_empty_index_answers() => Assert.Empty(Build().Suggest("坪山", 5));
}
