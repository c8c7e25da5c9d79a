namespace SearchPlans.Plans.Tests;

/// <summary>What of a file is text of the plan, and what only says where it is from.</summary>
public sealed class AsideTests
{
    [Theory]
    [InlineData("https://www.example.org/2021/a.html")]
    [InlineData("来源：https://www.example.org/2021/a.html")]
    [InlineData("原文链接：http://example.org/a?b=1&c=2")]
    [InlineData("source: http://example.org/2021/a.html")]
    [InlineData("（网址：www.example.org/a）")]
    [InlineData("<https://example.org/a>")]
    [InlineData("链接: https://example.org/a , https://example.org/b")]
    [InlineData("[^1]: https://example.org/a")]
    public void A_line_that_is_nothing_but_an_address_is_an_aside(string line)
    {
        Plan plan = PlanParser.Parse($"乙县2024年工作要点\n一、总体要求\n抓好落实工作。\n{line}\n稳步推进各项工作。", "x.md");
        PlanAssert.IsWhole(plan);
        Assert.True(Assert.Single(plan.Units, u => PlanAssert.TextOf(plan, u).Contains("example", StringComparison.Ordinal)).IsAside);
        Assert.Single(plan.Units, u => u.IsAside);
    }

    [Theory]
    [InlineData("办事请登录https://www.example.org/a查询。")]
    [InlineData("来源：新华社")]
    [InlineData("建成www.example.org平台，服务企业500家。")]
    [InlineData("平台网址为 https://example.org，注册企业500家。")]
    public void An_address_within_a_sentence_is_text(string line)
    {
        Plan plan = PlanParser.Parse($"乙县2024年工作要点\n一、总体要求\n抓好落实工作。\n{line}\n稳步推进各项工作。", "x.md");
        Assert.DoesNotContain(plan.Units, u => u.IsAside);
    }

    [Theory]
    [InlineData("title: 甲县2021年政府工作报告\nsource: http://example.org/a", "甲县2021年政府工作报告")]
    // No YAML: a colon in a value, an open quote, a reference to nothing.
    [InlineData("title: “十四五”规划: 草案\ndate: 2021-03-01", "“十四五”规划: 草案")]
    [InlineData("title: \"甲县计划\ntags:\n- a\n- b", "甲县计划")]
    [InlineData("title: 甲县计划\nnote: *b", "甲县计划")]
    public void Front_matter_is_an_aside_whether_or_not_it_is_yaml(string fields, string title)
    {
        Plan plan = PlanParser.Parse($"---\n{fields}\n---\n各位代表：\n一、工作回顾\n抓好落实。", "x.md");
        PlanAssert.IsWhole(plan);
        Assert.True(plan.Units[0].IsAside);
        Assert.Single(plan.Units, u => u.IsAside);
        Assert.Equal(title, plan.Metadata.Title);
    }

    [Theory]
    [InlineData("title = \"甲县2024年政府工作报告\"\ndate = 2024-02-01\ntags = [\"a\", \"b\"]\nissuer = '甲县人民政府'\n[extra]\nurl = 1")]
    [InlineData("# Hugo\ntitle = '甲县2024年政府工作报告'\ncategories = [\n  \"报告\",\n]\n"
        + "publishDate = 2024-02-01T08:00:00+08:00\npublisher = \"甲县人民政府\"")]
    public void Front_matter_may_be_TOML(string fields)
    {
        Plan plan = PlanParser.Parse($"+++\n{fields}\n+++\n各位代表：\n一、工作回顾\n抓好落实。", "x.md");
        PlanAssert.IsWhole(plan);
        Assert.True(plan.Units[0].IsAside);
        Assert.Equal(("甲县2024年政府工作报告", new DateOnly(2024, 2, 1), "甲县人民政府"),
            (plan.Metadata.Title, plan.Metadata.Published!.Value, plan.Metadata.Issuer));
    }

    [Theory]
    [InlineData("+++\n一、总体要求\n抓好落实。\n+++\n二、保障措施\n加强领导。")]
    [InlineData("+++\nx = 1")]
    public void Text_between_pluses_that_is_no_TOML_is_text(string text) =>
        Assert.DoesNotContain(PlanParser.Parse(text, "x.md").Units, unit => unit.IsAside);

    [Fact]
    public void Text_between_rules_is_text()
    {
        Plan plan = PlanParser.Parse("---\n一、总体要求\n抓好落实。\n---\n二、保障措施\n加强领导。", "x.md");
        Assert.DoesNotContain(plan.Units, u => u.IsAside);
    }
}
