using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SearchPlans.Plans.Tests;

/// <summary>Programs of the system are watched while they run.</summary>
public sealed class ExternalProgramTests
{
    [ProgramsFact(needsReports: false, "sleep")]
    public void A_program_may_end_while_it_is_watched()
    {
        using var process = Process.Start(ExternalProgram.Find("sleep")!, "60");
        var tree = new ProcessTree(process);
        Assert.True(tree.MemoryBytes() > 0);
        process.Kill();
        process.WaitForExit();
        process.Refresh();
        Assert.Throws<InvalidOperationException>(() => process.WorkingSet64);
        Assert.Equal(0, tree.MemoryBytes());
    }

    // As soffice is: a launcher that waits for the program that does the work, and one that doesn't.
    [ProgramsTheory(needsReports: false, "sh", "head", "tail")]
    [InlineData("sh -c '{ head -c 200000000 /dev/zero; sleep 20; } | tail; true'; true")]
    [InlineData("sh -c 'sh -c \"sleep 0.5; { head -c 200000000 /dev/zero; sleep 20; } | tail; true\" & sleep 0.3'; sleep 20")]
    public void What_a_program_starts_counts_with_it_and_ends_with_it(string script)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        using var folder = HeldFolder.ForImport();
        PlanFileException refused = Assert.Throws<PlanFileException>(() => Run(script, folder));
        Assert.Contains("占用内存超过 100 MB", refused.Message, StringComparison.Ordinal);
        // They work in its folder, and take a moment to end.
        Assert.True(SpinWait.SpinUntil(() => !Array.Exists(Process.GetProcesses(), process => WorksIn(process.Id, folder.FullPath)),
            TimeSpan.FromSeconds(10)));
    }

    // The launcher has 4 MB, what it launches some 130.
    [ProgramsFact(needsReports: false, "soffice")]
    public void What_LibreOffice_takes_is_seen()
    {
        using var folder = HeldFolder.ForImport();
        string document = folder.Write("plan.txt", "一、总体要求\n"u8.ToArray());
        var limits = new ProgramLimits("文档", TimeSpan.FromSeconds(60), 1 << 20, 30 << 20);
        PlanFileException refused = Assert.Throws<PlanFileException>(() => ExternalProgram.Run(ExternalProgram.Find("soffice")!,
            ["--headless", $"-env:UserInstallation={new Uri(Path.Combine(folder.FullPath, "profile")).AbsoluteUri}", "--convert-to", "odt",
                "--outdir", folder.FullPath, document], folder.FullPath, limits));
        Assert.Contains("占用内存超过 30 MB", refused.Message, StringComparison.Ordinal);
    }

    [ProgramsFact(needsReports: false, "sh")]
    public void What_a_program_starts_may_stay_within_the_limits()
    {
        using var folder = HeldFolder.ForImport();
        Assert.Equal("ok\n"u8.ToArray(), Run("sh -c 'sleep 0.3'; echo ok", folder).Output);
    }

    [ProgramsFact(needsReports: false, "sh", "env")]
    public void A_program_is_told_nothing_of_this_process()
    {
        const string Secret = "SEARCHPLANS_TEST_SECRET";
        Environment.SetEnvironmentVariable(Secret, "shibboleth");
        try
        {
            using var folder = HeldFolder.ForImport();
            string[] told = Encoding.UTF8.GetString(Run("env", folder).Output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            // PWD, SHLVL, OLDPWD and _ are the shell's own.
            Assert.Empty(told.Select(line => line.Split('=')[0])
                .Except(["PATH", "LC_ALL", "HOME", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_"]));
            Assert.Contains($"HOME={folder.FullPath}", told);
            Assert.Contains($"TMPDIR={folder.FullPath}", told);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Secret, null);
        }
    }

    [ProgramsFact(needsReports: false, "sh", "cat", "unshare")]
    public async Task A_program_has_no_network()
    {
        if (!ProgramSandbox.KeepsFromNetwork)
        {
            // Where the system gives no network of their own to programs, nothing can be held to it.
            return;
        }
        using var folder = HeldFolder.ForImport();
        string[] devices = Encoding.UTF8.GetString(Run("cat /proc/net/dev", folder).Output)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("lo:", Assert.Single(devices.Skip(2)).Trim().Split(' ')[0]);
        // Not even what listens on this machine is reached.
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task<TcpClient> reached = listener.AcceptTcpClientAsync();
        string bash = ExternalProgram.Find("bash") ?? "";
        if (bash.Length > 0)
        {
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            Assert.NotEqual(0, ExternalProgram.Run(bash, ["-c", $"echo x > /dev/tcp/127.0.0.1/{port}"], folder.FullPath, _limits).ExitCode);
            await Task.Delay(100);
            Assert.False(reached.IsCompleted);
        }
        Assert.NotEmpty(Run("ls -A; echo ok", folder).Output);
    }

    private static readonly ProgramLimits _limits = new("测试", TimeSpan.FromSeconds(30), 1 << 20, 100 << 20);

    private static ProgramResult Run(string script, HeldFolder folder) =>
        ExternalProgram.Run(ExternalProgram.Find("sh")!, ["-c", script], folder.FullPath,
            _limits);

    private static bool WorksIn(int id, string folder)
    {
        try
        {
            return new FileInfo($"/proc/{id}/cwd").LinkTarget == folder
                && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
