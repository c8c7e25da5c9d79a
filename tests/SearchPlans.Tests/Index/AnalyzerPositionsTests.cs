using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Analysis;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Index;

/// <summary>Fields that are asked together count positions alike, whatever stands in a text.</summary>
public sealed class AnalyzerPositionsTests(ITestOutputHelper output)
{
    private static readonly string[] _pieces =
    [
        "坪山", "增长", "一百二十", "六点八", "百分之", "几十", "数百", "亿", "年", "○", "二〇二四", "1", "23", "４", "1,234", "2，345",
        ".", "·", "、", "。", "！",
        "-", "—", "～", "∶", "/", "*", "×", "%", "℃", "㎡", "ﬁ", "²", "½", "e\u0301", "葛\U000E0100", "★",
        " ", "\n", "(", ")", "\U00020000", "5G",
        "pm2.5", "公里", "元", "第", "\uD800", "\u200B",
    ];

    private static TokenBuffer Tokens(BufferAnalyzer analyzer, string text)
    {
        var tokens = new TokenBuffer();
        analyzer.CreateTokenizer().Tokenize(text, tokens);
        return tokens;
    }

    [Fact]
    public void Wholes_numerals_quantities_and_sentences_stand_at_the_positions_of_characters()
    {
        Random random = TestRandom.Create(output);
        int numerals = 0, quantities = 0, sentences = 0;
        for (int run = 0; run < 20_000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => _pieces[random.Next(_pieces.Length)]));
            TokenBuffer characters = Tokens(new CharacterAnalyzer(), text);
            TokenBuffer pairs = Tokens(new CharacterBigramAnalyzer(), text);
            Assert.Equal(Math.Max(0, characters.Count - 1), pairs.Count);
            for (int i = 0; i < pairs.Count; i++)
            {
                Assert.Equal($"{characters.Term(i)}{characters.Term(i + 1)}", pairs.Term(i).ToString());
                Assert.Equal((characters.StartChar(i), characters.EndChar(i + 1)), (pairs.StartChar(i), pairs.EndChar(i)));
                Assert.Equal(i, pairs.Position(i));
            }
            AssertSpell(characters, Tokens(new WholeRunAnalyzer(), text), text);
            numerals += AssertSpell(characters, Tokens(new WholeNumeralAnalyzer(), text), text);
            TokenBuffer found = Tokens(new QuantityAnalyzer(), text);
            for (int i = 0; i < found.Count; i++, quantities++)
            {
                int position = found.Position(i);
                Assert.InRange(position, 0, characters.Count - 1);
                // Several in a row stand at the first of them, and what is dealt out to a list at its indicators.
                Assert.True(position == 0 || characters.EndChar(position - 1) <= found.StartChar(i), text);
            }
            TokenBuffer ends = Tokens(new SentenceAnalyzer(), text);
            for (int i = 0; i < ends.Count; i++, sentences++)
            {
                int position = ends.Position(i);
                Assert.True(characters.StartChar(position) < ends.StartChar(i) && position + 1 < characters.Count, text);
                Assert.True(characters.EndChar(position + 1) >= ends.EndChar(i), text);
            }
        }
        output.WriteLine($"{numerals} numerals, {quantities} terms of quantities, {sentences} ends of sentences");
        Assert.True(numerals > 10_000 && quantities > 10_000 && sentences > 1000);
    }

    private static int AssertSpell(TokenBuffer characters, TokenBuffer wholes, string text)
    {
        for (int i = 0; i < wholes.Count; i++)
        {
            int first = wholes.Position(i);
            string term = wholes.Term(i).ToString();
            string spelled = string.Concat(Enumerable.Range(first, term.Length).Select(p => characters.Term(p).ToString()));
            Assert.True(spelled == term, $"{term} in {text} stands for {spelled}");
            Assert.Equal(characters.StartChar(first), wholes.StartChar(i));
            Assert.Equal(characters.EndChar(first + term.Length - 1), wholes.EndChar(i));
        }
        return wholes.Count;
    }

    [Theory]
    [InlineData("增长百分之六点八，16%，1,329.89亿元", "百 六点八 16 1,329.89亿")]
    [InlineData("百分之六·五。一是", "百 六五 一")]
    [InlineData("几十亿、数百个、总数百分之六", "几十亿 数百 百 六")]
    [InlineData("2023,2024年，十几家，3—5年", "2023 2024 十几 3 5")]
    [InlineData("二○二四年13亿人", "二〇二四 13亿")]
    [InlineData("重点工作", "")]
    public void Numerals_are_whole(string text, string wholes)
    {
        TokenBuffer tokens = Tokens(new WholeNumeralAnalyzer(), text);
        Assert.Equal(wholes, string.Join(' ', Enumerable.Range(0, tokens.Count).Select(i => tokens.Term(i).ToString())));
    }
}
