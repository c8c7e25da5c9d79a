using Lucene.Net.Documents;
using Lucene.Net.Index;
using SearchPlans.Lucene.Storage;
using SearchPlans.Lucene.Tests.Faults;

namespace SearchPlans.Lucene.Tests.Storage;

/// <summary>What damage is reported as is held by <see cref="CorruptionTests"/>.</summary>
public sealed class IndexVerificationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MapDirectory _directory;

    public IndexVerificationTests()
    {
        _directory = new MapDirectory(_folder.Path, pageChecksums: true);
        using var writer = new BurstWriter(_directory, RollingIndex.HastyConfig);
        RollingIndex.Run(writer, 0, 3);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Steps : IProgress<(int Done, int Total)>
    {
        public List<(int Done, int Total)> Told { get; } = [];

        public void Report((int Done, int Total) value) => Told.Add(value);
    }

    [Fact]
    public void A_sound_index_is_counted()
    {
        var steps = new Steps();
        VerificationReport report = IndexVerification.Verify(_directory, progress: steps);
        Assert.Empty(report.Problems);
        Assert.Equal(3, report.Generation);
        int documents = 2 * (10 + 3);
        Assert.Equal(documents, report.Documents);
        // "all", "d0" or "d1", the write and the key of each; those deleted since count too.
        Assert.InRange(report.Postings, 4 * documents, 4 * 2 * 5 * 3);
        Assert.InRange(report.Terms, 2 * 13 + 3, report.Postings);
        Assert.Equal(CommitInfo.ReadSegments(_directory)!.Count, report.Segments);
        Assert.Equal(
            _folder.IndexFiles().Where(f => f != "segments.gen").Sum(f => new FileInfo(Path.Combine(_folder.Path, f)).Length),
            report.ByteLength);
        Assert.Contains("test: stored fields", report.CheckIndexOutput, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, steps.Told.Count).Select(done => (done, steps.Told.Count)), steps.Told);
    }

    [Fact]
    public void What_the_caller_finds_is_reported()
    {
        var problem = new IndexProblem("file", "problem");
        VerificationReport report = IndexVerification.Verify(_directory, commit =>
        {
            RollingIndex.AssertHolds(commit, 3);
            return [problem];
        });
        Assert.Equal([problem], report.Problems);
    }

    [Fact]
    public void It_can_be_ended_early() =>
        Assert.ThrowsAny<OperationCanceledException>(
            () => IndexVerification.Verify(_directory, cancellation: new CancellationToken(canceled: true)));

    // A structure that is wrong though every byte is as it was written.
    [Fact]
    public void What_only_CheckIndex_sees_is_reported()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        string name = Delete(one, ["a"]);
        File.Copy(Path.Combine(other.Path, Delete(other, ["a", "b"])), Path.Combine(one.Path, name), overwrite: true);
        VerificationReport report = IndexVerification.Verify(new MapDirectory(one.Path, pageChecksums: true));
        Assert.Contains("CheckIndex", Assert.Single(report.Problems).Problem, StringComparison.Ordinal);
        Assert.Contains("FAILED", report.CheckIndexOutput, StringComparison.Ordinal);
    }

    // Gives the name of the file of deletions.
    private static string Delete(TemporaryFolder folder, string[] keys)
    {
        using var writer = new BurstWriter(new MapDirectory(folder.Path, pageChecksums: true), RollingIndex.Config);
        using WriterSession session = writer.Open("a");
        foreach (char key in "abcdefgh")
        {
            session.AddDocuments([[new StringField("key", $"{key}", Field.Store.NO)]]);
        }
        session.Commit();
        session.DeleteDocuments([.. keys.Select(k => new Term("key", k))]);
        session.Commit();
        return Assert.Single(folder.IndexFiles(), f => f.EndsWith(".del", StringComparison.Ordinal));
    }
}
