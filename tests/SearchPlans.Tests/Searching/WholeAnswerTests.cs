using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>One rule of leaving words out: what has all that is asked for comes first and alone is counted; what lacks something says what,
/// and what stands nowhere finds nothing.</summary>
public sealed class WholeAnswerTests
{
    private static TemporaryLibrary Of(string title, params string[] lines) => new(("甲.txt", $"{title}\n{string.Join('\n', lines)}"));

    private static HitList Search(TemporaryLibrary temporary, string query, int size = 50) =>
        temporary.Library.Search(new SearchRequest { Query = query, Size = size });

    [Theory]
    [InlineData("王珺瑶")]
    [InlineData("23.57亿元")]
    [InlineData("李翀燊")]
    [InlineData("1200个停车位")]
    [InlineData("157万元")]
    [InlineData("575万元")]
    [InlineData("H2O")]
    [InlineData("V2X")]
    [InlineData("3+1+1")]
    [InlineData("二〇二三年")]
    public void What_stands_nowhere_is_not_found_by_its_pieces(string query)
    {
        using TemporaryLibrary temporary = Of("2024年甲市政府工作报告", "一、工作回顾", "王家村、李家屯修通公路，投资5亿元。",
            "瑶族乡新建学校三所，停车位12个。", "电网改造完成投资57万元。", "第1、2、3号井出水，H型钢2吨。");
        HitList found = Search(temporary, query);
        Assert.Equal((0, 0), (found.TotalParagraphs, found.TotalPlans));
        Assert.Empty(found.Hits);
    }

    [Theory]
    [InlineData("修通公路 王珺瑶")]
    [InlineData("电网改造 23.57亿元")]
    [InlineData("新建学校 赵一德")]
    [InlineData("工业4.0 公路")]
    public void Beside_a_word_that_stands_there_what_stands_nowhere_is_not_counted_as_found(string query)
    {
        using TemporaryLibrary temporary = Of("2024年甲市政府工作报告", "一、2023年工作回顾", "王家村、李家屯修通公路，投资5亿元。",
            "瑶族乡新建学校三所。", "电网改造完成投资57万元。", "工业增长4%，猪肉价格下降4.0%。");
        HitList found = Search(temporary, query);
        Assert.Equal(0, found.TotalParagraphs);
        Assert.All(found.Hits, h => Assert.NotEmpty(h.Lacks));
        Assert.All(found.Hits, h => Assert.NotEmpty(h.Marks));
    }

    [Theory]
    [InlineData("2023年 氢能", "氢能", "2023")]
    [InlineData("2022年 地摊经济", "地摊经济", "2022")]
    [InlineData("2019年 负面清单", "负面清单", "2019")]
    [InlineData("2024年 低空经济", "低空经济", "2024")]
    public void A_year_beside_a_topic_does_not_bury_the_topic(string query, string topic, string year)
    {
        int last = int.Parse(year) - 1;
        using TemporaryLibrary temporary = Of($"{year}年甲市政府工作报告", $"一、{last}年工作回顾", $"{topic}产业园开工，配套设施建成三座。",
            $"二、{year}年重点工作", $"{year}年是关键之年。", $"支持{topic}装备研发，扩大{topic}示范应用。");
        HitList found = Search(temporary, query);
        int all = Search(temporary, topic).TotalParagraphs;
        Assert.InRange(found.TotalParagraphs, 1, all);
        Assert.All(found.Hits.Where(h => h.Answers), h => Assert.Contains(topic, h.Text, StringComparison.Ordinal));
        Assert.Contains(found.Hits, h => h.Text.StartsWith("支持", StringComparison.Ordinal) && h.Answers);
        Assert.Equal("年份", Assert.Single(found.Conditions).Field);
    }

