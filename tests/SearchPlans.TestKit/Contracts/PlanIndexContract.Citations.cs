using SearchPlans.Citing;
using SearchPlans.Corpus;
using SearchPlans.Index;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    private const string FiveYears = """
        # 江苏省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要

        本纲要是全省的行动纲领。
        """;

    private const string Naming = """
        # 江苏省2024年政府工作报告

        我省“十四五”规划实施过半，《江苏省水利发展规划》印发。

        对照“十四五”规划，补齐短板。
        """;

    [SkippableFact]
    public async Task Names_in_texts_lead_to_the_plans_that_are_here()
    {
        await using IPlanIndex index = await FilledWithAsync([("plan.md", FiveYears), ("report.md", Naming)]);
        IReadOnlyList<PlanSummary> plans = await index.PlansAsync(default);
        (PlanSummary plan, PlanSummary report) = (plans.Single(p => p.File == "plan.md"), plans.Single(p => p.File == "report.md"));
        PlanCitations cited = (await index.CitationsAsync(report.Id, default))!;
        Assert.Equal([plan.Id, null], cited.Cited.Select(c => c.Plan?.Id));
        Assert.Equal(["“十四五”规划", "“十四五”规划"], cited.Cited[0].Mentions.Select(m => m.Name));
        Assert.Equal("对照“十四五”规划，补齐短板。", cited.Cited[0].Mentions[1].Sentence);
        Assert.Equal("《江苏省水利发展规划》", cited.Cited[1].Name);
        PlanCitations citing = (await index.CitationsAsync(plan.Id, default))!;
        Assert.Equal(cited.Cited[0].Mentions, citing.Citing.Single(c => c.Plan.Id == report.Id).Mentions);
        Assert.True(citing.Cited.Single().IsSelf);
        MissingDocument missing = (await index.MissingDocumentsAsync(default)).Documents.Single();
        Assert.Equal(("《江苏省水利发展规划》", 1, report.Id), (missing.Name, missing.Plans, missing.Examples.Single().Plan.Id));
    }

    [SkippableFact]
    public async Task Names_follow_the_plans_that_come_and_go()
    {
        await using IPlanIndex index = await FilledWithAsync([("report.md", Naming)]);
        string id = (await index.PlansAsync(default)).Single().Id;
        Assert.All((await index.CitationsAsync(id, default))!.Cited, c => Assert.Null(c.Plan));
        Assert.Equal(2, (await index.MissingDocumentsAsync(default)).Documents.Count);

        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            await writer.AddAsync(Plan("plan.md", FiveYears, "1"), default);
            await writer.CommitAsync(default);
        }
        Assert.Equal("plan.md", (await index.CitationsAsync(id, default))!.Cited[0].Plan?.File);

        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            await writer.DeleteAsync(new HashSet<string> { "plan.md" }, default);
            await writer.CommitAsync(default);
        }
        Assert.Null((await index.CitationsAsync(id, default))!.Cited[0].Plan);
        Assert.Null(await index.CitationsAsync("none", default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.CitationsAsync(id, _cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.MissingDocumentsAsync(_cancelled));
    }
}
