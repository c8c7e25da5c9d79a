namespace SearchPlans.Corpus;

/// <summary>Work on many plans on all cores.</summary>
internal static class SideBySide
{
    /// <summary>Does something with each; handed out one by one, since plans differ a hundredfold in length. What goes wrong first is
    /// thrown as it is, since that is what callers know how to tell.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task ForEachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, ValueTask> action,
        CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            items, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, action);
}
