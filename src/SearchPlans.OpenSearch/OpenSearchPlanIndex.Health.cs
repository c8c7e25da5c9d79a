using System.Globalization;
using System.Net;
using System.Text.Json;
using SearchPlans.Index;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Writing;

namespace SearchPlans.OpenSearch;

/// <content>How the index stands on the cluster, by what may be asked of an index: nothing is asked of the cluster.</content>
public sealed partial class OpenSearchPlanIndex
{
    /// <inheritdoc />
    public async Task<IndexHealth?> HealthAsync(CancellationToken cancellation)
    {
        string? writer = await WriterLease.HolderAsync(_client, _options, cancellation);
        FoundIndex? found = await _index.FindAsync(cancellation);
        if (found is null)
        {
            return new IndexHealth(ClusterStatus.Green, 0, 0, 0, 0, null, writer);
        }
        string name = found.State.Index;
        using JsonDocument? settings = await _client.SendAsync(
            HttpMethod.Get, $"{name}/_settings/index.number_of_*?flat_settings=true", null, cancellation, HttpStatusCode.NotFound);
        using JsonDocument? stats = await _client.SendAsync(
            HttpMethod.Get, $"{name}/_stats/docs,store?level=shards", null, cancellation, HttpStatusCode.NotFound);
        if (settings is null || stats is null)
        {
            // It was made anew in between.
            return new IndexHealth(ClusterStatus.Yellow, 0, 0, 0, 0, found.State.At, writer);
        }
        JsonElement made = settings.RootElement.GetProperty(name).GetProperty("settings");
        int shards = Number(made, "index.number_of_shards"), copies = 1 + Number(made, "index.number_of_replicas");
        bool[][] there = [.. ShardsIn(stats.RootElement, name)];
        int missing = (shards * copies) - there.Sum(s => s.Length);
        ClusterStatus status = there.Count(s => s.Contains(true)) < shards ? ClusterStatus.Red
            : missing > 0 ? ClusterStatus.Yellow
            : ClusterStatus.Green;
        JsonElement primaries = stats.RootElement.GetProperty("_all").GetProperty("primaries");
        return new IndexHealth(
            status, shards * copies, Math.Max(0, missing), Sum(primaries, "docs", "count"), Sum(primaries, "store", "size_in_bytes"),
            found.State.Commit == 0 ? null : found.State.At, writer);
    }

    // Of each shard that has any copy at work, for each of these whether it is the first.
    private static IEnumerable<bool[]> ShardsIn(JsonElement stats, string name) =>
        stats.GetProperty("indices").TryGetProperty(name, out JsonElement index)
            ? index.GetProperty("shards").EnumerateObject().Select(shard => (bool[])
            [
                .. shard.Value.EnumerateArray().Select(copy => copy.GetProperty("routing"))
                    .Where(r => r.GetProperty("state").GetString() is "STARTED" or "RELOCATING")
                    .Select(r => r.GetProperty("primary").GetBoolean()),
            ])
            : [];

    // Without a shard that is there, there are no sums.
    private static long Sum(JsonElement of, string what, string sum) =>
        of.TryGetProperty(what, out JsonElement all) ? all.GetProperty(sum).GetInt64() : 0;

    private static int Number(JsonElement settings, string name) =>
        int.Parse(settings.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
