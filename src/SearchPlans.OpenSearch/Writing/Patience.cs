using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.OpenSearch.Writing;

/// <summary>Does a step of writing again while a cluster that lost a node, has too much to do or was just started can't take it. Only for
/// steps that change nothing when done twice.</summary>
internal static class Patience
{
    // Longer than a cluster takes to notice that a node hangs, and to do without it.
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _firstDelay = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(5);

    /// <summary>Does it until it succeeds, for a minute after the first failure.</summary>
    /// <param name="step">Does it; gives whether the cluster took all of it.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ClusterException">It failed for longer than that, or can't succeed by waiting.</exception>
    public static async Task TryAsync(Func<CancellationToken, Task<bool>> step, TimeProvider clock, CancellationToken cancellation)
    {
        long? since = null;
        TimeSpan delay = _firstDelay;
        while (true)
        {
            try
            {
                if (await step(cancellation))
                {
                    return;
                }
                since ??= clock.GetTimestamp();
                if (clock.GetElapsedTime(since.Value) >= _longest)
                {
                    throw ClusterErrors.Of(System.Net.HttpStatusCode.TooManyRequests, ReadOnlyMemory<byte>.Empty);
                }
            }
            catch (ClusterException e) when (e.IsPassing && clock.GetElapsedTime(since ??= clock.GetTimestamp()) < _longest)
            {
                // Once more.
            }
            await Task.Delay(delay, clock, cancellation);
            delay = delay * 2 < _longestDelay ? delay * 2 : _longestDelay;
        }
    }

    /// <inheritdoc cref="TryAsync(Func{CancellationToken, Task{bool}}, TimeProvider, CancellationToken)"/>
    public static Task TryAsync(Func<CancellationToken, Task> step, TimeProvider clock, CancellationToken cancellation) => TryAsync(
        async token =>
        {
            await step(token);
            return true;
        },
        clock, cancellation);
}
