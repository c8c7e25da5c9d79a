using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>Years in Chinese numerals, issuers and questions as people type them.</summary>
public sealed class AskedAsPeopleAskTests
{
    private static string Chips(HitList found) => string.Join(' ', found.Conditions.Select(c => $"{c.Field}:{c.Value}"));

    private static HitList Search(TemporaryLibrary temporary, string query) =>
        temporary.Library.Search(new SearchRequest { Query = query, Size = 50 });

    private static (string, string) Report(int year, string line, string issuer = "甲市人民政府") =>
        ($"{year}.md", $"---\ntitle: 政府工作报告\nprovince: 浙江省\ncity: 宁波市\nyear: {year}\ntype: 政府工作报告\nissuer: {issuer}\n---\n"
            + $"## 二、{year}年重点工作\n{line}\n推动经济发展。\n");

    [Theory]
    [InlineData("二〇〇三年至二〇〇五年 非典", "年份:2003—2005年")]
    [InlineData("二○○三—二○○五年非典", "年份:2003—2005年")]
    [InlineData("非典 二〇〇三年到二〇〇四年", "年份:2003—2004年")]
    [InlineData("从2003年到2005年 非典", "年份:2003—2005年")]
    [InlineData("自二〇〇三年至二〇〇四年 非典", "年份:2003—2004年")]
    [InlineData("2004年时尚产业", "年份:2004年")]
    public void Ranges_of_years_are_read_in_any_numerals(string query, string chips)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "抗击非典。"), Report(2004, "巩固抗非典成果。"), Report(2005, "防治非典。"));
        Assert.Equal(chips, Chips(Search(temporary, query)));
    }

    [Theory]
    [InlineData("2003年之后发生了什么")]
    [InlineData("2003年之前 非典")]
    [InlineData("2004年時誰主持工作")]
    [InlineData("2004年时的医院")]
    public void A_point_in_time_is_no_year_of_a_plan(string query)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "抗击非典。"), Report(2004, "巩固抗非典成果。"));
        Assert.Equal("", Chips(Search(temporary, query)));
    }

    [Theory]
    [InlineData("国家统计局 2003年", "2003.md")]
    [InlineData("2003年 国家统计局 政府工作报告", "2003.md")]
    [InlineData("国家统计局", "2003.md")]
    [InlineData("浙江省发展和改革委员会 2004", "2004.md")]
    public void An_issuer_among_conditions_is_one(string query, string file)
    {
        using var temporary = new TemporaryLibrary(
            Report(2003, "开展经济普查，国家统计局部署。", "国家统计局"), Report(2004, "国家统计局调查显示。", "浙江省发展和改革委员会"));
        HitList found = Search(temporary, query);
        Assert.Contains("机关:", Chips(found), StringComparison.Ordinal);
        Assert.Equal([file], found.Cards.Select(c => c.Plan.File));
        AssertWaysOut(found, "机关");
    }

    [Theory]
    [InlineData("国家统计局 经济普查", "2003.md")]
    [InlineData("国家统计局 调查显示", "2004.md")]
    public void An_issuer_beside_text_is_text(string query, string file)
    {
        using var temporary = new TemporaryLibrary(
            Report(2003, "开展经济普查，国家统计局部署。", "国家统计局"), Report(2004, "国家统计局调查显示。", "浙江省发展和改革委员会"));
        HitList found = Search(temporary, query);
        Assert.DoesNotContain("机关", Chips(found), StringComparison.Ordinal);
        Assert.Equal(file, found.Hits[0].Plan.File);
    }

    // What is counted in a question stands in no answer.
    [Theory]
    [InlineData("宁波在哪一年开通地铁", "宁波地铁2014年开通。", "宁波开通公交，哪一年都不停。")]
    [InlineData("全市有多少种稀有植物", "全市记录稀有植物35类。", "全市这种稀有动物很少。")]
    [InlineData("目前全市有多少个国家公园", "全市拥有国家公园2处。", "全市公园目前个头不大。")]
    [InlineData("人均住房在几次普查中增加", "普查中人均住房增加。", "普查两次。")]
    public void What_a_question_counts_has_to_stand_nowhere(string query, string right, string other)
    {
        using var temporary = new TemporaryLibrary(
            ("甲.txt", $"甲市2019年政府工作报告\n一、工作\n{right}\n{other}\n推进改革。"));
        Assert.Equal(right, Search(temporary, query).Hits[0].Text);
    }

    [Theory]
    [InlineData("2003年新建的跨海大桥是在哪里合龙的", "跨海大桥在慈溪合龙。", "大桥下渔业丰收。")]
    [InlineData("2003年引进的化工项目是由谁投资建设的", "化工项目由外商投资建设。", "项目管理办法出台。")]
    [InlineData("2003年开播的科普节目为什么受到欢迎", "科普节目受到欢迎。", "节目播出。")]
    public void Of_a_question_what_speaks_of_it_in_other_years_follows_the_little_of_its_year(string query, string right, string little)
    {
        using var temporary = new TemporaryLibrary(Report(2003, little), Report(2019, right));
        HitList found = Search(temporary, query);
        Assert.Equal(0, found.TotalParagraphs);
        SearchHit hit = Assert.Single(found.Hits, h => h.Text == right);
        Assert.NotEmpty(hit.Lacks);
        Assert.Equal(found.Hits.Count, found.TotalLacking);
        Assert.Equal(found.Hits.Count, found.Hits.DistinctBy(h => (h.Plan.Id, h.Anchor)).Count());
    }

    private static void AssertWaysOut(HitList found, string field)
    {
        QueryCondition condition = found.Conditions.Single(c => c.Field == field);
        Assert.DoesNotContain(condition.Typed, condition.Without, StringComparison.Ordinal);
        Assert.Contains($"“{condition.Typed}”", condition.AsText, StringComparison.Ordinal);
    }
}
