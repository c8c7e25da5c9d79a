using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SearchPlans.Plans;

/// <summary>A running child that reads one file after the other. Not thread-safe.</summary>
internal sealed class ReadingChild : IDisposable
{
    private const int MaxErrorChars = 2000;
    // How many times its own time it may wait for the processor.
    private const int MaxWaiting = 4;
    // What .NET asks its environment for: where its runtime is, which one to take, where a single file is unpacked.
    private static readonly string[] _kept =
        ["DOTNET_ROOT", "DOTNET_ROLL_FORWARD", "DOTNET_BUNDLE_EXTRACT_BASE_DIR", "SystemRoot", "windir", "TMPDIR", "TEMP", "TMP", "HOME"];
    private static readonly TimeSpan _pollInterval = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly ProcessTree _tree;
    private readonly Task<string> _errors;

    private ReadingChild(Process process)
    {
        _process = process;
        // What keeps it apart from the machine may be a process of its own, above it.
        _tree = new ProcessTree(process);
        _errors = Task.Run(() => ReadHead(process.StandardError));
    }

    /// <summary>Bytes of memory it takes now; 0 when it has ended.</summary>
    public long MemoryBytes => _tree.MemoryBytes();

    /// <summary>Begins one.</summary>
    /// <param name="command">How.</param>
    /// <param name="maxMemoryBytes">What its heap may take.</param>
    /// <exception cref="PlanFileException">It can't be begun.</exception>
    public static ReadingChild Begin(ReadingProcess.Command command, long maxMemoryBytes)
    {
        ProcessStartInfo start = ProgramSandbox.StartOfReader(command.Program, command.Arguments, FoldersOf(command));
        Dictionary<string, string?> inherited = new(start.Environment);
        start.Environment.Clear();
        foreach (string name in _kept.Concat(inherited.Keys.Where(name => name.StartsWith("DOTNET_ROOT_", StringComparison.Ordinal))))
        {
            if (inherited.GetValueOrDefault(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }
        if (RuntimeFolder() is { } root)
        {
            start.Environment["DOTNET_ROOT"] = root;
        }
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{maxMemoryBytes / 4 * 3:X}";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        // No sockets and pipes in the temporary folder, which a process that is killed leaves there.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        try
        {
            return new ReadingChild(Process.Start(start) ?? throw new PlanFileException(NotBegun("")));
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            throw new PlanFileException(NotBegun(e.Message), e);
        }
    }

    /// <summary>Has a file read.</summary>
    /// <returns>The answer; null when the child ended without one.</returns>
    /// <exception cref="PlanFileException">It passes a limit, or can't have begun; the child is no more good for anything.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any longer; the same.</exception>
    public ReadingAnswer? Read(ReadingFrame request, ProgramLimits limits, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        TimeSpan before = _tree.ProcessorTime();
        Task<ReadingFrame?> answer = Task.Run(() => Exchange(request, limits.MaxOutputBytes), CancellationToken.None);
        try
        {
            while (!answer.Wait(_pollInterval, cancellation))
            {
                // On a machine with much else to do a good file takes longer, but no more work.
                if (_tree.ProcessorTime() - before > limits.MaxTime || clock.Elapsed > limits.MaxTime * MaxWaiting)
                {
                    throw limits.Passed($"超过 {limits.MaxTime.TotalSeconds:F0} 秒没有读完");
                }
                if (MemoryBytes > limits.MaxMemoryBytes)
                {
                    throw limits.Passed($"占用内存超过 {limits.MaxMemoryBytes >> 20} MB");
                }
            }
            return answer.Result is { } frame ? ReadingAnswer.From(frame) : null;
        }
        catch (AggregateException e) when (e.InnerException is InvalidDataException)
        {
            throw limits.Passed("读出的内容太多");
        }
        catch (AggregateException e) when (e.InnerException is IOException)
        {
            return null;
        }
    }

    /// <summary>What it complained of before it ended.</summary>
    public string LastWords()
    {
        const int Patience = 2000;
        return _process.WaitForExit(Patience) && _errors.Wait(Patience) ? _errors.Result : "";
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            _tree.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
        _process.Dispose();
    }

    private ReadingFrame? Exchange(ReadingFrame request, int maxBytes)
    {
        try
        {
            request.WriteTo(_process.StandardInput.BaseStream);
        }
        catch (IOException)
        {
            // It has ended, perhaps with an answer.
        }
        return ReadingFrame.TryRead(_process.StandardOutput.BaseStream, maxBytes);
    }

    private static string ReadHead(StreamReader reader)
    {
        try
        {
            char[] head = new char[MaxErrorChars];
            int length = reader.ReadBlock(head);
            char[] rest = new char[4096];
            while (reader.Read(rest) > 0)
            {
            }
            return new string(head, 0, length);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return "";
        }
    }

    // The program, its assembly where that is an argument, and the runtime.
    private static IEnumerable<string> FoldersOf(ReadingProcess.Command command) => command.Arguments.Prepend(command.Program)
        .Where(Path.IsPathFullyQualified)
        .Select(Path.GetDirectoryName)
        .Append(RuntimeFolder())
        .OfType<string>();

    // That of the runtime that runs this program, wherever it was found; null where it lies in the program itself.
    private static string? RuntimeFolder()
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "host", "fxr")) ? root : null;
    }

    private static string NotBegun(string why) => $"无法启动读取文件的子进程：{why} 请检查程序的安装。";
}
