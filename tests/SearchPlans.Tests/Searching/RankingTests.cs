using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>What stands first, judged by reading: on the shipped plan, and on small texts written for what goes wrong elsewhere.</summary>
public sealed class RankingTests(ShippedPlan shipped, RankingTests.SmallTexts small)
    : IClassFixture<ShippedPlan>, IClassFixture<RankingTests.SmallTexts>
{
    [Theory]
    [InlineData("高新区", "高新区规划建设加快推进。")]
    [InlineData("营商环境", "优化产业营商环境。")]
    [InlineData("教育", "教育发展提质增效。")]
    [InlineData("人才", "加快集聚产业创新人才。")]
    [InlineData("医疗", "加快提升医疗水平。")]
    [InlineData("医疗水平", "加快提升医疗水平。")]
    [InlineData("碳排放", "持续推进减污降碳。")]
    [InlineData("GDP", "——地区生产总值")]
    [InlineData("地区生产总值", "——地区生产总值")]
    [InlineData("规上工业增加值", "——规模以上工业增加值")]
    [InlineData("固投", "——固定资产投资")]
    [InlineData("社零", "——社会消费品零售总额")]
    [InlineData("1329.89", "——地区生产总值1329.89亿元")]
    [InlineData("38", "先进制造业发展量质齐升。")]
    [InlineData("PM2.5", "污染防治成效持续巩固。")]
    [InlineData("细颗粒物", "持续改善生态环境质量。")]
    [InlineData("空气质量 PM2.5", "污染防治成效持续巩固。")]
    [InlineData("专精特新", "先进制造业发展量质齐升。")]
    [InlineData("低空经济", "培育壮大新兴产业赛道。")]
    [InlineData("链上坪山", "营商环境持续优化。")]
    [InlineData("稳经济 促发展", "2023年是全面贯彻党的二十大精神开局之年。")]
    [InlineData("坪山高新区 产业用地", "优质产业空间加快释放。")]
    [InlineData("垃圾分类", "完善环境治理体系。")]
    [InlineData("改革", "(三)")]
    [InlineData("文化", "(六)")]
    [InlineData("增长>=20%", "——固定资产投资")]
    [InlineData("同句(医院 床位)", "加快提升医疗水平。")]
    [InlineData("坪山河上洋断面", "污染防治成效持续巩固。")]
    [InlineData("儿童友好", "兜住兜牢民生底线。")]
    public void Of_the_shipped_plan_the_paragraph_on_the_subject_comes_first(string query, string beginning) =>
        Assert.StartsWith(beginning, First(shipped.Library, query), StringComparison.Ordinal);

    [Theory]
    // An abbreviation, and not whatever has its two characters somewhere.
    [InlineData("医改", "深化医药卫生体制改革。")]
    [InlineData("医药卫生体制改革", "深化医药卫生体制改革。")]
    [InlineData("兽医管理体制改革", "推进兽医管理体制改革。")]
    // The run as it stands before its words.
    [InlineData("管理体制", "推进兽医管理体制改革。")]
    [InlineData("城市更新", "实施城市更新行动。")]
    // A number as a whole before the same digits in a longer one.
    [InlineData("5%", "投资增长5%。")]
    [InlineData("15%", "消费增长15%。")]
    [InlineData("5G", "建设5G基站。")]
    [InlineData("百分之五", "投资增长5%。")]
    // Words near each other before words far apart.
    [InlineData("光伏 储能", "光伏配套储能同步建成。")]
    [InlineData("储能 光伏", "光伏配套储能同步建成。")]
    // What was typed before another expression for the same.
    [InlineData("规上工业", "规上工业平稳增长。")]
    [InlineData("规模以上工业", "规模以上工业稳中有进。")]
    // The heading on the subject, then what stands below it, then the rest.
    [InlineData("乡村振兴", "四、全面推进乡村振兴")]
    // Traditional characters and other widths.
    [InlineData("鄉村振興", "四、全面推进乡村振兴")]
    [InlineData("５Ｇ", "建设5G基站。")]
    // A number whose word stands before it in the same sentence.
    [InlineData("消费>10%", "消费增长15%。")]
    [InlineData("投资<=5%", "投资增长5%。")]
    // The paragraph that opens with it before the one that says it, too.
    [InlineData("低空航线", "低空航线开通。全市物流成本下降。")]
    [InlineData("物流成本", "全市物流成本下降。低空航线开通。")]
    // The plan itself before what a site says around it.
    [InlineData("山海之城", "建设山海之城。")]
    public void Of_small_texts_the_one_that_is_meant_comes_first(string query, string text) =>
        Assert.Equal(text, First(small.Library, query));

    [Fact]
    public void Below_a_heading_on_the_subject_comes_before_elsewhere()
    {
        string[] texts = [.. small.Library.Search(new SearchRequest { Query = "乡村振兴" }).Hits.Select(h => h.Text)];
        Assert.True(Array.IndexOf(texts, "乡村振兴带动农民增收。") < Array.IndexOf(texts, "巩固乡村振兴成果的同时发展旅游。"));
    }

    [Theory]
    [InlineData("老旧小区改造了多少个", "老旧小区改造", "老旧小区改造35个", "个")]
    [InlineData("改造了多少公里供水管网", "供水管网改造", "改造供水管网120公里", "公里")]
    [InlineData("新建公办幼儿园几所", "新建公办幼儿园", "新建公办幼儿园6所", "所")]
    [InlineData("高标准农田建了多少亩", "高标准农田建设", "建高标准农田3万亩", "亩")]
    public void Who_asks_for_a_number_finds_what_has_one_first(string question, string topic, string answer, string unit)
    {
        using var temporary = new TemporaryLibrary(("甲.txt", $"甲市2024年政府工作报告\n一、工作安排\n"
            + $"{topic}，推进{topic}，做好{topic}。\n{answer}，完善各类配套设施，健全长效管理机制。\n{topic}有序开展，投资8亿元。建成公园3{unit}。"));
        Assert.StartsWith(answer, temporary.Library.Search(new SearchRequest { Query = question }).Hits[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_of_a_pasted_text_do_not_keep_what_holds_most_of_it_away()
    {
        const string text = "加快“专精特新”等中小企业梯度培育和先进制造业发展";
        Assert.NotEmpty(shipped.Library.Search(new SearchRequest { Query = text }).Hits);
        // Set apart, a quoted run has to stand there.
        Assert.Empty(shipped.Library.Search(new SearchRequest { Query = "“没有这话” 制造业" }).Hits);
    }

    [Fact]
    public void What_lacks_the_word_that_says_least_comes_first_and_is_not_counted()
    {
        string[] lines = [.. Enumerable.Range(1, 12).SelectMany(i => new[] { $"壮大航空航天产业项目{i}。", $"推进道路{i}。", $"推进旅游产业{i}。", $"推进桥梁{i}。" })];
        using var temporary = new TemporaryLibrary(("乙.txt", "乙市2024年政府工作报告\n" + string.Join('\n', lines)));
        HitList found = temporary.Library.Search(new SearchRequest { Query = "推进航空航天产业", Size = 50 });
        Assert.Null(found.Notice);
        Assert.Equal(0, found.TotalParagraphs);
        Assert.Equal(found.Hits.Count, found.TotalLacking);
        Assert.All(found.Hits.Take(12), h =>
        {
            Assert.StartsWith("壮大航空航天产业", h.Text, StringComparison.Ordinal);
            Assert.Equal(["推进"], h.Lacks);
        });
    }

    [Fact]
    public void Of_a_pasted_sentence_the_place_comes_first_and_then_only_what_is_nearly_the_same()
    {
        const string sentence = "年内出台多项政策，支持企业上市，吸引人才落户";
        HitList found = small.Library.Search(new SearchRequest { Query = sentence });
        Assert.StartsWith("光伏项目开工。", Assert.Single(found.Hits).Text, StringComparison.Ordinal);
        Assert.Null(found.Notice);
    }

    [Fact]
    public void Of_paragraphs_alike_the_one_that_opens_its_section_comes_first()
    {
        using var temporary = new TemporaryLibrary(("丙.txt", """
            丙市2024年政府工作报告
            一、城市
            整治街道市容，修缮老旧管网。
            建设便民图书馆。
            二、文化
            建设社区图书馆。
            整治文化市场，修缮古旧书屋。
            """));
        string[] texts = [.. temporary.Library.Search(new SearchRequest { Query = "图书馆" }).Hits.Select(h => h.Text)];
        Assert.Equal(["建设社区图书馆。", "建设便民图书馆。"], texts);
    }

    [Fact]
    public void What_a_table_of_contents_says_comes_after_what_the_plan_says()
    {
        using var temporary = new TemporaryLibrary(("戊.txt", """
            戊市“十四五”规划纲要
            目录
            第一章 发展环境
            第二章 壮大低空经济
            第一章 发展环境
            外部环境更趋复杂，机遇大于挑战。
            第二章 壮大低空经济
            支持无人机、直升机等企业，发展低空经济。
            """));
        var request = new SearchRequest { Query = "低空经济" };
        IReadOnlyList<SearchHit> hits = temporary.Library.Search(request).Hits;
        Assert.Equal([PlanUnitKind.Heading, PlanUnitKind.Paragraph, PlanUnitKind.Contents], hits.Select(h => h.Kind));
        ScoreExplanation why = temporary.Library.Explain(request, hits[2].Plan.Id, hits[2].Anchor)!;
        Assert.Equal(hits[2].Score, why.Score, 3);
        Assert.Equal(why.Score, why.Parts.Sum(p => p.Score), 3);
    }

    [Theory]
    [InlineData("什么是低空经济")]
    [InlineData("低空经济是什么？")]
    [InlineData("如何发展低空经济")]
    public void A_question_finds_what_it_asks_about(string question)
    {
        using var temporary = new TemporaryLibrary(("己.txt", """
            己市2024年政府工作报告
            一、招商
            问一问企业为什么来，问一问盈利模式是什么，问一问我们能得到什么，如何发展。
            二、产业
            发展低空经济，开通无人机航线。
            """));
        HitList found = temporary.Library.Search(new SearchRequest { Query = question });
        Assert.StartsWith("发展低空经济", Assert.Single(found.Hits, h => h.Answers).Text, StringComparison.Ordinal);
        Assert.NotEmpty(found.SameWords);
        Assert.Null(found.DidYouMean);
    }

    [Theory]
    [InlineData("什么是——，， 低空经济")]
    [InlineData("如何、、 低空经济 是什么")]
    [InlineData("低空经济 吗呢吗")]
    public void A_question_about_nothing_is_a_query_like_any_other(string query)
    {
        HitList found = shipped.Library.Search(new SearchRequest { Query = query });
        Assert.NotEmpty(found.Understood);
    }

    [Fact]
    public void A_run_of_many_words_comes_first_where_it_stands_and_says_where_that_is()
    {
        const string run = "全面建设社会主义现代化国家";
        // Headings on the subject, many of its words, and short: all that speaks for a paragraph without the run.
        string[] around = [.. Enumerable.Range(1, 12).Select(i => $"国家社会主义建设现代化，全面推进第{i}项。")];
        string[] few = [.. Enumerable.Range(1, 12).Select(i => $"建设国家公园第{i}处。")];
        using var temporary = new TemporaryLibrary(("丁.txt", string.Join('\n', [
            "丁市2024年政府工作报告", "一、建设现代化国家", .. around, "二、结束语", .. few,
            $"各位代表，让我们团结一心，埋头苦干，担当作为，为{run}、为实现人民对美好生活的向往而不懈奋斗，谱写新的篇章。"])));
        HitList found = temporary.Library.Search(new SearchRequest { Query = run, Size = 50 });
        Assert.Contains(run, found.Hits[0].Text, StringComparison.Ordinal);
        Assert.Equal(1, found.ParagraphsAsTyped);
        Assert.DoesNotContain(found.Hits, h => h.Text.StartsWith("建设国家公园", StringComparison.Ordinal));
        Assert.Contains("或分别包含", found.Understood, StringComparison.Ordinal);
        // Nothing to tell apart: in quotes, by characters only, of several runs.
        foreach (SearchRequest request in (SearchRequest[])[new() { Query = $"“{run}”" }, new() { Query = run, Match = SearchMatch.Exact },
            new() { Query = "建设 国家公园" }])
        {
            Assert.Null(temporary.Library.Search(request).ParagraphsAsTyped);
        }
    }

    private static string First(PlanLibrary library, string query) => library.Search(new SearchRequest { Query = query }).Hits[0].Text;

    /// <summary>Small texts, indexed once.</summary>
    public sealed class SmallTexts : IDisposable
    {
        private readonly TemporaryLibrary _temporary = new(
            ("甲.txt", """
                编者按：本网全文转载，看山海之城如何建成。
                甲市2024年政府工作报告
                一、民生
                推进兽医管理体制改革。
                深化医药卫生体制改革。
                医院改扩建项目开工。
                二、城乡
                城市面貌更新，街道更整洁。
                实施城市更新行动。
                建设山海之城。
                三、产业
                光伏项目开工。年内出台多项政策，支持企业上市，吸引人才落户。完善用地保障，建成一批储能电站。
                光伏配套储能同步建成。
                规上工业平稳增长。
                规模以上工业稳中有进。
                建设5G基站。
                引进15G数据业务。
                四、全面推进乡村振兴
                乡村振兴带动农民增收。
                五、旅游
                巩固乡村振兴成果的同时发展旅游。
                六、指标
                投资增长5%。
                消费增长15%。
                管理水平提高，体制理顺。
                七、航空
                全市物流成本下降。低空航线开通。
                低空航线开通。全市物流成本下降。
                壮大航空航天产业。
                """));

        public PlanLibrary Library => _temporary.Library;

        public void Dispose() => _temporary.Dispose();
    }
}