    [Theory]
    [InlineData("氢能", "氢能 加氢站")]
    [InlineData("加氢站", "加氢站 2023年")]
    [InlineData("建成三座", "建成三座 示范应用")]
    [InlineData("关键之年", "关键之年 氢能 装备")]
    public void A_word_more_never_finds_more(string fewer, string more)
    {
        using TemporaryLibrary temporary = Of("2023年甲市政府工作报告", "一、2022年工作回顾", "氢能产业园开工，加氢站建成三座。",
            "二、2023年重点工作", "2023年是关键之年。", "支持氢能装备研发，扩大氢能示范应用。");
        Assert.True(Search(temporary, more).TotalParagraphs <= Search(temporary, fewer).TotalParagraphs);
    }

    [Theory]
    [InlineData("乡村振兴战略规划", "乡村振兴", "战略", "规划")]
    [InlineData("养老服务设施建设", "养老服务", "设施", "建设")]
    [InlineData("推进航空航天产业", "推进", "航空航天", "产业")]
    [InlineData("数字经济核心园区", "数字经济", "核心", "园区")]
    public void The_number_beside_a_part_and_a_plan_is_what_the_click_shows(string query, string first, string second, string third)
    {
        string[] lines = [.. Enumerable.Range(1, 11).Select(i => $"第{i}片区落实{first}，有{second}，有{third}。")];
        string[] notes = [.. Enumerable.Range(1, 4).Select(i => $"{i}．名词{i}：指另外的{third}。")];
        using var temporary = new TemporaryLibrary(
            ("甲.txt", string.Join('\n', [
                "甲市2024年政府工作报告", "二、2024年重点工作安排", .. lines,
                "名词解释", $"1．片区：有{first}、{second}和{third}的地方。", .. notes])),
            ("乙.txt", string.Join('\n', [
                "乙市2024年政府工作报告", "二、2024年重点工作安排", $"落实{first}，定{second}，编{third}。", $"只有{third}。", $"只说{first}。"])));
        HitList all = Search(temporary, query);
        Assert.True(all.TotalParagraphs >= 12);
        foreach (FacetValue part in all.Facets.Parts)
        {
            HitList narrowed = temporary.Library.Search(
                new SearchRequest { Query = query, Parts = [Corpus.PlanPartNames.TryParse(part.Value)!.Value] });
            Assert.Equal(part.Count, narrowed.TotalParagraphs);
            Assert.Equal(0, narrowed.TotalLacking);
        }
        foreach (PlanHits plan in temporary.Library.SearchPlans(new SearchRequest { Query = query }).Plans)
        {
            Assert.Equal(plan.TotalHits,
                temporary.Library.SearchPlans(new SearchRequest { Query = query, PlanId = plan.Plan.Id }).TotalParagraphs);
        }
    }

