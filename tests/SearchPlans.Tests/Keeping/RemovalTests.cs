using System.Text;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Keeping;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Keeping;

/// <summary>Plans that are removed and brought back.</summary>
public sealed class RemovalTests
{
    private const string Report = "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目。\n二、重点工作\n发展储能。\n";
    private const string Other = "上海市2023年政府工作报告\n建设氢能走廊。\n";
    private const string Page = "<html><body><h1>上海市2024年政府工作报告</h1><p>发展储能，建设氢能走廊。</p></body></html>";

    private static readonly Writer _who = new("k1", "张三");

    [Fact]
    public async Task Document_text_and_sidecar_go_together_and_come_back_as_they_were()
    {
        using var temporary = new TemporaryLibrary(("一.txt", Report));
        PlanLibrary library = temporary.Library;
        AddOutcome added = await library.AddAsync("沪/报告.html", Encoding.UTF8.GetBytes(Page));
        PlanSummary plan = (await library.CorrectAsync(added.Plan.Id, added.Plan.Metadata with { Issuer = "某局" }, _who))!;
        SortedDictionary<string, string> before = CorpusState.Of(temporary.Corpus);
        Assert.Equal(4, before.Count);

        RemoveOutcome removed = (await library.RemoveAsync(plan.Id, _who))!;

        Assert.Null(removed.NotIndexed);
        Assert.Equal(["一.txt"], CorpusState.Standing(temporary.Corpus));
        Assert.Equal([".trash/报告.html", ".trash/报告.html.md", ".trash/报告.html.yaml"], CorpusState.Trashed(temporary.Corpus));
        Assert.Null(await library.ReadAsync(plan.Id));
        Assert.Equal(0, library.Search(new SearchRequest { Query = "氢能走廊" }).TotalParagraphs);
        Assert.Equal(("沪/报告.html", "上海市", 2024, _who, TrashReason.Removed),
            (removed.Entry.Document, removed.Entry.RegionPath, removed.Entry.Year, removed.Entry.By, removed.Entry.Reason));
        // A synchronisation doesn't take the trash for plans.
        library.Synchronize();
        library.Synchronize(rebuild: true);
        Assert.Equal(["一.txt"], library.Plans.Select(p => p.File));

        KeepOutcome restored = (await library.RestoreAsync(removed.Entry.Key, _who))!;

        Assert.Equal(plan, restored.Plan);
        Assert.Equal(before, CorpusState.Of(temporary.Corpus));
        Assert.Equal(1, library.Search(new SearchRequest { Query = "氢能走廊" }).TotalParagraphs);
        Assert.Empty(library.Removed());
        Assert.Null(await library.RestoreAsync(removed.Entry.Key, _who));
        Assert.Equal([WriteAction.Restored, WriteAction.Removed, WriteAction.Corrected],
            library.Log.Newest(3).Entries.Select(e => e.Action));
        Assert.All(library.Log.Newest(3).Entries, e => Assert.Equal((_who, plan.Id), (e.By, e.Subject)));
    }

    [Fact]
    public async Task What_comes_back_to_a_name_that_was_taken_stands_beside_what_took_it()
    {
        using var temporary = new TemporaryLibrary(("省/报告.txt", Report));
        PlanLibrary library = temporary.Library;
        PlanSummary plan = library.Plans[0];
        RemoveOutcome removed = (await library.RemoveAsync(plan.Id))!;
        AddOutcome other = await library.AddAsync("省/报告.txt", Encoding.UTF8.GetBytes(Other));
        Assert.Equal(plan.Id, other.Plan.Id);

        KeepOutcome restored = (await library.RestoreAsync(removed.Entry.Key))!;

        // Its id, too, is the other's now.
        Assert.Equal("省/报告-2.txt", restored.Plan.File);
        Assert.NotEqual(plan.Id, restored.Plan.Id);
        Assert.Empty(library.Removed());
        SortedDictionary<string, string> files = CorpusState.Of(temporary.Corpus);
        Assert.Equal((Other, Report), (files["省/报告.txt"], files["省/报告-2.txt"]));
        string[] ids = [.. library.Plans.Select(p => p.Id).Order()];
        library.Synchronize(rebuild: true);
        Assert.Equal(ids, library.Plans.Select(p => p.Id).Order());
    }

    [Fact]
    public async Task What_was_put_under_the_name_by_hand_stays_and_so_does_the_id_of_what_comes_back()
    {
        using var temporary = new TemporaryLibrary(("报告.txt", Report));
        PlanLibrary library = temporary.Library;
        PlanSummary plan = library.Plans[0];
        await library.RenameAsync(plan.Id, "旧报告");
        RemoveOutcome removed = (await library.RemoveAsync(plan.Id))!;
        temporary.Write("旧报告.txt", Other);
        library.Synchronize();
        PlanSummary other = Assert.Single(library.Plans);

        KeepOutcome restored = (await library.RestoreAsync(removed.Entry.Key))!;

        Assert.Equal((plan.Id, "旧报告-2.txt"), (restored.Plan.Id, restored.Plan.File));
        Assert.NotEqual(plan.Id, other.Id);
        library.Synchronize(rebuild: true);
        Assert.Equal(new[] { other.Id, plan.Id }.Order(), library.Plans.Select(p => p.Id).Order());
    }

    [Fact]
    public async Task A_plan_that_isnt_there_isnt_removed()
    {
        using var temporary = new TemporaryLibrary(("一.txt", Report));
        Assert.Null(await temporary.Library.RemoveAsync("0000000000"));
        Assert.Null(await temporary.Library.RestoreAsync("../../etc"));
        Assert.Null(await temporary.Library.RestoreAsync("20260102T030405678-0000000000-3f2e"));
        PlanSummary plan = temporary.Library.Plans[0];
        File.Delete(Path.Combine(temporary.Corpus, "一.txt"));
        Assert.Null(await temporary.Library.RemoveAsync(plan.Id));
        Assert.Empty(temporary.Library.Removed());
    }

    [Fact]
    public async Task Nothing_is_moved_through_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var temporary = new TemporaryLibrary(("一.txt", Report));
        string elsewhere = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(temporary.Corpus)!, "别处")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(temporary.Corpus, ".trash"), elsewhere);
        await Assert.ThrowsAsync<CorpusWriteException>(() => temporary.Library.RemoveAsync(temporary.Library.Plans[0].Id));
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
        Assert.Equal(["一.txt"], CorpusState.Standing(temporary.Corpus));
    }

    [Fact]
    public async Task What_cant_be_read_any_more_stays_in_the_trash()
    {
        using var temporary = new TemporaryLibrary(("一.txt", Report));
        RemoveOutcome removed = (await temporary.Library.RemoveAsync(temporary.Library.Plans[0].Id))!;
        File.WriteAllBytes(Path.Combine(temporary.Corpus, ".trash", removed.Entry.Key, "一.txt"), [0, 1, 2, 0, 255, 254, 0]);
        await Assert.ThrowsAsync<PlanFileException>(() => temporary.Library.RestoreAsync(removed.Entry.Key));
        Assert.Equal([".trash/一.txt"], CorpusState.Trashed(temporary.Corpus));
        Assert.Empty(CorpusState.Standing(temporary.Corpus));
    }
}
