using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Text.Tests;

public sealed class CharacterSetTests
{
    private static IEnumerable<char> Units() => Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c);

    [Fact]
    public void A_set_holds_what_it_was_made_of_and_nothing_else()
    {
        char[] chosen = ['\0', 'a', '一', '\u4E1F', '\u4E20', '\uD800', char.MaxValue, '一'];
        var set = new CharacterSet(chosen);
        Assert.Equal(chosen.Distinct().Order(), Units().Where(set.Contains));
    }

    [Fact]
    public void A_set_of_a_property_holds_all_that_have_it()
    {
        var digits = CharacterSet.Where(char.IsDigit);
        Assert.Equal(Units().Where(char.IsDigit), Units().Where(digits.Contains));
    }

    [Fact]
    public void The_next_one_is_found_from_anywhere()
    {
        const string Text = "增长5%和7";
        var digits = CharacterSet.Where(char.IsAsciiDigit);
        for (int from = 0; from <= Text.Length; from++)
        {
            int expected = Enumerable.Range(from, Text.Length - from).FirstOrDefault(i => char.IsAsciiDigit(Text[i]), Text.Length);
            Assert.Equal(expected, digits.Next(Text, from));
        }
    }

    [Fact]
    public void Letters_and_digits_are_folded_and_nothing_else_is() =>
        Assert.All(Units(), c => Assert.Equal(char.IsLetterOrDigit(c) ? CharacterFolding.Fold(c) : '\0', FoldedLetters.Of(c)));

    [Fact]
    public void Chinese_numerals_are_these() =>
        Assert.Equal("〇零○一壹二两贰兩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万萬亿億".Order(), Units().Where(WrittenNumber.IsChineseNumeral));
}
