using System.Diagnostics;
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
    public async Task What_a_program_starts_counts_with_it_and_ends_with_it(string script)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        using var folder = HeldFolder.ForImport();
        PlanFileException refused = await Assert.ThrowsAsync<PlanFileException>(() => RunAsync(script, folder));
        Assert.Contains("占用内存超过 100 MB", refused.Message, StringComparison.Ordinal);
        AssertNoneWorksIn(folder);
    }

    // Whichever of the two pipes is held open, and by whom.
    [ProgramsTheory(needsReports: false, "sh", "sleep", "setsid")]
    [InlineData("sleep 250")]
    [InlineData("sleep 250 & exit 0")]
    [InlineData("sleep 250 >/dev/null & exit 0")]
    [InlineData("sleep 250 2>/dev/null & exit 0")]
    [InlineData("setsid sh -c 'sleep 250 & sleep 250' & sleep 0.2")]
    public async Task A_program_and_its_pipes_have_one_deadline_and_none_of_it_goes_on(string script)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        using var folder = HeldFolder.ForImport();
        var clock = Stopwatch.StartNew();
        PlanFileException refused = await Assert.ThrowsAsync<PlanFileException>(() => RunAsync(script, folder, seconds: 2));
        Assert.Contains("超过 2 秒没有读完", refused.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1.5, 200);
        AssertNoneWorksIn(folder);
    }

    // Its own output is whole, and what it left behind is ended all the same.
    [ProgramsFact(needsReports: false, "sh", "sleep")]
    public async Task What_a_program_leaves_behind_without_its_pipes_ends_with_it()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        using var folder = HeldFolder.ForImport();
        Assert.Equal("ok\n"u8.ToArray(), (await RunAsync("(sleep 60 >/dev/null 2>&1 &); echo ok", folder)).Output);
        AssertNoneWorksIn(folder);
    }

    [ProgramsFact(needsReports: false, "sh", "sleep")]
    public async Task A_program_ends_when_nobody_waits_for_it_any_more()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        using var folder = HeldFolder.ForImport();
        using var gone = new CancellationTokenSource();
        Task running = RunAsync("touch begun; sleep 60", folder, cancellation: gone.Token);
        while (!File.Exists(Path.Combine(folder.FullPath, "begun")))
        {
            await Task.Delay(10);
        }
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        AssertNoneWorksIn(folder);
    }

    // The launcher has 4 MB, what it launches some 130.
    [ProgramsFact(needsReports: false, "soffice")]
    public async Task What_LibreOffice_takes_is_seen()
    {
        using var folder = HeldFolder.ForImport();
        string document = folder.Write("plan.txt", "一、总体要求\n"u8.ToArray());
        var limits = new ProgramLimits("文档", TimeSpan.FromSeconds(60), 1 << 20, 30 << 20);
        PlanFileException refused = await Assert.ThrowsAsync<PlanFileException>(() => ExternalProgram.RunAsync(
            ExternalProgram.Find("soffice")!,
            ["--headless", $"-env:UserInstallation={new Uri(Path.Combine(folder.FullPath, "profile")).AbsoluteUri}", "--convert-to", "odt",
                "--outdir", folder.FullPath, document], folder.FullPath, limits));
        Assert.Contains("占用内存超过 30 MB", refused.Message, StringComparison.Ordinal);
    }

    [ProgramsFact(needsReports: false, "sh")]
    public async Task What_a_program_starts_may_stay_within_the_limits()
    {
        using var folder = HeldFolder.ForImport();
        Assert.Equal("ok\n"u8.ToArray(), (await RunAsync("sh -c 'sleep 0.3'; echo ok", folder)).Output);
    }

    [ProgramsFact(needsReports: false, "sh", "env")]
    public async Task A_program_is_told_nothing_of_this_process()
    {
        const string Secret = "SEARCHPLANS_TEST_SECRET";
        Environment.SetEnvironmentVariable(Secret, "shibboleth");
        try
        {
            using var folder = HeldFolder.ForImport();
            string[] told = Encoding.UTF8.GetString((await RunAsync("env", folder)).Output)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries);
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

    private static Task<ProgramResult> RunAsync(
        string script, HeldFolder folder, int seconds = 30, CancellationToken cancellation = default) =>
        ExternalProgram.RunAsync(ExternalProgram.Find("sh")!, ["-c", script], folder.FullPath,
            new ProgramLimits("测试", TimeSpan.FromSeconds(seconds), 1 << 20, 100 << 20), cancellation);

    // Its folder is their home, and they take a moment to end.
    private static void AssertNoneWorksIn(HeldFolder folder) =>
        Assert.True(SpinWait.SpinUntil(() => !Array.Exists(Process.GetProcesses(), process => WorksIn(process.Id, folder.FullPath)),
            TimeSpan.FromMinutes(2)));

    private static bool WorksIn(int id, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Contains($"HOME={folder}\0", StringComparison.Ordinal)
                && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
