using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

public sealed class FacetTests : IDisposable
{
    private readonly TemporaryLibrary _temporary = new(
        ("深圳市/2023.txt", "深圳市2023年政府工作报告\n一、工作回顾\n光伏项目开工。\n发展风电。\n"),
        ("深圳市/2024.txt", "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目投产。\n"),
        ("坪山区.txt", "深圳市坪山区2024年国民经济和社会发展计划\n一、主要任务\n推进光伏。\n再推进光伏应用。\n"),
        ("青岛.txt", "青岛市2024年政府工作报告\n一、工作回顾\n光伏。\n"));

    private HitList Search(SearchRequest request) => _temporary.Library.Search(request with { Query = "光伏" });

    private static (string, int, bool)[] Values(IEnumerable<FacetValue> facet) => [.. facet.Select(f => (f.Value, f.Count, f.Selected))];

    [Fact]
    public void Every_facet_is_counted_without_its_own_choices()
    {
        HitList all = Search(new SearchRequest());
        Assert.Equal((5, 4), (all.TotalParagraphs, all.TotalPlans));
        Assert.Equal([("广东省", 4, false), ("山东省", 1, false)], Values(all.Facets.Regions));
        Assert.Equal([("2024", 4, false), ("2023", 1, false)], Values(all.Facets.Years));

        HitList narrowed = Search(new SearchRequest { Regions = ["广东省/深圳市"], Years = [2024] });
        Assert.Equal((3, 2), (narrowed.TotalParagraphs, narrowed.TotalPlans));
        Assert.Equal([("广东省", 3, false), ("广东省/深圳市", 3, true), ("广东省/深圳市/坪山区", 2, false), ("山东省", 1, false)],
            Values(narrowed.Facets.Regions));
        Assert.Equal([("2024", 3, true), ("2023", 1, false)], Values(narrowed.Facets.Years));
        Assert.Equal([("年度计划", 2, false), ("政府工作报告", 1, false)], Values(narrowed.Facets.Types));
    }

    [Theory]
    [InlineData("2024年")]
    [InlineData("深圳")]
    [InlineData("年份:2023..")]
    [InlineData("-风电")]
    public void Where_plans_answer_facets_count_plans(string query)
    {
        var request = new SearchRequest { Query = query };
        HitList all = _temporary.Library.Search(request);
        Assert.Equal(PlanCardsAre.AskedFor, all.CardsAre);
        Assert.Equal(all.TotalPlans, all.Facets.Types.Sum(f => f.Count));
        Assert.Equal(all.TotalPlans, all.Facets.Years.Sum(f => f.Count));
        Assert.All(all.Facets.Regions, f => Assert.Equal(f.Count, Plans(request with { Regions = [f.Value] })));
        Assert.All(all.Facets.Years, f => Assert.Equal(f.Count, Plans(request with { Years = [int.Parse(f.Value)] })));
        Assert.All(all.Facets.Types, f => Assert.Equal(f.Count, Plans(request with { Types = [f.Value] })));
        Assert.All(all.Facets.Parts, f => Assert.Equal(f.Count, Plans(request with { Parts = [PlanPartNames.TryParse(f.Value)!.Value] })));
        Assert.All(all.Facets.Issuers, f => Assert.Equal(f.Count, Plans(request with { Issuers = [f.Value] })));

        int Plans(SearchRequest chosen)
        {
            HitList left = _temporary.Library.Search(chosen);
            Assert.Equal(left.Cards.Count, left.TotalPlans);
            return left.TotalPlans;
        }
    }

    [Fact]
    public void Parts_of_plans_are_counted_and_searched_apart()
    {
        HitList all = Search(new SearchRequest());
        Assert.Equal([("回顾", 3, false), ("部署", 2, false)], Values(all.Facets.Parts));
        HitList review = Search(new SearchRequest { Parts = [PlanPart.Review], Years = [2024] });
        Assert.Equal((2, 2), (review.TotalParagraphs, review.TotalPlans));
        Assert.All(review.Hits, h => Assert.Equal(PlanPart.Review, h.Part));
        Assert.Equal([("回顾", 2, true), ("部署", 2, false)], Values(review.Facets.Parts));
        Assert.Equal([("2024", 2, true), ("2023", 1, false)], Values(review.Facets.Years));
        Assert.Equal(2, _temporary.Library.Search(new SearchRequest { Query = "光伏 部分:部署" }).TotalParagraphs);
        Assert.Equal(3, _temporary.Library.Search(new SearchRequest { Query = "部分:部署" }).TotalParagraphs);
    }

