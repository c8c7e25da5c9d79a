using System.Globalization;
using SearchPlans.Text.Characters;

namespace SearchPlans.Text.Tests;

public sealed class RadicalsTests
{
    [Theory]
    [InlineData("⾼质量发展⼀⼈⼀策", "高质量发展一人一策")]
    [InlineData("⾒⻅⾨⻔⾭⻘⿕⺟", "見见門门青青龠母")]
    public void Radicals_become_standard_characters(string written, string standard) => Assert.Equal(standard, Radicals.Replace(written));

    [Fact]
    public void What_has_none_stays_itself()
    {
        const string Text = "坪山区2024年计划⺇\u2FD6\u2E7F";
        Assert.Equal(Text, Radicals.Replace(Text));
        Assert.Same("坪山", Radicals.Replace("坪山"));
    }

    /// <summary>Unicode counts radicals among symbols; what they become is an ideograph, which folds as the radical does.</summary>
    [Fact]
    public void Folding_goes_by_them()
    {
        int replaced = 0;
        for (int c = 0; c <= char.MaxValue; c++)
        {
            char standard = Radicals.Replace((char)c);
            Assert.Equal(CharacterFolding.Fold(standard), CharacterFolding.Fold((char)c));
            if (standard != c)
            {
                replaced++;
                Assert.Equal(UnicodeCategory.OtherSymbol, char.GetUnicodeCategory((char)c));
                Assert.Equal(UnicodeCategory.OtherLetter, char.GetUnicodeCategory(standard));
            }
        }
        Assert.Equal(314, replaced);
    }
}
