using SearchPlans.Indexing;

namespace SearchPlans.Web.Hosting;

/// <summary>Follows the corpus while the server runs, and logs what comes of it.</summary>
public sealed partial class Following(PlanLibrary library, ILogger<Following> log) : IHostedService, IAsyncDisposable
{
    private CorpusFollower? _follower;

    /// <summary>How it goes, or null while it isn't running.</summary>
    public FollowingState? State => _follower?.State;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _follower = library.Follow();
        _follower.Failed += LogProblem;
        _follower.Synchronized += report => LogSync(report);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _follower, null) is { } follower)
        {
            await follower.DisposeAsync();
        }
    }

    private void LogSync(SyncReport report)
    {
        if (report.Rebuilt is { } why)
        {
            LogRebuilt(why);
        }
        LogReport(report.Added, report.Changed, report.Removed);
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogProblem(string problem, Exception failure);

    [LoggerMessage(EventId = 202, Level = LogLevel.Information, Message = "索引已同步：新增 {Added}，更新 {Changed}，移除 {Removed}")]
    private partial void LogReport(int added, int changed, int removed);

    [LoggerMessage(EventId = 203, Level = LogLevel.Warning, Message = "索引已全部重建：{Why}")]
    private partial void LogRebuilt(string why);
}
