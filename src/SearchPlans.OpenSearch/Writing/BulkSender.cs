using System.Buffers;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.OpenSearch.Writing;

/// <summary>Gathers documents and sends them in requests of bounded size, waiting longer each time the cluster is too busy or loses a node.
/// Safe for concurrent use.</summary>
/// <param name="index">The requests.</param>
/// <param name="target">The index that is written to.</param>
/// <param name="expect">Makes sure, before each request, that this may still be written.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class BulkSender(
    ClusterIndex index, string target, Func<CancellationToken, ValueTask> expect, TimeProvider clock) : IDisposable
{
    // Large enough that a request's own cost doesn't count, far below what a cluster takes (100 MB).
    private const int MaxBytes = 4 << 20;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _sending = new(2);
    private readonly CancellationTokenSource _abandoned = new();
    private ArrayBufferWriter<byte> _lines = new();

    /// <summary>Adds a plan's documents, each with the line before it.</summary>
    public async Task AddAsync(IReadOnlyList<ReadOnlyMemory<byte>> documents, CancellationToken cancellation)
    {
        foreach (ReadOnlyMemory<byte> document in documents)
        {
            ReadOnlyMemory<byte> full = default;
            lock (_gate)
            {
                if (_lines.WrittenCount > 0 && _lines.WrittenCount + document.Length > MaxBytes)
                {
                    full = Take();
                }
                _lines.Write(document.Span);
            }
            if (full.Length > 0)
            {
                await SendAsync(full, cancellation);
            }
        }
    }

    /// <summary>Sends what is left.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> rest;
        lock (_gate)
        {
            rest = Take();
        }
        if (rest.Length > 0)
        {
            await SendAsync(rest, cancellation);
        }
        await UntilSentAsync(cancellation);
    }

    /// <summary>Sends nothing more; what is on its way is waited for.</summary>
    public async Task AbandonAsync()
    {
        lock (_gate)
        {
            Take();
        }
        await _abandoned.CancelAsync();
        await UntilSentAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _sending.Dispose();
        _abandoned.Dispose();
    }

    // Both places at once mean that nothing is on its way.
    private async Task UntilSentAsync(CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        await _sending.WaitAsync(cancellation);
        _sending.Release(2);
    }

    private ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> taken = _lines.WrittenMemory;
        _lines = new ArrayBufferWriter<byte>();
        return taken;
    }

    // Documents have ids of their own: to send some twice changes nothing.
    private async Task SendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _abandoned.Token);
        await _sending.WaitAsync(either.Token);
        try
        {
            await Patience.TryAsync(
                async token =>
                {
                    await expect(token);
                    return await index.BulkAsync(target, lines, token);
                },
                clock, either.Token);
        }
        finally
        {
            _sending.Release();
        }
    }
}
