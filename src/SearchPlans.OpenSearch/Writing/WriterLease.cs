using System.Net;
using System.Text.Json;
using SearchPlans.Index;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.OpenSearch.Writing;

/// <summary>
/// The right to write into an index, which one process has at a time: a document that its holder renews. Where it is not renewed for as
/// long as it lasts, the holder counts as gone and another takes it over.
/// </summary>
internal sealed class WriterLease : IAsyncDisposable
{
    private const string Id = "writer";

    // How long who writes waits for a cluster that doesn't say whether the lease is still held.
    private static readonly TimeSpan _longestDoubt = TimeSpan.FromMinutes(2);

    private readonly ClusterClient _client;
    private readonly OpenSearchOptions _options;
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly string _token = Guid.NewGuid().ToString("N");
    private Task _renewing = Task.CompletedTask;
    private long _seqNo;
    private long _primaryTerm;
    private DateTimeOffset _until;
    private TaskCompletionSource _renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isLost;

    private WriterLease(ClusterClient client, OpenSearchOptions options, string name)
    {
        (_client, _options) = (client, options);
        _path = PathOf(options.Index, name);
    }

    /// <summary>Where a document of the index of leases is.</summary>
    /// <param name="alias">The index that is written.</param>
    /// <param name="id">The document.</param>
    public static string PathOf(string alias, string id) => $"{IndexOf(alias)}/_doc/{id}";

