using System.Text;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Keeping;
using SearchPlans.Plans;

namespace SearchPlans.Tests.Keeping;

/// <summary>Ids that hold, and that no two plans have.</summary>
public sealed class PlanIdTests
{
    private const string Report = "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目。\n";
    private const string Other = "上海市2023年政府工作报告\n建设氢能走廊。\n";

    [Fact]
    public async Task A_plan_that_is_renamed_keeps_its_id_its_corrections_and_its_versions()
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Report));
        PlanLibrary library = temporary.Library;
        PlanSummary plan = library.Plans[0];
        await library.CorrectAsync(plan.Id, plan.Metadata with { Issuer = "某局" });

        KeepOutcome renamed = (await library.RenameAsync(plan.Id, "江苏省/2024年"))!;

        Assert.Equal((plan.Id, "江苏省/2024年.txt", "某局"), (renamed.Plan.Id, renamed.Plan.File, renamed.Plan.Metadata.Issuer));
        Assert.Equal(["江苏省/2024年.txt", "江苏省/2024年.txt.yaml"], CorpusState.Standing(temporary.Corpus));
        // What is corrected later leaves the id alone.
        await library.CorrectAsync(plan.Id, renamed.Plan.Metadata with { Issuer = "" });
        library.Synchronize();
        library.Synchronize(rebuild: true);
        Assert.Equal((plan.Id, "江苏省/2024年.txt"), (library.Plans.Single().Id, library.Plans.Single().File));
        LogEntry entry = library.Log.Newest(5).Entries.First(e => e.Action == WriteAction.Renamed);
        Assert.Equal(("报告.txt", "江苏省/2024年.txt"), (entry.Before, entry.File));

        // Back under its own name it needs no sidecar for it.
        await library.RenameAsync(plan.Id, "报告.txt");
        Assert.Equal(["报告.txt"], CorpusState.Standing(temporary.Corpus));
        Assert.Equal(plan.Id, library.Plans.Single().Id);
    }

    [Theory]
    [InlineData("../../逃出去", "逃出去.txt")]
    [InlineData("/etc/报告", "etc/报告.txt")]
    [InlineData("lexicon", "lexicon_.txt")]
    [InlineData("名.docx", "名.docx.txt")]
    [InlineData("  深圳市/2024.TXT ", "深圳市/2024.txt")]
    public async Task A_name_is_made_harmless_and_keeps_its_ending(string wanted, string name)
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Report));
        KeepOutcome renamed = (await temporary.Library.RenameAsync(temporary.Library.Plans[0].Id, wanted))!;
        Assert.Equal(name, renamed.Plan.File);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report), ("乙.txt", Other));
        string id = temporary.Library.Plans.Single(p => p.File == "甲.txt").Id;
        await Assert.ThrowsAsync<PlanFileException>(() => temporary.Library.RenameAsync(id, "乙"));
        Assert.Equal(["乙.txt", "甲.txt"], CorpusState.Standing(temporary.Corpus));
    }

    [Fact]
    public async Task What_is_added_or_put_under_an_old_name_is_another_plan()
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Report));
        PlanLibrary library = temporary.Library;
        string id = library.Plans[0].Id;
        await library.RenameAsync(id, "苏");
        AddOutcome added = await library.AddAsync("报告.txt", Encoding.UTF8.GetBytes(Other));
        Assert.Equal("报告.txt", added.Plan.File);
        Assert.NotEqual(id, added.Plan.Id);
        string[] ids = [.. library.Plans.Select(p => p.Id).Order()];
        Assert.Equal(2, ids.Distinct().Count());

        library.Synchronize(rebuild: true);
        Assert.Equal(ids, library.Plans.Select(p => p.Id).Order());
        // Also when the plan that had the name first is gone.
        await library.RemoveAsync(id);
        library.Synchronize(rebuild: true);
        Assert.Equal(added.Plan.Id, library.Plans.Single().Id);
    }

    [Fact]
    public async Task A_copy_by_hand_of_a_plan_with_its_sidecar_is_another_plan()
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Report));
        PlanLibrary library = temporary.Library;
        string id = library.Plans[0].Id;
        await library.RenameAsync(id, "苏");
        foreach (string name in new[] { "苏.txt", "苏.txt.yaml" })
        {
            File.Copy(Path.Combine(temporary.Corpus, name), Path.Combine(temporary.Corpus, "丙-" + name));
        }
        library.Synchronize();
        Assert.Equal(2, library.Plans.Select(p => p.Id).Distinct().Count());
        Assert.Equal("苏.txt", library.Plans.Single(p => p.Id == id).File);

        // Corrections of the one leave the other alone.
        PlanSummary copy = library.Plans.Single(p => p.Id != id);
        Assert.Equal(copy.Id, (await library.CorrectAsync(copy.Id, copy.Metadata with { Year = 2031 }))!.Id);
        Assert.Equal(2024, library.Plans.Single(p => p.Id == id).Metadata.Year);
        Assert.Equal(2, library.Plans.Count);
    }

    [Fact]
    public async Task A_plan_moved_by_hand_with_its_sidecar_keeps_the_id_that_it_says()
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Report));
        PlanLibrary library = temporary.Library;
        string id = library.Plans[0].Id;
        await library.RenameAsync(id, "苏");
        Directory.CreateDirectory(Path.Combine(temporary.Corpus, "夹"));
        foreach (string name in new[] { "苏.txt", "苏.txt.yaml" })
        {
            File.Move(Path.Combine(temporary.Corpus, name), Path.Combine(temporary.Corpus, "夹", name));
        }
        library.Synchronize();
        Assert.Equal((id, "夹/苏.txt"), (library.Plans.Single().Id, library.Plans.Single().File));
        LogEntry entry = library.Log.Newest(1).Entries[0];
        Assert.Equal((WriteAction.Renamed, Writer.Folder, "苏.txt"), (entry.Action, entry.By, entry.Before));
    }

    [Theory]
    [InlineData("---\nid: 9jk2x4m7qa\n---\n\n", null)]
    [InlineData("", "id: \"short\"\n")]
    [InlineData("", "id: \"ILOU000000\"\n")]
    [InlineData("", "id: [9jk2x4m7qa]\n")]
    public void An_id_is_only_taken_from_a_sidecar_and_only_if_it_is_one(string front, string? sidecar)
    {
        using var temporary = new TemporaryLibrary(("报告.txt", front + Report));
        string id = temporary.Library.Plans[0].Id;
        Assert.NotEqual("9jk2x4m7qa", id);
        if (sidecar is not null)
        {
            temporary.Write("报告.txt.yaml", sidecar);
            temporary.Library.Synchronize();
            Assert.Equal(id, temporary.Library.Plans.Single().Id);
        }
    }
}
