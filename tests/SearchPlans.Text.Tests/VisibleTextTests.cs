using SearchPlans.Text.Characters;

namespace SearchPlans.Text.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("某市2024年计划.txt", "某市2024年计划.txt")]
    [InlineData("红\u001b[31m字", "红␛[31m字")]
    [InlineData("一\r\n二\t三", "一␍␊二␉三")]
    [InlineData("删\u007f除", "删␡除")]
    [InlineData("\u009b2J", "\uFFFD2J")]
    [InlineData("行\u2028段\u2029", "行\uFFFD段\uFFFD")]
    [InlineData("gpj.\u202etxt", "gpj.\uFFFDtxt")]
    [InlineData("𠮷野家", "𠮷野家")]
    public void What_a_terminal_would_obey_is_shown(string text, string shown)
    {
        Assert.Equal(shown, VisibleText.Of(text));
        Assert.Equal(text == shown, VisibleText.IsPlain(text));
    }

    [Fact]
    public void No_sign_of_any_text_is_obeyed()
    {
        string all = string.Concat(Enumerable.Range(0, 0x10000).Select(c => (char)c));
        string shown = VisibleText.Of(all);
        Assert.DoesNotContain(shown, c => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E'));
        Assert.Equal(all.Length, shown.Length);
        Assert.Equal("一\n\t二␛", VisibleText.OfLines("一\n\t二\u001b"));
    }
}
