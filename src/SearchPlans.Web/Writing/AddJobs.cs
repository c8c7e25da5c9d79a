using SearchPlans.Adding;
using SearchPlans.Plans;

namespace SearchPlans.Web.Writing;

/// <summary>A file of an upload, and where it waits when somebody has to decide.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="DraftId">The id of the draft held of a near copy, or null.</param>
public sealed record AddJobRow(FileOutcome Outcome, string? DraftId);

/// <summary>The adding of many files at once. Safe for concurrent use.</summary>
/// <param name="since">When it was begun.</param>
public sealed class AddJob(DateTimeOffset since) : BackgroundJob(since)
{
    private readonly Lock _gate = new();
    private readonly List<AddJobRow> _rows = [];

    /// <summary>How many files there are, as far as is known.</summary>
    public int Total { get; private set; }
    /// <summary>The scan that is being read, or null.</summary>
    public ScanProgress? Scan { get; private set; }
    /// <summary>How many characters were added and how long it took, once it has ended by itself.</summary>
    public AddReport? Report { get; private set; }

    /// <summary>What became of the files done so far.</summary>
    public IReadOnlyList<AddJobRow> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _rows];
            }
        }
    }

    internal void Tell(int total, AddJobRow? row, ScanProgress? scan = null)
    {
        lock (_gate)
        {
            (Total, Scan) = (total, scan);
            if (row != null)
            {
                _rows.Add(row);
            }
        }
    }

    internal void End(AddReport report)
    {
        Report = report;
        End(report.NotIndexed);
    }
}

/// <summary>
/// Adds uploads of many files in the background, one upload after the other, and keeps what became of them for
/// <see cref="DraftStore.Lifetime"/>, of at most <see cref="JobList{T}.MaxJobs"/>.
/// </summary>
public sealed partial class AddJobs(
    PlanLibrary library, DraftStore drafts, WriteFailures failures, TimeProvider clock, ILogger<AddJobs> log)
    : IAsyncDisposable
{
    private readonly JobList<AddJob> _jobs = new(clock);

    /// <summary>Begins to add all files of a folder, which is disposed of afterwards; null when too many uploads are waiting: then it stays
    /// the caller's.</summary>
    public AddJob? Start(HeldFolder folder, AddChoices choices)
    {
        AddJob job = new(clock.GetUtcNow());
        return _jobs.TryStart(job, () => RunAsync(job, folder, choices), folder.Dispose) ? job : null;
    }

    /// <summary>Finds an upload, or null when it is remembered no longer.</summary>
    public AddJob? Find(string id) => _jobs.Find(id);

    /// <summary>Stops all of them with the batch of files at hand; what was added stays.</summary>
    public void StopAll() => _jobs.StopAll();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _jobs.DisposeAsync();

    private async Task RunAsync(AddJob job, HeldFolder folder, AddChoices choices)
    {
        var teller = new Teller(job, drafts, LogDraft);
        try
        {
            // The folder itself is nobody's: only what is in it has names.
            AddReport report = await library.AddManyAsync([Path.Combine(folder.FullPath, ".")], choices, teller, job.Stopped);
            await teller.Shown;
            job.End(report);
        }
        catch (OperationCanceledException)
        {
            await teller.Shown;
            job.End("已停下。停下之前收入的都在，再上传一次会接着做。");
        }
        catch (IOException busy)
        {
            job.End(failures.Of(busy).Message);
        }
        catch (Exception failed)
        {
            LogFailure(failed);
            job.End("程序出错，没有做完；已收入的都在。详情在服务的日志里。");
        }
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Error, Message = "一次上传没有做完")]
    private partial void LogFailure(Exception failed);

    [LoggerMessage(EventId = 302, Level = LogLevel.Warning, Message = "一份近似的文件没有留待决定")]
    private partial void LogDraft(Exception failed);

    // Told within the writer's work: what a near copy waits in is written behind it, one after the other.
    private sealed class Teller(AddJob job, DraftStore drafts, Action<Exception> failed)
        : IProgress<AddProgress>
    {
        /// <summary>Ends when all that was told is shown.</summary>
        public Task Shown { get; private set; } = Task.CompletedTask;

        public void Report(AddProgress value)
        {
            if (value.Last is { } last)
            {
                Shown = ShowAsync(Shown, value.FilesTotal, last);
            }
            else
            {
                job.Tell(value.FilesTotal, null, value.Scan);
            }
        }

        private async Task ShowAsync(Task before, int total, FileOutcome last)
        {
            await before;
            string? draft = null;
            try
            {
                draft = last.Undecided is { } copy ? await drafts.PutAsync(new Draft(copy.Document)) : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is told as near even so, and may be uploaded again.
                failed(e);
            }
            job.Tell(total, new AddJobRow(last with { Undecided = null }, draft));
        }
    }
}
