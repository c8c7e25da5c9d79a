using SearchPlans.Fetching;

namespace SearchPlans.Web.Writing;

/// <summary>A document that was fetched and waits for a look.</summary>
/// <param name="DraftId">The draft that it waits as.</param>
/// <param name="Title">Its title.</param>
public sealed record FetchedDraft(string DraftId, string Title);

/// <summary>What came of one address.</summary>
/// <param name="Address">The address.</param>
/// <param name="Known">The plan whose source it is already, so that nothing was fetched; or null.</param>
/// <param name="Problem">Why it couldn't be fetched, in Chinese; or null.</param>
/// <param name="Notices">What to know of attachments that couldn't be fetched, in Chinese.</param>
/// <param name="Drafts">The documents of it that wait for a look.</param>
public sealed record FetchRow(
    string Address, NamedPlan? Known, string? Problem, IReadOnlyList<string> Notices, IReadOnlyList<FetchedDraft> Drafts);

/// <summary>How far the fetching of addresses is.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Total">How many addresses were asked for.</param>
/// <param name="Rows">What came of those done so far.</param>
public sealed record FetchJobState(string Id, int Total, IReadOnlyList<FetchRow> Rows) : JobState(Id);

/// <summary>Addresses that are fetched in the background. Safe for concurrent use.</summary>
/// <param name="total">How many addresses.</param>
/// <param name="since">When it was begun.</param>
public sealed class FetchJob(int total, DateTimeOffset since) : BackgroundJob(since)
{
    private readonly Lock _gate = new();
    private readonly List<FetchRow> _rows = [];

    /// <inheritdoc />
    public override FetchJobState State
    {
        get
        {
            // First: who sees the end sees all.
            bool ended = Ended;
            lock (_gate)
            {
                return new FetchJobState(Id, total, [.. _rows]) { Ended = ended, Problem = Problem };
            }
        }
    }

    internal void Tell(FetchRow row)
    {
        lock (_gate)
        {
            _rows.Add(row);
        }
    }
}

/// <summary>Fetches addresses in the background, one run after the other; what comes of them waits as drafts. Of at most
/// <see cref="JobList{TJob,TState}.MaxJobs"/> runs is remembered what came of them.</summary>
public sealed partial class FetchJobs(
    PlanLibrary library, LibrarySettings settings, DraftStore drafts, JobBoard board, TimeProvider clock, ILogger<FetchJobs> log)
    : IAsyncDisposable
{
    private readonly JobList<FetchJob, FetchJobState> _jobs = new(board, clock);

    /// <summary>Begins to fetch; null when too many runs are waiting.</summary>
    public FetchJob? Start(IReadOnlyList<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var job = new FetchJob(addresses.Count, clock.GetUtcNow());
        return _jobs.TryStart(job, () => RunAsync(job, addresses), () => { }) ? job : null;
    }

    /// <summary>How far a run is; null when it is remembered no longer.</summary>
    public FetchJobState? Find(string id) => _jobs.Find(id);

    /// <summary>Stops all of them.</summary>
    public void StopAll() => _jobs.StopAll();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _jobs.DisposeAsync();

    private async Task RunAsync(FetchJob job, IReadOnlyList<string> addresses)
    {
        try
        {
            foreach (string address in addresses)
            {
                FetchedAddress fetched = (await library.FetchAsync([address], settings.Fetch, cancellation: job.Stopped))[0];
                job.Tell(await HeldAsync(fetched));
            }
            job.End(null);
        }
        catch (OperationCanceledException)
        {
            job.End("服务停止了，没有取完。");
        }
        catch (Exception failed)
        {
            LogFailure(failed);
            job.End("程序出错，没有取完。详情在服务的日志里。");
        }
    }

    private async Task<FetchRow> HeldAsync(FetchedAddress fetched)
    {
        var held = new List<FetchedDraft>();
        foreach (FetchedDocument document in fetched.Documents)
        {
            string id = await drafts.PutAsync(new Draft(document.Document, document.Given));
            held.Add(new FetchedDraft(id, Path.GetFileNameWithoutExtension(document.Document.FileName)));
        }
        return new FetchRow(fetched.Address, NamedPlan.Of(fetched.Known), fetched.Problem, fetched.Notices, held);
    }

    [LoggerMessage(EventId = 305, Level = LogLevel.Error, Message = "网址没有取完")]
    private partial void LogFailure(Exception failed);
}
