using SearchPlans.Querying;

namespace SearchPlans.Tests.Querying;

public sealed class NumeralFormsTests
{
    [Theory]
    [InlineData("第3章", "第三章")]
    [InlineData("第三章", "第3章")]
    [InlineData("第十二届人大", "第12届人大")]
    [InlineData("第03章", "第三章")]
    [InlineData("按第一百零五条", "按第105条")]
    [InlineData("三、重点任务", "3、重点任务")]
    [InlineData("3.重点任务", "三.重点任务")]
    [InlineData("增长5%", "增长百分之五")]
    [InlineData("增长百分之五点五", "增长5.5%")]
    [InlineData("20‰左右", "千分之二十左右")]
    [InlineData("劣Ⅴ类水质", "劣V类水质")]
    [InlineData("达到III类", "达到Ⅲ类")]
    [InlineData("I期工程", "Ⅰ期工程")]
    public void A_number_is_written_otherwise(string run, string other) => Assert.Equal([other], NumeralForms.Of(run));

    [Theory]
    [InlineData("")]
    [InlineData("第")]
    [InlineData("增长-5%")]
    [InlineData("第三")]
    [InlineData("第章")]
    [InlineData("第零章")]
    [InlineData("第两章")]
    [InlineData("第十几章")]
    [InlineData("第一百五章")]
    [InlineData("第一二章")]
    [InlineData("第12345章")]
    [InlineData("第1.5章")]
    [InlineData("1329.89亿元")]
    [InlineData("1.2 重点任务")]
    [InlineData("三、")]
    [InlineData("重点三、任务")]
    [InlineData("十四五规划")]
    [InlineData("2024年")]
    [InlineData("CI期")]
    [InlineData("V2G")]
    [InlineData("I")]
    [InlineData("五百亿‰")]
    [InlineData("99999999999%")]
    public void Nothing_else_is(string run) => Assert.Empty(NumeralForms.Of(run));

    [Fact]
    public void Each_ordinal_comes_back_from_its_other_form()
    {
        for (int number = 1; number <= 9999; number++)
        {
            string chinese = Assert.Single(NumeralForms.Of($"第{number}条"));
            Assert.DoesNotContain(chinese, char.IsAsciiDigit);
            Assert.Equal([$"第{number}条"], NumeralForms.Of(chinese));
        }
    }
}