    /// <summary>Takes the lease, or waits for a moment.</summary>
    /// <exception cref="PlanIndexLockedException">Another has it; the message says who.</exception>
    public static async Task<WriterLease> TakeAsync(
        ClusterClient client, OpenSearchOptions options, CancellationToken cancellation, string name = Id)
    {
        var lease = new WriterLease(client, options, name);
        string? holder = null;
        for (int attempt = 0; attempt < 10; attempt++)
        {
            holder = await lease.TryTakeAsync(cancellation);
            if (holder is null)
            {
                lease._renewing = lease.RenewAsync();
                return lease;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200), options.Clock, cancellation);
        }
        throw new PlanIndexLockedException($"{holder}正在写索引，请等它写完；它若已经停了，{options.Lease.TotalSeconds:0} 秒后可以重试。");
    }

    /// <summary>Who holds a lease; null where nobody does.</summary>
    public static async Task<string?> HolderAsync(
        ClusterClient client, OpenSearchOptions options, CancellationToken cancellation, string name = Id)
    {
        var lease = new WriterLease(client, options, name);
        using JsonDocument? known = await client.SendAsync(HttpMethod.Get, lease._path, null, cancellation, HttpStatusCode.NotFound);
        return known?.RootElement is { } found && found.TryGetProperty("_source", out JsonElement source)
            && source.GetProperty("until").GetDateTimeOffset() > options.Clock.GetUtcNow()
            ? source.GetProperty("holder").GetString() ?? "另一个程序"
            : null;
    }

    /// <summary>Makes sure that the lease is still held. Where it has run out because the cluster can't be told, or because this process
    /// was stopped for a while, waits until the cluster says whose it is.</summary>
    /// <exception cref="PlanIndexLockedException">It was lost: another has it, or the cluster didn't say for too long.</exception>
    public async ValueTask ExpectAsync(CancellationToken cancellation)
    {
        Task renewed;
        lock (_gate)
        {
            renewed = _options.Clock.GetUtcNow() < _until ? Task.CompletedTask : _renewed.Task;
        }
        try
        {
            await renewed.WaitAsync(_longestDoubt, _options.Clock, cancellation);
        }
        catch (TimeoutException)
        {
            _isLost = true;
        }
        if (_isLost)
        {
            throw new PlanIndexLockedException("写索引的租约已经过期，由另一个程序接手；没有提交的改动请重做。");
        }
    }

    /// <summary>Gives the lease back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
        if (!_isLost)
        {
            try
            {
                // Twice: a renewal that was broken off may have changed it all the same.
                if (!await DeleteAsync() && await ReadOwnAsync(CancellationToken.None))
                {
                    await DeleteAsync();
                }
            }
            catch (ClusterException)
            {
                // It expires by itself.
            }
        }
    }

    private string Condition => string.Create(null, $"if_seq_no={_seqNo}&if_primary_term={_primaryTerm}");

    // Null where it was taken, else who has it.
    private async Task<string?> TryTakeAsync(CancellationToken cancellation)
    {
        string condition = "op_type=create";
        using JsonDocument? known = await _client.SendAsync(HttpMethod.Get, _path, null, cancellation, HttpStatusCode.NotFound);
        if (known?.RootElement is { } found && found.TryGetProperty("_source", out JsonElement source))
        {
            if (source.GetProperty("until").GetDateTimeOffset() > _options.Clock.GetUtcNow())
            {
                return source.GetProperty("holder").GetString() ?? "";
            }
            condition = ClusterIndex.UnchangedSince(found);
        }
        else
        {
            await CreateIndexAsync(cancellation);
        }
        return await PutAsync(condition, cancellation) ? null : "另一个程序";
    }

    // The first lease's index, unless it is there. Left to the cluster, it would want a copy that a cluster of one node has no place for.
    private async Task CreateIndexAsync(CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> body = JsonBody.Of(json => json.WriteObject("settings", settings =>
        {
            settings.WriteNumber("number_of_shards", 1);
            settings.WriteString("auto_expand_replicas", "0-1");
        }));
        using JsonDocument? done = await _client.SendAsync(
            HttpMethod.Put, IndexOf(_options.Index), body, cancellation, HttpStatusCode.BadRequest);
    }

    private static string IndexOf(string alias) => $"{alias}-lease";

    private async Task<bool> PutAsync(string condition, CancellationToken cancellation)
    {
        DateTimeOffset until = _options.Clock.GetUtcNow() + _options.Lease;
        ReadOnlyMemory<byte> body = JsonBody.Of(json =>
        {
            json.WriteString("holder", $"{Environment.MachineName} 上的进程 {Environment.ProcessId} ");
            json.WriteString("token", _token);
            json.WriteString("until", until);
        });
        using JsonDocument? done = await _client.SendAsync(
            HttpMethod.Put, $"{_path}?{condition}", body, cancellation, HttpStatusCode.Conflict);
        if (done is not null)
        {
            Know(done.RootElement);
        }
        else if (!await ReadOwnAsync(cancellation))
        {
            return false;
        }
        TaskCompletionSource waiting;
        lock (_gate)
        {
            _until = until;
            (waiting, _renewed) = (_renewed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        waiting.TrySetResult();
        return true;
    }

    // Whether the lease that stands there is this one's own: a request whose answer was lost may have been carried out.
    private async Task<bool> ReadOwnAsync(CancellationToken cancellation)
    {
        using JsonDocument? known = await _client.SendAsync(HttpMethod.Get, _path, null, cancellation, HttpStatusCode.NotFound);
        if (known?.RootElement is not { } there || !there.TryGetProperty("_source", out JsonElement source)
            || source.GetProperty("token").GetString() != _token)
        {
            return false;
        }
        Know(there);
        return true;
    }

    private async Task<bool> DeleteAsync()
    {
        using JsonDocument? done = await _client.SendAsync(
            HttpMethod.Delete, $"{_path}?{Condition}", null, CancellationToken.None, HttpStatusCode.Conflict);
        return done is not null;
    }

    private void Know(JsonElement lease)
    {
        _seqNo = lease.GetProperty("_seq_no").GetInt64();
        _primaryTerm = lease.GetProperty("_primary_term").GetInt64();
    }

    // Run out, it is still this one's as long as nobody took it: it is renewed on condition that it is as it was.
    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(_options.Lease / 3, _options.Clock);
        try
        {
            while (!_isLost && await timer.WaitForNextTickAsync(_ended.Token))
            {
                try
                {
                    _isLost = !await PutAsync(Condition, _ended.Token);
                }
                catch (ClusterException)
                {
                    // Another try with the next tick.
                }
            }
            lock (_gate)
            {
                _until = DateTimeOffset.MinValue;
            }
            _renewed.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // It ends.
        }
    }
}
