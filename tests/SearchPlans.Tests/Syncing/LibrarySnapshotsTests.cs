using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;
using SearchPlans.Syncing;

namespace SearchPlans.Tests.Syncing;

public sealed class LibrarySnapshotsTests
{
    [Fact]
    public void Words_are_loaded_anew_when_their_files_change_and_used_once_they_are_indexed_by()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目开工。\n"));
        using var snapshots = new LibrarySnapshots(temporary.Corpus, new DiskDirectory(temporary.Library.IndexPath));
        Schema before = snapshots.CurrentSchema();
        Assert.Same(before, snapshots.CurrentSchema());
        Assert.Equal(before.Identity, IdentityOf(snapshots, plans: 1));

        temporary.Write("lexicon.txt", "光伏项目\n");
        Schema after = snapshots.CurrentSchema();
        Assert.Same(after, snapshots.CurrentSchema());
        Assert.NotEqual(before.Identity, after.Identity);
        Assert.Equal(before.Identity, IdentityOf(snapshots, plans: 1));

        temporary.Library.Synchronize();
        Assert.Equal(after.Identity, IdentityOf(snapshots, plans: 1));
    }

    private static string IdentityOf(LibrarySnapshots snapshots, int plans)
    {
        using LibraryView view = snapshots.Acquire(now: true);
        Assert.Equal(plans, view.Snapshot.Segments.Sum(s => s.Info.BlockCount));
        return view.Snapshot.Schema.Identity;
    }
}
