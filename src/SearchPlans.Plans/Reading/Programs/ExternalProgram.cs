using System.ComponentModel;
using System.Diagnostics;

namespace SearchPlans.Plans;

/// <summary>What became of a program that was run.</summary>
/// <param name="ExitCode">0 mostly says that all went well.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">The beginning of what it complained of.</param>
internal sealed record ProgramResult(int ExitCode, byte[] Output, string Errors);

/// <summary>
/// Runs programs of the system that read what this one can't: without a shell, with limits of time, output and memory,
/// killed with all they started when they pass one.
/// </summary>
internal static class ExternalProgram
{
    private const int MaxErrorChars = 2000;
    private static readonly TimeSpan _pollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Where a program is, by the folders of PATH; null where it isn't installed.</summary>
    public static string? Find(params ReadOnlySpan<string> names)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string extension = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (string name in names)
        {
            // A relative folder in PATH would run what lies in the folder one happens to be in.
            if (folders.Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, name + extension))
                .FirstOrDefault(File.Exists) is { } path)
            {
                return path;
            }
        }
        return null;
    }

    /// <summary>Runs a program to its end. It and both of its pipes have one deadline together, and so have those it started: whichever way
    /// this ends, none of them goes on.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, each as it is to arrive.</param>
    /// <param name="folder">Where it works, see <see cref="ProgramSandbox"/>; no other program has it.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="PlanFileException">It passes a limit or can't be started.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ProgramResult> RunAsync(
        string path, IEnumerable<string> arguments, string folder, ProgramLimits limits, CancellationToken cancellation = default)
    {
        try
        {
            using Process process = Process.Start(ProgramSandbox.StartOf(path, arguments, folder))
                ?? throw new PlanFileException($"无法启动 {Path.GetFileName(path)}。请检查它的安装。");
            var tree = new ProcessTree(process, folder);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            end.CancelAfter(limits.MaxTime);
            try
            {
                process.StandardInput.Close();
                Task<byte[]?> output = ReadBoundedAsync(process.StandardOutput.BaseStream, limits.MaxOutputBytes, end.Token);
                Task<string> errors = ReadHeadAsync(process.StandardError, end.Token);
                await WaitAsync(process, tree, output, limits, end.Token);
                byte[] bytes = await output ?? throw limits.Passed("读出的内容太多");
                return new ProgramResult(process.ExitCode, bytes, await errors);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw limits.Passed($"超过 {limits.MaxTime.TotalSeconds:0.#} 秒没有读完");
            }
            finally
            {
                await end.CancelAsync();
                tree.Kill();
            }
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            throw new PlanFileException($"无法运行 {Path.GetFileName(path)}。请检查它的安装。", e);
        }
    }

    // Ends when the program has; a program whose output is full never would.
    private static async Task WaitAsync(
        Process process, ProcessTree tree, Task<byte[]?> output, ProgramLimits limits, CancellationToken end)
    {
        while (!process.HasExited)
        {
            if (output.IsCompleted && await output is null)
            {
                throw limits.Passed("读出的内容太多");
            }
            if (tree.MemoryBytes() > limits.MaxMemoryBytes)
            {
                throw limits.Passed($"占用内存超过 {limits.MaxMemoryBytes >> 20} MB");
            }
            await Task.WhenAny(process.WaitForExitAsync(end), Task.Delay(_pollInterval, end));
            end.ThrowIfCancellationRequested();
        }
        // What it started may go on and hold its pipes open, until the deadline.
        tree.MemoryBytes();
    }

    // A read from a pipe isn't always given up when it is asked to be: then the end of the program, which is killed, ends it.
    private static async Task<byte[]?> ReadBoundedAsync(Stream stream, int maxBytes, CancellationToken end)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int count; (count = await stream.ReadAsync(buffer, end).AsTask().WaitAsync(end)) > 0;)
        {
            if (bytes.Length + count > maxBytes)
            {
                return null;
            }
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }

    private static async Task<string> ReadHeadAsync(StreamReader reader, CancellationToken end)
    {
        char[] head = new char[MaxErrorChars];
        int length = await reader.ReadBlockAsync(head, end).AsTask().WaitAsync(end);
        char[] rest = new char[4096];
        while (await reader.ReadAsync(rest, end).AsTask().WaitAsync(end) > 0)
        {
            // Read on, so that the program isn't held up.
        }
        return new string(head, 0, length);
    }
}

/// <summary>What a program may use.</summary>
/// <param name="Name">What it reads, for messages: PDF.</param>
/// <param name="MaxTime">Longest run.</param>
/// <param name="MaxOutputBytes">Most that it may write to its output.</param>
/// <param name="MaxMemoryBytes">Most memory, all that it starts included.</param>
internal sealed record ProgramLimits(string Name, TimeSpan MaxTime, int MaxOutputBytes, long MaxMemoryBytes)
{
    /// <summary>The refusal of a file that makes a program pass a limit.</summary>
    public PlanFileException Passed(string how) =>
        new($"{Name}读取中止：{how}。文件可能已损坏，或者不是正常的文档。请把正文另存为 docx 或 UTF-8 编码的 txt 文件。");
}
