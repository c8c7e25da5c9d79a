using System.Security.Cryptography;
using SearchPlans.Fetching;

namespace SearchPlans.Web.Writing;

/// <summary>What came of one address.</summary>
/// <param name="Address">What came of it.</param>
/// <param name="Drafts">The documents of it that wait for a look, each with its title.</param>
public sealed record FetchRow(FetchedAddress Address, IReadOnlyList<(string DraftId, string Title)> Drafts);

/// <summary>Addresses that are fetched in the background, and what came of them so far.</summary>
/// <param name="id">By what it is found again; it can't be guessed.</param>
/// <param name="total">How many addresses.</param>
/// <param name="since">When it began.</param>
public sealed class FetchJob(string id, int total, DateTimeOffset since)
{
    private readonly Lock _gate = new();
    private readonly List<FetchRow> _rows = [];

    /// <summary>By what it is found again.</summary>
    public string Id => id;

    /// <summary>How many addresses were asked for.</summary>
    public int Total => total;

    /// <summary>When it began.</summary>
    public DateTimeOffset Since => since;

    /// <summary>Whether it is done with.</summary>
    public bool Ended { get; private set; }

    /// <summary>Why it ended early, for people; or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>What came of the addresses so far.</summary>
    public IReadOnlyList<FetchRow> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _rows];
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

    internal void End(string? problem) => (Problem, Ended) = (problem, true);
}

/// <summary>Fetches addresses in the background, one run after the other; what comes of them waits as drafts. Remembers at most
/// <see cref="MaxJobs"/> runs.</summary>
public sealed partial class FetchJobs(
    PlanLibrary library, LibrarySettings settings, DraftStore drafts, TimeProvider clock, ILogger<FetchJobs> log) : IDisposable
{
    /// <summary>The most runs remembered or waiting.</summary>
    public const int MaxJobs = 20;

    private readonly Lock _gate = new();
    private readonly List<FetchJob> _jobs = [];
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Begins to fetch; null when too many runs are waiting.</summary>
    public FetchJob? Start(IReadOnlyList<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var job = new FetchJob(RandomNumberGenerator.GetHexString(32, lowercase: true), addresses.Count, clock.GetUtcNow());
        lock (_gate)
        {
            if (_jobs.Count >= MaxJobs && (_jobs.Find(j => j.Ended) is not { } oldest || !_jobs.Remove(oldest)))
            {
                return null;
            }
            _jobs.Add(job);
        }
        _ = Task.Run(() => RunAsync(job, addresses));
        return job;
    }

    /// <summary>Finds a run; null when it is remembered no longer.</summary>
    public FetchJob? Find(string id)
    {
        lock (_gate)
        {
            return _jobs.Find(j => j.Id == id);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _oneAtATime.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(FetchJob job, IReadOnlyList<string> addresses)
    {
        try
        {
            await _oneAtATime.WaitAsync(_stop.Token);
            try
            {
                foreach (string address in addresses)
                {
                    FetchedAddress fetched = (await library.FetchAsync([address], settings.Fetch, cancellation: _stop.Token))[0];
                    job.Tell(await HeldAsync(fetched));
                }
                job.End(null);
            }
            finally
            {
                _oneAtATime.Release();
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException)
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
        var held = new List<(string, string)>();
        foreach (FetchedDocument document in fetched.Documents)
        {
            string id = await drafts.PutAsync(new Draft(document.Document, document.Given));
            held.Add((id, Path.GetFileNameWithoutExtension(document.Document.FileName)));
        }
        // The bytes wait as drafts.
        return new FetchRow(fetched with { Documents = [] }, held);
    }

    [LoggerMessage(EventId = 305, Level = LogLevel.Error, Message = "网址没有取完")]
    private partial void LogFailure(Exception failed);
}
