using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Trends;
using Xunit.Abstractions;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>What is answered of plans, places and years is the same from a cluster and from a folder.</summary>
[Collection(ClusterNode.Tests)]
public sealed class SameAnswersTests(BothIndexes both, ITestOutputHelper output) : IClassFixture<BothIndexes>
{
    private static readonly string[] _indicators =
        ["GDP", "地区生产总值", "失业率", "城镇新增就业", "粮食产量", "一般公共预算收入", "没有的指标", "居民人均可支配收入"];

    [SkippableFact]
    public async Task Trends_coverage_and_batches()
    {
        Random random = Start();
        for (int i = 0; i < 8; i++)
        {
            TrendRequest request = Request(random);
            await both.AssertSameAsync(index => index.TrendAsync(request, default));
            await both.AssertSameAsync(index => index.CoverageAsync(request, default));
            await both.AssertSameAsync(index => index.BatchAsync(request, default));
        }
    }

    [SkippableFact]
    public async Task Figures_and_indicators()
    {
        Random random = Start();
        foreach (string indicator in _indicators)
        {
            var request = new FigureRequest
            {
                Indicator = indicator,
                Kind = random.Next(2) == 0 ? FigureKind.Target : FigureKind.Result,
                Regions = random.Next(2) == 0 ? [] : [PlanOf(random).RegionPath],
                WithFormerNames = true,
            };
            await both.AssertSameAsync(index => index.FiguresAsync(request, default));
            await both.AssertSameAsync(index => index.CompareFiguresAsync(request, default));
            await both.AssertSameAsync(index => index.IndicatorsAsync(new IndicatorRequest { Text = indicator[..2] }, default));
        }
        await both.AssertSameAsync(index => index.IndicatorsAsync(new IndicatorRequest { Size = IndicatorRequest.MaxSize }, default));
    }

    [SkippableFact]
    public async Task Plans_their_figures_citations_and_origins()
    {
        Random random = Start();
        for (int i = 0; i < 6; i++)
        {
            PlanSummary plan = PlanOf(random);
            output.WriteLine(plan.File);
            string query = Expression(random);
            await both.AssertSameAsync(index => index.ReadAsync(plan.Id, new SearchRequest { Query = query }, default));
            await both.AssertSameAsync(index => index.PlanFiguresAsync(plan.Id, default));
            await both.AssertSameAsync(index => index.CitationsAsync(plan.Id, default));
            await both.AssertSameAsync(index => index.OriginsAsync(plan.Id, "", default));
        }
        await both.AssertSameAsync(index => index.MissingDocumentsAsync(default));
        await both.AssertSameAsync(index => index.NearPairsAsync(default));
    }

    [SkippableFact]
    public async Task Words_topics_and_contrasts()
    {
        Random random = Start();
        for (int i = 0; i < 3; i++)
        {
            (PlanSummary one, PlanSummary other) = (PlanOf(random), PlanOf(random));
            string topic = Expression(random);
            await both.AssertSameAsync(index => index.WordsAsync(new WordsRequest { Region = one.RegionPath }, default));
            await both.AssertSameAsync(index => index.TopicAsync(
                new TopicRequest { Expression = topic, Plans = [one.Id, other.Id] }, default));
            await both.AssertSameAsync(index => index.ContrastAsync(
                new ContrastSide(one.Id), new ContrastSide(other.Id), default));
        }
    }

    [SkippableFact]
    public async Task Near_copies()
    {
        Random random = Start();
        for (int i = 0; i < 3; i++)
        {
            PlanSummary plan = PlanOf(random);
            PlanPage page = (await both.Embedded.ReadAsync(plan.Id, new SearchRequest { Query = "" }, default))!;
            ShingleSketch sketch = ShingleSketch.Of(page.Units.Skip(page.Units.Count / 5).Select(u => u.Text));
            await both.AssertSameAsync(index => index.NearCopiesAsync(sketch, null, default));
        }
    }

    private Random Start()
    {
        _ = both.Required;
        return BothIndexes.Random(output);
    }

    private PlanSummary PlanOf(Random random) => both.Plans[random.Next(both.Plans.Count)];

    private string Expression(Random random)
    {
        string text = both.Texts[random.Next(both.Texts.Count)];
        int length = random.Next(2, 6);
        int start = random.Next(text.Length - length);
        return text.Substring(start, length);
    }

    private TrendRequest Request(Random random) => new()
    {
        Expressions = [Expression(random), Expression(random)],
        SameWords = random.Next(2) == 0,
        Regions = random.Next(2) == 0 ? [] : [PlanOf(random).RegionPath],
        FromYear = random.Next(2) == 0 ? 0 : 2000,
    };
}
