using SearchPlans.Lucene.Storage;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Faults;

[TakesLong]
[Trait("Speed", "Slow")]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Commits = 2;

    [Theory]
    [InlineData(Fault.KilledBefore)]
    [InlineData(Fault.KilledAfter)]
    [InlineData(Fault.FailsOnce)]
    [InlineData(Fault.DiskFull)]
    public void Failing_at_any_call_the_last_commit_stays_with_all_of_it_and_writing_goes_on(Fault fault)
    {
        long calls = Run(fault, long.MaxValue).Calls;
        int commitsLost = 0;
        int unharmed = 0;
        for (long n = 0; n < calls; n++)
        {
            (_, bool failed, long commit) = Run(fault, n);
            commitsLost += commit < Commits ? 1 : 0;
            unharmed += failed ? 0 : 1;
        }
        output.WriteLine($"{fault} at each of {calls} calls: {commitsLost} ended before the last commit, {unharmed} not at all");
        Assert.True(calls > 100);
        Assert.True(commitsLost > calls / 2);
    }

    // Commits, fails at a call, looks at what is left and goes on by another directory, as another process would, or, once
    // there is room or it was but one failure, by the same writer.
    private static (long Calls, bool Failed, long Commit) Run(Fault fault, long failAt)
    {
        using var folder = new TemporaryFolder();
        var faulty = new FaultyDirectory(folder.Path, fault, failAt);
        using var writer = new BurstWriter(faulty, RollingIndex.HastyConfig);
        Exception? failure = Record.Exception(() => RollingIndex.Run(writer, 0, Commits));
        if (failAt == long.MaxValue)
        {
            Assert.Null(failure);
        }
        else if (failure is not null)
        {
            Assert.True(faulty.HasFailed && failure is IOException, $"call {failAt}: {failure}");
        }
        if (fault == Fault.DiskFull && failure is not null)
        {
            Assert.True(failure is not IndexFormatException, $"call {failAt}: {failure}");
        }
        long calls = faulty.Operations;
        long commit = AssertCommit(folder, failAt);
        bool goesOn = fault is Fault.FailsOnce or Fault.DiskFull;
        if (failure is not null && fault == Fault.DiskFull)
        {
            Assert.ThrowsAny<IOException>(() => RollingIndex.Run(writer, commit, Commits + 1));
            Assert.Equal(commit, AssertCommit(folder, failAt));
        }
        faulty.MakeRoom();
        if (!goesOn)
        {
            writer.Dispose();
        }
        using var next = new BurstWriter(new MapDirectory(folder.Path, pageChecksums: true), RollingIndex.HastyConfig);
        RollingIndex.Run(goesOn ? writer : next, commit, Commits + 1);
        Assert.Equal(Commits + 1, RollingIndex.AssertLastCommit(new MapDirectory(folder.Path, pageChecksums: true)));
        writer.Dispose();
        AssertNothingLeftBehind(folder);
        return (calls, failure is not null, commit);
    }

    // Without reading all structures: that is done once, at the end.
    private static long AssertCommit(TemporaryFolder folder, long failAt)
    {
        try
        {
            using var commits = new IndexCommits(new MapDirectory(folder.Path, pageChecksums: true));
            using CommitReader reader = commits.Acquire();
            RollingIndex.AssertHolds(reader, reader.Info.Number);
            return reader.Info.Number;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"call {failAt}: {e.Message}", e);
        }
    }

    private static void AssertNothingLeftBehind(TemporaryFolder folder)
    {
        var directory = new MapDirectory(folder.Path, pageChecksums: true);
        ICollection<string> files = CommitInfo.ReadSegments(directory)!.GetFiles(directory, includeSegmentsFile: true);
        IEnumerable<string> known = files.Append("segments.gen");
        Assert.Equal(known.Order(StringComparer.Ordinal), folder.IndexFiles());
        if (folder.MappedFiles() > 0)
        {
            // What Lucene forgets to close in a failure.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Equal(0, folder.MappedFiles());
        }
    }
}
