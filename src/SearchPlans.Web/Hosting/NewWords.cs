using SearchPlans.Index;
using SearchPlans.Plans;
using SearchPlans.Trends;

namespace SearchPlans.Web.Hosting;

/// <summary>What is new in the nation's last report, as it was last known, for the home page, which doesn't wait for it. Looked up again,
/// once at a time, when the index has changed. Safe for concurrent use.</summary>
public sealed partial class NewWords(PlanLibrary library, ILogger<NewWords> log)
{
    private const int Shown = 10;

    private string _version = "";
    private WordChanges? _words;
    private int _isLooking;

    /// <summary>As far as it is known; null where it isn't yet, or there is nothing to compare.</summary>
    public async Task<WordChanges?> LastAsync(CancellationToken cancellation)
    {
        PlanIndexState state = await library.IndexStateAsync(cancellation);
        if (state.Version != Volatile.Read(ref _version) && Interlocked.Exchange(ref _isLooking, 1) == 0)
        {
            _ = Task.Run(() => LookAsync(state.Version), CancellationToken.None);
        }
        return _words is { Risen.Count: > 0 } words ? words : null;
    }

    private async Task LookAsync(string version)
    {
        try
        {
            _words = await library.WordsAsync(new WordsRequest { Region = Regions.National, Count = Shown });
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

    [LoggerMessage(EventId = 305, Level = LogLevel.Warning, Message = "没有找出新说法")]
    private partial void LogFailure(Exception failed);
}
