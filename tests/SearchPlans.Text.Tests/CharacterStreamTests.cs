using System.Text;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Text.Tests;

public sealed class CharacterStreamTests(ITestOutputHelper output)
{
    private static string Characters(string text)
    {
        var characters = new StringBuilder();
        var stream = new CharacterStream(text);
        while (stream.MoveNext())
        {
            characters.Append(stream.Current);
        }
        return characters.ToString();
    }

    [Theory]
    [InlineData("坪山区", "坪山区")]
    [InlineData("“链上坪山”，（试点）——", "链上坪山试点")]
    [InlineData("地区生产总值1329.89亿元", "地区生产总值1329.89亿元")]
    [InlineData("增长９．５％。", "增长9.5%")]
    [InlineData("1. 总体要求", "1总体要求")]
    [InlineData("第3.", "第3")]
    [InlineData(".5", "5")]
    [InlineData("ＡＢｃ Def", "abcdef")]
    [InlineData("A\u3000B\tC\r\nD\u200BE", "abcde")]
    [InlineData("5G＋工业、C#、@、10‰", "5g+工业c#@10‰")]
    [InlineData("\U00020000、\U0001F600", "\U00020000\U0001F600")]
    [InlineData("一_二-三", "一二三")]
    [InlineData("國民經濟與社會發展計畫", "国民经济与社会发展计画")]
    [InlineData("頭髮以後", "头发以后")]
    [InlineData("臺灣，台湾", "台湾台湾")]
    [InlineData("⽂化、更新", "文化更新")]
    [InlineData("……！？", "")]
    [InlineData("", "")]
    public void What_counts_is_kept_and_folded(string text, string characters) => Assert.Equal(characters, Characters(text));

    [Fact]
    public void Half_a_pair_is_a_character_of_its_own() => Assert.Equal("\uFFFD坪\uFFFD", Characters("\uD800坪，\uDC00"));

    [Fact]
    public void Offsets_are_those_of_the_original()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 300; run++)
        {
            string text = RandomChinese.Text(random, random.Next(60));
            var stream = new CharacterStream(text);
            int before = 0;
            while (stream.MoveNext())
            {
                Assert.True(stream.StartChar >= before && stream.EndChar <= text.Length);
                Rune original = text[stream.StartChar..stream.EndChar].EnumerateRunes().Single();
                Assert.Equal(CharacterFolding.Fold(original), stream.Current);
                before = stream.EndChar;
            }
            Assert.False(stream.MoveNext());
        }
    }
}
