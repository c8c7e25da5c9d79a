using SearchPlans.Lucene.Storage;

namespace SearchPlans.Index.Embedded;

/// <summary>Makes of what Lucene and the index's files end with what an index of plans does.</summary>
internal static class IndexErrors
{
    /// <summary>Runs what may fail so.</summary>
    /// <exception cref="PlanIndexException">The index can't be read.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (e is not PlanIndexException)
        {
            switch (IndexExceptions.Translate(e, ""))
            {
                case IndexLockedException locked:
                    throw new PlanIndexLockedException(locked.Message, e);
                case IndexFormatException format:
                    throw new PlanIndexException(format.Message, e);
                default:
                    throw;
            }
        }
    }

    /// <inheritdoc cref="GuardAsync{T}"/>
    public static Task GuardAsync(Action action) => GuardAsync(() =>
    {
        action();
        return Task.FromResult(true);
    });
}
