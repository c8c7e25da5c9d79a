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
    [InlineData("2004年時誰主持工作")]
    [InlineData("2004年时的医院")]
    public void A_point_in_time_is_no_year_of_a_plan(string query)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "抗击非典。"), Report(2004, "巩固抗非典成果。"));
        Assert.Equal("", Chips(Search(temporary, query)));
    }

    [Theory]
    [InlineData("2003年以前 防治", "年份:2003年及以前", "2003.md")]
    [InlineData("2004年之前的防治", "年份:2003年及以前", "2003.md")]
    [InlineData("早于二〇〇四年 防治", "年份:2003年及以前", "2003.md")]
    [InlineData("比2004年早的防治", "年份:2003年及以前", "2003.md")]
    [InlineData("2004年之前提到防治的报告", "年份:2003年及以前", "2003.md")]
    [InlineData("2005年以后 防治", "年份:2005年及以后", "2005.md")]
    [InlineData("防治 2005年以来", "年份:2005年及以后", "2005.md")]
    [InlineData("自2005年起的防治", "年份:2005年及以后", "2005.md")]
    [InlineData("晚于2004年的防治", "年份:2005年及以后", "2005.md")]
    public void Years_are_bounded_on_one_side(string query, string chips, string file)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "防治非典。"), Report(2004, "防治非典。"), Report(2005, "防治非典。"));
        HitList found = Search(temporary, query);
        Assert.Equal(chips, Chips(found));
        Assert.Equal([file], found.Hits.Where(h => h.Answers).Select(h => h.Plan.File).Distinct());
        Assert.Empty(found.Conditions[0].Note);
    }

    [Theory]
    [InlineData("2004年以来全市防治")]
    [InlineData("2004年前后防治")]
    public void Within_a_sentence_a_bound_is_text(string query)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "防治非典。"), Report(2005, "防治非典。"));
        Assert.Equal("", Chips(Search(temporary, query)));
    }

    [Theory]
    [InlineData("03年防治非典", "年份:2003年")]
    [InlineData("98年防治非典", "年份:1998年")]
    [InlineData("20年防治非典", "")]
    [InlineData("95年防治非典", "")]
    public void Two_digits_that_say_no_duration_are_a_year(string query, string chips)
    {
        using var temporary = new TemporaryLibrary(Report(1998, "防治洪灾。"), Report(2003, "防治非典。"), Report(1995, "扶贫。"), Report(2020, "扶贫。"));
        Assert.Equal(chips, Chips(Search(temporary, query)));
    }

    [Theory]
    [InlineData("2003年没有提到防治的报告", "2003-2.md")]
    [InlineData("2003年哪些报告没有提到防治", "2003-2.md")]
    [InlineData("哪些城市2003年没有提到防治", "2003-2.md")]
    [InlineData("没有提到 防治 的城市 2003年", "2003-2.md")]
    [InlineData("2003年 未涉及 防治", "2003-2.md")]
    public void What_is_asked_not_to_be_said_leaves_plans(string query, string file)
    {
        (string _, string text) = Report(2003, "扩大内需。");
        using var temporary = new TemporaryLibrary(Report(2003, "防治非典。"), Report(2004, "推进改革。"), ("2003-2.md", text));
        HitList found = Search(temporary, query);
        Assert.Equal(PlanCardsAre.AskedFor, found.CardsAre);
        Assert.Equal([file], found.Cards.Select(c => c.Plan.File));
    }

    [Theory]
    [InlineData("没有提到")]
    [InlineData("美丽 的城市")]
    [InlineData("最新技术")]
    public void Words_of_asking_alone_are_text(string query)
    {
        using var temporary = new TemporaryLibrary(Report(2003, $"{query.Replace(" ", "", StringComparison.Ordinal)}。"));
        HitList found = Search(temporary, query);
        Assert.Equal("", Chips(found));
        Assert.Equal(1, found.TotalParagraphs);
    }

    [Theory]
    [InlineData("宁波最新的政府工作报告")]
    [InlineData("宁波市最近一次政府工作报告")]
    [InlineData("最新 政府工作报告")]
    public void The_newest_plan_stands_first(string query)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "扩大内需。"), Report(2005, "推进改革。"), Report(2004, "改善民生。"));
        Assert.Equal("2005.md", Search(temporary, query).Cards[0].Plan.File);
    }

    [Theory]
    [InlineData("防治 除了宁波")]
    [InlineData("防治 除宁波以外")]
    [InlineData("除了宁波市外 防治")]
    [InlineData("宁波以外的 防治")]
    [InlineData("除宁波之外的防治")]
    public void A_place_is_left_out(string query)
    {
        (string _, string text) = Report(2003, "防治非典。");
        using var temporary = new TemporaryLibrary(Report(2003, "防治非典。"),
            ("温州.md", text.Replace("宁波", "温州", StringComparison.Ordinal)));
        HitList found = Search(temporary, query);
        Assert.Equal("地区:不含宁波市", Chips(found));
        Assert.Equal("温州.md", Assert.Single(found.Hits, h => h.Answers).Plan.File);
    }

    [Theory]
    [InlineData("寧波市2003年政府工作報告", "2003.md")]
    [InlineData("2004年 寧波 政府 工作報告", "2004.md")]
    public void Conditions_are_read_in_traditional_characters(string query, string file)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "扩大内需。"), Report(2004, "推进改革。"));
        Assert.Equal([file], Search(temporary, query).Cards.Select(c => c.Plan.File));
    }

    [Theory]
    [InlineData("啥叫双招双引")]
    [InlineData("双招双引是啥意思")]
    [InlineData("什麼是雙招雙引")]
    [InlineData("双招双引是指什么样的工作")]
    public void Words_of_asking_have_many_forms(string query)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "双招双引：招商引资、招才引智。"));
        Assert.Equal(1, Search(temporary, query).TotalParagraphs);
    }

    [Fact]
    public void The_verb_of_a_question_is_no_part_of_a_name()
    {
        using var temporary = new TemporaryLibrary(Report(2003, "农村改厕五万户。"));
        Assert.Equal(1, Search(temporary, "农村改厕改了多少户").TotalParagraphs);
    }

    [Theory]
    [InlineData("森林覆盖率超过70%", 1)]
    [InlineData("2003年森林覆盖率在70%以上的城市", 1)]
    [InlineData("森林覆盖率达到65%", 1)]
    public void An_amount_of_an_indicator_is_met(string query, int total)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "森林覆盖率达到72%。\n森林覆盖率达到65%。"));
        Assert.Equal(total, Search(temporary, query).TotalParagraphs);
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
    [InlineData("要建几所幼儿园", "新建幼儿园8所。", "要建好学校。")]
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

    [Theory]
    [InlineData("郝建设", 1)]
    [InlineData("司马建设", 0)]
    [InlineData("书记 郝建设", 1)]
    public void A_family_name_and_a_word_are_a_name(string query, int total)
    {
        using var temporary = new TemporaryLibrary(
            Report(2003, "书记郝建设到场。"), Report(2004, "书记郝某推进建设。"), Report(2005, "司马台长城加快建设。"));
        Assert.Equal(total, Search(temporary, query).TotalParagraphs);
    }

    [Theory]
    [InlineData("第二十七届 运动会", 1)]
    [InlineData("第二十七届", 1)]
    [InlineData("三百一十五天", 1)]
    public void A_numeral_is_one_whatever_words_stand_in_it(string query, int total)
    {
        using var temporary = new TemporaryLibrary(
            Report(2003, "筹办第27届运动会。"), Report(2004, "第十七届运动会第二次比赛。"), Report(2005, "全年315天开放。"), Report(2006, "十五天一查。"));
        Assert.Equal(total, Search(temporary, query).TotalParagraphs);
    }

    [Theory]
    [InlineData("物价太高怎么办", "物价涨幅过高。")]
    [InlineData("林长制的定义", "林长制是指由党政干部担任林长的制度。")]
    [InlineData("河长制林长制分别是什么", "河长制、林长制：由党政干部负责。")]
    public void What_is_asked_about_is_found(string query, string line)
    {
        using var temporary = new TemporaryLibrary(Report(2003, line), Report(2004, "怎么办好事实事是关键。"));
        Assert.Equal(line, Search(temporary, query).Hits[0].Text);
    }

    [Theory]
    [InlineData("提到防治但没有提到疫苗的城市", "2003.md")]
    [InlineData("防治却未提到疫苗", "2003.md")]
    public void What_is_said_and_what_isn_t_are_told_apart(string query, string file)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "防治非典。"), Report(2004, "以疫苗防治非典。"), Report(2005, "推进改革。"));
        Assert.Equal([file], Search(temporary, query).Hits.Where(h => h.Answers).Select(h => h.Plan.File));
    }

    [Fact]
    public void A_type_behind_what_is_not_said_is_a_condition()
    {
        (string _, string text) = Report(2003, "推进改革。");
        using var temporary = new TemporaryLibrary(Report(2003, "推进改革。"), Report(2004, "防治非典。"),
            ("计划.md", text.Replace("type: 政府工作报告", "type: 专项规划", StringComparison.Ordinal)));
        Assert.Equal(["计划.md"], Search(temporary, "没有提到防治的专项规划").Cards.Select(c => c.Plan.File));
    }

    // Of a name with a place and a year in it neither is a condition.
    [Theory]
    [InlineData("宁波2003亚运会筹办", 1)]
    [InlineData("宁波亚运会", 1)]
    [InlineData("2003亚运会", 1)]
    public void Games_bear_their_place_and_year_in_their_name(string query, int total)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "推进改革。"), Report(2001, "做好宁波2003年亚运会筹办工作。"));
        HitList found = Search(temporary, query);
        Assert.Equal("", Chips(found));
        Assert.Equal(total, found.TotalParagraphs);
    }

    [Fact]
    public void Single_characters_typed_apart_are_no_places()
    {
        using var temporary = new TemporaryLibrary(Report(2003, "融入沪苏浙一体化。"));
        HitList found = Search(temporary, "沪 苏 浙");
        Assert.Equal("", Chips(found));
        Assert.Equal(1, found.TotalParagraphs);
    }

    [Theory]
    [InlineData("棚*改造", 1)]
    [InlineData("以*为抓手", 1)]
    [InlineData("以……为抓手", 1)]
    [InlineData("棚*为抓手", 0)]
    [InlineData("7*24小时", 1)]
    public void What_is_left_out_stands_in_the_same_sentence(string query, int total)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "完成棚户区改造。以项目建设为抓手，提供7×24小时服务。"));
        Assert.Equal(total, Search(temporary, query).TotalParagraphs);
    }

    [Theory]
    [InlineData("ren gong zhi neng")]
    [InlineData("rengong zhineng")]
    public void Syllables_typed_apart_are_read_together(string query)
    {
        using var temporary = new TemporaryLibrary(
            Report(2003, "发展人工智能产业。\n人工智能立法。"), Report(2004, "人工智能赋能。\n人工智能培训。"), Report(2005, "人工智能领先。\n人工智能应用。"));
        HitList found = Search(temporary, query);
        Assert.Equal("人工智能", found.DidYouMean);
        Assert.NotEmpty(found.Hits);
    }

    [Theory]
    [InlineData("住建部门", "住房和城乡建设局负责。")]
    [InlineData("住建委", "住房城乡建设委牵头。")]
    [InlineData("讨薪", "治理拖欠农民工工资。")]
    [InlineData("单位GDP二氧化碳排放", "单位国内生产总值二氧化碳排放下降。")]
    [InlineData("蓄积5300万m³", "蓄积5300万立方米。")]
    [InlineData("蓄积5300万㎥", "蓄积5300万立方米。")]
    public void Short_and_long_forms_are_the_same(string query, string line)
    {
        using var temporary = new TemporaryLibrary(Report(2003, line));
        Assert.Equal(1, Search(temporary, query).TotalParagraphs);
    }

    [Theory]
    [InlineData("(光伏|风电)-储能")]
    [InlineData("（光伏｜风电）－储能")]
    public void A_minus_behind_brackets_excludes(string query)
    {
        using var temporary = new TemporaryLibrary(Report(2003, "发展光伏。\n发展风电储能。"));
        Assert.Equal(1, Search(temporary, query).TotalParagraphs);
    }
}
