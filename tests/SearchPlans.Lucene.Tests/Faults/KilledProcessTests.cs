using System.Diagnostics;
using System.Globalization;
using SearchPlans.Lucene.Storage;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Faults;

/// <summary>A writer in a process of its own, killed for good: what it mapped, held and had half written is as the system
/// leaves it.</summary>
[TakesLong]
[Trait("Speed", "Slow")]
public sealed class KilledProcessTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 20;

    private const int MostCommits = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_at_random_moments_the_index_opens_at_the_last_commit_with_all_of_it(bool pageChecksums)
    {
        Random random = TestRandom.Create(output);
        var clock = Stopwatch.StartNew();
        long commit = 0;
        int midway = 0;
        int untold = 0;
        // The next one gets ready meanwhile.
        Process next = CommittingProgram.Start(_folder.Path, pageChecksums, commits: -1);
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process process = next;
            next = CommittingProgram.Start(_folder.Path, pageChecksums, commits: -1);
            long told = await RunAndKill(process, commit, random.Next(MostCommits), random.NextDouble());
            var directory = new MapDirectory(_folder.Path, pageChecksums);
            commit = RollingIndex.AssertLastCommit(directory);
            // The kill may have come after the commit and before it was told.
            Assert.InRange(commit, told, told + 1);
            untold += commit > told ? 1 : 0;
            midway += _folder.IndexFiles().Except(FilesOfTheCommit(directory)).Any() ? 1 : 0;
        }
        next.Kill();
        next.Dispose();
        output.WriteLine($"killed {Kills} times in {clock.Elapsed.TotalSeconds:f1} s: {commit} commits; "
            + $"{midway} kills left files of no commit, {untold} came between a commit and its being told");
        // Kills that never meet a commit on its way would show nothing.
        Assert.True(midway > Kills / 4);
    }

    // Lets it commit some times, and then for a part of the time that one took. Gives the last commit it said was finished.
    private static async Task<long> RunAndKill(Process process, long commit, int commits, double part)
    {
        Task<string> errors = process.StandardError.ReadToEndAsync();
        var told = new List<string>();
        try
        {
            if (await process.StandardOutput.ReadLineAsync() != CommittingProgram.Ready)
            {
                Assert.Fail(await errors);
            }
            await process.StandardInput.WriteLineAsync("go");
            var clock = Stopwatch.StartNew();
            TimeSpan one = TimeSpan.FromMilliseconds(20);
            while (told.Count <= commits && await process.StandardOutput.ReadLineAsync() is { } line)
            {
                told.Add(line);
                one = told.Count > 1 ? clock.Elapsed : one;
                clock.Restart();
            }
            // Waiting by the system's clock alone would be too coarse.
            while (clock.Elapsed < one * part)
            {
                Thread.SpinWait(20);
            }
        }
        finally
        {
            process.Kill();
        }
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            told.Add(line);
        }
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
        Assert.Equal(told.Select((_, i) => commit + i), told.Select(line => long.Parse(line, CultureInfo.InvariantCulture)));
        return commit + Math.Max(0, told.Count - 1);
    }

    private static IEnumerable<string> FilesOfTheCommit(MapDirectory directory) =>
        CommitInfo.ReadSegments(directory)?.GetFiles(directory, includeSegmentsFile: true).Append("segments.gen") ?? [];
}