    [Fact]
    public void Levels_and_issuers_are_counted_and_searched()
    {
        HitList all = Search(new SearchRequest());
        Assert.Equal([("市", 3, false), ("县", 2, false)], Values(all.Facets.Levels));
        Assert.Equal([("深圳市人民政府", 2, false), ("青岛市人民政府", 1, false)], Values(all.Facets.Issuers));
        HitList cities = Search(new SearchRequest { Levels = [PlanLevel.City], Issuers = ["深圳市人民政府"] });
        Assert.Equal((2, 2), (cities.TotalParagraphs, cities.TotalPlans));
        Assert.Equal([("市", 2, true)], Values(cities.Facets.Levels));
        Assert.Equal([("深圳市人民政府", 2, true), ("青岛市人民政府", 1, false)], Values(cities.Facets.Issuers));
        Assert.Equal(2, Total("光伏 层级:县"));
        Assert.Equal(3, Total("光伏 层级:市"));
        Assert.Equal(5, Total("光伏 层级:市 层级:县"));
        Assert.Equal(0, Total("光伏 层级:省"));
        Assert.Equal(2, Total("光伏 机关:深圳市政府"));
        Assert.Equal(3, Total("光伏 机关:人民政府"));
    }

    [Fact]
    public void Values_of_fields_are_what_the_corpus_has()
    {
        Assert.Equal(4, Total("地区:粤 光伏"));
        Assert.Equal(4, Total("地区:广东深圳 光伏"));
        Assert.Equal(2, Total("地区:坪山 光伏"));
        Assert.Equal(4, Total("地区:大湾区 光伏"));
        Assert.Equal(5, Total("地区:计划单列市 光伏"));
        Assert.Equal(1, Total("地区:东部 -地区:珠三角 光伏"));
        Assert.Equal(5, Total("地区:深圳|青岛 光伏"));
        Assert.Equal(5, Total("地区:深圳 地区:青岛 光伏"));
        Assert.Equal(1, Total("年份:去年 光伏"));
        Assert.Equal(4, Total("年份:今年 光伏"));
        Assert.Equal(5, Total("年份:近两年 光伏"));
        Assert.Equal(5, Total("年份:十四五期间 光伏"));
        Assert.Equal(1, Total("年份:..2023 光伏"));
        Assert.Equal(4, Total("年份:2024.. 光伏"));
        Assert.Equal(5, Total("年份:二〇二三 年份:2024 光伏"));
    }

    [Theory]
    [InlineData("部分:目标 光伏")]
    [InlineData("部分:目标")]
    [InlineData("文种:食谱 光伏")]
    [InlineData("年份:abc 光伏")]
    [InlineData("地区:火星 光伏")]
    [InlineData("层级:村 光伏")]
    [InlineData("机关:少年宫 光伏")]
    [InlineData("地区:青海 光伏")]
    public void What_is_no_value_finds_nothing_and_is_said(string query)
    {
        foreach (SearchScope scope in Enum.GetValues<SearchScope>())
        {
            HitList found = _temporary.Library.Search(new SearchRequest { Query = query, Scope = scope });
            Assert.Equal((0, 0), (found.TotalParagraphs, found.TotalPlans));
            Assert.Contains(query.Split(':', ' ')[1], found.Notice);
        }
    }

    private int Total(string query)
    {
        HitList found = _temporary.Library.Search(new SearchRequest { Query = query });
        Assert.Null(found.Notice);
        return found.TotalParagraphs;
    }

    [Fact]
    public void A_choice_of_which_nothing_is_left_can_be_taken_back()
    {
        HitList none = Search(new SearchRequest { Regions = ["海南省"], Types = ["专项规划"], Years = [1990] });
        Assert.Empty(none.Hits);
        Assert.Contains(none.Facets.Regions, f => f is { Value: "海南省", Selected: true, Count: 0 });
        Assert.Contains(none.Facets.Types, f => f is { Value: "专项规划", Selected: true });
        Assert.Contains(none.Facets.Years, f => f is { Value: "1990", Selected: true });
    }

    [Fact]
    public void Hits_are_grouped_by_plan_and_sorted_as_asked()
    {
        PlanHitList plans = _temporary.Library.SearchPlans(new SearchRequest { Query = "光伏", Sort = SearchSort.Oldest });
        Assert.Equal(4, plans.Plans.Count);
        Assert.Equal(2023, plans.Plans[0].Plan.Metadata.Year);
        Assert.Equal(2, plans.Plans.Single(p => p.Plan.File == "坪山区.txt").TotalHits);
        PlanHitList one = _temporary.Library.SearchPlans(new SearchRequest { Query = "光伏", PlanId = plans.Plans[0].Plan.Id });
        Assert.Equal("深圳市/2023.txt", Assert.Single(one.Plans).Plan.File);
        Assert.Equal(2024,
            _temporary.Library.Search(new SearchRequest { Query = "光伏", Sort = SearchSort.Newest }).Hits[0].Plan.Metadata.Year);
    }

    public void Dispose() => _temporary.Dispose();
}
