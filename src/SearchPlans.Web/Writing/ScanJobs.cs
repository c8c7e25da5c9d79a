using SearchPlans.Adding;
using SearchPlans.Plans;

namespace SearchPlans.Web.Writing;

/// <summary>How far the reading of a scan is.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="FileName">The scan's name.</param>
public sealed record ScanJobState(string Id, string FileName) : JobState(Id)
{
    /// <summary>How far it is; no pages until it is its turn.</summary>
    public RecognitionProgress Pages { get; init; }

    /// <summary>The draft of what was read, once it has ended by itself; else null.</summary>
    public string? DraftId { get; init; }
}

/// <summary>The reading of a scan that is to be previewed. Safe for concurrent use.</summary>
/// <param name="fileName">The scan's name.</param>
/// <param name="since">When it was begun.</param>
public sealed class ScanJob(string fileName, DateTimeOffset since) : BackgroundJob(since), IProgress<RecognitionProgress>
{
    private readonly Lock _gate = new();
    private RecognitionProgress _pages;

    /// <summary>The scan's name.</summary>
    public string FileName => fileName;

    /// <inheritdoc />
    public override ScanJobState State
    {
        get
        {
            // First: who sees the end sees all.
            bool ended = Ended;
            lock (_gate)
            {
                return new ScanJobState(Id, fileName) { Ended = ended, Problem = Problem, Pages = _pages, DraftId = DraftId };
            }
        }
    }

    /// <summary>The draft of what was read.</summary>
    internal string? DraftId { get; set; }

    /// <inheritdoc />
    void IProgress<RecognitionProgress>.Report(RecognitionProgress value)
    {
        lock (_gate)
        {
            _pages = value;
        }
    }
}

/// <summary>
/// Reads scans in the background, one after the other, since a page takes seconds; what was read waits as a draft to be looked at. Nothing
/// is kept in the corpus. Of at most <see cref="JobList{TJob,TState}.MaxJobs"/> is remembered what became of them.
/// </summary>
public sealed partial class ScanJobs(
    DraftStore drafts, JobBoard board, WriteFailures failures, TimeProvider clock, ILogger<ScanJobs> log) : IAsyncDisposable
{
    private readonly JobList<ScanJob, ScanJobState> _jobs = new(board, clock);

    /// <summary>Begins to read a scan; null when too many are waiting: then the folder stays the caller's.</summary>
    /// <param name="folder">The folder that the file is in; disposed of afterwards.</param>
    /// <param name="file">The scan.</param>
    /// <param name="fileName">The name that it is to have.</param>
    public ScanJob? Start(HeldFolder folder, UploadedFile file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ScanJob job = new(fileName, clock.GetUtcNow());
        return _jobs.TryStart(job, () => RunAsync(job, file), folder.Dispose) ? job : null;
    }

    /// <summary>How far the reading of a scan is, or null when it is remembered no longer.</summary>
    public ScanJobState? Find(string id) => _jobs.Find(id);

    /// <summary>Stops the reading of a scan.</summary>
    /// <returns>False when there is none.</returns>
    public bool Stop(string id) => _jobs.Stop(id);

    /// <summary>Stops all of them.</summary>
    public void StopAll() => _jobs.StopAll();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _jobs.DisposeAsync();

    private async Task RunAsync(ScanJob job, UploadedFile file)
    {
        try
        {
            byte[] content = await file.ReadAsync(job.Stopped);
            PlanFile read = await ScanReader.ReadAsync(content, job.FileName, job, job.Stopped);
            job.DraftId = await drafts.PutAsync(new Draft(new ImportedDocument(job.FileName, content, read)), job.Stopped);
            job.End(null);
        }
        catch (OperationCanceledException)
        {
            job.End("已停下，没有收入。");
        }
        catch (PlanFileException unreadable)
        {
            job.End(unreadable.Message);
        }
        catch (IOException failed)
        {
            job.End(failures.Of(failed).Message);
        }
        catch (Exception failed)
        {
            LogFailure(failed);
            job.End("程序出错，没有识别完。详情在服务的日志里。");
        }
    }

    [LoggerMessage(EventId = 303, Level = LogLevel.Error, Message = "一份扫描件没有识别完")]
    private partial void LogFailure(Exception failed);
}
