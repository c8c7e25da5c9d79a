using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Reading;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Comparing;

/// <summary>Two plans side by side.</summary>
public sealed class PlanContrastTests(ITestOutputHelper output)
{
    private const string Old = """
        # 甲市2023年政府工作报告

        各位代表：现在报告工作。

        ## 一、2022年工作回顾

        全年粮食产量稳定，新建学校十二所。

        ## 二、2023年重点工作

        ### （一）扩大国内需求

        促进汽车和家电消费，发放消费券，建设夜间经济街区。

        ### （二）推进乡村振兴

        建设高标准农田，发展乡村旅游，整治农村人居环境。

        ### （三）加强文物保护

        修缮古城墙和老街，办好博物馆展览。

        ### （四）加强政府自身建设

        坚持依法行政，过紧日子，接受人大监督。
        """;

    private const string New = """
        # 甲市2024年政府工作报告

        各位代表：现在报告工作。

        ## 一、2023年工作回顾

        全年粮食产量增长，新建学校十五所，城镇就业稳定。

        ## 二、2024年重点工作

        ### （一）全面推进乡村振兴

        建设高标准农田，发展乡村旅游和农产品加工，整治农村人居环境。

        ### （二）着力扩大有效需求

        促进汽车和家电消费，发放消费券，建设夜间经济街区。

        ### （三）培育低空经济

        开通无人机航线，建设起降场，制定空域管理办法。

        ### （五）加强政府自身建设

        坚持依法行政，过紧日子，接受人大监督。
        """;

    [Fact]
    public void Sections_are_told_as_same_changed_new_gone_and_moved()
    {
        PlanContrast contrast = ContrastOf(Old, New);
        Assert.Equal(
            [
                "Same  | ", "Changed 一、2022年工作回顾 | 一、2023年工作回顾", "Changed 二、2023年重点工作 | 二、2024年重点工作",
                "Changed （二）推进乡村振兴 | （一）全面推进乡村振兴", "Changed （一）扩大国内需求 | （二）着力扩大有效需求",
                "OnlyNew  | （三）培育低空经济", "Same （四）加强政府自身建设 | （五）加强政府自身建设",
            ],
            contrast.Sections.Where(s => s.Kind != ComparedKind.OnlyOld)
                .Select(s => $"{s.Kind} {s.Old?.Heading} | {s.New?.Heading}"));
        Assert.Equal("（三）加强文物保护", contrast.Sections.Single(s => s.Kind == ComparedKind.OnlyOld).Old!.Heading);
        Assert.Single(contrast.Sections, s => s.IsMoved);
        Assert.Equal((1, 4, 1, 1), (contrast.Count(ComparedKind.Same), contrast.Count(ComparedKind.Changed),
            contrast.Count(ComparedKind.OnlyNew), contrast.Count(ComparedKind.OnlyOld)));
        ComparedRow farms = contrast.Sections.Single(s => s.New?.Heading == "（一）全面推进乡村振兴").Rows.Single().Text;
        Assert.Contains((ComparedKind.OnlyNew, "和农产品加工"), farms.Pieces());
    }

