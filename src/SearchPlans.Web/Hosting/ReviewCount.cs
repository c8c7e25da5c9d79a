using SearchPlans.Index;

namespace SearchPlans.Web.Hosting;

/// <summary>How many plans an editor should look at, as it was last known: told in the menu of every page, so that no page waits for it.
/// Looked
/// up again, once at a time, when the index has changed. Safe for concurrent use.</summary>
public sealed partial class ReviewCount(PlanLibrary library, ILogger<ReviewCount> log)
{
    private string _version = "";
    private int? _count;
    private int _isLooking;

    /// <summary>How many, as far as it is known; null where it isn't yet.</summary>
    public async Task<int?> LastAsync(CancellationToken cancellation)
    {
        try
        {
            return At(await library.IndexStateAsync(cancellation));
        }
        catch (PlanIndexException)
        {
            // The page itself says so, or is the one that does.
            return null;
        }
    }

    /// <summary>Is told what a page has just found.</summary>
    /// <param name="count">How many.</param>
    public void Found(int count) => _count = count;

    private int? At(PlanIndexState state)
    {
        if (state.Version != Volatile.Read(ref _version) && Interlocked.Exchange(ref _isLooking, 1) == 0)
        {
            _ = Task.Run(() => LookAsync(state.Version));
        }
        return _count;
    }

    private async Task LookAsync(string version)
    {
        try
        {
            _count = (await library.ReviewAsync()).Count;
            Volatile.Write(ref _version, version);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            LogFailure(e);
        }
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }

    [LoggerMessage(EventId = 304, Level = LogLevel.Warning, Message = "没有数出待核对的文件")]
    private partial void LogFailure(Exception failed);
}