    [Theory]
    [InlineData("2023年GDP增速目标", "地区生产总值增长6%。", "GDP增长7%。")]
    [InlineData("2023年CPI涨幅目标", "居民消费价格指数涨幅3%左右。", "CPI涨幅2%。")]
    [InlineData("2023年社零增速目标", "社会消费品零售总额增长8%。", "社零增长9%。")]
    [InlineData("2023年固投增速目标", "固定资产投资增长5%。", "固投增长4%。")]
    public void Expressions_for_the_same_hold_for_parts_of_a_longer_run(string query, string whole, string brief)
    {
        using var temporary = new TemporaryLibrary(
            ("甲.txt", $"甲市2023年政府工作报告\n二、2023年工作安排\n2023年主要预期目标是：{whole}\n"),
            ("乙.txt", $"乙市2016年政府工作报告\n二、2016年工作安排\n2016年主要预期目标是：{brief}\n"));
        HitList found = Search(temporary, query);
        Assert.EndsWith(whole, found.Hits[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("三孩政策", "三孩生育政策")]
    [InlineData("三孩生育政策", "三孩政策")]
    [InlineData("落实三孩政策", "三孩生育政策")]
    public void A_word_of_the_lexicon_has_other_expressions_too(string query, string written)
    {
        using TemporaryLibrary temporary = Of("甲市2022年政府工作报告", "一、工作安排", $"落实{written}，发展普惠托育。", "落实各项政策。");
        Assert.Contains(written, Search(temporary, query).Hits[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("科技创新")]
    [InlineData("生态文明")]
    [InlineData("乡村振兴")]
    [InlineData("营商环境")]
    public void A_bare_heading_stands_for_its_section(string topic)
    {
        string[] sections = [.. Enumerable.Range(1, 15).SelectMany(i => new[]
        {
            $"（{"一二三四五六七八九十"[(i - 1) % 10]}）加强{topic}第{i}项",
            $"围绕{topic}推进第{i}批任务，健全机制。",
            $"壮大{topic}第{i}支队伍。",
        })];
        using TemporaryLibrary temporary = Of("甲市2022年政府工作报告", ["一、工作安排", .. sections]);
        foreach (int size in (int[])[10, 20])
        {
            SearchHit[] hits = [.. Search(temporary, topic, size).Hits];
            Assert.InRange(hits.Count(h => h.Kind == PlanUnitKind.Heading), 0, size / 10);
            Assert.All(hits.Where(h => h.Kind == PlanUnitKind.Heading), h => Assert.NotEmpty(h.Below));
        }
        // Nothing is lost: both are counted, and stand on some page.
        HitList all = Search(temporary, topic, SearchRequest.MaxSize);
        Assert.Equal(45, all.TotalParagraphs);
        Assert.Equal(45, all.Hits.Select(h => h.Anchor).Distinct().Count());
    }

    [Theory]
    [InlineData("光伏 风电", "风电", "光伏")]
    [InlineData("港口 机场", "机场", "港口")]
    [InlineData("托育 养老", "养老", "托育")]
    public void What_lacks_something_comes_last_says_what_and_is_not_counted(string query, string one, string other)
    {
        using TemporaryLibrary temporary = Of("甲市2024年政府工作报告", "一、工作安排", $"建设{one}和{other}项目。", $"推进{one}工程。", $"做好{other}文章。");
        HitList found = Search(temporary, query);
        Assert.Equal(1, found.TotalParagraphs);
        Assert.Equal(2, found.TotalLacking);
        Assert.Equal(3, found.Hits.Count);
        Assert.True(found.Hits[0].Answers);
        Assert.All(found.Hits.Skip(1), h =>
        {
            Assert.Equal([h.Text.Contains(one, StringComparison.Ordinal) ? other : one], h.Lacks);
            Assert.NotEmpty(h.Marks);
            Assert.False(h.Answers);
        });
        Assert.Equal(1, found.Facets.Types.Sum(f => f.Count));
    }

    [Theory]
    [InlineData("低空经济 养老服务")]
    [InlineData("医院床位 港口码头")]
    [InlineData("氢能 地铁线路")]
    public void Where_no_paragraph_but_a_plan_holds_all_the_plan_is_offered_with_numbers(string query)
    {
        string[] words = query.Split(' ');
        using var temporary = new TemporaryLibrary(
            ("甲.txt", $"甲市2024年政府工作报告\n一、产业\n发展{words[0]}。\n新建厂房。\n二、民生\n改进{words[1]}。\n"),
            ("乙.txt", $"乙市2024年政府工作报告\n一、产业\n发展{words[0]}。\n完善{words[1]}。\n"),
            ("丙.txt", $"丙市2024年政府工作报告\n一、产业\n发展{words[0]}。\n"));
        HitList found = Search(temporary, query);
        Assert.Equal(0, found.TotalParagraphs);
        Assert.Equal(PlanCardsAre.HoldAll, found.CardsAre);
        Assert.Equal(new WiderTotals(1, 2), found.Wider);
        Assert.Equal(["乙.txt", "甲.txt"], found.Cards.Select(c => c.Plan.File).Order(StringComparer.Ordinal));
        // Paragraphs of plans that hold all come first.
        int firstOfOther = found.Hits.ToList().FindIndex(h => h.Plan.File == "丙.txt");
        Assert.Equal(found.Hits.Count - 1, firstOfOther);
        Assert.Equal(found.Wider!.Sections, temporary.Library.Search(
            new SearchRequest { Query = query, Scope = SearchScope.Section }).TotalSections);
        Assert.Equal(found.Wider.Plans, temporary.Library.Search(new SearchRequest { Query = query, Scope = SearchScope.Plan }).TotalPlans);
    }

    [Fact]
    public void Of_a_plan_every_section_that_holds_all_is_counted()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", string.Join('\n', Enumerable.Range(1, 3).Select(i =>
            $"{"一二三"[i - 1]}、第{i}片区\n发展低空经济。\n改进养老服务。").Prepend("甲市2024年政府工作报告"))));
        HitList found = Search(temporary, "低空经济 养老服务");
        Assert.Equal(new WiderTotals(3, 1), found.Wider);
        Assert.Equal(3, temporary.Library.Search(
            new SearchRequest { Query = "低空经济 养老服务", Scope = SearchScope.Section }).TotalSections);
    }

    [Theory]
    [InlineData("城市gengxin", "城市更新", "城市")]
    [InlineData("城市更鑫", "城市更新", "城市")]
    [InlineData("营商环镜优化", "营商环境优化", "优化")]
    public void What_lacks_something_gives_way_to_much_that_was_meant(string typed, string meant, string near)
    {
        string[] lines = [.. Enumerable.Range(1, 12).Select(i => $"第{i}批推进{meant}。")];
        using TemporaryLibrary temporary = Of("甲市2024年政府工作报告", ["一、工作安排", .. lines, $"{near}工作。"]);
        HitList found = Search(temporary, typed);
        Assert.Equal(new CorrectedAnswer(meant, 12, 1), found.Corrected);
        Assert.Equal(0, found.TotalParagraphs);
        Assert.All(found.Hits, h => Assert.Contains(meant, h.Text, StringComparison.Ordinal));
        // The way back.
        HitList back = temporary.Library.Search(new SearchRequest { Query = typed, Corrects = false });
        Assert.Null(back.Corrected);
        Assert.Equal(meant, back.DidYouMean);
        Assert.All(back.Hits, h => Assert.NotEmpty(h.Lacks));
    }

    [Theory]
    [InlineData("城市跟新", "城市更新")]
    [InlineData("营商环镜", "营商环境")]
    [InlineData("营尚环境", "营商环境")]
    public void What_finds_nothing_as_typed_is_answered_as_corrected_and_counted_apart(string typed, string meant)
    {
        using TemporaryLibrary temporary = Of("甲市2024年政府工作报告", "一、工作安排", "推进城市更新，优化营商环境。", "发展低空经济，优化营商环境。", "城市更新、低空经济并举。");
        HitList found = Search(temporary, typed);
        Assert.Equal((0, 0), (found.TotalParagraphs, found.TotalPlans));
        Assert.Equal(new CorrectedAnswer(meant, 2, 1), found.Corrected);
        Assert.Equal(meant, found.DidYouMean);
        Assert.Equal(2, found.Hits.Count);
        Assert.All(found.Hits, h => Assert.Contains(meant, h.Text, StringComparison.Ordinal));
        Assert.Equal(typed, found.Request.Query);
    }

    [Theory]
    [InlineData("规上工业 城市跟新", "规模以上工业", "城市更新")]
    [InlineData("规上工业 营商环镜", "规模以上工业", "营商环境")]
    public void Without_correction_other_expressions_are_still_searched(string typed, string other, string meant)
    {
        using TemporaryLibrary temporary = Of("甲市2024年政府工作报告", "一、工作安排", $"{other}与{meant}并重。");
        Assert.NotNull(Search(temporary, typed).Corrected);
        HitList asTyped = temporary.Library.Search(new SearchRequest { Query = typed, Corrects = false });
        Assert.Null(asTyped.Corrected);
        Assert.Contains(meant, asTyped.DidYouMean, StringComparison.Ordinal);
        Assert.Contains(other, Assert.Single(asTyped.SameWords).Others);
        HitList onlyTyped = temporary.Library.Search(new SearchRequest { Query = typed, SameWords = false });
        Assert.Null(onlyTyped.Corrected);
        Assert.Empty(onlyTyped.SameWords);
    }
}