    [Fact]
    public void Every_paragraph_and_heading_of_both_is_there_once_however_they_differ()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 40; round++)
        {
            PlanPage old = PageOf(Shuffled(random)), now = PageOf(Shuffled(random));
            PlanContrast contrast = PlanContrasts.Of(
                (new ContrastSide("a"), new ContrastSide("b")), old, now, (null, null), default).Contrast!;
            AssertWhole(old, contrast.Sections.Select(s => s.Old), contrast.Sections.SelectMany(s => s.Rows).Select(r => r.OldAnchor));
            AssertWhole(now, contrast.Sections.Select(s => s.New), contrast.Sections.SelectMany(s => s.Rows).Select(r => r.NewAnchor));
            foreach (ComparedRow row in contrast.Sections.SelectMany(s => s.Rows).Select(r => r.Text))
            {
                Assert.Equal(row.Old, string.Concat(row.Pieces().Where(p => p.Kind != ComparedKind.OnlyNew).Select(p => p.Text)));
                Assert.Equal(row.New, string.Concat(row.Pieces().Where(p => p.Kind != ComparedKind.OnlyOld).Select(p => p.Text)));
            }
            // New sections stand in their order.
            Assert.Equal(
                now.Sections.Select(s => s.Heading), contrast.Sections.Select(s => s.New?.Heading).OfType<string>());
        }

        static void AssertWhole(PlanPage page, IEnumerable<ContrastHeading?> headings, IEnumerable<string> rows) => Assert.Equal(
            page.Units.Where(u => u.Kind is not (PlanUnitKind.Title or PlanUnitKind.Surrounding)).Select(u => u.Anchor).Order(),
            headings.OfType<ContrastHeading>().Select(h => h.Anchor).Concat(rows.Where(a => a.Length > 0)).Order());
    }

    [Fact]
    public void A_section_alone_is_compared_with_one_of_another()
    {
        PlanPage old = PageOf(Old), now = PageOf(New);
        ContrastAnswer answer = PlanContrasts.Of(
            (new ContrastSide("a", AnchorOf(old, "二、")), new ContrastSide("b", AnchorOf(now, "二、"))), old, now, (null, null), default);
        Assert.Equal([1, 1, 1, 1, 1], answer.Contrast!.Sections.Where(s => s.Level == 2).Select(_ => 1));
        Assert.DoesNotContain(answer.Contrast.Sections, s => s.Old?.Heading.Contains("回顾", StringComparison.Ordinal) == true);
        Assert.Equal("二、2024年重点工作", answer.Contrast.Sections[0].New!.Heading);

        static string AnchorOf(PlanPage page, string number) =>
            page.Units[page.Sections.First(s => s.Number == number).FirstUnit].Anchor;
    }

    [Fact]
    public void What_can_t_be_compared_is_told()
    {
        PlanPage page = PageOf(Old);
        Assert.Contains("同一份", Of("a", "a", page, page).Refusal, StringComparison.Ordinal);
        Assert.Equal(["b"], Of("a", "b", page, null).Missing.Select(m => m.PlanId));
        Assert.Contains("没有所指的这一节", Of("a~nowhere", "b", page, page).Refusal, StringComparison.Ordinal);
        // As many paragraphs as none of the reports has: nothing of it is compared, and it is told how to ask for less.
        PlanPage huge = page with { Units = [.. Enumerable.Repeat(page.Units[^1], PlanContrasts.MaxParagraphs + 1)] };
        Assert.Contains("各选一节", Of("a", "b", page, huge).Refusal, StringComparison.Ordinal);

        static ContrastAnswer Of(string a, string b, PlanPage? old, PlanPage? now) =>
            PlanContrasts.Of((ContrastSide.Parse(a), ContrastSide.Parse(b)), old, now, (null, null), default);
    }

    private static PlanContrast ContrastOf(string old, string now) => PlanContrasts.Of(
        (new ContrastSide("a"), new ContrastSide("b")), PageOf(old), PageOf(now), (null, null), default).Contrast!;

    private static PlanPage PageOf(string text)
    {
        Plan plan = PlanParser.Parse(text, "甲市.md");
        return PlanPages.Of(plan, new PlanSummary("", "甲市.md", plan.Metadata, plan.Units.Count, text.Length));
    }

    // Sections of both, some left out, in another order.
    private static string Shuffled(Random random)
    {
        string[] sections = [.. (Old + "\n" + New).Split("\n## ")[1..].SelectMany(s => s.Split("\n### ")).Where(_ => random.Next(3) > 0)];
        random.Shuffle(sections);
        return "# 甲市2024年政府工作报告\n\n" + string.Concat(
            sections.Select((s, i) => (i == 0 || random.Next(3) == 0 ? "## " : "### ") + s.Split("\n# ")[0].Trim() + "\n\n"));
    }
}
