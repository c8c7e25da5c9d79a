using Microsoft.Extensions.Time.Testing;
using SearchPlans.Adding;
using SearchPlans.Plans;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Tests.Units;

public sealed class DraftStoreTests : IDisposable
{
    private readonly WaitingFolder _own = new();
    private readonly string _shared = Path.Combine(Directory.CreateTempSubdirectory("searchplans-test-").FullName, "waiting");

    public void Dispose()
    {
        _own.Dispose();
        Directory.Delete(Path.GetDirectoryName(_shared)!, recursive: true);
    }

    [Fact]
    public async Task The_oldest_drafts_make_room_by_count()
    {
        DraftStore store = new(_own, new FakeTimeProvider());
        List<string> ids = [];
        for (int i = 0; i < DraftStore.MaxDrafts + 5; i++)
        {
            ids.Add(await store.PutAsync(DraftOf($"{i}", [1])));
        }
        Assert.Equal(ids[5..], ids.Where(store.Holds));
    }

    [Fact]
    public async Task The_oldest_drafts_make_room_by_size()
    {
        const int Fit = 4;
        byte[] large = new byte[10_000];
        // What was read from each is held beside it.
        DraftStore store = new(_own, new FakeTimeProvider(), maxBytes: (Fit * large.Length) + 5000);
        List<string> ids = [];
        for (int i = 0; i < Fit + 1; i++)
        {
            ids.Add(await store.PutAsync(DraftOf($"{i}", large)));
        }
        Assert.Null(await store.FindAsync(ids[0]));
        Assert.All(ids[1..], id => Assert.True(store.Holds(id)));
    }

    [Fact]
    public async Task A_draft_goes_when_it_is_let_go_of_and_when_its_time_is_up()
    {
        FakeTimeProvider clock = new();
        DraftStore store = new(_own, clock);
        string first = await store.PutAsync(DraftOf("a", [1]));
        string second = await store.PutAsync(DraftOf("b", [2]));
        store.Remove(first);
        Assert.Null(await store.FindAsync(first));
        Draft held = (await store.FindAsync(second))!;
        Assert.Equal(("b", "读出的字", 3), (held.Document.FileName, held.Document.File.Text, held.Document.File.Found.Published!.Value.Month));
        Assert.Equal(["看过一遍"], held.Document.File.Notices);
        Assert.Equal([2], held.Document.Content);
        clock.Advance(DraftStore.Lifetime + TimeSpan.FromSeconds(1));
        Assert.Null(await store.FindAsync(second));
    }

    [Fact]
    public async Task A_server_finds_what_another_holds_and_neither_lets_go_of_it_when_it_stops()
    {
        FakeTimeProvider clock = new();
        string id;
        using (var folder = new WaitingFolder(_shared))
        {
            id = await new DraftStore(folder, clock).PutAsync(DraftOf("a", [1, 2]));
        }
        using var other = new WaitingFolder(_shared);
        DraftStore store = new(other, clock);
        Assert.Equal([1, 2], (await store.FindAsync(id))!.Document.Content);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_shared));
        }
        clock.Advance(DraftStore.Lifetime + TimeSpan.FromSeconds(1));
        string next = await store.PutAsync(DraftOf("b", [3]));
        Assert.Null(await store.FindAsync(id));
        Assert.All(Directory.GetFiles(_shared), f => Assert.StartsWith(next, Path.GetFileName(f), StringComparison.Ordinal));
        store.Remove(next);
        Assert.Empty(Directory.GetFiles(_shared));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../etc/passwd")]
    [InlineData("0123456789abcdef0123456789abcde/")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public async Task What_is_no_id_finds_nothing(string id)
    {
        using var folder = new WaitingFolder(_shared);
        DraftStore store = new(folder, new FakeTimeProvider());
        await store.PutAsync(DraftOf("a", [1]));
        Assert.False(store.Holds(id));
        Assert.Null(await store.FindAsync(id));
        store.Remove(id);
        Assert.Equal(2, Directory.GetFiles(_shared).Length);
    }

    private static Draft DraftOf(string name, byte[] content) => new(new ImportedDocument(name, content, new PlanFile(name, "读出的字", "", 1)
    {
        Notices = ["看过一遍"],
        Found = new FoundMetadata(Published: new DateOnly(2024, 3, 1)),
    }));
}
