using System.Diagnostics;
using System.Globalization;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Faults;

/// <summary>A writer in a process of its own, killed for good: what it mapped, held and had half written is as the system leaves it.</summary>
public sealed class KilledProcessTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 100;

    // Opening and a commit take some milliseconds each.
    private static readonly TimeSpan _longestLife = TimeSpan.FromMilliseconds(80);

    private static readonly TimeSpan _spin = TimeSpan.FromMilliseconds(2);

    // What a killed process wrote is there on any file system. In memory commits don't wait for a disk, so that a kill
    // meets all parts of one, and the test is quick.
    private readonly string _path = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_path)) Directory.Delete(_path, recursive: true);
    }

    [Fact]
    public async Task Killed_at_random_moments_the_index_opens_at_the_last_commit_with_all_of_it()
    {
        Random random = TestRandom.Create(output);
        var directory = new DiskDirectory(_path);
        var clock = Stopwatch.StartNew();
        long commit = 0;
        int midway = 0, untold = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            long told = await RunAndKill(commit, random.NextDouble() * _longestLife);
            VerificationReport report = IndexVerifier.Verify(directory, RollingIndex.Schema);
            Assert.Empty(report.Problems);
            // The kill may have come after the commit and before it was told.
            Assert.InRange(report.Generation, told, told + 1);
            commit = report.Generation;
            if (commit > told) untold++;
            using IndexSnapshot snapshot = IndexSnapshot.Open(directory, RollingIndex.Schema);
            if (commit > 0) RollingIndex.AssertHolds(snapshot, commit);
            if (directory.List().Except(FilesOfTheCommit(directory)).Any()) midway++;
        }
        output.WriteLine($"killed {Kills} times in {clock.Elapsed.TotalSeconds:f1} s: {commit} commits; "
            + $"{midway} kills left files of no commit, {untold} came between a commit and its being told");
        // Kills that never meet a commit on its way would show nothing.
        Assert.True(midway > Kills / 4);
    }

    // Gives the last commit that the process said was finished.
    private async Task<long> RunAndKill(long commit, TimeSpan life)
    {
        using Process process = CommittingProgram.Start(_path);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        var told = new List<string>();
        try
        {
            if (await process.StandardOutput.ReadLineAsync() != CommittingProgram.Opening) Assert.Fail(await errors);
            var clock = Stopwatch.StartNew();
            // Waiting by the system's clock alone would be too coarse.
            if (life > _spin) await Task.Delay(life - _spin);
            while (clock.Elapsed < life) Thread.SpinWait(20);
        }
        finally
        {
            process.Kill();
        }
        while (await process.StandardOutput.ReadLineAsync() is { } line) told.Add(line);
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
        Assert.Equal(told.Select((_, i) => commit + i), told.Select(line => long.Parse(line, CultureInfo.InvariantCulture)));
        return commit + Math.Max(0, told.Count - 1);
    }

    private static IEnumerable<string> FilesOfTheCommit(IndexDirectory directory) =>
        (Manifest.Read(directory)?.Segments ?? []).SelectMany(s => s.AllFiles).Select(f => f.Name).Append(Manifest.FileName);
}
