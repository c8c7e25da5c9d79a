using System.Buffers.Binary;

namespace SearchPlans.Engine.Storage;

/// <summary>
/// The bytes of a file in memory, of any length, readable until disposed. Every access is checked against the length,
/// so that a corrupt offset ends in an exception and not in foreign memory. Safe for concurrent reading; whoever
/// disposes it makes sure that no one reads any more.
/// </summary>
public sealed unsafe class MappedBytes : IDisposable
{
    private readonly IDisposable? _owner;
    private byte* _start;

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
        return new ReadOnlySpan<byte>(_start + offset, (int)length);
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
        _start = null;
        _owner?.Dispose();
    }

    private IndexFormatException OutOfRange(long offset, long length) => new(
        IndexFormatProblem.Corrupt, Name, $"{Length} 字节之内的位置", $"位置 {offset} 起 {length} 字节");
}
