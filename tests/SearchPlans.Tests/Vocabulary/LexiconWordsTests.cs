using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Vocabulary;

public sealed class LexiconWordsTests
{
    [Theory]
    [InlineData("新质生产力")]
    [InlineData("低空经济")]
    [InlineData("专精特新")]
    [InlineData("工业上楼")]
    [InlineData("高新区")]
    [InlineData("放管服")]
    [InlineData("一带一路")]
    [InlineData("两新一重")]
    [InlineData("双碳")]
    public void Terms_of_today_are_words(string word) => Assert.Contains(word, LexiconWords.Terms);

    [Fact]
    public void What_ships_is_in_order()
    {
        string[] lines = [.. SynonymsTests.VocabularyLines("lexicon.txt")];
        Assert.True(lines.Length >= 1200, $"{lines.Length}");
        Assert.Equal(lines, LexiconWords.Terms);
    }

    [Theory]
    [InlineData("坪山", true)]
    [InlineData("坪山区", true)]
    [InlineData("深圳", true)]
    [InlineData("广东省", true)]
    [InlineData("广西壮族自治区", true)]
    [InlineData("广西", true)]
    [InlineData("浦东新区", true)]
    [InlineData("和政县", true)]
    [InlineData("和政", false)]
    [InlineData("解放", false)]
    [InlineData("市中区", true)]
    [InlineData("市中", false)]
    [InlineData("和县", false)]
    public void Places_are_words_where_they_mean_the_place(string word, bool isWord) => Assert.Equal(isWord, LexiconWords.Places.Contains(word));

    [Fact]
    public void A_users_lexicon_is_read_line_by_line()
    {
        (IReadOnlyList<string> words, IReadOnlyList<VocabularyProblem> problems) =
            LexiconWords.Parse("\uFEFF# 我的词\n链上坪山\r\n鏈上坪山\n工业上楼 # 说明\n\n字\n5G基站\n两个 词\n" + new string('长', 17));
        Assert.Equal(["链上坪山", "工业上楼"], words);
        Assert.Equal([6, 7, 8, 9], problems.Select(p => p.Line));
        Assert.All(problems, p => Assert.EndsWith("。", p.Reason));
    }
}
