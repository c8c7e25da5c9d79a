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
        _follower.Synchronized += report => LogReport(report.Added, report.Changed, report.Removed);
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

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(LogLevel.Information, "索引已同步：新增 {Added}，更新 {Changed}，移除 {Removed}")]
    private partial void LogReport(int added, int changed, int removed);
}
