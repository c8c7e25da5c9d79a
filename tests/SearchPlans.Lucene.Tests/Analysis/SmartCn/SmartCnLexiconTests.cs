using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

public class SmartCnLexiconTests(ITestOutputHelper output)
{
    private static readonly SmartCnDictionaryFile _file = ShippedDictionary.File;

    // The last are a place's name with a character that no word of the dictionary has, and words that lie in each other.
    private static readonly string[] _words =
    [
        "坪山", "高新区", "新质生产力", "低空经济", "专精特新", "工业上楼", "5G", "5G基站", "A股", "甪直", "新区", "坪山高新区", "山高", "发展和改革", "发展", "基站建设",
    ];

    private static readonly string[] _pieces =
    [
        "坪山", "高新区", "新质", "生产力", "低空", "经济", "专精特新", "工业", "上楼", "５Ｇ", "5g", "基站", "建设", "Ａ股", "甪", "直", "新", "区", "区位", "域",
        "最高", "山", "链上",
        "发展", "和", "改革", "的", "在", "，", "。", " ", "\n", "、", "3", "running", "😀",
    ];

    [Theory]
    [InlineData("链上坪山", "链/上/坪山")]
    [InlineData("坪山高新区的企业向坪山聚集", "坪山/高新区/的/企业/向/坪山/聚集")]
    [InlineData("因地制宜发展新质生产力，布局低空经济", "因地制宜/发展/新质生产力/布局/低空经济")]
    [InlineData("专精特新企业工业上楼", "专精特新/企业/工业上楼")]
    [InlineData("低空 经济", "低空经济")]
    [InlineData("低空\n经济", "低空/经济")]
    public void Words_of_the_day_are_words(string text, string expected) =>
        Assert.Equal(expected, Cut(text, LexiconOf("坪山", "高新区", "新质生产力", "低空经济", "专精特新", "工业上楼")));

    /// <summary>A word that overlaps others wins or loses as any word does: by what is likelier; weight decides where asked to.</summary>
    [Theory]
    [InlineData("最高新区域", "高新区", "最高/新/区域")]
    [InlineData("高新区位优势", "高新区", "高/新/区位/优势")]
    [InlineData("高新区位优势", "高新区\t1000000", "高新区/位/优势")]
    [InlineData("皖南山区", "南山", "皖南/山区")]
    public void Words_across_its_border_are_weighed(string text, string list, string expected) =>
        Assert.Equal(expected, Cut(text, LexiconOf(list)));

    [Theory]
    [InlineData("建设５Ｇ基 站，5G.基站，5G\n基站", "建设/5g基站/5/g/基站/5/g/基站")]
    [InlineData("在甪直发展", "在/甪直/发展")]
    [InlineData("买Ａ股", "买/a股")]
    public void Words_of_mixed_characters_are_words(string text, string expected) =>
        Assert.Equal(expected, Cut(text, LexiconOf("5G基站", "甪直", "A股")));

    [Fact]
    public void Of_parts_the_longest_word_is_made()
    {
        Assert.Equal("坪山高新区/高新区", Cut("坪山高新区高新区", LexiconOf("坪山", "高新区", "坪山高新区")));
    }

    [Fact]
    public void Random_texts_have_the_words_of_the_definition()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 4; round++)
        {
            string[] lines = [.. _words.Where(_ => random.Next(3) > 0).Select(w => $"{w}\t{(int)Math.Pow(10, random.Next(7))}")];
            Lexicon lexicon = LexiconOf(lines);
            var model = new LexiconReference(_file, lexicon);
            BufferTokenizer tokenizer = new SmartCnAnalyzer(lexicon).CreateTokenizer();
            var tokens = new TokenBuffer();
            for (int i = 0; i < 400; i++)
            {
                string text = RandomText(random);
                tokens.Clear();
                tokenizer.Tokenize(text, tokens);
                string expected = string.Join(' ', model.Tokenize(text)), actual = string.Join(' ', Listed(tokens));
                Assert.True(expected == actual, $"{text}\nlexicon  {string.Join(' ', lines)}\nexpected {expected}\nactual   {actual}");
            }
        }
    }

    /// <summary>A delimiter leaves a gap of one, also behind the last word; a word joined of parts takes one position.</summary>
    [Fact]
    public void Joined_words_take_one_position()
    {
        Random random = TestRandom.Create(output);
        BufferTokenizer tokenizer = new SmartCnAnalyzer(LexiconOf(_words)).CreateTokenizer();
        for (int i = 0; i < 300; i++)
        {
            string text = RandomText(random) + "，";
            var tokens = new TokenBuffer();
            tokenizer.Tokenize(text, tokens);
            tokens.Add("末", text.Length, text.Length);
            for (int t = 0, end = 0, position = -1; t < tokens.Count; t++)
            {
                int gaps = text[end..tokens.StartChar(t)].Count(c => CharacterClasses.Of(c) == CharacterClass.Delimiter);
                Assert.Equal(position + 1 + gaps, tokens.Position(t));
                (position, end) = (tokens.Position(t), tokens.EndChar(t));
            }
        }
    }

    [Fact]
    public void An_empty_lexicon_changes_nothing()
    {
        Assert.Equal(new SmartCnAnalyzer().Identity, new SmartCnAnalyzer(LexiconOf()).Identity);
        Assert.NotEqual(new SmartCnAnalyzer().Identity, new SmartCnAnalyzer(LexiconOf("坪山")).Identity);
        Random random = TestRandom.Create(output);
        string text = RandomText(random) + RandomText(random);
        Assert.Equal(Cut(text, Lexicon.Empty), Cut(text, LexiconOf("# 坪山")));
    }

    private static string RandomText(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => _pieces[random.Next(_pieces.Length)]));

    private static Lexicon LexiconOf(params string[] lines)
    {
        using var reader = new StringReader(string.Join('\n', lines));
        Lexicon lexicon = Lexicon.Read(reader, out IReadOnlyList<LexiconProblem> problems);
        Assert.Empty(problems);
        return lexicon;
    }

    private static string Cut(string text, Lexicon lexicon)
    {
        var tokens = new TokenBuffer();
        new SmartCnAnalyzer(lexicon).CreateTokenizer().Tokenize(text, tokens);
        return string.Join('/', Enumerable.Range(0, tokens.Count).Select(i => tokens.Term(i).ToString()));
    }

    private static IEnumerable<string> Listed(TokenBuffer tokens) =>
        Enumerable.Range(0, tokens.Count).Select(i => $"{tokens.Term(i)}/{tokens.StartChar(i)}/{tokens.EndChar(i)}");
}
