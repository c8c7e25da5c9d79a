using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Indexing;
using SearchPlans.Querying;

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
    public async Task Only_figures_are_read_again_when_the_list_changes()
    {
        (string, string)[] plans =
        [
            ("广东省2024.md", Text),
            ("江苏省2024.md", "# 江苏省2024年政府工作报告\n\n## 一、2023年工作回顾\n\n推进各项改革，没有数字的一份。\n"),
            ("四川省2024.md", "# 四川省2024年政府工作报告\n\n## 一、2023年工作回顾\n\n全省地区生产总值增长6%，低空飞行架次增长12%。\n"),
        ];
        using var temporary = new TemporaryLibrary(plans);
        temporary.Write("indicators.txt", "低空飞行量 产业 数量 升 低空飞行架次\n");
        temporary.Write("四川省2024.md", plans[2].Item2.Replace("12%", "13%", StringComparison.Ordinal));
        PlanLibrary library = temporary.Library;
        SyncReport report = await library.SynchronizeAsync();
        Assert.Contains("只重读数据", report.Rebuilt, StringComparison.Ordinal);
        Assert.Equal(3, report.Added);
        Assert.False((await library.IndexStateAsync()).IsOutdated);

        // What was read again, what was taken over and what was indexed anew is as if all had been indexed anew.
        using var anew = new TemporaryLibrary(plans);
        anew.Write("indicators.txt", "低空飞行量 产业 数量 升 低空飞行架次\n");
        anew.Write("四川省2024.md", plans[2].Item2.Replace("12%", "13%", StringComparison.Ordinal));
        await anew.Library.SynchronizeAsync(rebuild: true);
        foreach (string query in (string[])["低空飞行架次", "增长", "没有数字", "\"飞行架次\"", "增长>=10%", "地区:四川", "低空飞行量增长>=20%"])
        {
            Assert.Equal(await FoundAsync(anew.Library, query), await FoundAsync(library, query));
        }
        foreach (PlanLibrary each in (PlanLibrary[])[library, anew.Library])
        {
            IndicatorCount count = (await each.IndicatorsAsync(new IndicatorRequest { Text = "低空飞行量" })).Indicators[0];
            Assert.Equal(("低空飞行量", 2, 2), (count.Name, count.Figures, count.Plans));
            PlanSummary sichuan = (await each.PlansAsync()).Single(p => p.File == "四川省2024.md");
            Assert.Equal(["地区生产总值 6%", "低空飞行量 13%"],
                (await each.PlanFiguresAsync(sichuan.Id))!.Figures.Select(f => $"{f.Figure.Name} {f.Text(FigureMeasure.Change)}"));
            Assert.Empty((await each.VerifyAsync()).Problems);
        }

        // And is changed as ever afterwards.
        temporary.Write("广东省2024.md", Text.Replace("120万", "150万", StringComparison.Ordinal));
        report = await library.SynchronizeAsync();
        Assert.Equal((null, 1, 2), (report.Rebuilt, report.Changed, report.Unchanged));
        Assert.Equal(3, (await library.PlansAsync()).Count);
    }

    private static async Task<string> FoundAsync(PlanLibrary library, string query) => string.Join('\n',
        (await library.SearchAsync(new SearchRequest { Query = query })).Hits.Select(h =>
            $"{h.Plan.File} {h.Anchor} {h.Text} {string.Join(' ', h.Marks.Select(m => $"{m.Start}-{m.End}"))}")
            .Order(StringComparer.Ordinal));

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
