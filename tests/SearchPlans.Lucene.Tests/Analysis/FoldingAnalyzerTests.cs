using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Analysis;

public sealed class FoldingAnalyzerTests(ITestOutputHelper output)
{
    // Of each character all others that are folded to it. Half-width forms of signs aren't: signs stay as they are.
    private static readonly ILookup<char, char> _variants = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)
        .Where(c => CharacterFolding.Fold(c) != c && char.IsLetterOrDigit(CharacterFolding.Fold(c)))
        .ToLookup(CharacterFolding.Fold);

    [Theory]
    [InlineData("⾼质量发展", "高质量发展")]
    [InlineData("⼀⼈⼀策", "一人一策")]
    [InlineData("新质⽣产⼒", "新质生产力")]
    [InlineData("⺠⽣⼯程", "民生工程")]
    [InlineData("經濟發展ＧＤＰ", "经济发展gdp")]
    [InlineData("更\uF901新", "更更新")]
    public void Radicals_and_other_forms_are_cut_as_the_standard_characters(string written, string standard) =>
        Assert.Equal(Tokens(standard), Tokens(written));

    [Fact]
    public void Text_in_other_forms_has_the_same_tokens_at_the_same_offsets()
    {
        Random random = TestRandom.Create(output);
        string text = CharacterFolding.Fold(File.ReadAllText(Repository.PathOf("corpus", "pingshan-2024-plan.txt")));
        int rewritten = 0;
        for (int round = 0; round < 300; round++)
        {
            string piece = text.Substring(random.Next(text.Length - 200), random.Next(1, 200));
            char[] other = piece.ToCharArray();
            for (int i = 0; i < other.Length; i++)
            {
                char[] forms = [.. _variants[other[i]]];
                if (forms.Length == 0 || random.Next(2) == 0)
                {
                    continue;
                }
                other[i] = forms[random.Next(forms.Length)];
                rewritten++;
            }
            Assert.Equal(Tokens(piece), Tokens(new string(other)));
        }
        output.WriteLine($"{rewritten} characters written otherwise");
        Assert.True(rewritten > 1000);
    }

    // What lets most of a text be folded without a look at what it is.
    [Fact]
    public void An_ideograph_is_folded_to_one_letter()
    {
        for (char c = '\u4E00'; c <= '\u9FFF'; c++)
        {
            Assert.True(char.IsLetterOrDigit(CharacterSpelling.Fold(c)), $"U+{(int)c:X4}");
            Assert.False(CharacterSpelling.MayChangeLength(c), $"U+{(int)c:X4}");
        }
    }

    private static string[] Tokens(string text)
    {
        var tokens = new TokenBuffer();
        new FoldingAnalyzer(new SmartCnAnalyzer()).CreateTokenizer().Tokenize(text, tokens);
        return [.. Enumerable.Range(0, tokens.Count)
            .Select(i => $"{tokens.Term(i)} {tokens.StartChar(i)}-{tokens.EndChar(i)} {tokens.Position(i)}")];
    }
}
