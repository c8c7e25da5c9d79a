using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Writing;

/// <summary>A plan that a row names.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, as it is shown.</param>
public sealed record NamedPlan(string Id, string Title)
{
    /// <summary>Names a plan; null names none.</summary>
    public static NamedPlan? Of(PlanSummary? plan) => plan is null ? null : new NamedPlan(plan.Id, Labels.Title(plan));
}

/// <summary>What became of a file of an upload.</summary>
/// <param name="Name">Its name, with its folders.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Plan">The plan that it is now, or that has its text; or null.</param>
public sealed record AddJobRow(string Name, AddStatus Status, NamedPlan? Plan)
{
    /// <summary>Why it was refused, in Chinese; or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The plan that it is nearest to, where somebody has to decide; or null.</summary>
    public NamedPlan? Near { get; init; }

    /// <summary>How much of the shorter one the other has, in percent.</summary>
    public string NearPercent { get; init; } = "";

    /// <summary>What a user should know of the reading, in Chinese.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The draft that it waits as, where somebody has to decide; or null.</summary>
    public string? DraftId { get; init; }

    /// <summary>The row of a file.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="draftId">The draft that it waits as, or null.</param>
    public static AddJobRow Of(FileOutcome outcome, string? draftId)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new(outcome.Name, outcome.Status, NamedPlan.Of(outcome.Plan))
        {
            Reason = outcome.Reason,
            Near = NamedPlan.Of(outcome.Near?.Plan),
            NearPercent = outcome.Near?.ContainmentPercent ?? "",
            Notices = outcome.Notices,
            DraftId = draftId,
        };
    }
}

/// <summary>How far the adding of many files is.</summary>
/// <param name="Id">Identifies it.</param>
public sealed record AddJobState(string Id) : JobState(Id)
{
    /// <summary>How many files there are, as far as is known.</summary>
    public int Total { get; init; }
    /// <summary>The scan that is being read, or null.</summary>
    public ScanProgress? Scan { get; init; }
    /// <summary>What became of the files done so far.</summary>
    public IReadOnlyList<AddJobRow> Rows { get; init; } = [];
    /// <summary>How many characters were added, once it has ended by itself; else null.</summary>
    public long? Characters { get; init; }
    /// <summary>How long that took, in milliseconds.</summary>
    public double ElapsedMs { get; init; }
}

/// <summary>The adding of many files at once. Safe for concurrent use.</summary>
/// <param name="since">When it was begun.</param>
public sealed class AddJob(DateTimeOffset since) : BackgroundJob(since)
{
    private readonly Lock _gate = new();
    private readonly List<AddJobRow> _rows = [];
    private int _total;
    private ScanProgress? _scan;
    private AddReport? _report;

    /// <inheritdoc />
    public override AddJobState State
    {
        get
        {
            // First: who sees the end sees all.
            bool ended = Ended;
            lock (_gate)
            {
                return new AddJobState(Id)
                {
                    Ended = ended,
                    Problem = Problem,
                    Total = _total,
                    Scan = _scan,
                    Rows = [.. _rows],
                    Characters = _report?.Characters,
                    ElapsedMs = _report?.ElapsedMs ?? 0,
                };
            }
        }
    }

    internal void Tell(int total, AddJobRow? row, ScanProgress? scan = null)
    {
        lock (_gate)
        {
            (_total, _scan) = (total, scan);
            if (row != null)
            {
                _rows.Add(row);
            }
        }
    }

    internal void End(AddReport report)
    {
        lock (_gate)
        {
            _report = report;
        }
        End(report.NotIndexed);
    }
}

/// <summary>
/// Adds uploads of many files in the background, one upload after the other, and keeps what became of them for
/// <see cref="DraftStore.Lifetime"/>, of at most <see cref="JobList{TJob,TState}.MaxJobs"/>.
/// </summary>
public sealed partial class AddJobs(
    PlanLibrary library, DraftStore drafts, JobBoard board, WriteFailures failures, TimeProvider clock, ILogger<AddJobs> log)
    : IAsyncDisposable
{
    private readonly JobList<AddJob, AddJobState> _jobs = new(board, clock);

    /// <summary>Begins to add all files of a folder, which is disposed of afterwards; null when too many uploads are waiting: then it stays
    /// the caller's.</summary>
    public AddJob? Start(HeldFolder folder, AddChoices choices)
    {
        AddJob job = new(clock.GetUtcNow());
        return _jobs.TryStart(job, () => RunAsync(job, folder, choices), folder.Dispose) ? job : null;
    }

    /// <summary>How far an upload is, or null when it is remembered no longer.</summary>
    public AddJobState? Find(string id) => _jobs.Find(id);

    /// <summary>Stops an upload with the batch of files at hand; what was added stays.</summary>
    /// <returns>False when there is none.</returns>
    public bool Stop(string id) => _jobs.Stop(id);

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
            job.Tell(total, AddJobRow.Of(last, draft));
        }
    }
}
