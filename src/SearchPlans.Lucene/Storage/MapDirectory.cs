using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Hashing;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// An index in a folder of the file system. Files are mapped for reading, and no damaged byte is taken for a sound one:
/// files with page checksums (see <see cref="PageFrame"/>) are checked page by page when it is first read; the others, by the
/// checksum in Lucene's footer, whole when they are first opened. The latter are commits and segment descriptions always,
/// and all files in a directory without page checksums, whose index other programs with Lucene 4 read too. Safe for
/// concurrent use.
/// </summary>
public class MapDirectory : FSDirectory
{
    // A commit while it is being written. Lucene takes it for a file of a segment that isn't there, and deletes it.
    private const string PendingCommit = "_commit.pending";
    private const int FooterLength = 16;
    private const int MostRemembered = 4096;

    // Files without page checksums that were found sound, by what they were then.
    private readonly ConcurrentDictionary<string, (long Length, DateTime Written)> _sound = new(StringComparer.Ordinal);

    /// <summary>Uses a folder; it is made when something is first written.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="pageChecksums">Whether files have page checksums.</param>
    public MapDirectory(string path, bool pageChecksums)
        : base(new DirectoryInfo(path), new HolderLockFactory(path)) => HasPageChecksums = pageChecksums;

    /// <summary>The folder's full path.</summary>
    public string FullPath => m_directory.FullName;

    /// <summary>Whether files have page checksums.</summary>
    public bool HasPageChecksums { get; }

    /// <inheritdoc />
    public override long FileLength(string name)
    {
        long length = base.FileLength(name);
        return IsPaged(name) ? PageFrame.BodyLength(length) : length;
    }

    /// <inheritdoc />
    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        EnsureOpen();
        ExpectLockHeld();
        bool isCommit = name.StartsWith($"{IndexFileNames.SEGMENTS}_", StringComparison.Ordinal);
        string written = isCommit ? PendingCommit : name;
        EnsureCanWrite(written);
        return new MapOutput(CreateFile(PathOf(written)), IsPaged(name), isComplete =>
        {
            if (isCommit && isComplete)
            {
                Publish(written, name);
            }
            lock (m_syncLock)
            {
                m_staleFiles.Add(name);
            }
        });
    }

    /// <summary>Makes an empty file, which is written without a buffer in between.</summary>
    protected internal virtual FileStream CreateFile(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);

    /// <inheritdoc />
    public override void DeleteFile(string name)
    {
        ExpectLockHeld();
        base.DeleteFile(name);
        _sound.TryRemove(name, out _);
    }

    /// <inheritdoc />
    public override void Sync(ICollection<string> names)
    {
        ExpectLockHeld();
        // Written with each commit, read only where folders are listed stale: not worth waiting for the disk.
        if (names.Count != 1 || !names.Contains(IndexFileNames.SEGMENTS_GEN))
        {
            base.Sync(names);
        }
    }

    /// <inheritdoc />
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IndexFormatException">The file isn't complete, or damaged.</exception>
    public override IndexInput OpenInput(string name, IOContext context) => new MapInput(Map(name));

    /// <inheritdoc />
    public override IndexInputSlicer CreateSlicer(string name, IOContext context) => new Slicer(Map(name));

    /// <summary>Gives a commit its name, when it is whole and safe on the disk: whoever looks for commits sees all of it or
    /// nothing.</summary>
    protected internal virtual void Publish(string written, string name)
    {
        IOUtils.Fsync(PathOf(written), isDir: false);
        File.Move(PathOf(written), PathOf(name));
    }

    /// <summary>Expects that a writer of this directory still keeps others from writing.</summary>
    /// <exception cref="IndexLockedException">The folder was deleted, or deleted and made anew by another.</exception>
    internal void ExpectLockHeld() => (LockFactory as HolderLockFactory)?.ExpectHeld();

    /// <summary>Reads all of a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IndexFormatException">The file isn't complete, or damaged.</exception>
    internal void Verify(string name)
    {
        _sound.TryRemove(name, out _);
        using MappedBytes bytes = Map(name);
        bytes.CheckAll();
    }

    // Commits and segment descriptions are read whole, before it is known how the rest was written.
    private bool IsPaged(string name) => HasPageChecksums
        && !name.StartsWith(IndexFileNames.SEGMENTS, StringComparison.Ordinal)
        && !name.EndsWith(".si", StringComparison.Ordinal);

    private MappedBytes Map(string name)
    {
        EnsureOpen();
        string path = PathOf(name);
        bool isPaged = IsPaged(name);
        MappedBytes bytes = MappedBytes.Open(path, isPaged);
        if (isPaged)
        {
            return bytes;
        }
        try
        {
            (long, DateTime) now = (bytes.Length, File.GetLastWriteTimeUtc(path));
            if (!_sound.TryGetValue(name, out (long, DateTime) before) || before != now)
            {
                CheckFooter(bytes);
                if (_sound.Count >= MostRemembered)
                {
                    _sound.Clear();
                }
                _sound[name] = now;
            }
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static void CheckFooter(MappedBytes bytes)
    {
        if (bytes.Length < FooterLength)
        {
            throw Corrupt(bytes, $"至少 {FooterLength} 字节", $"{bytes.Length} 字节");
        }
        ReadOnlySpan<byte> footer = bytes.Slice(bytes.Length - FooterLength, FooterLength);
        if (BinaryPrimitives.ReadInt32BigEndian(footer) != CodecUtil.FOOTER_MAGIC || BinaryPrimitives.ReadInt32BigEndian(footer[4..]) != 0)
        {
            throw Corrupt(bytes, "完整的文件尾", "没有写完或被截断的文件");
        }
        var checksum = new Crc32();
        for (long at = 0; at < bytes.Length - 8;)
        {
            int length = (int)Math.Min(bytes.Length - 8 - at, 1 << 20);
            checksum.Append(bytes.Slice(at, length));
            at += length;
        }
        uint found = checksum.GetCurrentHashAsUInt32();
        ulong expected = BinaryPrimitives.ReadUInt64BigEndian(footer[8..]);
        if (found != expected)
        {
            throw Corrupt(bytes, $"校验和 {expected:x8}", $"{found:x8}");
        }
    }

    private string PathOf(string name) => Path.Combine(m_directory.FullName, name);

    private static IndexFormatException Corrupt(MappedBytes bytes, string expected, string found) =>
        new(IndexFormatProblem.Corrupt, bytes.Name, expected, found);

    private sealed class Slicer(MappedBytes bytes) : IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
            new MapInput(bytes, $"{bytes.Name} 中的 {sliceDescription}", offset, length);

        [Obsolete("Lucene reads the header of a compound file by it.")]
        public override IndexInput OpenFullSlice() => OpenSlice(bytes.Name, 0, bytes.Length);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                bytes.Dispose();
            }
        }
    }
}
