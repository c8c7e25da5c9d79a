using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Indexing;

/// <summary>How following a corpus goes.</summary>
/// <param name="CheckedAt">When the corpus was last found or brought in step, or null before that.</param>
/// <param name="Waiting">Files that are still being written and waited for, relative to the corpus.</param>
/// <param name="Problem">What keeps it from being in step, in Chinese, or null.</param>
public sealed record FollowingState(DateTimeOffset? CheckedAt, IReadOnlyList<string> Waiting, string? Problem);

/// <summary>
/// Brings an index in step while files are put into, changed in and taken from its corpus. The system tells of changes;
/// since it loses some (full queues, network folders), the corpus is looked through now and then as well. Files are taken
/// once size and time stayed the same between two looks; until then they are in the index as they were. A lock held by
/// another process, or any error, is told by <see cref="State"/> and tried again.
/// </summary>
public sealed class CorpusFollower : IAsyncDisposable
{
    // Programs write in bursts: one look for all of it.
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(300);

    // Somebody may write without end.
    private static readonly TimeSpan _longestBurst = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _rescan = TimeSpan.FromSeconds(20);

    private readonly CorpusFolder _corpus;
    private readonly Func<IReadOnlySet<string>, CancellationToken, Task<SyncReport>> _synchronize;
    private readonly Func<CancellationToken, Task<bool>> _hasIndex;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly Task _task;
    private FileSystemWatcher? _watcher;
    private Dictionary<string, FileStamp>? _inStep;

    /// <summary>Begins to follow.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="synchronize">Brings the index in step but for the files given.</param>
    /// <param name="hasIndex">Says whether there is an index: somebody may delete it.</param>
    internal CorpusFollower(
        CorpusFolder corpus, Func<IReadOnlySet<string>, CancellationToken, Task<SyncReport>> synchronize,
        Func<CancellationToken, Task<bool>> hasIndex)
    {
        (_corpus, _synchronize, _hasIndex) = (corpus, synchronize, hasIndex);
        _task = Task.Run(RunAsync);
    }

    /// <summary>Is told, on a thread of its own, what each bringing in step did.</summary>
    public event Action<SyncReport>? Synchronized;

    /// <summary>Is told, on a thread of its own, of each new problem, in Chinese, and of what it comes from.</summary>
    public event Action<string, Exception>? Failed;

    /// <summary>How it goes.</summary>
    public FollowingState State { get; private set; } = new(null, [], null);

    /// <summary>Ends following, waiting for what is being written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _task;
        _watcher?.Dispose();
        _end.Dispose();
        _changed.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            for (TimeSpan pause = TimeSpan.Zero; ;)
            {
                if (await _changed.WaitAsync(pause, _end.Token))
                {
                    await UntilQuietAsync();
                }
                pause = await LookAsync();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Following has ended.
        }
    }

    // Looks through the corpus once and gives how long to wait for the next look, if nobody tells of a change before.
    private async Task<TimeSpan> LookAsync()
    {
        try
        {
            Watch();
            Dictionary<string, FileStamp> first = _corpus.Stamps();
            // After a problem the synchronisation is what says that there is none any more.
            if (_inStep is not null && State.Problem is null && AreSame(first, _inStep) && await _hasIndex(_end.Token))
            {
                State = new FollowingState(DateTimeOffset.UtcNow, [], null);
                return _rescan;
            }
            await Task.Delay(_betweenLooks, _end.Token);
            Dictionary<string, FileStamp> second = _corpus.Stamps();
            HashSet<string> unsettled = Unsettled(first, second);
            SyncReport report = await _synchronize(unsettled, _end.Token);
            foreach (string file in unsettled)
            {
                second.Remove(file);
            }
            _inStep = second;
            State = new FollowingState(DateTimeOffset.UtcNow, [.. unsettled.Order(StringComparer.Ordinal)], null);
            if (report.Added + report.Changed + report.Removed > 0 || report.Rebuilt is not null)
            {
                Synchronized?.Invoke(report);
            }
            return unsettled.Count > 0 ? _betweenLooks : _rescan;
        }
        catch (Exception e) when (e is not OperationCanceledException || !_end.IsCancellationRequested)
        {
            // Whatever it was, the server goes on with the index as it is, and this is tried again.
            string problem = e is IOException or UnauthorizedAccessException or PlanFileException
                ? $"索引暂时跟不上语料：{e.Message}"
                : $"索引暂时跟不上语料，程序出错：{e.Message}";
            if (State.Problem != problem)
            {
                Failed?.Invoke(problem, e);
            }
            State = State with { Problem = problem };
            return _retry;
        }
    }

    // Changed between two looks, or not there before; with a sidecar or an original the plan that it belongs to.
    private static HashSet<string> Unsettled(Dictionary<string, FileStamp> first, Dictionary<string, FileStamp> second)
    {
        var unsettled = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string file, FileStamp stamp) in second)
        {
            if (first.TryGetValue(file, out FileStamp before) && before == stamp)
            {
                continue;
            }
            unsettled.Add(file);
            if (PlanSidecar.IsSidecar(file))
            {
                unsettled.Add(file[..^PlanSidecar.Extension.Length]);
            }
        }
        return unsettled;
    }

    private static bool AreSame(Dictionary<string, FileStamp> one, Dictionary<string, FileStamp> other) =>
        one.Count == other.Count && one.All(f => other.TryGetValue(f.Key, out FileStamp stamp) && stamp == f.Value);

    private async Task UntilQuietAsync()
    {
        DateTime end = DateTime.UtcNow + _longestBurst;
        while (DateTime.UtcNow < end && await _changed.WaitAsync(_quiet, _end.Token))
        {
            continue;
        }
    }

    private void Watch()
    {
        if (_watcher is not null || !Directory.Exists(_corpus.FullPath))
        {
            return;
        }
        FileSystemWatcher watcher = new(_corpus.FullPath) { IncludeSubdirectories = true };
        watcher.Created += (_, e) => SignalOf(e.FullPath);
        watcher.Changed += (_, e) => SignalOf(e.FullPath);
        watcher.Deleted += (_, e) => SignalOf(e.FullPath);
        watcher.Renamed += (_, e) => SignalOf(e.FullPath, e.OldFullPath);
        // Events were lost, or the folder is gone: a new watcher with the next look.
        watcher.Error += (_, _) =>
        {
            _watcher = null;
            watcher.Dispose();
            Signal();
        };
        try
        {
            watcher.EnableRaisingEvents = true;
            _watcher = watcher;
        }
        catch (IOException)
        {
            // The system watches no more folders: looking now and then has to do.
            watcher.Dispose();
        }
    }

    // The log and the trash are written with every change, and say nothing of the corpus.
    private void SignalOf(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (!_corpus.IsHiddenPath(path))
            {
                Signal();
            }
        }
    }

    private void Signal()
    {
        try
        {
            _changed.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // It is known already, or nobody follows any more.
        }
    }
}
