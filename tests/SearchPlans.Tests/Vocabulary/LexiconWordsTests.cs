using SearchPlans.Lucene.Analysis;
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
    [InlineData("防控")]
    [InlineData("引领")]
    [InlineData("精准")]
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
    [InlineData("浦东", true)]
    [InlineData("滨海新", false)]
    [InlineData("增城", true)]
    [InlineData("增城区", false)]
    [InlineData("惠水", false)]
    public void Places_are_words_where_they_mean_the_place(string word, bool isWord) =>
        Assert.Equal(isWord, LexiconWords.Places.Contains(word));

    [Theory]
    [InlineData("推动高端化工项目建设", "推动/高端/化工/项目/建设")]
    [InlineData("普及普惠水平", "普及/普惠/水平")]
    [InlineData("新增城区绿地", "新增/城区/绿地")]
    [InlineData("地方投融资平台", "地方/投融资平台")]
    [InlineData("人工智能计算中心", "人工智能计算中心")]
    [InlineData("加快正宁南部煤田开发", "加快/正宁/南部/煤田/开发")]
    [InlineData("市场化法治化债转股", "市场化/法治化/债转股")]
    [InlineData("滨海新城和浦东新区", "滨海/新城/和/浦东新区")]
    [InlineData("扎实践行绿水青山", "扎实/践行/绿水青山")]
    public void No_word_cuts_through_another(string text, string cut)
    {
        TokenBuffer tokens = PlanVocabulary.Shipped.Cut(text);
        Assert.Equal(cut, string.Join('/', Enumerable.Range(0, tokens.Count).Select(t => tokens.Term(t).ToString())));
    }

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
