using System.Text;
using SearchPlans.Text.Characters;

namespace SearchPlans.Text.Tests;

public sealed class CharacterFoldingTests
{
    private static IEnumerable<Rune> AllCharacters() =>
        Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value));

    [Theory]
    [InlineData("产产產産")]
    [InlineData("为为為爲")]
    [InlineData("台台臺颱檯")]
    [InlineData("里里裏裡")]
    [InlineData("后后後")]
    [InlineData("发发發髮")]
    [InlineData("干干乾幹")]
    [InlineData("启启啟啓")]
    [InlineData("峰峰峯")]
    [InlineData("群群羣")]
    [InlineData("卫卫衛衞")]
    [InlineData("众众眾衆")]
    [InlineData("线线線綫")]
    [InlineData("升升昇陞")]
    [InlineData("周周週")]
    [InlineData("汇汇匯彙滙")]
    [InlineData("录录錄録")]
    [InlineData("户户戶戸")]
    [InlineData("强强強彊")]
    [InlineData("村村邨")]
    [InlineData("更更\uF901")]
    [InlineData("方方⽅")]
    [InlineData("长长長⻑⾧")]
    [InlineData("aaAａＡ")]
    [InlineData("%％")]
    [InlineData("éÉ")]
    public void Variants_become_one(string standardAndVariants)
    {
        Rune standard = standardAndVariants.EnumerateRunes().First();
        Assert.All(standardAndVariants.EnumerateRunes(), v => Assert.Equal(standard, CharacterFolding.Fold(v)));
    }

    [Theory]
    [InlineData("沈阳著名淼喆犇邱覆盖后里面了解慰藉丘")]
    public void Standard_characters_stay(string text) => Assert.Equal(text, CharacterFolding.Fold(text));

    [Fact]
    public void Folding_twice_is_folding_once_and_units_agree_with_characters()
    {
        foreach (Rune rune in AllCharacters())
        {
            Rune folded = CharacterFolding.Fold(rune);
            Assert.Equal(folded, CharacterFolding.Fold(folded));
            if (!rune.IsBmp)
            {
                continue;
            }
            Assert.True(folded.IsBmp, $"{rune} becomes {folded}, which is two units");
            Assert.Equal(folded.Value, CharacterFolding.Fold((char)rune.Value));
        }
        for (int half = 0xD800; half < 0xE000; half++)
        {
            Assert.Equal((char)half, CharacterFolding.Fold((char)half));
        }
    }

    [Fact]
    public void Texts_fold_as_their_characters_do()
    {
        Assert.Equal("国家a\U00020000发", CharacterFolding.Fold("國家Ａ\U00020000髮"));
        Assert.Equal("\uFFFD国", CharacterFolding.Fold("\uD800國"));
        const string Unchanged = "坪山区2024年计划";
        Assert.Same(Unchanged, CharacterFolding.Fold(Unchanged));
    }

    [Fact]
    public void The_table_names_no_character_twice()
    {
        string[] lines = File.ReadAllLines(Repository.PathOf("src", "SearchPlans.Text", "Characters", "variants.txt"));
        List<Rune> all = [.. lines.Where(l => l[0] != '#').SelectMany(l => l.EnumerateRunes())];
        Assert.True(all.Count > 10_000);
        Assert.Equal(all.Count, all.Distinct().Count());
    }
}
