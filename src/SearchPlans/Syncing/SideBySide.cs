using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SearchPlans.Syncing;

/// <summary>Work on many plans on all cores.</summary>
internal static class SideBySide
{
    /// <summary>Does something with each; what goes wrong first is thrown as it is, since that is what callers know how to tell.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void ForEach<T>(IEnumerable<T> items, Action<T> action, CancellationToken cancellation = default)
    {
        try
        {
            Parallel.ForEach(
                // Handed out one by one: plans differ a hundredfold in length.
                Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                action);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
