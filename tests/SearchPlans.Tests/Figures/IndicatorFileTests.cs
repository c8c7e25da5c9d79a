using SearchPlans.Figures;
using SearchPlans.Indexing;

namespace SearchPlans.Tests.Figures;

/// <summary>A corpus' own indicators count without a rebuild of the program.</summary>
public sealed class IndicatorFileTests
{
    private const string Text = """
        # 广东省2024年政府工作报告

        ## 一、2023年工作回顾

        低空飞行架次达到120万架次，增长30%。
        """;

    [Fact]
    public async Task An_indicator_of_the_corpus_is_known_once_its_file_says_so()
    {
        using var temporary = new TemporaryLibrary(("广东省2024.md", Text));
        PlanLibrary library = temporary.Library;
        IndicatorCount before = (await library.IndicatorsAsync(new IndicatorRequest { Text = "低空飞行" })).Indicators[0];
        Assert.Null(before.Listed);
        Assert.Equal(1, before.Figures);

        temporary.Write("indicators.txt", "低空飞行量 产业 数量 升 低空飞行架次\n坏行\n");
        Assert.True((await library.IndexStateAsync()).IsOutdated);
        SyncReport report = await library.SynchronizeAsync();
        Assert.Contains("指标表", report.Rebuilt, StringComparison.Ordinal);
        IndicatorAnswer after = await library.IndicatorsAsync(new IndicatorRequest { Text = "低空飞行架次" });
        Assert.Equal(("低空飞行量", "产业", 1), (after.Indicators[0].Name, after.Indicators[0].Listed?.Group, after.Indicators[0].Figures));
        Assert.Equal(2, Assert.Single(after.Problems).Line);
        Assert.DoesNotContain(await library.PlansAsync(), p => p.File == "indicators.txt");
        FigureTable table = await library.FiguresAsync(
            new FigureRequest { Indicator = "低空飞行架次", Kind = Plans.Figures.FigureKind.Result, Measure = FigureMeasure.Value });
        Assert.Equal("120万架次", table.Rows.Single().Cells.Single().Chosen!.Text);
    }

    [Fact]
    public async Task A_server_that_follows_sees_the_file_change()
    {
        using var temporary = new TemporaryLibrary(("广东省2024.md", Text));
        await using CorpusFollower follower = temporary.Library.Follow();
        temporary.Write("indicators.txt", "低空飞行量 产业 数量 升 低空飞行架次\n");
        for (int tries = 0; tries < 300; tries++)
        {
            if ((await temporary.Library.IndicatorsAsync(new IndicatorRequest { Text = "低空飞行量" })).Indicators is [{ Figures: 1 }, ..])
            {
                return;
            }
            await Task.Delay(100);
        }
        Assert.Fail("The list was not followed.");
    }
}
