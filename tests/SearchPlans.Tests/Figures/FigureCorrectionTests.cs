using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Tests.Figures;

/// <summary>What a person says of a figure lies in the sidecar and holds.</summary>
public sealed class FigureCorrectionTests : IDisposable
{
    private const string File = "广东省2024.md";

    private const string Text = """
        # 广东省2024年政府工作报告

        ## 一、2023年工作回顾

        地区生产总值增长4.8%。

        ## 二、2024年工作安排

        主要预期目标：地区生产总值增长5%。
        """;

    private readonly TemporaryLibrary _temporary = new((File, Text));

    private PlanLibrary Library => _temporary.Library;

    private string Sidecar => PlanSidecar.PathOf(Path.Combine(_temporary.Corpus, File));

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_correction_is_kept_in_the_sidecar_and_holds_after_reading_anew()
    {
        FigureStatement target = await TargetAsync();
        FigureCorrection said = CorrectedFigure.Before(target);
        PlanFigures now = (await Library.CorrectFigureAsync(
            target.Plan.Id, said with { Change = said.Change! with { Number = 5.5m, Hedge = "左右" } }))!;
        Assert.Equal("5.5%左右", now.Figures.Single(f => f.IsCorrected).Text(FigureMeasure.Change));
        Assert.Contains("figures:", System.IO.File.ReadAllText(Sidecar), StringComparison.Ordinal);

        await Library.SynchronizeAsync(rebuild: true);
        FigureTable table = await Library.FiguresAsync(new FigureRequest { Indicator = "GDP" });
        Assert.Equal("5.5%左右", table.Rows.Single().Cells.Single().Chosen!.Text);
        Assert.True(table.Rows.Single().Cells.Single().Chosen!.Statement.IsCorrected);

        // Corrected again, it is still the same one.
        FigureStatement again = (await Library.PlanFiguresAsync(target.Plan.Id))!.Figures.Single(f => f.IsCorrected);
        Assert.Equal(target.Key, again.Key);
        await Library.CorrectFigureAsync(target.Plan.Id, CorrectedFigure.Before(again) with { Indicator = "工业增加值" });
        Assert.Single(PlanSidecar.ReadFigures(Path.Combine(_temporary.Corpus, File)));
        now = (await Library.WithdrawFigureCorrectionAsync(target.Plan.Id, target.Key))!;
        Assert.DoesNotContain(now.Figures, f => f.IsCorrected);
        Assert.Equal("5%", now.Figures.Single(f => f.Figure.Kind == FigureKind.Target).Text(FigureMeasure.Change));
        Assert.False(System.IO.File.Exists(Sidecar));
    }

    [Fact]
    public async Task Corrections_of_metadata_and_of_figures_leave_each_other_alone()
    {
        FigureStatement target = await TargetAsync();
        await Library.CorrectFigureAsync(target.Plan.Id, CorrectedFigure.Before(target) with { IsStruckOut = true });
        await Library.CorrectAsync(target.Plan.Id, target.Plan.Metadata with { Issuer = "广东省人民政府" });
        PlanFigures figures = (await Library.PlanFiguresAsync(target.Plan.Id))!;
        Assert.Equal(target.Key, figures.StruckOut.Single().Key);
        Assert.Equal("广东省人民政府", figures.Plan.Metadata.Issuer);
        await Library.WithdrawFigureCorrectionAsync(target.Plan.Id, target.Key);
        Assert.Equal("广东省人民政府", (await Library.PlanFiguresAsync(target.Plan.Id))!.Plan.Metadata.Issuer);
    }

    [Fact]
    public async Task A_correction_of_words_that_are_gone_is_told()
    {
        FigureStatement target = await TargetAsync();
        await Library.CorrectFigureAsync(target.Plan.Id, CorrectedFigure.Before(target) with { IsStruckOut = true });
        _temporary.Write(File, Text.Replace("增长5%", "增长6%", StringComparison.Ordinal));
        await Library.SynchronizeAsync();
        PlanFigures figures = (await Library.PlanFiguresAsync(target.Plan.Id))!;
        Assert.Equal("6%", figures.Figures.Single(f => f.Figure.Kind == FigureKind.Target).Text(FigureMeasure.Change));
        Assert.Equal(target.Anchor, Assert.Single(figures.Unplaced).Anchor);
    }

    [Fact]
    public async Task What_says_too_little_is_refused()
    {
        FigureStatement target = await TargetAsync();
        FigureCorrection said = CorrectedFigure.Before(target);
        foreach (FigureCorrection bad in new[]
        {
            said with { Indicator = " " }, said with { Change = null }, said with { Kind = "wish" }, said with { Period = "二〇" },
            said with { Period = "2025-2021" }, said with { Change = new CorrectedAmount(null, "%", 6, 5, "") },
        })
        {
            await Assert.ThrowsAsync<PlanFileException>(() => Library.CorrectFigureAsync(target.Plan.Id, bad));
        }
        Assert.Null(await Library.CorrectFigureAsync("none", said));
        Assert.False(System.IO.File.Exists(Sidecar));
    }

    [Fact]
    public void Corrections_are_read_as_they_were_written()
    {
        string path = Path.Combine(_temporary.Corpus, "别的.md");
        FigureCorrection[] said =
        [
            new FigureCorrection("p1", 3, 7, "地区\"生产\\总值") { IsStruckOut = true },
            new FigureCorrection("p-2", 0, 2, "研发：投入#强度")
            {
                Indicator = "研发经费投入强度",
                Value = new CorrectedAmount(null, "%", 2.5m, 3.000m, "左右"),
                Change = new CorrectedAmount(-0.1m, "个百分点", null, null, ""),
                ChangeKind = "比2020年",
                Kind = "plan-period",
                Aim = "target",
                Period = "2021-2025",
            },
        ];
        PlanSidecar.Save(path, new PlanMetadata { Title = "题", Year = 2024 }, said);
        Assert.Equal(said, PlanSidecar.ReadFigures(path));
        Assert.Equal(2024, PlanSidecar.TryRead(path)?.Year);
        PlanSidecar.Save(path, new PlanMetadata { Title = "另" });
        Assert.Equal(said, PlanSidecar.ReadFigures(path));
    }

    private async Task<FigureStatement> TargetAsync()
    {
        string id = (await Library.PlansAsync()).Single().Id;
        return (await Library.PlanFiguresAsync(id))!.Figures.Single(f => f.Figure.Kind == FigureKind.Target);
    }
}
