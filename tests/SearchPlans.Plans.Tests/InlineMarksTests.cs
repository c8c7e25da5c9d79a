namespace SearchPlans.Plans.Tests;

/// <summary>Marks in the lines of Markdown files: which are left out, and which are characters of the text.</summary>
public sealed class InlineMarksTests
{
    [Theory]
    [InlineData("坚持**稳中求进**，***以进促稳***。", "坚持稳中求进，以进促稳。")]
    [InlineData("详见[附件](https://www.example.gov.cn/a_(1).html \"附件\")。", "详见附件。")]
    [InlineData("详见[《**纲要**》](./a.html)和![图1](images/1.png)。", "详见《纲要》和图1。")]
    [InlineData("![](images/W02025.png)", "")]
    [InlineData("<p align=\"center\">第一行<br/>第二行</p><!-- 注 -->", "第一行 第二行")]
    [InlineData("公里<sup>2</sup>，<https://www.example.gov.cn/>", "公里2，https://www.example.gov.cn/")]
    [InlineData("增长5&permil;，A&amp;B&nbsp;C&#8220;&#x4e2d;&rdquo;", "增长5‰，A&B C“中”")]
    [InlineData(@"1\. 总则，5\*，C:\\D\_E", @"1. 总则，5*，C:\D_E")]
    public void Marks_are_left_out(string text, string plain) => Assert.Equal(plain, InlineMarks.Without(text));

    [Theory]
    [InlineData("31.4*，*为预期性指标，**为约束性指标")]
    [InlineData("甲** 乙** 丙**")]
    [InlineData("2 * 3 = 6，＊＊注＊＊")]
    [InlineData("PM2.5<35，a<x>c，<甲>，<10")]
    [InlineData("[牵头](市发展改革委)[1] [^1] []()")]
    [InlineData("R&D投入，A&B;，&unknown; &;")]
    [InlineData(@"甲\|乙 C:\计划")]
    [InlineData("<!-- 没有结束")]
    [InlineData("____年__月 ~~5~~ `x`")]
    public void Characters_of_the_text_stay(string text) => Assert.Equal(text, InlineMarks.Without(text));

    [Fact]
    public void A_place_in_the_text_stays_where_it_was()
    {
        foreach ((string text, string lead)
            in new[] { ("**稳中求进。**聚焦", "稳中求进。"), ("见[附件](./a)。以及", "见附件。"), ("甲&amp;乙。丙", "甲&乙。"), ("没有。标记", "没有。") })
        {
            string last = text.Contains("。**", StringComparison.Ordinal) ? "。**" : "。";
            int offset = text.IndexOf(last, StringComparison.Ordinal) + last.Length;
            Assert.Equal(lead, InlineMarks.Without(text, ref offset)[..offset]);
        }
    }

    [Fact]
    public void Any_text_is_read_in_linear_time_and_only_loses_characters_of_marks()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        string[] pieces = ["**", "*", "[", "](", ")", "<", ">", "<!--", "-->", "<br>", "&", ";", "&amp;", "\\", "甲", "a", " ", "!",
            "http://x", "\"", "\n"];
        for (int run = 0; run < 3000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]));
            int offset = random.Next(text.Length + 1);
            string plain = InlineMarks.Without(text, ref offset);
            Assert.InRange(offset, 0, plain.Length);
            Assert.Equal(text.Count(c => c == '甲'), plain.Count(c => c == '甲') + Lost(text, plain));
        }
        foreach (string piece in pieces)
        {
            Assert.NotNull(InlineMarks.Without(string.Concat(Enumerable.Repeat(piece, 200_000))));
        }

        // Words are lost within comments, tags and addresses alone.
        static int Lost(string text, string plain) => text.Contains('<') || text.Contains("](", StringComparison.Ordinal)
            ? text.Count(c => c == '甲') - plain.Count(c => c == '甲') : 0;
    }

    [Fact]
    public void Units_are_shown_without_marks_and_lines_of_marks_are_none()
    {
        const string Text = """
            # 某区2024年计划

            ---

            ![](1.png)

            <details>
            <summary>说明</summary>

            ## 一、**总体**[要求](https://a.cn/)

            - **目标**：增长5&permil;。

            </details>

            * * *

            **（一）做大做强产业。**聚焦主导产业，推动链条延伸，培育更多企业。

            **（二）做优做实创新。**聚焦关键技术，推动平台建设，引育更多人才。

            | 指标 | **值** |
            | --- | --- |
            | 31.4（\*） | a\|b |
            """;
        Plan plan = PlanParser.Parse(Text, "a.md");
        PlanAssert.IsWhole(plan);
        Assert.Equal(
            ["某区2024年计划", "说明", "一、总体要求", "目标：增长5‰。", "（一）做大做强产业。", "聚焦主导产业，推动链条延伸，培育更多企业。", "（二）做优做实创新。", "聚焦关键技术，推动平台建设，引育更多人才。",
                "| 指标 | 值 |", @"| 31.4（*） | a\|b |"],
            plan.Units.Select(unit => plan.Shown(unit).Text));
        Assert.Equal("1 一、总体要求|2 （一）做大做强产业。|2 （二）做优做实创新。", PlanAssert.Outline(plan).Replace('\n', '|'));
        Assert.Contains("&permil;", plan.Shown(PlanParser.Parse(Text, "a.txt").Units[4]).Text + PlanParser.Parse(Text, "a.txt").Text,
            StringComparison.Ordinal);
    }
}
