using System.Text;
using SearchPlans.Adding;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Keeping;

namespace SearchPlans.Tests.Keeping;

/// <summary>A document that takes another's place: the other is kept, can be compared and brought back.</summary>
public sealed class VersionTests
{
    private const string Old = "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目三十个。\n二、重点工作\n发展储能。\n";
    private const string New = "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目五十个。\n二、重点工作\n发展储能。\n建设氢能走廊。\n";
    private const string Page = "<html><body><h1>江苏省2024年政府工作报告</h1><h2>一、工作回顾</h2><p>支持光伏项目七十个。</p></body></html>";

    private static readonly Writer _who = new("k1", "张三");

    [Fact]
    public async Task A_replaced_document_is_kept_with_its_sidecar_and_compared()
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Old));
        PlanLibrary library = temporary.Library;
        PlanSummary plan = (await library.CorrectAsync(library.Plans[0].Id, library.Plans[0].Metadata with { Issuer = "某局" }))!;

        AddOutcome outcome = await ReplaceAsync(library, plan, "来的.txt", New);

        Assert.Equal((AddStatus.Updated, plan.Id, "报告.txt", "某局"),
            (outcome.Status, outcome.Plan.Id, outcome.Plan.File, outcome.Plan.Metadata.Issuer));
        Assert.Equal(["报告.txt", "报告.txt.yaml"], CorpusState.Standing(temporary.Corpus));
        Assert.Equal([".trash/报告.txt", ".trash/报告.txt.yaml"], CorpusState.Trashed(temporary.Corpus));
        TrashEntry version = Assert.Single(library.Versions(plan.Id));
        Assert.Equal((TrashReason.Replaced, _who, "报告.txt"), (version.Reason, version.By, version.Document));
        LogEntry entry = library.Log.Newest(1).Entries[0];
        Assert.Equal((WriteAction.Updated, _who, plan.Id, version.Key), (entry.Action, entry.By, entry.Subject, entry.Version));
        VersionComparison both = (await library.CompareVersionAsync(version.Key))!;
        Assert.Equal((1, 0, 1), (both.Count(ComparedKind.Changed), both.Count(ComparedKind.OnlyOld), both.Count(ComparedKind.OnlyNew)));
        Assert.Equal("支持光伏项目三十个。", both.Rows.Single(r => r.Kind == ComparedKind.Changed).Old);

        KeepOutcome restored = (await library.RestoreAsync(version.Key, _who))!;

        Assert.Equal((plan.Id, "报告.txt"), (restored.Plan.Id, restored.Plan.File));
        SortedDictionary<string, string> files = CorpusState.Of(temporary.Corpus);
        Assert.Equal((Old, New), (files["报告.txt"], files[".trash/报告.txt"]));
        Assert.Equal("某局", library.Plans.Single().Metadata.Issuer);
        library.Synchronize(rebuild: true);
        Assert.Equal(plan.Id, library.Plans.Single().Id);
    }

    [Fact]
    public async Task A_plan_keeps_its_id_in_another_format_and_back()
    {
        using var temporary = new TemporaryLibrary(("苏/报告.txt", Old));
        PlanLibrary library = temporary.Library;
        PlanSummary plan = library.Plans[0];

        AddOutcome outcome = await ReplaceAsync(library, plan, "网页.html", Page);

        Assert.Equal((plan.Id, "苏/网页.html.md"), (outcome.Plan.Id, outcome.Plan.File));
        Assert.Equal(["苏/网页.html", "苏/网页.html.md", "苏/网页.html.yaml"], CorpusState.Standing(temporary.Corpus));
        library.Synchronize();
        library.Synchronize(rebuild: true);
        Assert.Equal(plan.Id, library.Plans.Single().Id);
        Assert.NotNull(await library.ReadAsync(plan.Id));

        KeepOutcome restored = (await library.RestoreAsync(library.Versions(plan.Id)[0].Key))!;

        Assert.Equal((plan.Id, "苏/网页.txt"), (restored.Plan.Id, restored.Plan.File));
        Assert.Single(library.Plans);
        library.Synchronize(rebuild: true);
        Assert.Equal(plan.Id, library.Plans.Single().Id);
    }

    [Fact]
    public async Task Every_version_of_many_is_kept()
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Old));
        PlanLibrary library = temporary.Library;
        string id = library.Plans[0].Id;
        for (int i = 0; i < 5; i++)
        {
            await library.AddAsync("报告.txt", Encoding.UTF8.GetBytes($"{Old}第{i}次修改。\n"), null, new AddChoices { Update = true });
        }
        Assert.Equal(5, library.Versions(id).Count);
        string[] keys = [.. library.Versions(id).Select(v => v.Key)];
        Assert.Equal(keys.OrderDescending(StringComparer.Ordinal), keys);
        Assert.Equal(id, library.Plans.Single().Id);
    }

    // A folder where the text should go, as a full disk fails: the old plan is where it was.
    [Fact]
    public async Task A_replacement_that_cant_be_written_leaves_the_old_plan()
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Old));
        PlanLibrary library = temporary.Library;
        SortedDictionary<string, string> before = CorpusState.Of(temporary.Corpus);
        Directory.CreateDirectory(Path.Combine(temporary.Corpus, "网页.html.yaml", "x"));

        await Assert.ThrowsAsync<CorpusWriteException>(() => ReplaceAsync(library, library.Plans[0], "网页.html", Page));

        Assert.Equal(before, CorpusState.Of(temporary.Corpus));
        Assert.Empty(library.Removed());
        Assert.Single(library.Plans);
    }

    private static async Task<AddOutcome> ReplaceAsync(PlanLibrary library, PlanSummary plan, string name, string text) =>
        await library.AddAsync(
            name, Encoding.UTF8.GetBytes(text), null,
            new AddChoices { NearCopies = NearCopyChoice.Both, Replaces = plan.Id, By = _who });
}
