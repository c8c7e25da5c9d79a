using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SearchPlans.Plans.Tests;

/// <summary>What programs that read documents, and the child that reads PDF, are kept from: each way that works here.</summary>
public sealed class ProgramSandboxTests
{
    [SandboxTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_program_reaches_no_network(string kind)
    {
        using var folder = HeldFolder.ForImport();
        (_, string devices, _) = await RunAsync(ProgramSandbox.StartOf(Parse(kind), Sh, ["-c", "cat /proc/net/dev"], folder.FullPath));
        Assert.Equal("lo:", Assert.Single(devices.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)).Trim().Split(' ')[0]);
        await AssertNotReachedAsync(port => ProgramSandbox.StartOf(Parse(kind), Bash, ["-c", Connect(port)], folder.FullPath));
        await AssertNotReachedAsync(port => ProgramSandbox.StartOfReader(Parse(kind), Bash, ["-c", Connect(port)], []));
    }

    [SandboxFact("Bubblewrap")]
    public async Task Under_bubblewrap_a_program_writes_to_its_own_folder_alone()
    {
        using var folder = HeldFolder.ForImport();
        using var other = HeldFolder.ForImport();
        other.Write("secret", "x"u8.ToArray());
        string script = $"""
            echo mine > own && echo mine > "$HOME/home" && echo "own"
            (echo x > /etc/searchplans-test) 2>/dev/null && echo "etc"
            (echo x > "$OLD/searchplans-test") 2>/dev/null && echo "repository"
            ls '{other.FullPath}' 2>/dev/null && echo "other"
            cat '{other.FullPath}/secret' 2>/dev/null && echo "secret"
            (echo x > /proc/sys/kernel/hostname) 2>/dev/null && echo "kernel"
            true
            """.Replace("$OLD", Repository.Root, StringComparison.Ordinal);
        (int exitCode, string output, string errors) = await RunAsync(
            ProgramSandbox.StartOf(SandboxKind.Bubblewrap, Sh, ["-c", script], folder.FullPath));
        Assert.Equal((0, "own\n"), (exitCode, output));
        Assert.Equal("", errors);
        Assert.Equal(["home", "own"], Directory.GetFiles(folder.FullPath).Select(Path.GetFileName).Order());
        Assert.False(File.Exists("/etc/searchplans-test"));
    }

    [SandboxFact("Bubblewrap")]
    public async Task Under_bubblewrap_a_reader_of_pipes_writes_nowhere_and_sees_its_own_folder()
    {
        using var folder = HeldFolder.ForImport();
        using var other = HeldFolder.ForImport();
        folder.Write("program", "it"u8.ToArray());
        string script = $"""
            cat '{folder.FullPath}/program'
            (echo x > '{folder.FullPath}/new') 2>/dev/null && echo "folder"
            (echo x > /etc/searchplans-test) 2>/dev/null && echo "etc"
            ls '{other.FullPath}' 2>/dev/null && echo "other"
            true
            """;
        (int exitCode, string output, _) = await RunAsync(
            ProgramSandbox.StartOfReader(SandboxKind.Bubblewrap, Sh, ["-c", script], [folder.FullPath]));
        Assert.Equal((0, "it"), (exitCode, output));
        Assert.Single(Directory.GetFiles(folder.FullPath));
    }

    // The strongest that works is the one that is used, by LibreOffice and by the child alike.
    [SandboxFact]
    public void What_reads_pdf_has_a_network_of_its_own_without_anybody()
    {
        Assert.Equal("一。\n", PlanFileReader.Read(PdfFiles.Make([PdfFiles.Rows(700, 20, (72, "一。"))]), "a.pdf").Text);
        string ours = new FileInfo("/proc/self/ns/net").LinkTarget!;
        string[] theirs = [.. Process.GetProcesses().Where(IsReader)
            .Select(process => new FileInfo($"/proc/{process.Id}/ns/net").LinkTarget ?? ours)];
        Assert.NotEmpty(theirs);
        Assert.DoesNotContain(ours, theirs);
    }

    [SandboxFact("Bubblewrap")]
    public void Where_bubblewrap_works_it_is_taken() => Assert.Equal(SandboxKind.Bubblewrap, ProgramSandbox.Kind);

    public static TheoryData<string> Kinds() =>
        [.. Enum.GetValues<SandboxKind>().Where(kind => kind != SandboxKind.None && ProgramSandbox.Works(kind)).Select(kind => $"{kind}")];

    private static string Sh { get; } = ExternalProgram.Find("sh") ?? "";

    private static string Bash { get; } = ExternalProgram.Find("bash") ?? "";

    private static SandboxKind Parse(string kind) => Enum.Parse<SandboxKind>(kind);

    private static string Connect(int port) => $"echo x > /dev/tcp/127.0.0.1/{port}";

    // Not even what listens on this machine.
    private static async Task AssertNotReachedAsync(Func<int, ProcessStartInfo> start)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        (int exitCode, _, string errors) = await RunAsync(start(port));
        Assert.NotEqual(0, exitCode);
        Assert.Contains("/dev/tcp", errors, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    // This program's own, under its jailer's name or the runtime's: the children of this process that were told so.
    private static bool IsReader(Process process)
    {
        try
        {
            string command = File.ReadAllText($"/proc/{process.Id}/cmdline");
            return command.EndsWith(ReadingProcess.Verb + "\0", StringComparison.Ordinal)
                && !command.StartsWith(ExternalProgram.Find("bwrap") + "\0", StringComparison.Ordinal)
                && IsBelowThis(process.Id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsBelowThis(int id)
    {
        while (id > 1 && id != Environment.ProcessId)
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            id = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        return id == Environment.ProcessId;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }
}

/// <summary>A test of what keeps programs apart; skipped where the system forbids it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SandboxFactAttribute : FactAttribute
{
    /// <param name="kind">The kind that has to work, or null for any.</param>
    public SandboxFactAttribute(string? kind = null) => Skip = Missing(kind is null ? null : Enum.Parse<SandboxKind>(kind));

    /// <summary>Why it is skipped, or null.</summary>
    public static string? Missing(SandboxKind? kind) =>
        kind is { } named
            ? ProgramSandbox.Works(named) ? null : $"{named} isn't installed or doesn't work here."
            : ProgramSandbox.KeepsFromNetwork ? null : "Neither bubblewrap nor unshare works here.";
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SandboxTheoryAttribute : TheoryAttribute
{
    public SandboxTheoryAttribute() => Skip = SandboxFactAttribute.Missing(null);
}
