using SearchPlans.Querying;

namespace SearchPlans.Tests.Querying;

public sealed class YearsTests
{
    private const int Newest = 2026;

    [Theory]
    [InlineData("2023", 2023, 2023)]
    [InlineData("2023年", 2023, 2023)]
    [InlineData("２０２３年度", 2023, 2023)]
    [InlineData("二〇二三", 2023, 2023)]
    [InlineData("二零二三年", 2023, 2023)]
    [InlineData("二○二三年", 2023, 2023)]
    [InlineData("二O二三年", 2023, 2023)]
    [InlineData("一九五七年", 1957, 1957)]
    [InlineData("23年", 2023, 2023)]
    [InlineData("九八年", 1998, 1998)]
    [InlineData("“2023”", 2023, 2023)]
    public void One_year(string text, int from, int to) => Check(text, from, to, isBound: false);

    [Theory]
    [InlineData("去年", 2025, 2025)]
    [InlineData("今年", 2026, 2026)]
    [InlineData("前年", 2024, 2024)]
    [InlineData("上一年度", 2025, 2025)]
    [InlineData("大前年", 2023, 2023)]
    [InlineData("最新", 2026, 2026)]
    [InlineData("近三年", 2024, 2026)]
    [InlineData("近3年", 2024, 2026)]
    [InlineData("近两年", 2025, 2026)]
    [InlineData("最近五年", 2022, 2026)]
    [InlineData("过去十年", 2017, 2026)]
    [InlineData("近十年来", 2017, 2026)]
    [InlineData("十年来", 2017, 2026)]
    [InlineData("近几年", 2024, 2026)]
    public void As_of_the_newest_year(string text, int from, int to)
    {
        Check(text, from, to, isBound: false);
        Assert.Null(Years.Read(text, 0));
    }

    [Theory]
    [InlineData("十四五", 2021, 2025)]
    [InlineData("“十四五”期间", 2021, 2025)]
    [InlineData("十四五时期", 2021, 2025)]
    [InlineData("第十四个五年规划", 2021, 2025)]
    [InlineData("第七个五年计划", 1986, 1990)]
    [InlineData("十五", 2001, 2005)]
    [InlineData("一五", 1953, 1957)]
    [InlineData("十五五规划期间", 2026, 2030)]
    [InlineData("90年代", 1990, 1999)]
    [InlineData("九十年代", 1990, 1999)]
    [InlineData("二十世纪八十年代", 1980, 1989)]
    [InlineData("上世纪50年代", 1950, 1959)]
    [InlineData("2010年代", 2010, 2019)]
    [InlineData("二〇一〇年代", 2010, 2019)]
    public void Plans_and_decades(string text, int from, int to) => Check(text, from, to, isBound: false);

    [Theory]
    [InlineData("2020-2024", 2020, 2024)]
    [InlineData("2024-2020", 2020, 2024)]
    [InlineData("2021—2023", 2021, 2023)]
    [InlineData("2021——2023年", 2021, 2023)]
    [InlineData("2021～2023年", 2021, 2023)]
    [InlineData("2021年至2023年", 2021, 2023)]
    [InlineData("从2021到2023年", 2021, 2023)]
    [InlineData("2021..2023", 2021, 2023)]
    [InlineData("2021 - 2023", 2021, 2023)]
    [InlineData("2021-23", 2021, 2023)]
    [InlineData("二〇二一至二〇二三年", 2021, 2023)]
    [InlineData("十二五至十四五", 2011, 2025)]
    [InlineData("十三五—2023", 2016, 2023)]
    [InlineData("前年至今年", 2024, 2026)]
    [InlineData("2020到去年", 2020, 2025)]
    public void Ranges(string text, int from, int to) => Check(text, from, to, isBound: false);

    [Theory]
    [InlineData("2023..", 2023, Years.Last)]
    [InlineData("2023-", 2023, Years.Last)]
    [InlineData("2023—", 2023, Years.Last)]
    [InlineData("2023至今", 2023, Years.Last)]
    [InlineData("2023年以来", 2023, Years.Last)]
    [InlineData("自2023年起", 2023, Years.Last)]
    [InlineData("2023年及以后", 2023, Years.Last)]
    [InlineData("十四五以来", 2021, Years.Last)]
    [InlineData("..2023", Years.First, 2023)]
    [InlineData("-2023", Years.First, 2023)]
    [InlineData("~2023年", Years.First, 2023)]
    [InlineData("至2023年", Years.First, 2023)]
    [InlineData("2023年以前", Years.First, 2023)]
    [InlineData("2023年之前", Years.First, 2022)]
    public void Open_ranges(string text, int from, int to) => Check(text, from, to, isBound: true);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("23")]
    [InlineData("145")]
    [InlineData("20233")]
    [InlineData("1023")]
    [InlineData("2023Q1")]
    [InlineData("三年")]
    [InlineData("近年内")]
    [InlineData("第十四个")]
    [InlineData("未来")]
    [InlineData("-")]
    [InlineData("..")]
    [InlineData("15年代")]
    public void What_is_no_year(string text) => Assert.Null(Years.Read(text, Newest));

    private static void Check(string text, int from, int to, bool isBound) =>
        Assert.Equal(new YearNode(from, to) { IsBound = isBound }, Years.Read(text, Newest));
}
