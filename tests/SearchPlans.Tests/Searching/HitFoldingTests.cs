using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

public sealed class HitFoldingTests
{
    private const string Sentence = "深入推进放管服改革，持续优化营商环境，全面实施市场准入负面清单制度，激发各类市场主体活力。";

    [Fact]
    public void The_sentence_that_many_reports_repeat_stands_once()
    {
        IReadOnlyList<FoldedPlan> folded = HitFolding.Fold(
            [Plan("甲", Sentence, "低空经济加快发展，无人机产业规模继续扩大，应用场景更加丰富。"), Plan("乙", Sentence), Plan("丙", Sentence.Replace('，', ',') + "！")]);
        Assert.Equal(["甲"], folded.Select(p => p.Plan.Plan.Id));
        Assert.Equal(["乙", "丙"], folded[0].Hits[0].Same.Select(h => h.Plan.Id));
        Assert.Empty(folded[0].Hits[1].Same);
    }

    [Fact]
    public void Another_place_in_the_same_sentence_folds_another_number_doesnt()
    {
        const string text = "全市地区生产总值增长百分之六左右，一般公共预算收入增长5%，城镇新增就业20万人，太原居民收入与经济增长同步。";
        IReadOnlyList<FoldedPlan> folded = HitFolding.Fold(
        [
            Plan("甲", text), Plan("乙", text.Replace("太原", "大同", StringComparison.Ordinal)),
            Plan("丙", text.Replace("5%", "6%", StringComparison.Ordinal)),
        ]);
        Assert.Equal(["甲", "丙"], folded.Select(p => p.Plan.Plan.Id));
        Assert.Equal(["乙"], folded[0].Hits[0].Same.Select(h => h.Plan.Id));
    }

    [Fact]
    public void What_only_shares_words_stays()
    {
        IReadOnlyList<FoldedPlan> folded = HitFolding.Fold(
        [
            Plan("甲", Sentence), Plan("乙", "持续优化营商环境，开展企业服务年活动，帮助中小企业解决融资难题，推动更多项目落地投产。"),
            Plan("丙", "优化营商环境"), Plan("丁", "优化营商环境"),
        ]);
        Assert.Equal(["甲", "乙", "丙", "丁"], folded.Select(p => p.Plan.Plan.Id));
        Assert.All(folded, p => Assert.All(p.Hits, h => Assert.Empty(h.Same)));
    }

    [Fact]
    public void Nothing_is_lost_and_what_lacks_something_doesnt_hide_what_answers()
    {
        SearchHit lacking = Hit("乙", Sentence) with { Lacks = ["无人机"] };
        IReadOnlyList<FoldedPlan> folded = HitFolding.Fold([Plan("甲", Sentence), new PlanHits(lacking.Plan, [lacking], 1)]);
        Assert.Equal(2, folded.Count);
        Assert.Equal(2, folded.Sum(p => p.Hits.Sum(h => 1 + h.Same.Count)));
    }

    [Theory]
    [InlineData(35, 1, 1, 34, 1)]
    [InlineData(8, 1, 1, 7, 1)]
    [InlineData(35, 2, 0, 0, 1)]
    // Behind the window pages are folded by themselves.
    [InlineData(150, 1, 1, 99, 15)]
    [InlineData(150, 11, 1, 9, 15)]
    public async Task What_a_page_hides_is_made_up_for_by_what_follows(int plans, int page, int listed, int same, int pages)
    {
        PlanHits[] all = [.. Enumerable.Range(0, plans).Select(i => Plan($"p{i}", Sentence))];
        FoldedAnswer answer = await HitFolding.SearchAsync(
            r => Task.FromResult(AnswerOf(all, r)), new SearchRequest { Page = page, Size = 10 });
        Assert.Equal(listed, answer.Plans.Count);
        Assert.Equal(same, answer.Plans.Sum(p => p.Hits.Sum(h => h.Same.Count)));
        Assert.Equal(pages, answer.Answer.Pages);
        Assert.Equal(plans, answer.Answer.TotalPlans);
    }

    [Fact]
    public async Task Where_nothing_is_the_same_a_page_asks_for_itself_alone()
    {
        PlanHits[] all = [.. Enumerable.Range(0, 35).Select(i => Plan($"p{i}", $"第{i}项重点工程全面开工建设，总投资一百亿元以上。"))];
        List<int> asked = [];
        FoldedAnswer answer = await HitFolding.SearchAsync(
            r =>
            {
                asked.Add(r.Size);
                return Task.FromResult(AnswerOf(all, r));
            },
            new SearchRequest { Size = 10 });
        Assert.Equal([10], asked);
        Assert.Equal(10, answer.Plans.Count);
        Assert.Equal(4, answer.Answer.Pages);
    }

    private static PlanHitList AnswerOf(PlanHits[] all, SearchRequest request) => new()
    {
        Request = request,
        TotalParagraphs = all.Length,
        TotalPlans = all.Length,
        Understood = "",
        Facets = new SearchFacets([], [], [], []),
        TookMs = 1,
        Pages = (all.Length + request.Size - 1) / request.Size,
        Plans = [.. all.Skip((request.Page - 1) * request.Size).Take(request.Size)],
    };

    private static PlanHits Plan(string id, params string[] texts) =>
        new(Summary(id), [.. texts.Select(t => Hit(id, t))], texts.Length);

    private static SearchHit Hit(string id, string text) => new()
    {
        Plan = Summary(id),
        Section = [],
        Anchor = "p1",
        Kind = PlanUnitKind.Paragraph,
        Part = PlanPart.None,
        Score = 1,
        Text = text,
        Marks = [],
        Passages = [new HitPassage(text, [], false, false)],
    };

    private static PlanSummary Summary(string id) => new(id, id + ".txt", new PlanMetadata(), 1, 1);
}
