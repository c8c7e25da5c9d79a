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

    /// <summary>Runs a program to its end.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, each as it is to arrive.</param>
    /// <param name="folder">Where it works, see <see cref="ProgramSandbox"/>.</param>
    /// <param name="limits">What it may use.</param>
    /// <exception cref="PlanFileException">It passes a limit or can't be started.</exception>
    public static ProgramResult Run(string path, IEnumerable<string> arguments, string folder, ProgramLimits limits)
    {
        try
        {
            using Process process = Process.Start(ProgramSandbox.StartOf(path, arguments, folder))
                ?? throw new PlanFileException($"无法启动 {Path.GetFileName(path)}。请检查它的安装。");
            var tree = new ProcessTree(process);
            try
            {
                process.StandardInput.Close();
                Task<byte[]?> output = Task.Run(() => ReadBounded(process.StandardOutput.BaseStream, limits.MaxOutputBytes));
                Task<string> errors = Task.Run(() => ReadHead(process.StandardError));
                Wait(process, tree, output, limits);
                byte[] bytes = output.Result ?? throw limits.Passed("读出的内容太多");
                return new ProgramResult(process.ExitCode, bytes, errors.Result);
            }
            finally
            {
                tree.Kill();
            }
        }
        catch (Exception e) when (e is Win32Exception or IOException or AggregateException or InvalidOperationException)
        {
            throw new PlanFileException($"无法运行 {Path.GetFileName(path)}。请检查它的安装。", e);
        }
    }

    // Ends when the program has; a program whose output is full never would.
    private static void Wait(Process process, ProcessTree tree, Task<byte[]?> output, ProgramLimits limits)
    {
        var clock = Stopwatch.StartNew();
        while (!process.WaitForExit(_pollInterval))
        {
            if (clock.Elapsed > limits.MaxTime)
            {
                throw limits.Passed($"超过 {limits.MaxTime.TotalSeconds:F0} 秒没有读完");
            }
            if (output.IsCompleted && output.Result is null)
            {
                throw limits.Passed("读出的内容太多");
            }
            if (tree.MemoryBytes() > limits.MaxMemoryBytes)
            {
                throw limits.Passed($"占用内存超过 {limits.MaxMemoryBytes >> 20} MB");
            }
        }
        // A child that goes on with the pipe open doesn't keep us.
        if (!output.Wait(limits.MaxTime))
        {
            throw limits.Passed("没有读完");
        }
    }

    private static byte[]? ReadBounded(Stream stream, int maxBytes)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + count > maxBytes)
            {
                return null;
            }
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }

    private static string ReadHead(StreamReader reader)
    {
        char[] head = new char[MaxErrorChars];
        int length = reader.ReadBlock(head);
        char[] rest = new char[4096];
        while (reader.Read(rest) > 0)
        {
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
