using System.Buffers.Binary;

namespace SearchPlans.Engine.Storage;

/// <summary>
/// The bytes of a file in memory, of any length, readable until disposed. Every access is checked against the length,
/// so that a corrupt offset ends in an exception and not in foreign memory, and each page against its checksum when it is
/// first read, so that no damaged byte is taken for a sound one. Safe for concurrent reading; whoever disposes it makes
/// sure that no one reads any more.
/// </summary>
public sealed unsafe class MappedBytes : IDisposable
{
    private readonly IDisposable? _owner;
    private byte* _start;

    // By page, 1 once it was found sound. Two threads may check the same page; they find the same.
    private byte[] _sound = [];

    /// <summary>Wraps memory that stays where it is until <paramref name="owner"/> is disposed.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="start">Where the bytes begin.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="owner">What to dispose when reading is over.</param>
    public MappedBytes(string name, byte* start, long length, IDisposable? owner)
    {
        Name = name;
        _start = start;
        Length = length;
        _owner = owner;
        BodyEnd = length;
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>How many bytes there are.</summary>
    public long Length { get; private set; }

    /// <summary>A range of the bytes.</summary>
    /// <exception cref="IndexFormatException">The range isn't within the file.</exception>
    public ReadOnlySpan<byte> Slice(long offset, long length)
    {
        if ((ulong)offset > (ulong)Length || (ulong)length > (ulong)(Length - offset) || length > int.MaxValue)
            throw OutOfRange(offset, length);
        ulong first = (ulong)offset / IndexOutput.PageLength;
        ulong last = (ulong)(offset + length) / IndexOutput.PageLength;
        if (first != last || (first < (ulong)_sound.Length && _sound[first] == 0)) CheckPages(first, last);
        return new ReadOnlySpan<byte>(_start + offset, (int)length);
    }

    /// <summary>Expects a range to be within the file, without reading it.</summary>
    /// <exception cref="IndexFormatException">It isn't.</exception>
    internal void CheckRange(long offset, long length)
    {
        if ((ulong)offset > (ulong)Length || (ulong)length > (ulong)(Length - offset)) throw OutOfRange(offset, length);
    }

    /// <summary>The address of a range of the bytes, checked once so that reading it needs no check. Valid until disposed.</summary>
    /// <exception cref="IndexFormatException">The range isn't within the file, or damaged.</exception>
    internal byte* Address(long offset, long length)
    {
        _ = Slice(offset, length);
        return _start + offset;
    }

    /// <summary>Where the body ends and the page checksums begin; the whole length until the frame was read.</summary>
    public long BodyEnd { get; private set; }

    /// <summary>From now on checks every page of the body when it is first read.</summary>
    internal void CheckPages(long bodyEnd)
    {
        BodyEnd = bodyEnd;
        _sound = new byte[(bodyEnd + IndexOutput.PageLength - 1) / IndexOutput.PageLength];
    }

    /// <summary>The bytes from an offset on, at most <paramref name="most"/> of them.</summary>
    /// <exception cref="IndexFormatException">The offset isn't within the file.</exception>
    public ReadOnlySpan<byte> From(long offset, int most = int.MaxValue) =>
        Slice(offset, Math.Clamp(Length - offset, 0, most));

    /// <summary>A little-endian 32-bit number.</summary>
    public uint ReadUInt32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(offset, 4));

    /// <summary>A little-endian 64-bit number.</summary>
    public ulong ReadUInt64(long offset) => BinaryPrimitives.ReadUInt64LittleEndian(Slice(offset, 8));

    /// <summary>One byte.</summary>
    public byte ReadByte(long offset) => Slice(offset, 1)[0];

    /// <inheritdoc />
    public void Dispose()
    {
        // A late reader meets an empty file, hence an exception, rather than memory that is gone.
        Length = 0;
        BodyEnd = 0;
        _start = null;
        _owner?.Dispose();
    }

    private void CheckPages(ulong first, ulong last)
    {
        for (ulong page = first; page <= last && page < (ulong)_sound.Length; page++)
        {
            if (_sound[page] != 0) continue;
            long start = (long)page * IndexOutput.PageLength;
            uint expected = BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(_start + BodyEnd + (long)page * 4, 4));
            uint found = IndexOutput.Crc32C(new ReadOnlySpan<byte>(_start + start, (int)Math.Min(IndexOutput.PageLength, BodyEnd - start)));
            if (found != expected)
                throw new IndexFormatException(IndexFormatProblem.Corrupt, Name, $"第 {page + 1} 页校验和 {expected:x8}", $"{found:x8}");
            _sound[page] = 1;
        }
    }

    private IndexFormatException OutOfRange(long offset, long length) => new(
        IndexFormatProblem.Corrupt, Name, $"{Length} 字节之内的位置", $"位置 {offset} 起 {length} 字节");
}
