using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;

namespace SearchPlans.Tests.Searching;

public sealed class SearchTests(ShippedPlan shipped) : IClassFixture<ShippedPlan>
{
    private HitList Search(string query, SearchScope scope = SearchScope.Paragraph, SearchMatch match = SearchMatch.Smart) =>
        shipped.Library.Search(new SearchRequest { Query = query, Scope = scope, Match = match, Size = SearchRequest.MaxSize });

    private static IEnumerable<string> Marked(SearchHit hit) => hit.Marks.Select(m => hit.Text[m.Start..m.End]);

    [Theory]
    [InlineData("坪山", "链上坪山")]
    [InlineData("近零碳", "近零碳排放区试点项目")]
    [InlineData("高新区", "深圳市高新区投资发展集团有限公司")]
    [InlineData("R&D", "R&D经费投入强度")]
    [InlineData("pm2.5", "PM2.5、臭氧平均浓度")]
    [InlineData("山", "马峦山古村落")]
    public void What_words_miss_characters_find_and_mark(string query, string context)
    {
        SearchHit hit = Search(query).Hits
            .First(h => h.Kind != PlanUnitKind.Surrounding && h.Text.Contains(context, StringComparison.Ordinal));
        int at = hit.Text.IndexOf(context, StringComparison.Ordinal) + context.IndexOf(query, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(new TextRange(at, at + query.Length), hit.Marks);
        Assert.All(Marked(hit), m => Assert.Equal(query, m, ignoreCase: true));
    }

    [Fact]
    public void What_is_asked_for_already_is_not_offered_as_related()
    {
        IReadOnlyList<string> Related(string query) => shipped.Library.Search(new SearchRequest { Query = query }).Related;
        Assert.Contains("无人机", Related("低空经济"));
        Assert.DoesNotContain("无人机", Related("低空经济 无人机"));
        Assert.NotEmpty(Related("低空经济 无人机"));
    }

    [Fact]
    public void A_run_goes_on_across_signs()
    {
        SearchHit hit = Assert.Single(Search("生物医药三大主导产业强链", match: SearchMatch.Exact).Hits,
            h => h.Text.Contains("百强区", StringComparison.Ordinal));
        Assert.Equal(["生物医药三大主导产业强链"], Marked(hit));
        hit = Search("链上坪山活动", match: SearchMatch.Exact).Hits[0];
        Assert.Equal(["链上坪山”活动"], Marked(hit));
    }

    [Fact]
    public void The_run_as_it_stands_comes_before_its_words_and_exact_leaves_those_out()
    {
        HitList smart = Search("深圳高新区");
        HitList exact = Search("深圳高新区", match: SearchMatch.Exact);
        Assert.True(smart.TotalParagraphs > exact.TotalParagraphs);
        Assert.All(exact.Hits, h => Assert.Contains("深圳高新区", h.Text, StringComparison.Ordinal));
        int firstWithout = smart.Hits.ToList().FindIndex(h => !h.Text.Contains("深圳高新区", StringComparison.Ordinal));
        Assert.All(smart.Hits.Skip(firstWithout), h => Assert.DoesNotContain("深圳高新区", h.Text, StringComparison.Ordinal));
        Assert.Equal(exact.TotalParagraphs, Search("“深圳高新区”").TotalParagraphs);
    }

    [Fact]
    public void A_wider_scope_finds_what_stands_farther_apart()
    {
        HitList apart = Search("消防站 顾问");
        Assert.Equal(0, apart.TotalParagraphs);
        Assert.All(apart.Hits, h => Assert.NotEmpty(h.Lacks));
        HitList section = Search("消防站 顾问", SearchScope.Section);
        Assert.Equal(2, section.TotalParagraphs);
        Assert.All(section.Hits, h => Assert.StartsWith("(五)坚持共建共治", h.Section[^1], StringComparison.Ordinal));
        Assert.Empty(Search("消防站 托育", SearchScope.Section).Hits);
        HitList plan = Search("消防站 托育", SearchScope.Plan);
        Assert.Equal(Search("消防站").TotalParagraphs + Search("托育").TotalParagraphs, plan.TotalParagraphs);
        Assert.Empty(Search("消防站 航天器", SearchScope.Plan).Hits);
        Assert.Empty(Search("消防站 -托育", SearchScope.Plan).Hits);
        Assert.Equal(plan.TotalParagraphs, Search("消防站 (托育 | 航天器)", SearchScope.Plan).TotalParagraphs + Search("航天器").TotalParagraphs);
    }

    [Fact]
    public void Exclusion_alternatives_and_brackets_agree_with_a_plain_scan()
    {
        SearchPlans.Reading.PlanPage page = shipped.Library.Read(shipped.Library.Plans[0].Id)!;
        int Count(Func<string, bool> holds) => page.Units.Count(u => holds(u.Text));
        Assert.Equal(Count(t => t.Contains("医院") && !t.Contains("香港")), Search("医院 -香港", match: SearchMatch.Exact).TotalParagraphs);
        Assert.Equal(Count(t => t.Contains("医院") || t.Contains("学校")), Search("医院 | 学校", match: SearchMatch.Exact).TotalParagraphs);
        Assert.Equal(
            Count(t => (t.Contains("医院") || t.Contains("学校")) && t.Contains("坪山")),
            Search("(医院 | 学校) 坪山", match: SearchMatch.Exact).TotalParagraphs);
        Assert.Equal(
            Count(t => t.Contains("坪山") && !(t.Contains("医院") || t.Contains("学校"))),
            Search("坪山 -(医院 或 学校)", match: SearchMatch.Exact).TotalParagraphs);
    }

    [Fact]
    public void Fields_narrow_where_is_looked()
    {
        Assert.Equal(Search("医院").TotalParagraphs, Search("标题:坪山 医院").TotalParagraphs);
        Assert.Empty(Search("标题:南山 医院").Hits);
        Assert.Equal(Search("医院").TotalParagraphs, Search("地区:深圳 年份:2024 文种:计划 医院").TotalParagraphs);
        Assert.Empty(Search("年份:2025-2030 医院").Hits);
        HitList inSection = Search("章节:公共服务 医院");
        Assert.NotEmpty(inSection.Hits);
        Assert.All(inSection.Hits, h => Assert.Contains("公共服务", string.Concat(h.Section), StringComparison.Ordinal));
        Assert.All(Search("章节:公共服务").Hits, h => Assert.Equal(PlanUnitKind.Heading, h.Kind));
        Assert.All(Search("正文:公共服务").Hits, h => Assert.NotEqual(PlanUnitKind.Heading, h.Kind));
        HitList titled = Search("《坪山区2024》");
        Assert.Equal(PlanCardsAre.AskedFor, titled.CardsAre);
        Assert.Single(titled.Cards);
    }

    [Theory]
    [InlineData("标题:坪山 | 医院")]
    [InlineData("年份:2024 | 医院")]
    [InlineData("-没有这个词 | 医院")]
    public void What_only_a_plan_can_answer_lets_any_of_its_paragraphs_be_one(string query) =>
        Assert.Equal(shipped.Library.Read(shipped.Library.Plans[0].Id)!.Units.Count, Search(query).TotalParagraphs);

    [Fact]
    public void What_stands_around_the_plan_comes_after_it()
    {
        HitList hits = Search("近零碳");
        Assert.Equal(3, hits.TotalParagraphs);
        Assert.Equal(PlanUnitKind.Surrounding, hits.Hits[^1].Kind);
    }

    [Fact]
    public void Pages_follow_each_other_and_end()
    {
        var request = new SearchRequest { Query = "产业", Size = 7 };
        HitList first = shipped.Library.Search(request);
        Assert.Equal((first.TotalParagraphs + 6) / 7, first.Pages);
        var all = new List<string>();
        for (int page = 1; page <= first.Pages; page++)
        {
            all.AddRange(shipped.Library.Search(request with { Page = page }).Hits.Select(h => h.Anchor));
        }
        Assert.Equal(first.TotalParagraphs, all.Distinct().Count());
        Assert.Equal(first.TotalParagraphs, all.Count);
        Assert.Empty(shipped.Library.Search(request with { Page = first.Pages + 1 }).Hits);
        Assert.Empty(shipped.Library.Search(request with { Page = int.MaxValue, Size = int.MaxValue }).Hits);
        Assert.Single(shipped.Library.Search(request with { Size = -1 }).Hits);
    }

    [Fact]
    public void A_passage_lies_in_its_paragraph_and_shows_what_was_found()
    {
        foreach (SearchHit hit in Search("坪山 生物医药", match: SearchMatch.Exact).Hits)
        {
            Assert.InRange(hit.Passages.Count, 1, 2);
            Assert.InRange(hit.Passages.Sum(p => p.Text.Length), 1, 150);
            Assert.All(hit.Passages, p => Assert.Contains(p.Text, hit.Text, StringComparison.Ordinal));
            // All that was asked for is to be seen.
            Assert.Equal(
                ["坪山", "生物医药"],
                hit.Passages.SelectMany(p => p.Marks.Select(m => p.Text[m.Start..m.End])).Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Where_most_of_the_words_are_enough_a_single_character_is_marked_only_beside_others()
    {
        using var library = new TemporaryLibrary(("坪山区2021年国民经济和社会发展计划.txt",
            "坪山区2021年国民经济和社会发展计划\n一、民生\n提升学前教育普惠水平，有效缓解“入园难、入园贵”问题，困难群众入户走访、园区提质同步推进。"));
        SearchHit hit = library.Library.Search(new SearchRequest { Query = "怎样缓解学前教育入园难" }).Hits
            .First(h => h.Kind == PlanUnitKind.Paragraph);
        Assert.Equal(["学前教育", "缓解", "入园难", "入园"], Marked(hit));
    }

    [Fact]
    public void An_ornament_in_a_condition_is_passed_over()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", "甲市2024年政府工作报告\n生产总值增速5%。"));
        Assert.Equal(1, temporary.Library.Search(new SearchRequest { Query = "增速\U0001F600=5%-6%" }).TotalParagraphs);
    }

    // The first to ask makes the suggestions; all threads of the pool may be waiting for them by then.
    [Fact]
    public async Task Many_who_ask_at_once_for_what_is_not_there_are_answered()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", "甲市2024年政府工作报告\n建设光伏项目。"));
        Task all = Task.Run(() => Parallel.For(0, 200, i => temporary.Library.Search(new SearchRequest { Query = $"没有这话{i}" })));
        Assert.Same(all, await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(60))));
        await all;
    }

