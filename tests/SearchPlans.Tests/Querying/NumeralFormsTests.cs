using System.Globalization;
using SearchPlans.Querying;
using SearchPlans.Text.Numerals;
using SearchPlans.Text.Quantities;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Querying;

public sealed class NumeralFormsTests(ITestOutputHelper output)
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
    [InlineData("增长5%", "增长百分之5")]
    [InlineData("增长5%", "增长5.0%")]
    [InlineData("6.0%", "6%")]
    [InlineData("1/3以上", "三分之一以上")]
    [InlineData("占三分之二", "占2/3")]
    [InlineData("35kV变电站", "35千伏变电站")]
    [InlineData("110千伏线路", "110kv线路")]
    [InlineData("10km绿道", "10公里绿道")]
    [InlineData("增长百分之五点五", "增长5.5%")]
    [InlineData("提高3点2个百分点", "提高3.2个百分点")]
    [InlineData("投资8点6亿元", "投资8.6亿元")]
    [InlineData("第三十一届", "第31届")]
    [InlineData("百分之60", "60%")]
    [InlineData("百分之60", "百分之六十")]
    [InlineData("60%", "六成")]
    [InlineData("六成", "60%")]
    [InlineData("六成以上", "百分之六十以上")]
    [InlineData("100%", "百分之百")]
    [InlineData("百分之百", "百分之一百")]
    [InlineData("百分之一百", "百分之百")]
    [InlineData("20‰左右", "千分之二十左右")]
    [InlineData("千分之三", "3‰")]
    [InlineData("一九八五年", "1985年")]
    [InlineData("1985年", "一九八五年")]
    [InlineData("二零二四年", "2024年")]
    [InlineData("二○二四年", "2024年")]
    [InlineData("二0二四年", "2024年")]
    [InlineData("二０二四年", "二〇二四年")]
    [InlineData("二Ｏ三五年", "2035年")]
    [InlineData("二00五年", "2005年")]
    [InlineData("五七年", "1957年")]
    [InlineData("五七年", "57年")]
    [InlineData("九八年", "一九九八年")]
    [InlineData("〇八年", "2008年")]
    [InlineData("2024年", "二零二四年")]
    [InlineData("一九五七", "1957")]
    [InlineData("一百二十公里", "120公里")]
    [InlineData("120公里", "一百二十公里")]
    [InlineData("二十一所", "21所")]
    [InlineData("21所", "二十一所")]
    [InlineData("修路一万二千三百公里", "修路12300公里")]
    [InlineData("修路12300公里", "修路1.23万公里")]
    [InlineData("十三亿人", "13亿人")]
    [InlineData("13亿人", "十三亿人")]
    [InlineData("13亿人", "13亿多人")]
    [InlineData("1.2万亿元", "12000亿元")]
    [InlineData("1329.89亿元", "1,329.89亿元")]
    [InlineData("1，329亿元", "1329亿元")]
    [InlineData("2000人", "两千人")]
    [InlineData("两千人", "2000人")]
    [InlineData("2个", "两个")]
    [InlineData("3—5年", "三—五年")]
    [InlineData("3—5年", "三至五年")]
    [InlineData("三至五年", "3至5年")]
    [InlineData("5%~8%", "5%至8%")]
    [InlineData("5%~8%", "百分之五至百分之八")]
    [InlineData("2021～2025年", "2021年～2025年")]
    [InlineData("2021～2025年", "2021至2025年")]
    [InlineData("2021年到2025年", "2021—2025年")]
    [InlineData("2021～2025年", "二〇二一～二〇二五年")]
    [InlineData("2024年增长百分之六", "二〇二四年增长6%")]
    [InlineData("3月5日", "三月五日")]
    [InlineData("劣Ⅴ类水质", "劣V类水质")]
    [InlineData("达到III类", "达到Ⅲ类")]
    [InlineData("I期工程", "Ⅰ期工程")]
    public void A_number_is_written_otherwise(string run, string other)
    {
        Assert.Contains(other, NumeralForms.Of(run));
        Assert.DoesNotContain(run, NumeralForms.Of(run));
    }

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
    [InlineData("1.2 重点任务")]
    [InlineData("三、")]
    [InlineData("重点三、任务")]
    [InlineData("十四五规划")]
    [InlineData("CI期")]
    [InlineData("V2G")]
    [InlineData("I")]
    [InlineData("五百亿‰")]
    [InlineData("99999999999%")]
    [InlineData("V2G变电站")]
    [InlineData("2023..2025")]
    [InlineData("百分之六四")]
    [InlineData("一二三产业")]
    [InlineData("统一部署")]
    [InlineData("十分重要")]
    [InlineData("一批项目")]
    [InlineData("一带一路")]
    [InlineData("数百亿元")]
    [InlineData("几十个")]
    [InlineData("12")]
    [InlineData("十二")]
    [InlineData("G318国道")]
    [InlineData("5G基站")]
    [InlineData("建成立交")]
    [InlineData("2024.1.5")]
    [InlineData("20241329.89亿元")]
    public void Nothing_else_is(string run) => Assert.Empty(NumeralForms.Of(run));

    [Fact]
    public void Numbers_up_to_a_hundred_million_come_back_from_Chinese()
    {
        Random random = TestRandom.Create(output);
        for (int i = 0; i < 20_000; i++)
        {
            int number = i < 3000 ? i + 1 : random.Next((int)Math.Pow(10, random.Next(1, 9)));
            string chinese = ChineseNumber.Write(number);
            WrittenNumber read = WrittenNumber.Read(chinese + "公里", 0);
            Assert.True(read.Value == number && read.Length == chinese.Length, $"{number}: {chinese}");
            Assert.True(number == 0 || NumeralForms.Of($"{chinese}公里").Contains($"{number}公里"), $"{chinese} is not {number}");
            int digits = number.ToString(CultureInfo.InvariantCulture).TrimEnd('0').Length;
            Assert.True(
                number == 0 || digits > 8 || NumeralForms.Of($"{number}公里").Contains($"{chinese}公里"), $"{number} is not {chinese}");
        }
    }

    [Fact]
    public void Every_form_of_a_form_leads_back()
    {
        string[] runs = ["增长6%", "2024年", "120公里", "13亿元", "第12章", "3—5年", "百分之六十", "一九八五年", "十三亿人", "1.2万亩", "5%～8%"];
        foreach (string run in runs)
        {
            Assert.All(NumeralForms.Of(run).Where(f => !f.Contains('多', StringComparison.Ordinal)),
                form => Assert.Contains(NumeralForms.Of(form), f => Run.Characters(f).SequenceEqual(Run.Characters(run))));
        }
    }

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
