using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>A run that begins in a heading and goes on in the text behind it in the same line is found there, once.</summary>
public sealed class HeadingLineTests : IDisposable
{
    private const string Third = "（三）聚焦城乡建设，打造宜居城市。协同推进新型城镇化，促进城乡融合。";
    private const string Fused = "一、2023年工作回顾（一）经济稳步回升。全年生产总值增长6%，税收结构优化。";

    private readonly TemporaryLibrary _temporary = new(
        ("甲.txt", $"""
            甲县2024年政府工作报告
            {Fused}
            （二）改革不断深化。出台措施二十条，营商环境改善。
            二、2024年工作安排
            （一）发展低空经济，壮大新兴产业。建设起降点十个，开通航线五条。
            （二）做强先进制造，夯实实体根基。推进技术改造，培育链主企业。
            {Third}
            1．提升城市品质。改造老旧小区，完善配套设施。
            2．建设和美乡村。整治人居环境，发展特色产业。
            """),
        ("乙.md", """
            # 乙县2024年工作计划
            ## 一、重点任务
            **（一）壮大特色产业。**建设茶叶基地，打造区域品牌。
            **（二）提升公共服务。**新建幼儿园，增加学位供给。
            """));

    public void Dispose() => _temporary.Dispose();

    private HitList Search(string query, SearchScope scope = SearchScope.Paragraph) =>
        _temporary.Library.Search(new SearchRequest { Query = query, Scope = scope });

    [Theory]
    [InlineData("宜居城市。协同推进", Third)]
    [InlineData("打造宜居城市。协同推进新型城镇化", Third)]
    [InlineData("城市协同", Third)]
    [InlineData("新兴产业。建设起降点", "（一）发展低空经济，壮大新兴产业。建设起降点十个，开通航线五条。")]
    [InlineData("稳步回升。全年生产总值", Fused)]
    [InlineData("城市品质。改造老旧小区", "1．提升城市品质。改造老旧小区，完善配套设施。")]
    [InlineData("和美乡村。整治人居环境", "2．建设和美乡村。整治人居环境，发展特色产业。")]
    [InlineData("特色产业。建设茶叶基地", "（一）壮大特色产业。建设茶叶基地，打造区域品牌。")]
    public void It_is_found_once_and_marked_quoted_or_not(string run, string line)
    {
        foreach (string query in new[] { $"「{run}」", run })
        {
            HitList found = Search(query);
            SearchHit[] holding = [.. found.Hits.Where(h => h.Marks.Any(m => Bare(h.Text[m.Start..m.End]) == Bare(run)))];
            SearchHit hit = Assert.Single(holding);
            Assert.Equal(line, hit.Text);
            Assert.Same(found.Hits[0], hit);
            if (query != run)
            {
                Assert.Equal(1, found.TotalParagraphs);
            }
        }
    }

    [Fact]
    public void A_run_from_one_heading_into_the_next_in_one_line_is_found()
    {
        SearchHit hit = Search("「工作回顾（一）经济稳步」").Hits[0];
        Assert.StartsWith("一、2023年工作回顾（一）经济稳步回升", hit.Text, StringComparison.Ordinal);
        Assert.Contains(hit.Marks, m => hit.Text[m.Start..m.End] == "工作回顾（一）经济稳步");
    }

    [Theory]
    [InlineData("「宜居城市。协同推进」 城乡融合")]
    [InlineData("「宜居城市。协同推进」 「城乡建设，打造」")]
    [InlineData("同句(聚焦 宜居)")]
    public void Several_runs_meet_in_the_line_as_written(string query) => Assert.Contains(Search(query).Hits, h => h.Text == Third);

    [Fact]
    public void In_wider_scopes_the_section_and_the_plan_hold_it()
    {
        Assert.StartsWith("（三）聚焦城乡建设", Assert.Single(Search("「宜居城市。协同推进」", SearchScope.Section).Hits).Text, StringComparison.Ordinal);
        Assert.StartsWith("甲县2024年", Assert.Single(Search("「宜居城市。协同推进」", SearchScope.Plan).Hits).Text, StringComparison.Ordinal);
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
