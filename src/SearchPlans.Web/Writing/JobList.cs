namespace SearchPlans.Web.Writing;

/// <summary>Work in the background that a page tells of. Safe for concurrent use.</summary>
/// <param name="since">When it was begun.</param>
public abstract class BackgroundJob(DateTimeOffset since) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Identifies it; can't be guessed.</summary>
    public string Id { get; } = WaitingId.New();
    /// <summary>When it was begun.</summary>
    public DateTimeOffset Since => since;
    /// <summary>Whether it has ended.</summary>
    public bool Ended { get; private set; }
    /// <summary>What ended it early, in Chinese, or null.</summary>
    public string? Problem { get; private set; }
    /// <summary>How far it is.</summary>
    public abstract JobState State { get; }

    /// <summary>Is cancelled when somebody stops it.</summary>
    internal CancellationToken Stopped => _stop.Token;

    /// <summary>Is completed when it ends.</summary>
    internal Task Completion => _completion.Task;

    /// <summary>Ends it early.</summary>
    public void Stop()
    {
        if (!Ended)
        {
            _stop.Cancel();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Says that it has ended.</summary>
    /// <param name="problem">What ended it early, or null.</param>
    internal void End(string? problem)
    {
        (Problem, Ended) = (problem, true);
        _completion.TrySetResult();
    }
}

/// <summary>The jobs of one kind, which wait for each other: those that wait or run, and those that ended within
/// <see cref="DraftStore.Lifetime"/>, at most <see cref="MaxJobs"/> together; and those of the servers beside this one. Safe for concurrent
/// use.</summary>
/// <param name="board">Tells other servers, and is told by them.</param>
/// <param name="clock">Tells the time.</param>
public sealed class JobList<TJob, TState>(JobBoard board, TimeProvider clock) : IAsyncDisposable
    where TJob : BackgroundJob where TState : JobState
{
    /// <summary>The most jobs remembered or waiting.</summary>
    public const int MaxJobs = 20;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<TJob> _jobs = [];
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Begins a job in the background, once those before it have ended.</summary>
    /// <param name="job">The job.</param>
    /// <param name="work">Is begun when it is the job's turn; ends the job.</param>
    /// <param name="ended">Is called at the end, whether the job had its turn or was stopped before.</param>
    /// <returns>False when too many are waiting: then nothing was begun.</returns>
    public bool TryStart(TJob job, Func<Task> work, Action ended)
    {
        ArgumentNullException.ThrowIfNull(job);
        lock (_gate)
        {
            foreach (TJob old in _jobs.Where(j => j.Ended && j.Since < clock.GetUtcNow() - DraftStore.Lifetime).ToArray())
            {
                Forget(old);
            }
            if (_jobs.Count >= MaxJobs)
            {
                if (_jobs.Find(j => j.Ended) is not { } oldest)
                {
                    return false;
                }
                Forget(oldest);
            }
            _jobs.Add(job);
        }
        _ = Task.Run(() => RunAsync(job, work, ended));
        _ = Task.Run(() => board.FollowAsync(job));
        return true;
    }

    /// <summary>How far a job is; null when it is remembered no longer.</summary>
    public TState? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Own(id) is { } job ? (TState)job.State : board.Find<TState>(id);
    }

    /// <summary>Stops a job, here or at the server that does it.</summary>
    /// <returns>False when there is none.</returns>
    public bool Stop(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Own(id) is not { } job)
        {
            return board.AskToStop<TState>(id);
        }
        job.Stop();
        return true;
    }

    /// <summary>Stops all of them.</summary>
    public void StopAll()
    {
        lock (_gate)
        {
            _jobs.ForEach(j => j.Stop());
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        StopAll();
        await _oneAtATime.WaitAsync(_patience);
        _oneAtATime.Dispose();
    }

    private TJob? Own(string id)
    {
        lock (_gate)
        {
            return _jobs.Find(j => j.Id == id);
        }
    }

    private void Forget(TJob job)
    {
        _jobs.Remove(job);
        job.Dispose();
    }

    private async Task RunAsync(TJob job, Func<Task> work, Action ended)
    {
        bool entered = false;
        try
        {
            await _oneAtATime.WaitAsync(job.Stopped);
            entered = true;
            await work();
        }
        catch (OperationCanceledException)
        {
            job.End("已停下，没有开始。");
        }
        finally
        {
            if (entered)
            {
                _oneAtATime.Release();
            }
            ended();
        }
    }
}