    [Theory]
    [InlineData("平山区 低空经济", "坪山区 低空经济")]
    [InlineData("城市跟新 老旧小区", "城市更新 老旧小区")]
    [InlineData("制造业 无人驾始", "制造业 无人驾驶")]
    [InlineData("“高薪技术企业” -住房", "“高新技术企业” -住房")]
    [InlineData("普惠金融 | 营商环镜", "普惠金融 | 营商环境")]
    [InlineData("低空jingji", "低空经济")]
    public void What_stands_nowhere_is_put_right_however_much_the_other_words_find(string query, string meant) =>
        Assert.Equal(meant, shipped.Library.SearchPlans(new SearchRequest { Query = query }).DidYouMean);

    [Theory]
    [InlineData("坪山区 低空经济")]
    [InlineData("链上坪山活动")]
    [InlineData("制造业货运无人驾驶")]
    [InlineData("普惠金融 小薇")]
    [InlineData("平山县 钙钛矿")]
    public void What_stands_somewhere_or_is_right_is_left(string query) =>
        Assert.Null(shipped.Library.SearchPlans(new SearchRequest { Query = query }).DidYouMean);

    [Fact]
    public void What_was_left_out_is_told()
    {
        string query = string.Join(' ', Enumerable.Repeat("企业 医院 学校 道路 公园", 20).Select((words, i) => $"{words}{i}"));
        string notice = shipped.Library.SearchPlans(new SearchRequest { Query = query }).Notice!;
        Assert.Equal("检索词过多（100 个），只按前 64 个检索。", notice);
    }

    [Fact]
    public void What_was_searched_along_is_no_related_word()
    {
        var request = new SearchRequest { Query = "固投" };
        Assert.Contains("固定资产投资", Assert.Single(shipped.Library.Search(request).SameWords).Others);
        Assert.DoesNotContain("固定资产投资", shipped.Library.RelatedWords(request, 20));
    }
}
