using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Index;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    [SkippableFact]
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

    [SkippableFact]
    public async Task What_several_plans_say_of_a_topic_is_told_apart_from_plans_that_are_not_there()
    {
        await using IPlanIndex index = await FilledWithAsync(
            [.. _reports, ("浙江省/2025.md", Report("浙江省", 2025, "地区生产总值增长5.5%。", "主要预期目标：地区生产总值增长5.5%左右。"))]);
        var request = new TopicRequest { Expression = "失业率", Regions = ["广东", "浙江", "四川"], Year = 2024 };
        TopicColumns topic = await index.TopicAsync(request, default);
        Assert.Equal(
            [("广东省", true, 1), ("浙江省", true, 0), ("四川省", false, 0)],
            topic.Columns.Select(c => (c.RegionPath, c.Plan is not null, c.Paragraphs)));
        Assert.Contains("失业率", topic.Columns[0].Passages.Single().Text, StringComparison.Ordinal);
        // Of the paragraph's figures those of the sentence that says it.
        Assert.Equal("城镇调查失业率", topic.Columns[0].Figures.Single().Figure.Name);
        // Without a year the latest of each place; a plan named by its id once.
        string id = (await index.PlansAsync(default)).Single(p => p.File == "广东省/2024.md").Id;
        TopicColumns latest = await index.TopicAsync(request with { Year = 0, Plans = [id] }, default);
        Assert.Equal(["广东省", "浙江省", "四川省"], latest.Columns.Select(c => c.RegionPath));
        Assert.Equal((2024, 2025), (latest.Columns[0].Plan!.Metadata.Year, latest.Columns[1].Plan!.Metadata.Year));
        // Years that differ are told, with the latest that most of the places have.
        Assert.Equal(2024, latest.SharedYear);
        Assert.Equal(0, topic.SharedYear);
        Assert.Equal(0, (await index.TopicAsync(request with { Year = 0, Regions = ["广东", "海南"] }, default)).SharedYear);

        Assert.Contains("广东省", (await index.TopicAsync(request with { Regions = ["广冬省"] }, default)).Unknown.Single().Nearest);
        Assert.Equal(["none"], (await index.TopicAsync(request with { Plans = ["none"] }, default)).Missing);
        TopicColumns many = await index.TopicAsync(request with { Regions = ["长三角", "京津冀", "东北"] }, default);
        Assert.Contains("少选", many.Refusal, StringComparison.Ordinal);
        Assert.Equal("", (await index.TopicAsync(request with { Expression = "，。" }, default)).Understood);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.TopicAsync(request, _cancelled));
    }
}
