using System.Diagnostics;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Tests.Storage;

public sealed class DiskDirectoryTests : IDisposable
{
    private static readonly Schema _schema = new(
        [new TextField("text", new WhitespaceAnalyzer(), Postings.Positions, Norms: true)], [new ColumnField("key", ColumnKind.Keyword)]);

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_path)) Directory.Delete(_path, recursive: true);
    }

    private static DocumentBlock Block(string key) => new DocumentBlock().Set("key", key).Add(new Document().Add("text", $"all {key}"));

    private void Commit(params string[] keys)
    {
        using IndexWriter writer = IndexWriter.Open(new DiskDirectory(_path), _schema);
        foreach (string key in keys) writer.Add(Block(key));
        writer.Commit();
    }

    private static long Count(IndexSnapshot snapshot, string term) =>
        new Searcher(snapshot).TopDocs(new TermQuery("text", term), 1, countAll: true).TotalHits.Value;

    [Fact]
    public void An_index_is_made_in_a_folder_that_isn_t_there_and_is_empty_before()
    {
        using (IndexSnapshot nothing = IndexSnapshot.Open(new DiskDirectory(_path), _schema)) Assert.Equal(0, nothing.Generation);
        Assert.False(Directory.Exists(_path));
        Commit("a", "b");
        using IndexSnapshot snapshot = IndexSnapshot.Open(new DiskDirectory(_path), _schema);
        Assert.Equal(2, Count(snapshot, "all"));
    }

    [Fact]
    public void A_second_writer_is_told_who_holds_the_index()
    {
        using (IndexWriter.Open(new DiskDirectory(_path), _schema))
        {
            IndexLockedException locked = Assert.Throws<IndexLockedException>(() => IndexWriter.Open(new DiskDirectory(_path), _schema));
            Assert.Contains($"{Environment.ProcessId}", locked.Holder, StringComparison.Ordinal);
            Assert.Contains(locked.Holder, locked.Message, StringComparison.Ordinal);
        }
        IndexWriter.Open(new DiskDirectory(_path), _schema).Dispose();
    }

    [FlockFact]
    public void The_lock_holds_between_processes()
    {
        Directory.CreateDirectory(_path);
        string lockFile = Path.Combine(_path, DiskDirectory.LockName);
        using (new DiskDirectory(_path).LockForWriting()) Assert.NotEqual(0, Flock("--nonblock", lockFile, "true"));
        Assert.Equal(0, Flock("--nonblock", lockFile, "true"));

        using Process other = Process.Start(FlockFactAttribute.Path!, ["--no-fork", lockFile, "sleep", "30"]);
        try
        {
            Assert.True(SpinWait.SpinUntil(() => Flock("--nonblock", lockFile, "true") != 0, TimeSpan.FromSeconds(10)));
            Assert.Throws<IndexLockedException>(() => new DiskDirectory(_path).LockForWriting());
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }
        new DiskDirectory(_path).LockForWriting().Dispose();
    }

    private static int Flock(params string[] arguments)
    {
        using Process process = Process.Start(FlockFactAttribute.Path!, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    [FlockFact]
    public void A_lock_file_that_can_t_be_opened_isn_t_called_locked()
    {
        Directory.CreateDirectory(_path);
        File.CreateSymbolicLink(Path.Combine(_path, DiskDirectory.LockName), DiskDirectory.LockName);
        IOException failure = Assert.ThrowsAny<IOException>(() => new DiskDirectory(_path).LockForWriting());
        Assert.IsNotType<IndexLockedException>(failure);
    }

    [Fact]
    public void A_lock_whose_holder_can_t_be_written_down_is_given_up_again()
    {
        Directory.CreateDirectory(Path.Combine(_path, DiskDirectory.HolderName));
        Assert.ThrowsAny<Exception>(() => new DiskDirectory(_path).LockForWriting());
        Directory.Delete(Path.Combine(_path, DiskDirectory.HolderName));
        new DiskDirectory(_path).LockForWriting().Dispose();
    }

    [Fact]
    public void What_else_lies_in_the_folder_is_left_alone()
    {
        Commit("a");
        string[] foreign = ["notes.txt", "s1.txt", "s.terms", "sx1.terms", "s1.deletedx", "report.stored", ".hidden"];
        foreach (string name in foreign) File.WriteAllText(Path.Combine(_path, name), name);
        string[] left = ["s99.terms", "s99.stored", "s99.deleted7", "manifest.pending"];
        foreach (string name in left) File.WriteAllText(Path.Combine(_path, name), name);
        Commit("b");
        Assert.All(foreign, name => Assert.True(File.Exists(Path.Combine(_path, name)), name));
        Assert.All(left, name => Assert.False(File.Exists(Path.Combine(_path, name)), name));
    }

    [Fact]
    public void Readers_keep_their_snapshot_while_files_are_merged_away()
    {
        Commit("a", "b");
        using IndexSnapshot before = IndexSnapshot.Open(new DiskDirectory(_path), _schema);
        for (int i = 0; i < 9; i++) Commit($"c{i}");
        using (IndexWriter writer = IndexWriter.Open(new DiskDirectory(_path), _schema))
        {
            writer.Delete("key", "a");
            writer.Commit();
        }
        Assert.All(before.Segments[0].Info.Files, f => Assert.False(File.Exists(Path.Combine(_path, f.Name))));
        Assert.Equal(2, Count(before, "all"));
        Assert.Equal(1, Count(before, "a"));
        using IndexSnapshot after = IndexSnapshot.Open(new DiskDirectory(_path), _schema, before);
        Assert.Equal(10, Count(after, "all"));
        Assert.Equal(0, Count(after, "a"));
    }

    [Fact]
    public void An_index_deleted_and_made_anew_is_seen()
    {
        Commit("a");
        using var source = new SnapshotSource(new DiskDirectory(_path), _schema);
        using (IndexSnapshot old = source.Acquire())
        {
            Assert.Equal(1, Count(old, "a"));
            Directory.Delete(_path, recursive: true);
            using (IndexSnapshot gone = source.Acquire(now: true)) Assert.Equal(0, gone.Generation);
            Commit("b");
            using IndexSnapshot anew = source.Acquire(now: true);
            Assert.Equal(old.Generation, anew.Generation);
            Assert.Equal(0, Count(anew, "a"));
            Assert.Equal(1, Count(anew, "b"));
            Assert.Equal(1, Count(old, "a"));
        }
    }
}

/// <summary>Needs util-linux' flock command, which locks files as .NET does on Unix.</summary>
internal sealed class FlockFactAttribute : FactAttribute
{
    public FlockFactAttribute()
    {
        if (Path is null) Skip = "no flock command found";
    }

    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "flock")).FirstOrDefault(File.Exists);
}
