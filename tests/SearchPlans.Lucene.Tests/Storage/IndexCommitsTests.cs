using System.Diagnostics;
using Lucene.Net.Documents;
using SearchPlans.Lucene.Storage;
using SearchPlans.Lucene.Tests.Faults;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Storage;

[TakesLong]
public sealed class IndexCommitsTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private MapDirectory Open() => new(_folder.Path, pageChecksums: true);

    private void Run(long from, long to)
    {
        using var writer = new BurstWriter(Open(), RollingIndex.Config);
        RollingIndex.Run(writer, from, to);
    }

    [Fact]
    public void A_folder_that_isn_t_there_or_is_empty_is_an_empty_index()
    {
        using var commits = new IndexCommits(Open());
        using (CommitReader nothing = commits.Acquire())
        {
            Assert.Equal(CommitInfo.None, nothing.Info);
            Assert.Empty(nothing.Reader.Leaves);
        }
        Assert.False(Directory.Exists(_folder.Path));
        Directory.CreateDirectory(_folder.Path);
        commits.Acquire(now: true).Dispose();
        Assert.Empty(IndexVerification.Verify(Open()).Problems);
        Run(0, 1);
        using CommitReader first = commits.Acquire(now: true);
        RollingIndex.AssertHolds(first, 1);
    }

    [Fact]
    public void The_folder_is_looked_at_now_and_then()
    {
        Run(0, 1);
        using var commits = new IndexCommits(Open());
        var clock = Stopwatch.StartNew();
        using CommitReader first = commits.Acquire();
        Run(1, 2);
        using (CommitReader same = commits.Acquire())
        {
            Assert.True(same == first || clock.Elapsed >= IndexCommits.CheckEvery);
        }
        Thread.Sleep(IndexCommits.CheckEvery);
        using (CommitReader second = commits.Acquire())
        {
            RollingIndex.AssertHolds(second, 2);
            using CommitReader same = commits.Acquire(now: true);
            Assert.Same(second, same);
        }
        RollingIndex.AssertHolds(first, 1);
    }

    [Fact]
    public void Segments_that_are_the_same_are_shared_with_the_commit_before()
    {
        using var writer = new BurstWriter(Open(), RollingIndex.Config);
        RollingIndex.Run(writer, 0, 1);
        using var commits = new IndexCommits(Open());
        using CommitReader first = commits.Acquire();
        using (WriterSession session = writer.Open(RollingIndex.Identity))
        {
            session.AddDocuments([[new StringField("key", "more", Field.Store.NO)]]);
            session.Commit();
        }
        using CommitReader second = commits.Acquire(now: true);
        Assert.Equal(2, second.Reader.Leaves.Count);
        Assert.Contains(second.Reader.Leaves, leaf => leaf.AtomicReader == first.Reader.Leaves[0].AtomicReader);
    }

    // With as many commits Lucene would keep the old reader, with more it would mix old and new segments of the same names.
    [Theory]
    [InlineData(3, 3)]
    [InlineData(3, 5)]
    [InlineData(5, 2)]
    public void An_index_deleted_and_made_anew_is_seen_and_never_mixed_with_the_old(int before, int after)
    {
        Add("old", before);
        using var commits = new IndexCommits(Open());
        using CommitReader old = commits.Acquire();
        AssertHolds(old, "old", before);
        _folder.Delete();
        Add("new", after);
        using (CommitReader anew = commits.Acquire(now: true))
        {
            AssertHolds(anew, "new", after);
        }
        _folder.Delete();
        using (CommitReader gone = commits.Acquire(now: true))
        {
            Assert.Equal(CommitInfo.None, gone.Info);
        }
        Add("third", before);
        using CommitReader third = commits.Acquire(now: true);
        AssertHolds(third, "third", before);
        AssertHolds(old, "old", before);
    }

    // A segment with each commit.
    private void Add(string word, int count)
    {
        using var writer = new BurstWriter(Open(), RollingIndex.Config);
        for (int i = 0; i < count; i++)
        {
            using WriterSession session = writer.Open("words");
            session.AddDocuments([[new StringField("key", $"{word}{i}", Field.Store.YES)]]);
            session.Commit();
        }
    }

    private static void AssertHolds(CommitReader reader, string word, int count)
    {
        Assert.Equal(count, reader.Info.Number);
        Assert.Equal(count, reader.Reader.Leaves.Count);
        int[] docs = [.. Enumerable.Range(0, count)];
        Assert.Equal(docs.Select(d => $"{word}{d}"), docs.Select(d => reader.Reader.Document(d).Get("key")));
    }

    [Fact]
    public void While_the_newest_commit_isn_t_accepted_the_last_one_that_was_is_given_out()
    {
        Run(0, 2);
        string accepted = RollingIndex.Identity;
        using var commits = new IndexCommits(Open(), commit => commit.Identity == accepted);
        commits.Acquire().Dispose();
        using var writer = new BurstWriter(Open(), RollingIndex.Config);
        using (WriterSession session = writer.Open("other", discard: true))
        {
            session.Commit();
        }
        using (CommitReader still = commits.Acquire(now: true))
        {
            RollingIndex.AssertHolds(still, 2);
        }
        accepted = "other";
        using CommitReader other = commits.Acquire(now: true);
        Assert.Equal((3, 0), (other.Info.Number, other.Reader.NumDocs));
    }

    [Fact]
    public void Damage_is_told_and_once_it_is_mended_the_index_is_read_again()
    {
        Run(0, 2);
        string file = Path.Combine(_folder.Path, _folder.IndexFiles().First(f => f.EndsWith(".cfe", StringComparison.Ordinal)));
        byte[] bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^1]);
        using var commits = new IndexCommits(Open());
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(Path.GetFileName(file), Assert.Throws<IndexFormatException>(() => commits.Acquire()).File);
        }
        File.WriteAllBytes(file, bytes);
        using CommitReader reader = commits.Acquire();
        RollingIndex.AssertHolds(reader, 2);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Each_answer_belongs_to_one_commit_while_a_writer_commits_and_merges()
    {
        const int total = 300;
        const int readerCount = 8;
        using var source = new IndexCommits(Open());
        using var done = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        Task<(long Answers, HashSet<long> Seen)>[] readers = [.. Enumerable.Range(0, readerCount).Select(reader =>
            // Every other reader opens each commit by itself, all the files of it, while the writer deletes what it merges.
            Task.Factory.StartNew(() => Read(reader % 2 == 0 ? () => source.Acquire(now: true) : OpenByItself, done.Token),
                TaskCreationOptions.LongRunning))];
        Task write = Task.Factory.StartNew(() => Run(0, total), TaskCreationOptions.LongRunning);
        await Task.WhenAny([write, .. readers]);
        await write;
        await done.CancelAsync();
        (long Answers, HashSet<long> Seen)[] read = await Task.WhenAll(readers);
        using CommitReader last = source.Acquire(now: true);
        RollingIndex.AssertHolds(last, total);
        Assert.Equal(total, RollingIndex.AssertLastCommit(Open()));
        output.WriteLine($"{total} commits in {clock.Elapsed.TotalSeconds:f1} s; {readerCount} readers gave "
            + $"{read.Sum(r => r.Answers)} answers from {read.SelectMany(r => r.Seen).Distinct().Count()} commits; "
            + $"{CommitInfo.ReadSegments(Open())!.Counter} segments written");
        Assert.All(read, r => Assert.True(r.Seen.Count > 1));
    }

    private CommitReader OpenByItself()
    {
        using var commits = new IndexCommits(Open());
        return commits.Acquire();
    }

    private static (long Answers, HashSet<long> Seen) Read(Func<CommitReader> open, CancellationToken done)
    {
        var seen = new HashSet<long>();
        long answers = 0;
        while (!done.IsCancellationRequested)
        {
            using CommitReader reader = open();
            RollingIndex.AssertAnswer(reader);
            seen.Add(reader.Info.Number);
            answers++;
            // Eight that never rest would leave a writer on few processors no time.
            done.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(5));
        }
        return (answers, seen);
    }
}
