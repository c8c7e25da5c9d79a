using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// The bytes of a file in memory, of any length, readable until disposed. Every range is checked against the length, so
/// that a corrupt offset ends in an exception and not in foreign memory, and where the file has page checksums, each page
/// against its own when it is first read, so that no damaged byte is taken for a sound one. Safe for concurrent reading;
/// whoever disposes it makes sure that no one reads any more.
/// </summary>
public sealed unsafe class MappedBytes : IDisposable
{
    private readonly MemoryMappedViewAccessor? _view;
    private byte* _start;

    // By page, 1 once it was found sound. Two threads may check the same page; they find the same.
    private byte[] _sound = [];

    private MappedBytes(string name, MemoryMappedViewAccessor? view, long length)
    {
        Name = name;
        _view = view;
        Length = length;
        // Without a reference of its own: what Lucene forgets to dispose is unmapped when it is collected.
        _start = view is null ? null : (byte*)view.SafeMemoryMappedViewHandle.DangerousGetHandle() + view.PointerOffset;
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>How many bytes there are: without the frame where the file has one.</summary>
    public long Length { get; private set; }

    /// <summary>Whether each page is checked when it is first read.</summary>
    public bool HasPageChecksums { get; private set; }

    /// <summary>Where the bytes begin.</summary>
    /// <exception cref="ObjectDisposedException">The file is no longer mapped.</exception>
    internal byte* Start
    {
        get
        {
            byte* start = _start;
            if (start == null)
            {
                ThrowClosed();
            }
            return start;
        }
    }

    /// <summary>Maps a whole file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="pageChecksums">Whether it must have page checksums; else all of its bytes are the body.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IndexFormatException">The frame isn't complete.</exception>
    public static MappedBytes Open(string path, bool pageChecksums)
    {
        MappedBytes bytes = Map(path);
        if (!pageChecksums)
        {
            return bytes;
        }
        try
        {
            bytes.Length = PageFrame.Check(bytes.Name, bytes._start, bytes.Length);
            bytes._sound = new byte[PageFrame.PageCount(bytes.Length)];
            bytes.HasPageChecksums = true;
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The address of a range of the bytes, checked once so that reading it needs no check. Valid until disposed.</summary>
    /// <exception cref="IndexFormatException">The range isn't within the file, or damaged.</exception>
    public byte* Address(long offset, long length)
    {
        Check(offset, length);
        return _start + offset;
    }

    /// <summary>A range of the bytes. Valid until disposed.</summary>
    /// <exception cref="IndexFormatException">The range isn't within the file, or damaged.</exception>
    public ReadOnlySpan<byte> Slice(long offset, int length) => new(Address(offset, length), length);

    /// <summary>Expects a range to be within the file and sound.</summary>
    /// <exception cref="IndexFormatException">It isn't.</exception>
    /// <exception cref="ObjectDisposedException">The file is no longer mapped.</exception>
    internal void Check(long offset, long length)
    {
        if ((ulong)offset > (ulong)Length || (ulong)length > (ulong)(Length - offset))
        {
            ThrowOutOfRange(offset, length);
        }
        ulong first = (ulong)offset / PageFrame.PageLength;
        ulong last = (ulong)(offset + length) / PageFrame.PageLength;
        if (first != last || (first < (ulong)_sound.Length && _sound[first] == 0))
        {
            CheckPages(first, last);
        }
    }

    /// <summary>Reads every page.</summary>
    /// <exception cref="IndexFormatException">A page is damaged.</exception>
    internal void CheckAll() => Check(0, Length);

    /// <inheritdoc />
    public void Dispose()
    {
        // A late reader meets a file that isn't there, hence an exception, rather than memory that is gone.
        _start = null;
        Length = 0;
        _view?.Dispose();
    }

    private static MappedBytes Map(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        long length = file.Length;
        string name = Path.GetFileName(path);
        if (length == 0)
        {
            return new MappedBytes(name, null, 0);
        }
        // The view stays when the map and the file are closed.
        using var map = MemoryMappedFile.CreateFromFile(
            file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return new MappedBytes(name, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
    }

    private void CheckPages(ulong first, ulong last)
    {
        byte* start = Start;
        for (ulong page = first; page <= last && page < (ulong)_sound.Length; page++)
        {
            if (_sound[page] != 0)
            {
                continue;
            }
            long offset = (long)page * PageFrame.PageLength;
            uint expected = BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(start + Length + (long)page * 4, 4));
            uint found = Crc32C.HashToUInt32(new ReadOnlySpan<byte>(start + offset, (int)Math.Min(PageFrame.PageLength, Length - offset)));
            if (found != expected)
            {
                throw new IndexFormatException(IndexFormatProblem.Corrupt, Name, $"第 {page + 1} 页校验和 {expected:x8}", $"{found:x8}");
            }
            _sound[page] = 1;
        }
    }

    private void ThrowClosed() => throw new ObjectDisposedException(Name, $"索引文件 {Name} 已关闭。");

    private void ThrowOutOfRange(long offset, long length)
    {
        if (_start == null && _view is not null)
        {
            ThrowClosed();
        }
        throw new IndexFormatException(IndexFormatProblem.Corrupt, Name, $"{Length} 字节之内的位置", $"位置 {offset} 起 {length} 字节");
    }
}
