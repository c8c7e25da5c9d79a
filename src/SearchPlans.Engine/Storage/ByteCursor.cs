using System.Buffers.Binary;
using System.Text;

namespace SearchPlans.Engine.Storage;

/// <summary>Reads what <see cref="IndexOutput"/> writes, one value after another, within a range of bytes.</summary>
/// <param name="bytes">The bytes to read.</param>
/// <param name="file">The file's name, for messages.</param>
public ref struct ByteCursor(ReadOnlySpan<byte> bytes, string file)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly string _file = file;

    /// <summary>Offset of the next byte within the range.</summary>
    public int Position { get; set; }

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => _bytes.Length - Position;

    /// <summary>Reads a byte.</summary>
    public byte ReadByte() => (uint)Position < (uint)_bytes.Length ? _bytes[Position++] : throw TooShort(1);

    /// <summary>Reads bytes.</summary>
    public ReadOnlySpan<byte> Read(int length)
    {
        if ((uint)length > (uint)Left) throw TooShort(length);
        ReadOnlySpan<byte> read = _bytes.Slice(Position, length);
        Position += length;
        return read;
    }

    /// <summary>Reads a 32-bit number.</summary>
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Read(4));

    /// <summary>Reads a 64-bit number.</summary>
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Read(8));

    /// <summary>Reads a number of 7-bit groups.</summary>
    public ulong ReadVarUInt()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte b = ReadByte();
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80) return value;
        }
        throw new IndexFormatException(IndexFormatProblem.Corrupt, _file, "至多 10 字节的变长数", "更长的数");
    }

    /// <summary>Reads a number of 7-bit groups that has to be below a limit: a count, a length, an ordinal.</summary>
    /// <param name="limit">The largest value that makes sense.</param>
    public int ReadCount(long limit)
    {
        ulong value = ReadVarUInt();
        if (value > (ulong)Math.Min(limit, int.MaxValue))
            throw new IndexFormatException(IndexFormatProblem.Corrupt, _file, $"至多 {limit} 的数", value.ToString());
        return (int)value;
    }

    /// <summary>Reads a string.</summary>
    public string ReadString() => Encoding.UTF8.GetString(Read(ReadCount(Left)));

    private readonly IndexFormatException TooShort(int wanted) =>
        new(IndexFormatProblem.Corrupt, _file, $"再有 {wanted} 字节", $"只剩 {Left} 字节");
}
