using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>Why a paragraph is a hit, told so that a person can read it.</summary>
public sealed class ScoreExplanationTests(ShippedPlan shipped) : IClassFixture<ShippedPlan>
{
    // On a page without scrolling far.
    private const int MostLines = 32;

    [Theory]
    [InlineData("低空经济")]
    [InlineData("低空经济 无人机")]
    [InlineData("“绿色低碳”")]
    [InlineData("规上工业增加值")]
    [InlineData("增长>=20%")]
    [InlineData("固定资产投资>500亿元")]
    [InlineData(">100亿元 项目")]
    [InlineData("同句(企业 专精特新)")]
    [InlineData("同节(教育 医疗)")]
    [InlineData("推进重大项目建设")]
    [InlineData("深入实施创新驱动发展战略加快建设国家创新高地")]
    [InlineData("医院床位 养老服务 社区食堂 托育")]
    [InlineData("部分:回顾 增长")]
    [InlineData("章节:民生")]
    [InlineData("标题:坪山区 企业")]
    [InlineData("(教育 | 医疗) 学位 -住房")]
    [InlineData("5G 基站")]
    [InlineData("的")]
    [InlineData("年份:2024 企业")]
    [InlineData("坪山区2024年国民经济和社会发展计划")]
    public void Points_add_up_and_are_told_briefly_without_jargon(string query)
    {
        var request = new SearchRequest { Query = query };
        HitList found = shipped.Library.Search(request);
        Assert.NotEmpty(found.Hits);
        foreach (SearchHit hit in found.Hits.Take(5))
        {
            ScoreExplanation explanation = shipped.Library.Explain(request, hit.Plan.Id, hit.Anchor)!;
            Assert.Equal(hit.Score, explanation.Score, 0.01);
            List<ScoreExplanation> lines = [];
            AddAndCheck(explanation, lines);
            Assert.InRange(lines.Count, 1, MostLines);
            Assert.All(lines, l => Assert.DoesNotContain("BM25", l.Reason, StringComparison.Ordinal));
            Assert.All(lines, l => Assert.False(l.Reason.Contains("“”", StringComparison.Ordinal), l.Reason));
        }
    }

    [Fact]
    public void Of_many_pairs_and_characters_the_telling_ones_are_named()
    {
        var request = new SearchRequest { Query = "深入实施创新驱动发展战略加快建设国家创新高地" };
        SearchHit hit = shipped.Library.Search(request).Hits[0];
        string[] reasons = [.. shipped.Library.Explain(request, hit.Plan.Id, hit.Anchor)!.Parts.Select(p => p.Reason)];
        Assert.Single(reasons, r => r.StartsWith("相邻两字也有“", StringComparison.Ordinal));
        Assert.Single(reasons, r => r.StartsWith("段首一句有“", StringComparison.Ordinal));
        Assert.Single(reasons, r => r == "查询里的词");
        Assert.DoesNotContain(reasons, r => r.Contains("国家新", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("规上工业增加值增速与GDP增速")]
    [InlineData("建设5G基站和推广AI应用场景")]
    [InlineData("培育20家上市企业与A股后备企业")]
    [InlineData("推进IPO企业上市培育")]
    public void No_piece_of_a_word_in_letters_or_of_a_number_is_named(string query)
    {
        var request = new SearchRequest { Query = query };
        HitList found = shipped.Library.Search(request);
        Assert.NotEmpty(found.Hits);
        foreach (SearchHit hit in found.Hits.Take(5))
        {
            List<ScoreExplanation> lines = [];
            AddAndCheck(shipped.Library.Explain(request, hit.Plan.Id, hit.Anchor)!, lines);
            Assert.All(lines.Where(l => l.Reason.StartsWith("相邻两字也有", StringComparison.Ordinal)),
                l => Assert.DoesNotMatch("“[^”]*[A-Za-z0-9][^”]*”", l.Reason));
        }
    }

    [Theory]
    [InlineData("北京低空经济")]
    [InlineData("北京 低空经济")]
    [InlineData("北京人才引进")]
    public void What_misses_only_a_condition_is_explained(string query)
    {
        using var temporary = new TemporaryLibrary(
            ("京.txt", "2024年北京市政府工作报告\n一、工作安排\n扩大开放。"),
            ("苏.txt", "2023年江苏省政府工作报告\n一、工作安排\n学习北京的低空经济，北京的人才引进。\n发展低空经济，做好人才引进。"));
        var request = new SearchRequest { Query = query };
        SearchHit[] hits = [.. temporary.Library.Search(request).Hits.Where(h => h.LacksConditions)];
        Assert.NotEmpty(hits);
        Assert.All(hits, h =>
        {
            ScoreExplanation explanation = temporary.Library.Explain(request, h.Plan.Id, h.Anchor)!;
            Assert.Equal(h.Score, explanation.Score, 0.01);
            AddAndCheck(explanation, []);
        });
    }

    private static void AddAndCheck(ScoreExplanation explanation, List<ScoreExplanation> lines)
    {
        lines.Add(explanation);
        if (explanation.Parts.Count > 0)
        {
            Assert.Equal(explanation.Score, explanation.Parts.Sum(p => p.Score), 0.01 + (explanation.Score * 1e-5));
        }
        foreach (ScoreExplanation part in explanation.Parts)
        {
            AddAndCheck(part, lines);
        }
    }
}
