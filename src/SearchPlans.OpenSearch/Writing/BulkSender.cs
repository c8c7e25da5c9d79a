using System.Buffers;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.OpenSearch.Writing;

/// <summary>Gathers documents and sends them in requests of bounded size, waiting longer each time the cluster is too busy. Safe for
/// concurrent use.</summary>
/// <param name="index">The requests.</param>
/// <param name="target">The index that is written to.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class BulkSender(ClusterIndex index, string target, TimeProvider clock) : IDisposable
{
    // Large enough that a request's own cost doesn't count, far below what a cluster takes (100 MB).
    private const int MaxBytes = 4 << 20;

    // Half a minute in all.
    private const int Retries = 8;

    private static readonly TimeSpan _firstDelay = TimeSpan.FromMilliseconds(125);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _sending = new(2);
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
        // Whatever others still send is on its way too: both places at once mean that nothing is.
        await _sending.WaitAsync(cancellation);
        await _sending.WaitAsync(cancellation);
        _sending.Release(2);
    }

    /// <inheritdoc />
    public void Dispose() => _sending.Dispose();

    private ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> taken = _lines.WrittenMemory;
        _lines = new ArrayBufferWriter<byte>();
        return taken;
    }

    // Documents have ids of their own: to send some twice changes nothing.
    private async Task SendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            TimeSpan delay = _firstDelay;
            for (int attempt = 0; !await index.BulkAsync(target, lines, cancellation); attempt++)
            {
                if (attempt == Retries)
                {
                    throw ClusterErrors.Of(System.Net.HttpStatusCode.TooManyRequests, ReadOnlyMemory<byte>.Empty);
                }
                await Task.Delay(delay, clock, cancellation);
                delay *= 2;
            }
        }
        finally
        {
            _sending.Release();
        }
    }
}
