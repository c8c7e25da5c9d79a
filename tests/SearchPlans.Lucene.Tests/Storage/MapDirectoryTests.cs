using System.Diagnostics;
using System.IO.Hashing;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using SearchPlans.Lucene.Storage;
using SearchPlans.Lucene.Tests.Faults;
using Directory = System.IO.Directory;
using Lock = Lucene.Net.Store.Lock;

namespace SearchPlans.Lucene.Tests.Storage;

public sealed class MapDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private MapDirectory Open(bool pageChecksums = true) => new(_folder.Path, pageChecksums);

    private void Write(string name, params byte[] bytes)
    {
        using IndexOutput output = Open().CreateOutput(name, IOContext.DEFAULT);
        output.WriteBytes(bytes, bytes.Length);
    }

    [Fact]
    public void Checksums_are_those_of_the_books()
    {
        byte[] check = Encoding.ASCII.GetBytes("123456789");
        Assert.Equal(0xcbf43926, Crc32.HashToUInt32(check));
        Assert.Equal(0xe3069283, Crc32C.HashToUInt32(check));
        var parts = new Crc32();
        parts.Append(check.AsSpan(0, 4));
        parts.Append(check.AsSpan(4));
        Assert.Equal(0xcbf43926, parts.GetCurrentHashAsUInt32());
    }

    [Fact]
    public void The_length_of_a_body_follows_from_that_of_the_file()
    {
        const long page = PageFrame.PageLength;
        foreach (long body in (long[])[0, 1, 2, page - 4, page - 1, page, page + 1, 2 * page, 2 * page + 3, 10 * page, 12_345_678_901])
        {
            long frame = PageFrame.Make(0, new uint[Math.Min(1000, PageFrame.PageCount(body))]).Length
                + 4 * Math.Max(0, PageFrame.PageCount(body) - 1000);
            Assert.Equal(body, PageFrame.BodyLength(body + frame));
        }
        Assert.Equal(0, PageFrame.BodyLength(3));
        Write("f", new byte[70_000]);
        Assert.Equal(70_000, Open().FileLength("f"));
        Assert.True(new FileInfo(Path.Combine(_folder.Path, "f")).Length > 70_000);
    }

    [Fact]
    public unsafe void Bytes_outside_an_input_are_never_read()
    {
        Write("f", 1, 2, 3, 4, 5, 6);
        using global::Lucene.Net.Store.Directory.IndexInputSlicer slicer = Open().CreateSlicer("f", IOContext.DEFAULT);
        var input = (MapInput)slicer.OpenSlice("part", 1, 4);
        Assert.Equal(4, input.Length);
        Assert.Equal(2, *input.Address(0, 4));
        foreach ((long offset, long length) in ((long, long)[])
            [(-1, 1), (0, 5), (4, 1), (5, 0), (0, -1), (long.MaxValue, 1), (1, long.MaxValue), (long.MinValue, 1)])
        {
            Assert.Throws<IndexFormatException>(() => { _ = input.Address(offset, length); });
        }
        foreach (long position in (long[])[-1, 5, long.MaxValue, long.MinValue])
        {
            Assert.Throws<IndexFormatException>(() => input.Seek(position));
        }
        input.Seek(4);
        Assert.Throws<IndexFormatException>(() => input.ReadByte());
        Assert.Throws<IndexFormatException>(() => input.ReadVInt32());
        input.Seek(1);
        Assert.Throws<IndexFormatException>(() => input.ReadInt32());
        Assert.Throws<IndexFormatException>(() => input.ReadBytes(new byte[9], 0, 4));
        input.ReadBytes(new byte[9], 3, 3);
        Assert.Equal(4, input.Position);
        foreach ((long offset, long length) in ((long, long)[])[(-1, 1), (0, 7), (7, 0), (6, 1), (1, long.MaxValue)])
        {
            Assert.Throws<IndexFormatException>(() => slicer.OpenSlice("beyond", offset, length));
        }
    }

    [Fact]
    public void Who_reads_on_when_a_file_is_closed_gets_an_exception()
    {
        Write("f", 1, 2, 3);
        IndexInput opened = Open().OpenInput("f", IOContext.DEFAULT);
        var clone = (IndexInput)opened.Clone();
        var second = (IndexInput)clone.Clone();
        Assert.Equal(1, clone.ReadByte());
        clone.Dispose();
        Assert.Equal(1, second.ReadByte());
        Assert.Equal(1, opened.ReadByte());
        opened.Dispose();
        Assert.ThrowsAny<ObjectDisposedException>(() => second.ReadByte());
        Assert.ThrowsAny<ObjectDisposedException>(() => clone.ReadVInt32());
        Assert.ThrowsAny<ObjectDisposedException>(() => ((IndexInput)opened.Clone()).ReadBytes(new byte[2], 0, 2));
    }

    [LinuxFact("true")]
    public void Files_are_unmapped_with_their_last_reader()
    {
        using (var writer = new BurstWriter(Open(), RollingIndex.HastyConfig))
        {
            RollingIndex.Run(writer, 0, 3);
            using var commits = new IndexCommits(Open());
            CommitReader first = commits.Acquire();
            RollingIndex.Run(writer, 3, 12);
            CommitReader last = commits.Acquire(now: true);
            RollingIndex.AssertHolds(first, 3);
            RollingIndex.AssertHolds(last, 12);
            int mapped = _folder.MappedFiles();
            first.Dispose();
            Assert.InRange(_folder.MappedFiles(), 1, mapped - 1);
            Assert.ThrowsAny<ObjectDisposedException>(() => RollingIndex.AssertHolds(first, 3));
            last.Dispose();
            RollingIndex.AssertHolds(last, 12);
        }
        Assert.Equal(0, _folder.MappedFiles());
    }

    [Fact]
    public void A_second_writer_is_told_who_holds_the_index()
    {
        using (var first = new BurstWriter(Open(), RollingIndex.Config))
        {
            using var second = new BurstWriter(Open(), RollingIndex.Config);
            using (first.Open("a"))
            {
                IndexLockedException locked = Assert.Throws<IndexLockedException>(() => second.Open("a"));
                Assert.Contains($"{Environment.ProcessId}", locked.Holder, StringComparison.Ordinal);
                Assert.Contains(locked.Holder, locked.Message, StringComparison.Ordinal);
                Assert.True(IndexWriter.IsLocked(Open()));
            }
        }
        Assert.False(IndexWriter.IsLocked(Open()));
        using var third = new BurstWriter(Open(), RollingIndex.Config);
        third.Open("a").Dispose();
    }

    [LinuxFact("flock")]
    public void The_lock_holds_between_processes()
    {
        Directory.CreateDirectory(_folder.Path);
        string flock = LinuxFactAttribute.PathOf("flock")!;
        string lockFile = Path.Combine(_folder.Path, IndexWriter.WRITE_LOCK_NAME);
        bool IsFree()
        {
            using Process process = Process.Start(flock, ["--nonblock", lockFile, "true"]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        using (Lock held = Open().MakeLock(IndexWriter.WRITE_LOCK_NAME))
        {
            Assert.True(held.Obtain());
            Assert.False(IsFree());
        }
        Assert.True(IsFree());
        using Process other = Process.Start(flock, ["--no-fork", lockFile, "sleep", "30"]);
        try
        {
            Assert.True(SpinWait.SpinUntil(() => !IsFree(), TimeSpan.FromMinutes(2)));
            Assert.Throws<IndexLockedException>(() => Open().MakeLock(IndexWriter.WRITE_LOCK_NAME).Obtain());
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }
        using Lock after = Open().MakeLock(IndexWriter.WRITE_LOCK_NAME);
        Assert.True(after.Obtain());
    }

    [Fact]
    public void A_lock_file_that_can_t_be_opened_isn_t_called_locked()
    {
        Directory.CreateDirectory(_folder.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, IndexWriter.WRITE_LOCK_NAME), IndexWriter.WRITE_LOCK_NAME);
        IOException failure = Assert.ThrowsAny<IOException>(() => Open().MakeLock(IndexWriter.WRITE_LOCK_NAME).Obtain());
        Assert.IsNotType<IndexLockedException>(failure);
    }

    [Fact]
    public void A_lock_whose_holder_can_t_be_written_down_is_given_up_again()
    {
        string holder = Path.Combine(_folder.Path, HolderLockFactory.HolderName);
        Directory.CreateDirectory(holder);
        Assert.ThrowsAny<Exception>(() => Open().MakeLock(IndexWriter.WRITE_LOCK_NAME).Obtain());
        Directory.Delete(holder);
        using Lock held = Open().MakeLock(IndexWriter.WRITE_LOCK_NAME);
        Assert.True(held.Obtain());
    }

    [Fact]
    public void What_else_lies_in_the_folder_is_left_alone()
    {
        Directory.CreateDirectory(_folder.Path);
        string[] foreign = ["notes.txt", "s1.txt", "s1.terms", "manifest", "report.stored", ".hidden", "_notes"];
        foreach (string name in foreign)
        {
            File.WriteAllText(Path.Combine(_folder.Path, name), name);
        }
        using var writer = new BurstWriter(Open(), RollingIndex.Config);
        RollingIndex.Run(writer, 0, 2);
        Assert.All(foreign, name => Assert.True(File.Exists(Path.Combine(_folder.Path, name)), name));
    }

    [Fact]
    public void An_index_of_the_old_format_is_known_and_removed_with_the_first_commit()
    {
        Assert.False(OldFormat.IsIn(_folder.Path));
        Directory.CreateDirectory(_folder.Path);
        Assert.False(OldFormat.IsIn(_folder.Path));
        string[] kinds = ["terms", "postings", "positions", "norms", "columns", "groups", "stored", "deleted7"];
        string[] old = [.. kinds.Select(kind => $"s1.{kind}"), "manifest.pending"];
        string[] others = ["s1.txt", "s.terms", "sx1.terms", "s1.deletedx"];
        foreach (string name in (string[])[.. old, .. others])
        {
            File.WriteAllText(Path.Combine(_folder.Path, name), name);
        }
        File.WriteAllText(Path.Combine(_folder.Path, "manifest"), "SPLNmanifest");
        Assert.True(OldFormat.IsIn(_folder.Path));
        using (var commits = new IndexCommits(Open()))
        {
            using CommitReader empty = commits.Acquire();
            Assert.Equal(CommitInfo.None, empty.Info);
        }
        Assert.Contains("旧版本", Assert.Single(IndexVerification.Verify(Open()).Problems).Problem, StringComparison.Ordinal);
        using var writer = new BurstWriter(Open(), RollingIndex.Config);
        RollingIndex.Run(writer, 0, 1);
        Assert.False(OldFormat.IsIn(_folder.Path));
        Assert.All(old, name => Assert.False(File.Exists(Path.Combine(_folder.Path, name)), name));
        Assert.All(others, name => Assert.True(File.Exists(Path.Combine(_folder.Path, name)), name));
        Assert.Equal(1, RollingIndex.AssertLastCommit(Open()));
    }

    // As other programs with Lucene 4 do.
    [Fact]
    public void Lucene_s_own_directory_reads_an_index_without_page_checksums()
    {
        using (var writer = new BurstWriter(Open(pageChecksums: false), () => RollingIndex.Config(RollingIndex.StockCodec)))
        {
            RollingIndex.Run(writer, 0, 3);
        }
        using var stock = new NIOFSDirectory(_folder.Path);
        Assert.True(new CheckIndex(stock).DoCheckIndex().Clean);
        using DirectoryReader reader = DirectoryReader.Open(stock);
        Assert.Equal(2 * (10 + 3), new IndexSearcher(reader).Search(new TermQuery(new Term("text", "all")), 1).TotalHits);
    }
}
