using System.Text.Json;
using SearchPlans.Index;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Writing;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>One process writes at a time; of one that is gone the lease runs out.</summary>
[Collection(ClusterNode.Tests)]
public sealed class WriterLeaseTests(ClusterNode node) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => node.ClearAsync();

    [SkippableFact]
    public async Task The_lease_is_one_writers_until_it_is_given_back_or_runs_out()
    {
        var options = new OpenSearchOptions { Addresses = [node.Required], Index = $"t{Guid.NewGuid():N}" };
        using var client = new ClusterClient(options);
        WriterLease first = await WriterLease.TakeAsync(client, options, default);
        PlanIndexLockedException refused =
            await Assert.ThrowsAsync<PlanIndexLockedException>(() => WriterLease.TakeAsync(client, options, default));
        Assert.Contains(Environment.MachineName, refused.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        WriterLease second = await WriterLease.TakeAsync(client, options, default);
        // By a clock that is ahead, it has run out: as if its holder were gone.
        OpenSearchOptions later = options with { Clock = new LaterClock(options.Lease * 2) };
        WriterLease third = await WriterLease.TakeAsync(client, later, default);
        await third.ExpectAsync(default);
        await second.DisposeAsync();
        await third.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_lease_whose_last_renewal_was_not_answered_is_given_back_all_the_same()
    {
        var options = new OpenSearchOptions { Addresses = [node.Required], Index = $"t{Guid.NewGuid():N}" };
        using var client = new ClusterClient(options);
        WriterLease first = await WriterLease.TakeAsync(client, options, default);
        string path = WriterLease.PathOf(options.Index, "writer");
        using (JsonDocument? held = await client.SendAsync(HttpMethod.Get, path, null, default))
        {
            // The cluster took it, and who asked had no patience to hear so.
            byte[] renewed = JsonSerializer.SerializeToUtf8Bytes(held!.RootElement.GetProperty("_source"));
            using JsonDocument? done = await client.SendAsync(HttpMethod.Put, path, renewed, default);
        }
        await first.DisposeAsync();
        await using WriterLease second = await WriterLease.TakeAsync(client, options, default);
        await second.ExpectAsync(default);
    }

    [SkippableFact]
    public async Task The_index_of_leases_has_as_many_copies_as_the_cluster_has_room_for()
    {
        var options = new OpenSearchOptions { Addresses = [node.Required], Index = $"t{Guid.NewGuid():N}" };
        using var client = new ClusterClient(options);
        await using WriterLease lease = await WriterLease.TakeAsync(client, options, default);
        using JsonDocument? health = await client.SendAsync(
            HttpMethod.Get, $"_cluster/health/{options.Index}-lease?wait_for_status=green&timeout=30s", null, default);
        Assert.Equal("green", health!.RootElement.GetProperty("status").GetString());
        Assert.Equal(
            Math.Min(2, ClusterNode.Count), health.RootElement.GetProperty("active_shards").GetInt32());
    }

    private sealed class LaterClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
