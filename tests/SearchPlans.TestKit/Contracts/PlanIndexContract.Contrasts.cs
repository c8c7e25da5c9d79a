using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Index;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    [Fact]
    public async Task Two_plans_are_put_side_by_side_with_the_figures_of_both()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        IReadOnlyList<PlanSummary> plans = await index.PlansAsync(default);
        string IdOf(string file) => plans.Single(p => p.File == file).Id;
        ContrastSide old = new(IdOf("广东省/2023.md")), now = new(IdOf("广东省/2024.md"));
        PlanContrast contrast = (await index.ContrastAsync(old, now, default)).Contrast!;
        Assert.Equal(("广东省/2023.md", "广东省/2024.md"), (contrast.Old.Summary.File, contrast.New.Summary.File));
        Assert.All(contrast.Sections.Where(s => s.Level > 0), s => Assert.True(s is { Old: not null, New: not null }));
        ContrastFigure result = contrast.Figures.Single(f => f is { Indicator: "地区生产总值", Difference: 2.9m });
        Assert.Equal(("1.9%", "4.8%", "个百分点"), (result.Old!.Text, result.New!.Text, result.Unit));
        // At least so much and so much: nobody knows how far that is.
        ContrastFigure target = contrast.Figures.Single(f => f is { Indicator: "地区生产总值", Old.Text: "≥5%" });
        Assert.Equal(("5%", null), (target.New!.Text, target.Difference));
        Assert.Equal(0.67m, contrast.Figures.Single(f => f.Unit == "万亿元").Difference);

        ContrastAnswer missing = await index.ContrastAsync(old, new ContrastSide("none"), default);
        Assert.Equal(["none"], missing.Missing.Select(m => m.PlanId));
        Assert.Contains("同一份", (await index.ContrastAsync(old, old, default)).Refusal, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.ContrastAsync(old, now, _cancelled));
    }
}
