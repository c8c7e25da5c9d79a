using SearchPlans.Engine.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Indexing;

public sealed class CommitTests(ITestOutputHelper output)
{
    private static readonly Schema _schema = new(
        [new TextField("text", new WhitespaceAnalyzer(), Postings.Positions, Norms: true)],
        [new ColumnField("key", ColumnKind.Keyword), new ColumnField("share", ColumnKind.Number), new ColumnField("commit", ColumnKind.Number)]);

    private static DocumentBlock Block(string key, long share = 0, long commit = 0) => new DocumentBlock()
        .Set("key", key).Set("share", share).Set("commit", commit)
        .Add(new Document().Add("text", $"all {key} of{commit}"));

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
        const int commits = 200;
        const long whole = 1000;
        Random random = TestRandom.Create(output);
        var directory = new MemoryDirectory();
        using var source = new SnapshotSource(directory, _schema);
        using var done = new CancellationTokenSource();
        var seen = new HashSet<long>();
        // Each commit replaces two blocks whose shares make up the whole, and adds one that stays.
        Task[] readers = [.. Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() =>
        {
            long answers = 0;
            while (!done.IsCancellationRequested)
            {
                using IndexSnapshot snapshot = source.Acquire(now: true);
                if (snapshot.Generation == 0) continue;
                var collector = new Shares();
                new Searcher(snapshot).Search(new TermQuery("text", "all"), collector);
                Assert.Equal(whole, collector.Sum);
                Assert.Equal(2 + snapshot.Generation, collector.Docs);
                Assert.Equal([snapshot.Generation], collector.Commits);
                lock (seen) seen.Add(snapshot.Generation);
                answers++;
            }
            Assert.True(answers > 0);
        }, TaskCreationOptions.LongRunning))];
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            for (int commit = 1; commit <= commits; commit++)
            {
                writer.Delete("key", "left");
                writer.Delete("key", "right");
                long left = random.NextInt64(whole);
                writer.Add(Block("left", left, commit));
                writer.Add(Block("right", whole - left, commit));
                writer.Add(Block($"stays{commit}"));
                Assert.Equal(commit, writer.Commit());
            }
        }
        await Task.Delay(50);
        await done.CancelAsync();
        await Task.WhenAll(readers);
        output.WriteLine($"8 readers saw {seen.Count} of {commits} commits");
        Assert.Contains(commits, seen);
        Assert.Empty(IndexVerifier.Verify(directory, _schema).Problems);
    }

    private sealed class Shares : Collector
    {
        private SegmentReader? _segment;

        public long Sum { get; private set; }

        public long Docs { get; private set; }

        public SortedSet<long> Commits { get; } = [];

        public override void StartSegment(SegmentReader segment, int firstDoc) => _segment = segment;

        public override void Collect(int doc, Scorer scorer)
        {
            int block = _segment!.Groups.Of(Grouping.Block, doc);
            Docs++;
            Sum += _segment.Numbers(1)[block];
            if (_segment.Numbers(2)[block] is long commit and > 0) Commits.Add(commit);
        }
    }
}
