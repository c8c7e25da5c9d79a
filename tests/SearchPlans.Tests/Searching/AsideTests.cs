using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>Front matter and addresses are shown and never found.</summary>
public sealed class AsideTests : IDisposable
{
    private readonly TemporaryLibrary _temporary = new(
        ("甲.md", """
            ---
            source: http://example.org/2021/a.html
            title: 甲市2021年政府工作报告
            province: 广东省
            ---
            各位代表：
            ## 一、2021年工作
            推进碳达峰行动。
            登录 https://service.example.net/apply 办理。
            """),
        ("乙.txt", """
            乙县2022年工作要点
            来源：https://news.example.org/xinwen/1.html
            一、总体要求
            推进碳达峰行动。
            原文链接：https://news.example.org/yuanwen/2.html
            """));

    public void Dispose() => _temporary.Dispose();

    private HitList Search(string query, SearchScope scope = SearchScope.Paragraph) =>
        _temporary.Library.Search(new SearchRequest { Query = query, Scope = scope, Size = SearchRequest.MaxSize });

    [Fact]
    public void A_query_that_names_the_plan_finds_what_the_plan_says()
    {
        HitList found = Search("2021年政府工作报告 碳达峰");
        Assert.Contains(found.Hits, h => h.Text == "推进碳达峰行动。" && h.Plan.File == "甲.md");
        Assert.DoesNotContain(found.Hits, h => h.Text.Contains("source", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("source")]
    [InlineData("province")]
    [InlineData("http")]
    [InlineData("「example.org」")]
    [InlineData("xinwen")]
    [InlineData("yuanwen")]
    [InlineData("原文链接")]
    public void What_stands_in_front_matter_or_an_address_alone_is_not_found(string query)
    {
        HitList found = Search(query);
        Assert.DoesNotContain(found.Hits, h => h.Text.Contains("example.org", StringComparison.Ordinal));
        Assert.All(found.Hits, h => Assert.Contains("service.example.net", h.Text, StringComparison.Ordinal));
        Assert.Equal(found.Hits.Count, found.TotalParagraphs);
    }

    [Fact]
    public void An_address_within_a_sentence_is_found() =>
        Assert.Equal("登录 https://service.example.net/apply 办理。", Assert.Single(Search("service.example.net").Hits).Text);

    [Theory]
    [InlineData("-没有这个词 | 碳达峰", SearchScope.Paragraph)]
    [InlineData("年份:2020-2024 | 碳达峰", SearchScope.Paragraph)]
    [InlineData("年份:2020-2024 | 碳达峰", SearchScope.Section)]
    public void Conditions_on_the_plan_do_not_make_hits_of_them(string query, SearchScope scope)
    {
        HitList found = Search(query, scope);
        Assert.NotEmpty(found.Hits);
        int shown = _temporary.Library.Plans.Sum(p => _temporary.Library.Read(p.Id)!.Units.Count);
        Assert.Equal(shown - 3, found.TotalParagraphs);
        Assert.Equal(found.TotalParagraphs, scope == SearchScope.Paragraph ? found.Facets.Years.Sum(y => y.Count) : found.TotalParagraphs);
    }

    [Fact]
    public void They_stay_to_be_read_and_are_not_offered()
    {
        string id = _temporary.Library.Plans.Single(p => p.File.StartsWith('乙')).Id;
        Assert.Contains(_temporary.Library.Read(id)!.Units, u => u.Text.Contains("yuanwen", StringComparison.Ordinal));
        Assert.DoesNotContain(_temporary.Library.Suggest("sourc", 5), s => s.Text.Contains("source", StringComparison.Ordinal));
    }
}
