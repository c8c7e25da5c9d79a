using System.Text;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Faults;

public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Commits = 5;

    private static readonly Schema _schema = new(
        [new TextField("text", new WhitespaceAnalyzer(), Postings.Positions, Norms: true)], [new ColumnField("key", ColumnKind.Keyword)]);

    // What commit c changes: three blocks come (many with the first), two that came before go, one is replaced.
    private static void Change(IndexWriter writer, int commit)
    {
        for (int b = 0; commit == 1 && b < 24; b++) writer.Add(Block($"base{b}", commit));
        if (commit > 1) writer.Delete("key", $"base{commit * 4}");
        for (int b = 0; b < 3; b++) writer.Add(Block($"c{commit}b{b}", commit));
        if (commit > 2) writer.Delete("key", $"c{commit - 2}b0");
        if (commit > 1 && writer.Delete("key", $"c{commit - 1}b1") > 0) writer.Add(Block($"c{commit - 1}b1", commit));
    }

    private static DocumentBlock Block(string key, int commit)
    {
        var block = new DocumentBlock().Set("key", key);
        for (int d = 0; d < 3; d++)
        {
            string text = $"all {key} d{d} of{commit}";
            block.Add(new Document { Stored = Encoding.UTF8.GetBytes(text) }.Add("text", text));
        }
        return block;
    }

    // What the index holds after each number of commits, by running them undisturbed.
    private static readonly Lazy<string[][]> _expected = new(() =>
    {
        var directory = new MemoryDirectory();
        var states = new List<string[]> { Array.Empty<string>() };
        for (int commit = 1; commit <= Commits; commit++)
        {
            Run(directory, commit - 1, commit);
            states.Add(Content(directory));
        }
        return [.. states];
    });

    private static void Run(IndexDirectory directory, int from, int to)
    {
        // So few tokens that segments are also written between commits.
        using IndexWriter writer = IndexWriter.Open(directory, _schema, maxBufferedTokens: 40);
        for (int commit = from + 1; commit <= to; commit++)
        {
            Change(writer, commit);
            Assert.Equal(commit, writer.Commit());
        }
    }

    private static string[] Content(IndexDirectory directory)
    {
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, _schema);
        TopDocs top = new Searcher(snapshot).TopDocs(new TermQuery("text", "all"), 1000, countAll: true);
        return [.. top.ScoreDocs.Select(d =>
        {
            int segment = snapshot.SegmentOf(d.Doc);
            return Encoding.UTF8.GetString(snapshot.Segments[segment].Stored().Read(d.Doc - snapshot.FirstDoc(segment)));
        }).Order(StringComparer.Ordinal)];
    }

    private static long AssertLastCommit(IndexDirectory directory)
    {
        VerificationReport report = IndexVerifier.Verify(directory, _schema);
        Assert.Empty(report.Problems);
        Assert.Equal(_expected.Value[report.Generation], Content(directory));
        return report.Generation;
    }

    private static void AssertNothingLeftBehind(MemoryDirectory directory)
    {
        IEnumerable<string> known = Manifest.Read(directory)!.Segments.SelectMany(s => s.AllFiles).Select(f => f.Name).Append(Manifest.FileName);
        Assert.Equal(known.Order(StringComparer.Ordinal), directory.List().Order(StringComparer.Ordinal));
    }

    private static long CountOperations()
    {
        var memory = new MemoryDirectory();
        var counting = new FaultyDirectory(memory, Fault.KilledBefore, long.MaxValue);
        Run(counting, 0, Commits);
        Assert.Equal(0, counting.Open);
        // The run has to merge and to delete, or half of what can fail wouldn't.
        Manifest manifest = Manifest.Read(memory)!;
        Assert.True(manifest.NextSegment > manifest.Segments.Count + 8);
        Assert.Contains(manifest.Segments, s => s.Deletions is not null);
        return counting.Operations;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Killed_at_any_operation_the_index_opens_at_the_last_commit_with_all_of_it(bool afterwards)
    {
        long operations = CountOperations();
        for (long n = 0; n < operations; n++)
        {
            var memory = new MemoryDirectory();
            var faulty = new FaultyDirectory(memory, afterwards ? Fault.KilledAfter : Fault.KilledBefore, n);
            Assert.ThrowsAny<IOException>(() => Run(faulty, 0, Commits));
            Assert.True(faulty.HasFailed);
            Assert.Equal(0, faulty.Open);
            long generation = AssertLastCommit(memory);
            Run(memory, (int)generation, Commits);
            Assert.Equal(Commits, AssertLastCommit(memory));
            AssertNothingLeftBehind(memory);
        }
        output.WriteLine($"killed at each of {operations} operations, {(afterwards ? "after" : "before")} it took effect");
    }

    [Fact]
    public void With_a_full_disk_at_any_write_the_last_commit_stays_and_indexing_goes_on_once_there_is_room()
    {
        long operations = CountOperations();
        int runs = 0;
        for (long n = 0; n < operations; n++)
        {
            var memory = new MemoryDirectory();
            var faulty = new FaultyDirectory(memory, Fault.DiskFull, n);
            Exception? failure = Record.Exception(() => Run(faulty, 0, Commits));
            // Behind the last write there is nothing that needs room.
            if (!faulty.HasFailed) continue;
            Assert.Contains("space", Assert.IsType<IOException>(failure).Message, StringComparison.Ordinal);
            runs++;
            Assert.Equal(0, faulty.Open);
            long generation = AssertLastCommit(memory);
            Assert.ThrowsAny<IOException>(() => Run(faulty, (int)generation, Commits));
            Assert.Equal(generation, AssertLastCommit(memory));
            faulty.MakeRoom();
            Run(faulty, (int)generation, Commits);
            Assert.Equal(Commits, AssertLastCommit(memory));
            AssertNothingLeftBehind(memory);
        }
        output.WriteLine($"{runs} runs, without room from each operation on");
        Assert.True(runs > 100);
    }

    [Fact]
    public void A_writer_that_failed_takes_nothing_more()
    {
        var memory = new MemoryDirectory();
        Run(memory, 0, 1);
        var faulty = new FaultyDirectory(memory, Fault.DiskFull, 3);
        using (IndexWriter writer = IndexWriter.Open(faulty, _schema))
        {
            Assert.ThrowsAny<IOException>(() => { Change(writer, 2); writer.Commit(); });
            faulty.MakeRoom();
            Assert.Throws<InvalidOperationException>(() => writer.Add(Block("x", 9)));
            Assert.Throws<InvalidOperationException>(() => writer.Delete("key", "x"));
            Assert.Throws<InvalidOperationException>(() => writer.Commit());
        }
        Assert.Equal(1, AssertLastCommit(memory));
    }
}
