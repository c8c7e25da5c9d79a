using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Tests.Units;

public sealed class DraftStoreTests
{
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;
        public override DateTimeOffset GetUtcNow() => Now;
    }

    [Fact]
    public void The_oldest_drafts_make_room_by_count()
    {
        using DraftStore store = new(new Clock());
        string[] ids = [.. Enumerable.Range(0, DraftStore.MaxDrafts + 5).Select(i => store.Put(new Draft($"{i}", [1])))];
        Assert.Equal(ids[5..], ids.Where(id => store.Find(id) != null));
    }

    [Fact]
    public void The_oldest_drafts_make_room_by_size()
    {
        const int Fit = 4;
        byte[] large = new byte[1000];
        using DraftStore store = new(new Clock(), maxBytes: Fit * large.Length);
        string[] ids = [.. Enumerable.Range(0, Fit + 1).Select(i => store.Put(new Draft($"{i}", large)))];
        Assert.Null(store.Find(ids[0]));
        Assert.All(ids[1..], id => Assert.NotNull(store.Find(id)));
    }

    [Fact]
    public void A_draft_goes_when_it_is_let_go_of_and_when_its_time_is_up()
    {
        Clock clock = new();
        using DraftStore store = new(clock);
        string first = store.Put(new Draft("a", [1]));
        string second = store.Put(new Draft("b", [2]));
        store.Remove(first);
        Assert.Null(store.Find(first));
        Assert.Equal("b", store.Find(second)!.FileName);
        clock.Now += DraftStore.Lifetime + TimeSpan.FromSeconds(1);
        Assert.Null(store.Find(second));
    }
}
