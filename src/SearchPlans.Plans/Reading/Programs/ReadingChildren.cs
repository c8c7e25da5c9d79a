namespace SearchPlans.Plans;

/// <summary>
/// The children that read, as many at once as the machine has use for. One reads many files; it is begun anew when it has died, takes much
/// memory or hasn't been needed for a while. Thread-safe.
/// </summary>
internal static class ReadingChildren
{
    private const long MaxIdleMemoryBytes = 400L << 20;
    private static readonly TimeSpan _maxIdle = TimeSpan.FromSeconds(30);
    private static readonly int _most = Math.Clamp(Environment.ProcessorCount, 1, 4);

    private static readonly SemaphoreSlim _free = new(_most);
    private static readonly Lock _lock = new();
    private static readonly List<(ReadingChild Child, ReadingProcess.Command Command, long Since)> _idle = [];
    private static readonly Timer _sweep = new(_ => Sweep());

    /// <summary>Has a file read by a child.</summary>
    /// <param name="request">The file.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="cancellation">Ends the child when nobody waits any longer.</param>
    /// <exception cref="PlanFileException">It is refused, passes a limit, or ended the child.</exception>
    public static Imported Read(ReadingFrame request, ProgramLimits limits, CancellationToken cancellation = default) =>
        Read(ReadingProcess.Begun
            ?? throw new PlanFileException($"{limits.Name}由单独的进程读取，而这个程序没有说明怎样启动它（ReadingProcess.BeginWith）。"),
            request, limits, cancellation);

    /// <summary>Has a file read by a child that is begun by a command.</summary>
    /// <inheritdoc cref="Read(ReadingFrame, ProgramLimits, CancellationToken)"/>
    public static Imported Read(ReadingProcess.Command command, ReadingFrame request, ProgramLimits limits, CancellationToken cancellation)
    {
        _free.Wait(cancellation);
        try
        {
            // One that had died meanwhile, by whatever hand, is no fault of the file.
            if (TakeIdle(command) is { } used && TryRead(used, command, request, limits, cancellation, out _) is { } answered)
            {
                return answered;
            }
            ReadingChild begun = ReadingChild.Begin(command, limits.MaxMemoryBytes);
            return TryRead(begun, command, request, limits, cancellation, out string lastWords) ?? throw Crashed(limits, lastWords);
        }
        finally
        {
            _free.Release();
        }
    }

    // Null when the child died.
    private static Imported? TryRead(ReadingChild child, ReadingProcess.Command command, ReadingFrame request, ProgramLimits limits,
        CancellationToken cancellation, out string lastWords)
    {
        lastWords = "";
        bool isGood = false;
        try
        {
            ReadingAnswer? answer = child.Read(request, limits, cancellation);
            if (answer is null)
            {
                lastWords = child.LastWords();
                return null;
            }
            isGood = answer.Kind is ReadingFrameKind.Read or ReadingFrameKind.Refused or ReadingFrameKind.Scan;
            return answer.Kind switch
            {
                ReadingFrameKind.Read => answer.Imported,
                ReadingFrameKind.Refused => throw new PlanFileException(answer.Message),
                ReadingFrameKind.Scan => throw new PlanFileException(answer.Message) { IsScan = true },
                ReadingFrameKind.OutOfMemory => throw limits.Passed($"占用内存超过 {limits.MaxMemoryBytes >> 20} MB"),
                _ => throw new PlanFileException($"{limits.Name}读取失败。请重新下载，或用其他程序打开后另存。", new InvalidDataException(answer.Message)),
            };
        }
        finally
        {
            if (isGood && child.MemoryBytes is > 0 and < MaxIdleMemoryBytes)
            {
                Keep(child, command);
            }
            else
            {
                child.Dispose();
            }
        }
    }

    private static PlanFileException Crashed(ProgramLimits limits, string lastWords) =>
        lastWords.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)
            ? limits.Passed($"占用内存超过 {limits.MaxMemoryBytes >> 20} MB")
            : new PlanFileException(
                $"这份 {limits.Name} 的内部结构有错（例如对象互相引用、层层嵌套），读取它的进程因此中断，没有读出内容。请用其他程序打开后另存，或把正文另存为 docx、txt 文件。",
                new InvalidDataException(lastWords));

    private static ReadingChild? TakeIdle(ReadingProcess.Command command)
    {
        lock (_lock)
        {
            int at = _idle.FindLastIndex(idle => idle.Command == command);
            if (at < 0)
            {
                return null;
            }
            ReadingChild child = _idle[at].Child;
            _idle.RemoveAt(at);
            return child;
        }
    }

    private static void Keep(ReadingChild child, ReadingProcess.Command command)
    {
        lock (_lock)
        {
            _idle.Add((child, command, Environment.TickCount64));
            _sweep.Change(_maxIdle, _maxIdle);
        }
    }

    private static void Sweep()
    {
        lock (_lock)
        {
            long oldest = Environment.TickCount64 - (long)_maxIdle.TotalMilliseconds;
            foreach ((ReadingChild child, _, _) in _idle.Where(idle => idle.Since <= oldest))
            {
                child.Dispose();
            }
            _idle.RemoveAll(idle => idle.Since <= oldest);
            if (_idle.Count == 0)
            {
                _sweep.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
