using SearchPlans.Index;

namespace SearchPlans.Web.Hosting;

/// <summary>Makes ready after each commit, also one of another process, what pages need and takes long to make.</summary>
internal sealed partial class Preparing(PlanLibrary library, NewWords words, ILogger<Preparing> log) : BackgroundService
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await FollowAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A host that is disposed of without having been stopped would take it for a failure, and stop while it is disposed of.
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        string version = "", told = "";
        using var timer = new PeriodicTimer(_betweenLooks);
        do
        {
            try
            {
                PlanIndexState state = await library.IndexStateAsync(stoppingToken);
                if (state.Version != version)
                {
                    version = state.Version;
                    await library.PrepareAsync(stoppingToken);
                    await words.LastAsync(stoppingToken);
                }
                told = "";
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (IOException e)
            {
                // Told once; pages say for themselves what is wrong with an index.
                if (e.Message != told)
                {
                    LogFailure(e);
                    told = e.Message;
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 306, Level = LogLevel.Warning, Message = "没有预备好新说法的分词")]
    private partial void LogFailure(Exception failed);
}
