using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Hashing;
using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Microsoft.Extensions.Time.Testing;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Storage;
using SearchPlans.Lucene.Tests.Faults;

namespace SearchPlans.Lucene.Tests.Storage;

public sealed class BurstWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MapDirectory _directory;
    private readonly FakeTimeProvider _clock = new();
    private readonly BurstWriter _writer;

    public BurstWriterTests()
    {
        _directory = new MapDirectory(_folder.Path, pageChecksums: true);
        _writer = new BurstWriter(_directory, RollingIndex.Config, _clock);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    private static Document[] Block(string key) =>
        [new Document { new TextField("text", $"all {key}", Field.Store.NO), new StringField("key", key, Field.Store.NO) }];

    private void Commit(params string[] keys)
    {
        using WriterSession session = _writer.Open("a");
        foreach (string key in keys)
        {
            session.AddDocuments(Block(key));
        }
        session.Commit();
    }

    private int Count(string term)
    {
        using var commits = new IndexCommits(_directory);
        using CommitReader reader = commits.Acquire();
        return new IndexSearcher(reader.Reader).Search(new TermQuery(new Term("text", term)), 1).TotalHits;
    }

    [Fact]
    public void Nothing_is_seen_before_the_commit_and_what_isn_t_committed_is_gone()
    {
        using (WriterSession session = _writer.Open("a"))
        {
            session.AddDocuments(Block("a"));
            Assert.Equal(0, Count("all"));
            Assert.Equal(1, session.Commit());
            Assert.Equal(1, session.Commit());
            session.AddDocuments(Block("b"));
            session.DeleteDocuments(new Term("key", "a"));
        }
        Assert.False(_writer.IsOpen);
        Assert.Equal(1, Count("a"));
        Assert.Equal(0, Count("b"));
        using (WriterSession session = _writer.Open("a"))
        {
            session.AddDocuments(Block("c"));
        }
        Commit("d");
        using (WriterSession session = _writer.Open("a"))
        {
            session.AddDocuments(Block("e"));
            _writer.Dispose();
        }
        Assert.Equal(2, Count("all"));
        Assert.Equal(1, Count("d"));
        Assert.Equal(2, CommitInfo.Read(_directory).Number);
    }

    [Fact]
    public void One_session_at_a_time_and_ending_one_twice_takes_nothing_from_the_next()
    {
        WriterSession first = _writer.Open("a");
        Assert.Throws<IndexLockedException>(() => _writer.Open("a"));
        first.Dispose();
        Assert.ThrowsAny<ObjectDisposedException>(() => first.AddDocuments(Block("x")));
        using WriterSession second = _writer.Open("a");
        first.Dispose();
        Assert.Throws<IndexLockedException>(() => _writer.Open("a"));
    }

    [Fact]
    public void Another_identity_is_refused_until_the_old_index_is_discarded()
    {
        Commit("a");
        CommitInfo before = CommitInfo.Read(_directory);
        Assert.Throws<InvalidOperationException>(() => _writer.Open("b"));
        using var commits = new IndexCommits(_directory, commit => commit.Identity == "b");
        using (CommitReader empty = commits.Acquire())
        {
            Assert.Equal(0, empty.Reader.NumDocs);
            Assert.Equal(CommitInfo.None, empty.Info);
        }
        using (WriterSession session = _writer.Open("b", discard: true))
        {
            session.AddDocuments(Block("b"));
            Assert.Equal(1, Count("a"));
            Assert.Equal(2, session.Commit());
        }
        CommitInfo after = CommitInfo.Read(_directory);
        Assert.Equal(("b", 2), (after.Identity, after.Number));
        Assert.NotEqual(before.IndexId, after.IndexId);
        Assert.Equal((0, 1), (Count("a"), Count("b")));
        using CommitReader reader = commits.Acquire(now: true);
        Assert.Equal(1, reader.Reader.NumDocs);
        // Discarding that isn't committed changes nothing.
        _writer.Open("c", discard: true).Dispose();
        Assert.Equal(after, CommitInfo.Read(_directory));
    }

    [Theory]
    [InlineData("segments_1")]
    [InlineData("_0.si")]
    public void An_unreadable_index_can_be_discarded(string broken)
    {
        Commit("a");
        _writer.Dispose();
        File.WriteAllBytes(Path.Combine(_folder.Path, broken), [1, 2, 3]);
        using var writer = new BurstWriter(_directory, RollingIndex.Config);
        Assert.Equal(broken, Assert.Throws<IndexFormatException>(() => writer.Open("a")).File);
        Assert.Equal(broken, Assert.Throws<IndexFormatException>(() => Count("a")).File);
        using (WriterSession session = writer.Open("a", discard: true))
        {
            session.AddDocuments(Block("b"));
            session.Commit();
        }
        Assert.Equal((1, 1), (Count("b"), Count("all")));
        Assert.Empty(IndexVerification.Verify(_directory).Problems);
    }

    [Fact]
    public void A_commit_by_a_codec_that_isn_t_known_is_too_new()
    {
        Commit("a");
        string path = Path.Combine(_folder.Path, "segments_1");
        byte[] bytes = File.ReadAllBytes(path);
        int at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(BlockCodec.Instance.Name));
        bytes[at] ^= 1;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(^8..), Crc32.HashToUInt32(bytes.AsSpan(..^8)));
        File.WriteAllBytes(path, bytes);
        IndexFormatException tooNew = Assert.Throws<IndexFormatException>(() => Count("a"));
        Assert.Equal((IndexFormatProblem.TooNew, "segments_1"), (tooNew.Problem, tooNew.File));
    }

    // The commit can be read either way; what was written another way is told by the identity before it is opened.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_index_written_with_or_without_page_checksums_is_known_and_replaced_the_other_way(bool pageChecksums)
    {
        using (var other = new BurstWriter(new MapDirectory(_folder.Path, pageChecksums), RollingIndex.Config))
        {
            using WriterSession session = other.Open("other");
            session.AddDocuments(Block("a"));
            session.Commit();
        }
        var directory = new MapDirectory(_folder.Path, !pageChecksums);
        Assert.Equal("other", CommitInfo.Read(directory).Identity);
        VerificationReport report = IndexVerification.Verify(
            directory, commit => commit.Identity == "a" ? null : "not ours", check: null, progress: null, default);
        Assert.Equal([new IndexProblem("segments_1", "not ours")], report.Problems);
        using (var writer = new BurstWriter(directory, RollingIndex.Config))
        {
            using WriterSession session = writer.Open("a", discard: true);
            session.AddDocuments(Block("b"));
            session.Commit();
        }
        Assert.Empty(IndexVerification.Verify(directory).Problems);
        using var commits = new IndexCommits(directory);
        using CommitReader reader = commits.Acquire();
        Assert.Equal(1, reader.Reader.NumDocs);
    }

    [Fact]
    public void A_session_that_failed_takes_nothing_more_and_the_next_goes_on()
    {
        Commit("a");
        CommitInfo before = CommitInfo.Read(_directory);
        using (WriterSession session = _writer.Open("a"))
        {
            session.AddDocuments(Block("b"));
            Assert.Throws<InvalidDataException>(() => session.AddDocuments(Fail()));
            Assert.Throws<InvalidOperationException>(() => session.AddDocuments(Block("c")));
            Assert.Throws<InvalidOperationException>(() => session.DeleteDocuments(new Term("key", "a")));
            Assert.Throws<InvalidOperationException>(() => session.Commit());
        }
        Assert.Equal(before, CommitInfo.Read(_directory));
        Commit("d");
        Assert.Equal((2, 1), (Count("all"), Count("d")));
        // A reader may have seen what was taken back: it must share nothing with what comes now.
        Assert.NotEqual(before.IndexId, CommitInfo.Read(_directory).IndexId);
        string id = CommitInfo.Read(_directory).IndexId;
        Commit("e");
        Assert.Equal(id, CommitInfo.Read(_directory).IndexId);

        static IEnumerable<Document> Fail()
        {
            yield return Block("x")[0];
            throw new InvalidDataException();
        }
    }

    [Fact]
    public void A_cancelled_commit_commits_nothing()
    {
        using (WriterSession session = _writer.Open("a"))
        {
            session.AddDocuments(Block("a"));
            Assert.ThrowsAny<OperationCanceledException>(() => session.Commit(new CancellationToken(canceled: true)));
        }
        Assert.Equal(CommitInfo.None, CommitInfo.Read(_directory));
        Commit("b");
        Assert.Equal(1, Count("all"));
    }

    [Fact]
    public void Changes_of_several_threads_are_in_one_commit()
    {
        using (WriterSession session = _writer.Open("a"))
        {
            Parallel.For(0, 200, i => session.AddDocuments(Block($"k{i}")));
            Parallel.For(0, 100, i => session.UpdateDocuments(new Term("key", $"k{i}"), Block($"n{i}")));
            session.DeleteDocuments([.. Enumerable.Range(100, 50).Select(i => new Term("key", $"k{i}"))]);
            Assert.Equal(1, session.Commit());
        }
        Assert.Equal(150, Count("all"));
        Assert.Equal((0, 1, 0, 1), (Count("k7"), Count("n7"), Count("k107"), Count("k157")));
    }

    [Fact]
    public void Segments_are_merged_and_what_is_deleted_goes()
    {
        for (int i = 0; i < 40; i++)
        {
            Commit($"k{i}");
        }
        Assert.InRange(CommitInfo.ReadSegments(_directory)!.Count, 1, 8);
        using (WriterSession session = _writer.Open("a"))
        {
            session.DeleteDocuments([.. Enumerable.Range(0, 39).Select(i => new Term("key", $"k{i}"))]);
            session.Commit();
        }
        using var commits = new IndexCommits(_directory);
        using CommitReader reader = commits.Acquire();
        Assert.Equal((1, 1), (reader.Reader.NumDocs, reader.Reader.MaxDoc));
    }

    [Fact]
    public async Task The_writer_stays_open_through_a_burst_and_then_another_process_writes()
    {
        RollingIndex.Run(_writer, 0, 2);
        Assert.True(_writer.IsOpen);
        using (Process refused = CommittingProgram.Start(_folder.Path, pageChecksums: true, commits: 1))
        {
            await refused.StandardInput.WriteLineAsync("go");
            // As by a user who adds one file after the other.
            for (int i = 0; i < 10; i++)
            {
                _clock.Advance(BurstWriter.IdleTime * 0.9);
                _writer.Open(RollingIndex.Identity).Dispose();
            }
            string told = await refused.StandardError.ReadToEndAsync();
            await refused.WaitForExitAsync();
            Assert.Contains($"{Environment.ProcessId}", told, StringComparison.Ordinal);
            Assert.NotEqual(0, refused.ExitCode);
        }
        _clock.Advance(BurstWriter.IdleTime * 0.9);
        Assert.True(_writer.IsOpen);
        _clock.Advance(BurstWriter.IdleTime * 0.2);
        Assert.False(_writer.IsOpen);
        using var commits = new IndexCommits(_directory);
        using CommitReader before = commits.Acquire();
        using (Process other = CommittingProgram.Start(_folder.Path, pageChecksums: true, commits: 3))
        {
            await other.StandardInput.WriteLineAsync("go");
            string told = await other.StandardOutput.ReadToEndAsync();
            Assert.Equal("", await other.StandardError.ReadToEndAsync());
            Assert.Equal("5", told.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        }
        using CommitReader after = commits.Acquire(now: true);
        RollingIndex.AssertHolds(before, 2);
        RollingIndex.AssertHolds(after, 5);
        RollingIndex.Run(_writer, 5, 6);
        Assert.Equal(6, RollingIndex.AssertLastCommit(_directory));
    }

    [Fact]
    public void A_timer_that_fired_before_the_last_use_doesn_t_close_it()
    {
        var clock = new LateClock();
        using var writer = new BurstWriter(_directory, RollingIndex.Config, clock);
        RollingIndex.Run(writer, 0, 1);
        clock.Advance(BurstWriter.IdleTime * 0.9);
        writer.Open(RollingIndex.Identity).Dispose();
        clock.Fire();
        Assert.True(writer.IsOpen);
        clock.Advance(BurstWriter.IdleTime);
        Assert.False(writer.IsOpen);
    }

    private sealed class LateClock : FakeTimeProvider
    {
        private TimerCallback? _callback;

        public void Fire() => _callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(_callback = callback, state, dueTime, period);
    }

    [Fact]
    public void A_writer_whose_folder_was_made_anew_by_another_leaves_it_alone()
    {
        RollingIndex.Run(_writer, 0, 3);
        WriterSession session = _writer.Open(RollingIndex.Identity);
        RollingIndex.Change(session, 4);
        _folder.Delete();
        var directory = new MapDirectory(_folder.Path, pageChecksums: true);
        using (var other = new BurstWriter(directory, RollingIndex.Config))
        {
            RollingIndex.Run(other, 0, 2);
            string[] files = _folder.IndexFiles();
            Assert.Throws<IndexLockedException>(() => session.Commit());
            session.Dispose();
            Assert.Equal(files, _folder.IndexFiles());
            Assert.Throws<IndexLockedException>(() => _writer.Open(RollingIndex.Identity));
            Assert.Equal(2, RollingIndex.AssertLastCommit(directory));
        }
        RollingIndex.Run(_writer, 2, 4);
        Assert.Equal(4, RollingIndex.AssertLastCommit(directory));
    }

    [Fact]
    public void A_writer_left_open_in_a_folder_that_was_deleted_begins_anew()
    {
        RollingIndex.Run(_writer, 0, 3);
        Assert.True(_writer.IsOpen);
        _folder.Delete();
        RollingIndex.Run(_writer, 0, 2);
        Assert.Equal(2, RollingIndex.AssertLastCommit(_directory));
    }
}
