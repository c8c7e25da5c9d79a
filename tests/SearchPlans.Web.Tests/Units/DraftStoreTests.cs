using Microsoft.Extensions.Time.Testing;
using SearchPlans.Adding;
using SearchPlans.Plans;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Tests.Units;

public sealed class DraftStoreTests
{
    [Fact]
    public async Task The_oldest_drafts_make_room_by_count()
    {
        using DraftStore store = new(new FakeTimeProvider());
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
        using DraftStore store = new(new FakeTimeProvider(), maxBytes: (Fit * large.Length) + 5000);
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
        using DraftStore store = new(clock);
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

    private static Draft DraftOf(string name, byte[] content) => new(new ImportedDocument(name, content, new PlanFile(name, "读出的字", "", 1)
    {
        Notices = ["看过一遍"],
        Found = new FoundMetadata(Published: new DateOnly(2024, 3, 1)),
    }));
}
