using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Origins;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    private const string Copied = "坚持把发展经济的着力点放在实体经济上，推进新型工业化，加快建设制造强市。";

    [SkippableFact]
    public async Task Sentences_are_found_where_they_stood_first()
    {
        string changed = Copied.Replace("制造强市", "制造强省", StringComparison.Ordinal);
        await using IPlanIndex index = await FilledWithAsync(
            ("a.md", $"# 浙江省2022年政府工作报告\n\n## 一、安排\n\n{changed}这一句只有这里才有，别处都没有说过。\n"),
            ("b.md", $"# 杭州市2022年政府工作报告\n\n## 一、安排\n\n{Copied}\n"),
            ("c.md", $"# 江苏省2023年政府工作报告\n\n## 一、安排\n\n{Copied}\n"),
            ("d.md", $"# 南京市2024年政府工作报告\n\n## 一、回顾\n\n去年各项工作都完成得很好。\n\n## 二、安排\n\n先说别的。{Copied}短句不算。\n"));
        IReadOnlyList<PlanSummary> plans = await index.PlansAsync(default);
        string IdOf(string file) => plans.Single(p => p.File == file).Id;

        PlanOrigins origins = (await index.OriginsAsync(IdOf("d.md"), "", default))!;
        SentenceOrigin origin = Assert.Single(origins.Sentences);
        // Of one year the higher level first, though the lower one has it word for word.
        Assert.Equal(("a.md", changed, Copied), (origin.Source.File, origin.SourceText, origin.Text));
        Assert.InRange(origin.Similarity, 0.9, 0.99);
        Assert.Equal("市", Copied[origin.Marks[0].Start..origin.Marks[0].End]);
        Assert.Equal("省", changed[origin.SourceMarks[0].Start..origin.SourceMarks[0].End]);
        Assert.Equal("a.md", (await index.OriginsAsync(IdOf("b.md"), "", default))!.Sentences.Single().Source.File);
        Assert.Empty((await index.OriginsAsync(IdOf("a.md"), "", default))!.Sentences);

        var page = (await index.ReadAsync(IdOf("d.md"), Query(""), default))!;
        string[] headings = [.. page.Sections.Select(s => page.Units[s.FirstUnit].Anchor)];
        Assert.Empty((await index.OriginsAsync(IdOf("d.md"), headings[0], default))!.Sentences);
        Assert.Single((await index.OriginsAsync(IdOf("d.md"), headings[1], default))!.Sentences);
        Assert.Single((await index.OriginsAsync(IdOf("d.md"), origin.Anchor, default))!.Sentences);
        Assert.True((await index.OriginsAsync(IdOf("d.md"), "none", default))!.IsPartUnknown);
        Assert.Null(await index.OriginsAsync("none", "", default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.OriginsAsync(IdOf("d.md"), "", _cancelled));
    }

    [SkippableFact]
    public async Task What_every_report_says_tells_least()
    {
        const string Form = "各位代表，现在我代表市人民政府向大会报告工作，请予审议，并请各位政协委员和其他列席人员提出意见。";
        (string, string)[] before = [.. "杭州市 宁波市 温州市 嘉兴市".Split(' ').Select(
            (city, i) => ($"{city}.md", $"# {city}2022年政府工作报告\n\n## 一、安排\n\n{Form}\n\n{(i == 3 ? Copied : "先说别的。")}\n"))];
        await using IPlanIndex index = await FilledWithAsync(
            [.. before, ("now.md", $"# 南京市2024年政府工作报告\n\n## 一、安排\n\n{Form}\n\n{Copied}\n")]);
        string id = (await index.PlansAsync(default)).Single(p => p.File == "now.md").Id;
        PlanOrigins origins = (await index.OriginsAsync(id, "", default))!;
        // As in the text; and the other way round, though the form is longer.
        Assert.Equal([Form, Copied], origins.Sentences.Select(s => s.Text));
        Assert.Equal([Copied, Form], origins.ByWeight().Select(s => s.Text));
        Assert.All(origins.Sentences, s => Assert.True(s.Weight > 0, s.Text));
    }
}
