using System.Diagnostics;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Tests.Faults;
using SearchPlans.Engine.Verification;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Indexing;

public sealed class CommitTests(ITestOutputHelper output)
{
    private static readonly Schema _schema = new(
        [new TextField("text", new WhitespaceAnalyzer(), Postings.Positions, Norms: true)], [new ColumnField("key", ColumnKind.Keyword)]);

    private static DocumentBlock Block(string key) => new DocumentBlock().Set("key", key).Add(new Document().Add("text", $"all {key}"));

    private static long Count(IndexDirectory directory, string term)
    {
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, _schema);
        return new Searcher(snapshot).TopDocs(new TermQuery("text", term), 1, countAll: true).TotalHits.Value;
    }

    [Fact]
    public void Nothing_is_seen_before_the_commit_and_what_isn_t_committed_is_gone()
    {
        var directory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(directory, _schema, maxBufferedTokens: 1))
        {
            writer.Add(Block("a"));
            Assert.Equal(0, Count(directory, "all"));
            Assert.Equal(1, writer.Commit());
            Assert.Equal(1, writer.Commit());
            writer.Add(Block("b"));
            writer.Delete("key", "a");
        }
        Assert.Equal(1, Count(directory, "a"));
        Assert.Equal(0, Count(directory, "b"));
        using (IndexWriter writer = IndexWriter.Open(directory, _schema)) writer.Add(Block("c"));
        Assert.Equal(1, Count(directory, "all"));
    }

    [Fact]
    public void Only_one_writer_at_a_time_and_closing_twice_takes_nothing_from_the_next()
    {
        var directory = new MemoryDirectory();
        IndexWriter first = IndexWriter.Open(directory, _schema);
        Assert.Throws<IndexLockedException>(() => IndexWriter.Open(directory, _schema));
        first.Dispose();
        using IndexWriter second = IndexWriter.Open(directory, _schema);
        first.Dispose();
        Assert.Throws<IndexLockedException>(() => IndexWriter.Open(directory, _schema));
    }

    [Fact]
    public void Another_schema_is_refused_until_the_old_index_is_discarded()
    {
        var directory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            writer.Add(Block("a"));
            writer.Commit();
        }
        var other = new Schema([new TextField("text", new CharacterAnalyzer(), Postings.Positions, Norms: true)], _schema.Columns);
        Assert.Throws<InvalidOperationException>(() => IndexWriter.Open(directory, other));
        using (IndexSnapshot empty = IndexSnapshot.Open(directory, other)) Assert.Equal(0, empty.DocCount);
        Assert.NotEmpty(IndexVerifier.Verify(directory, other).Problems);
        using (IndexWriter writer = IndexWriter.Open(directory, other, discard: true))
        {
            writer.Add(new DocumentBlock().Add(new Document().Add("text", "坪山")));
            Assert.Equal(1, Count(directory, "a"));
            Assert.Equal(2, writer.Commit());
        }
        Assert.Empty(IndexVerifier.Verify(directory, other).Problems);
        Assert.Single(Manifest.Read(directory)!.Segments);
    }

    [Fact]
    public void An_unreadable_index_can_be_discarded()
    {
        var directory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            writer.Add(Block("a"));
            writer.Commit();
        }
        directory.Write(Manifest.FileName, [1, 2, 3]);
        Assert.Throws<IndexFormatException>(() => IndexWriter.Open(directory, _schema));
        using (IndexWriter writer = IndexWriter.Open(directory, _schema, discard: true))
        {
            writer.Add(Block("b"));
            writer.Commit();
        }
        Assert.Equal(1, Count(directory, "b"));
        Assert.Equal(1, Count(directory, "all"));
        Assert.Empty(IndexVerifier.Verify(directory, _schema).Problems);
    }

    [Fact]
    public void Characters_that_are_half_of_a_pair_are_indexed_as_one_term()
    {
        var directory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            writer.Add(new DocumentBlock().Add(new Document().Add("text", "\uD800 \uD801 a\uDC00b \U00020000")));
            writer.Add(new DocumentBlock().Add(new Document().Add("text", "\uDFFF x")));
            writer.Commit();
        }
        Assert.Empty(IndexVerifier.Verify(directory, _schema).Problems);
        Assert.Equal(2, Count(directory, "\uFFFD"));
        Assert.Equal(2, Count(directory, "\uD800"));
        Assert.Equal(1, Count(directory, "\U00020000"));
    }

    [Fact]
    public async Task Each_answer_belongs_to_one_commit_while_a_writer_commits_and_merges()
    {
        const int commits = 1000;
        const int readerCount = 8;
        string path = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), Path.GetRandomFileName());
        var directory = new DiskDirectory(path);
        try
        {
            using var source = new SnapshotSource(directory, RollingIndex.Schema);
            using var done = new CancellationTokenSource();
            var clock = Stopwatch.StartNew();
            Task<(long Answers, HashSet<long> Seen)>[] readers = [.. Enumerable.Range(0, readerCount).Select(reader =>
                // Every other reader opens each snapshot by itself, all the files of it, while the writer removes what it merges.
                Task.Factory.StartNew(() => Read(reader % 2 == 0 ? () => source.Acquire(now: true) : () => IndexSnapshot.Open(directory, RollingIndex.Schema),
                    done.Token), TaskCreationOptions.LongRunning))];
            Task write = Task.Factory.StartNew(() => Write(directory, commits), TaskCreationOptions.LongRunning);
            await Task.WhenAny([write, .. readers]);
            await write;
            await done.CancelAsync();
            (long Answers, HashSet<long> Seen)[] read = await Task.WhenAll(readers);
            using IndexSnapshot last = source.Acquire(now: true);
            RollingIndex.AssertHolds(last, commits);
            Assert.Empty(IndexVerifier.Verify(directory, RollingIndex.Schema).Problems);
            // Every commit writes one segment; the others were made by merging.
            long merges = Manifest.Read(directory)!.NextSegment - commits;
            int seen = read.SelectMany(r => r.Seen).Distinct().Count();
            output.WriteLine($"{commits} commits with {merges} merges in {clock.Elapsed.TotalSeconds:f1} s; {readerCount} readers gave "
                + $"{read.Sum(r => r.Answers)} answers from {seen} commits");
            Assert.True(merges >= commits);
            Assert.All(read, r => Assert.True(r.Seen.Count > 1));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static void Write(IndexDirectory directory, int commits)
    {
        using IndexWriter writer = IndexWriter.Open(directory, RollingIndex.Schema);
        for (long commit = 1; commit <= commits; commit++)
        {
            RollingIndex.Change(writer, commit);
            Assert.Equal(commit, writer.Commit());
        }
    }

    private static (long Answers, HashSet<long> Seen) Read(Func<IndexSnapshot> open, CancellationToken done)
    {
        var seen = new HashSet<long>();
        long answers = 0;
        while (!done.IsCancellationRequested)
        {
            using IndexSnapshot snapshot = open();
            RollingIndex.AssertAnswer(snapshot);
            seen.Add(snapshot.Generation);
            answers++;
            // Eight that never rest would leave a writer on few processors no time.
            done.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(5));
        }
        return (answers, seen);
    }
}
