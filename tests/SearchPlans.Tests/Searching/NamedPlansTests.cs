using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>Plans that are named by what they are about, by their number or in title marks.</summary>
public sealed class NamedPlansTests : IDisposable
{
    private readonly TemporaryLibrary _temporary = new(
        ("养老.md", "---\ntitle: 河北省养老服务体系建设“十四五”规划\nprovince: 河北省\nyear: 2021\ntype: 专项规划\nnumber: 冀民〔2021〕45号\n---\n"
            + "## 一、主要任务\n发展互助养老。\n## 二、保障措施\n强化用地保障。\n"),
        ("卫生.md", "---\ntitle: 昆明市“十四五”卫生健康事业发展规划\nprovince: 云南省\ncity: 昆明市\nyear: 2022\ntype: 专项规划\n---\n"
            + "## 一、重点项目\n市第一人民医院扩建。\n## 二、保障措施\n建立投入机制。\n"),
        ("碳.md", "---\ntitle: 青海省碳达峰实施方案\nprovince: 青海省\nyear: 2022\n---\n## 重点行动\n森林蓄积量达到5300万立方米。\n"),
        ("石柱.md", "---\ntitle: 石柱土家族自治县2022年政府工作报告\nprovince: 重庆市\ncounty: 石柱土家族自治县\nyear: 2022\ntype: 政府工作报告\n---\n"
            + "## 一、主要目标\n黄连种植六万亩。落实《中国制造2025》，依据冀民〔2021〕45号文件，参照国发〔2024〕12号。\n"
            + "## 名词解释\n1. 链长制：由领导担任链长。\n"),
        ("昆明.md", "---\ntitle: 昆明市2022年政府工作报告\nprovince: 云南省\ncity: 昆明市\nyear: 2022\ntype: 政府工作报告\n---\n"
            + "## 一、工作\n全面推行链长制，种植黄连。\n"));

    public void Dispose() => _temporary.Dispose();

    private HitList Search(string query) => _temporary.Library.Search(new SearchRequest { Query = query, Size = 50 });

    private static string Chips(HitList found) => string.Join(' ', found.Conditions.Select(c => $"{c.Field}:{c.Value}"));

    [Theory]
    [InlineData("养老规划", "养老.md")]
    [InlineData("养老服务体系十四五规划", "养老.md")]
    [InlineData("河北养老服务体系十四五规划", "养老.md")]
    [InlineData("昆明卫生十四五规划", "卫生.md")]
    [InlineData("昆明 卫生十四五规划", "卫生.md")]
    [InlineData("青海碳达峰方案", "碳.md")]
    public void A_plan_is_named_by_words_of_its_title(string query, string file) =>
        Assert.Equal([file], Search(query).Cards.Select(c => c.Plan.File));

    [Theory]
    [InlineData("养老规划的保障措施", "保障措施", "养老.md")]
    [InlineData("卫生健康规划的保障措施", "保障措施", "卫生.md")]
    [InlineData("卫生健康规划里的重点项目", "重点项目", "卫生.md")]
    [InlineData("青海省碳达峰实施方案 森林蓄积量", "森林蓄积量", "碳.md")]
    public void Words_beside_a_named_plan_are_looked_for_in_it(string query, string text, string file)
    {
        HitList found = Search(query);
        SearchHit hit = Assert.Single(found.Hits, h => h.Answers);
        Assert.Equal(file, hit.Plan.File);
        Assert.Contains(text, hit.Text, StringComparison.Ordinal);
        QueryCondition title = found.Conditions.Single(c => c.Field == "标题");
        Assert.DoesNotContain(title.Typed, title.Without, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("江苏养老规划")]
    [InlineData("教育规划")]
    [InlineData("2022年养老规划")]
    public void A_title_that_no_plan_has_is_text(string query) =>
        Assert.DoesNotContain(Search(query).Conditions, c => c.Field == "标题");

    [Theory]
    [InlineData("冀民〔2021〕45号")]
    [InlineData("冀民（2021）45号")]
    [InlineData("冀民[2021]45号")]
    public void A_number_of_a_document_names_it_and_what_cites_it_follows(string query)
    {
        HitList found = Search(query);
        Assert.Equal("文号:冀民〔2021〕45号", Chips(found));
        Assert.Equal(["养老.md"], found.Cards.Select(c => c.Plan.File));
        Assert.Equal("石柱.md", Assert.Single(found.Hits).Plan.File);
    }

    [Fact]
    public void A_number_that_no_plan_has_is_looked_for_in_the_text() => Assert.Equal(1, Search("国发（2024）12号").TotalParagraphs);

    [Theory]
    [InlineData("《中国制造2025》")]
    [InlineData("《中国制造2025》 黄连")]
    public void A_title_that_is_only_cited_is_looked_for_in_the_text(string query)
    {
        HitList found = Search(query);
        Assert.Equal("石柱.md", Assert.Single(found.Hits, h => h.Answers).Plan.File);
        Assert.Contains("中国制造2025", found.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_asked_for_by_its_field_stays_one() => Assert.Equal(0, Search("标题:中国制造2025").TotalParagraphs);

    [Theory]
    [InlineData("链长制 名词解释", "部分:名词解释")]
    [InlineData("名词解释 链长制", "部分:名词解释")]
    public void A_glossary_beside_text_is_where_that_is_looked_for(string query, string chips)
    {
        HitList found = Search(query);
        Assert.Equal(chips, Chips(found));
        Assert.Equal("石柱.md", Assert.Single(found.Hits, h => h.Answers).Plan.File);
    }

    [Fact]
    public void A_glossary_alone_is_text() => Assert.Equal("", Chips(Search("名词解释")));

    [Theory]
    [InlineData("石柱县 黄连", "石柱.md", "地区:石柱土家族自治县")]
    [InlineData("县级政府工作报告 黄连", "石柱.md", "层级:县 文种:政府工作报告")]
    [InlineData("县级 政府工作报告 黄连", "石柱.md", "层级:县 文种:政府工作报告")]
    [InlineData("市级 政府工作报告 黄连", "昆明.md", "层级:市 文种:政府工作报告")]
    [InlineData("政府工作报告里的黄连 昆明", "昆明.md", "文种:政府工作报告 地区:昆明市")]
    [InlineData("政府工作报告中关于黄连 石柱县", "石柱.md", "文种:政府工作报告 地区:石柱土家族自治县")]
    public void Levels_and_counties_have_short_names(string query, string file, string chips)
    {
        HitList found = Search(query);
        Assert.Equal(chips, Chips(found));
        Assert.Equal([file], found.Hits.Where(h => h.Answers).Select(h => h.Plan.File).Distinct());
    }
}
