using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Lucene.Net.Store;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// Reads a mapped file, or a slice of one, by pointer and position. Not thread-safe; clones share the map. The input that
/// was opened unmaps the file when it is disposed, clones and slices don't; whoever reads on afterwards gets an exception.
/// </summary>
public sealed unsafe class MapInput : IndexInput
{
    private readonly string _description;
    private readonly long _start;
    private readonly long _end;
    private bool _owns;

    // All three are offsets in the file. Between _soundFrom and _soundTo every page was checked, here.
    private long _position;
    private long _soundFrom;
    private long _soundTo;

    /// <summary>Reads a whole file, which is unmapped with the input.</summary>
    internal MapInput(MappedBytes bytes) : this(bytes, bytes.Name, 0, bytes.Length) => _owns = true;

    /// <summary>Reads a slice of a file.</summary>
    /// <exception cref="IndexFormatException">The slice isn't within the file.</exception>
    internal MapInput(MappedBytes bytes, string description, long offset, long length) : base(description)
    {
        if ((ulong)offset > (ulong)bytes.Length || (ulong)length > (ulong)(bytes.Length - offset))
        {
            bytes.Check(offset, length);
        }
        Bytes = bytes;
        _description = description;
        _position = _start = offset;
        _end = offset + length;
        if (!bytes.HasPageChecksums)
        {
            (_soundFrom, _soundTo) = (_start, _end);
        }
    }

    /// <summary>The whole file's bytes.</summary>
    public MappedBytes Bytes { get; }

    /// <inheritdoc />
    public override long Position => _position - _start;

    /// <inheritdoc />
    public override long Length => _end - _start;

    /// <summary>The address of a range of this input, checked once so that reading it needs no check. Valid until the input
    /// that was opened is disposed. The position stays.</summary>
    /// <param name="offset">Where the range begins in this input.</param>
    /// <param name="length">How many bytes are going to be read.</param>
    /// <exception cref="IndexFormatException">The range isn't within the input, or damaged.</exception>
    public byte* Address(long offset, long length)
    {
        if ((ulong)offset > (ulong)Length || (ulong)length > (ulong)(Length - offset))
        {
            ThrowPastEnd(offset, length);
        }
        return Bytes.Address(_start + offset, length);
    }

    /// <summary>Reads bytes where they are. Valid until the input that was opened is disposed.</summary>
    /// <exception cref="IndexFormatException">There are fewer, or they are damaged.</exception>
    public ReadOnlySpan<byte> Read(int length) => new(Take(length), length);

    /// <inheritdoc />
    public override void Seek(long pos)
    {
        if ((ulong)pos > (ulong)Length)
        {
            ThrowPastEnd(pos, 0);
        }
        _position = _start + pos;
        if (_position < _soundFrom)
        {
            _soundTo = 0;
        }
    }

    /// <inheritdoc />
    public override void SkipBytes(long numBytes) => Seek(Position + numBytes);

    /// <inheritdoc />
    public override byte ReadByte() => *Take(1);

    /// <inheritdoc />
    public override void ReadBytes(byte[] b, int offset, int len)
    {
        Read(len).CopyTo(b.AsSpan(offset, len));
        GC.KeepAlive(this);
    }

    /// <inheritdoc />
    public override short ReadInt16() => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<short>(Take(2)));

    /// <inheritdoc />
    public override int ReadInt32() => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<int>(Take(4)));

    /// <inheritdoc />
    public override long ReadInt64() => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<long>(Take(8)));

    /// <inheritdoc />
    public override int ReadVInt32()
    {
        // Most numbers are small.
        long position = _position;
        if (position < _soundTo && Bytes.Start[position] is < 0x80 and byte value)
        {
            _position = position + 1;
            return value;
        }
        return (int)ReadVarUInt(5);
    }

    /// <inheritdoc />
    public override long ReadVInt64() => (long)ReadVarUInt(9);

    /// <inheritdoc />
    public override string ReadString() => Encoding.UTF8.GetString(Read(ReadVInt32()));

    /// <inheritdoc />
    public override object Clone()
    {
        var clone = (MapInput)MemberwiseClone();
        clone._owns = false;
        return clone;
    }

    /// <inheritdoc />
    public override string ToString() => _description;

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (_owns && disposing)
        {
            Bytes.Dispose();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* Take(int length)
    {
        long position = _position;
        if (length > _soundTo - position || length < 0)
        {
            Check(length);
        }
        _position = position + length;
        return Bytes.Start + position;
    }

    private ulong ReadVarUInt(int most)
    {
        long position = _position;
        if (_soundTo - position < most)
        {
            return ReadVarUIntSlowly(most);
        }
        byte* at = Bytes.Start + position;
        ulong value = *at++;
        if (value >= 0x80)
        {
            value &= 0x7f;
            for (int shift = 7; ; shift += 7)
            {
                ulong b = *at++;
                value |= (b & 0x7f) << shift;
                if (b < 0x80)
                {
                    break;
                }
                if (shift == 7 * (most - 1))
                {
                    ThrowTooLong(most);
                }
            }
        }
        _position = at - Bytes.Start;
        return value;
    }

    private ulong ReadVarUIntSlowly(int most)
    {
        ulong value = 0;
        for (int shift = 0; shift < 7 * most; shift += 7)
        {
            byte b = ReadByte();
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
        ThrowTooLong(most);
        return 0;
    }

    // Makes the bytes from the position on sound, with the rest of the last page.
    private void Check(int length)
    {
        if ((ulong)length > (ulong)(_end - _position))
        {
            ThrowPastEnd(Position, length);
        }
        Bytes.Check(_position, length);
        if (!Bytes.HasPageChecksums)
        {
            return;
        }
        long pageEnd = (_position + Math.Max(length, 1) + PageFrame.PageLength - 1) / PageFrame.PageLength * PageFrame.PageLength;
        _soundFrom = Math.Max(_start, _position / PageFrame.PageLength * PageFrame.PageLength);
        _soundTo = Math.Min(_end, pageEnd);
    }

    private void ThrowPastEnd(long offset, long length) => throw new IndexFormatException(
        IndexFormatProblem.Corrupt, Bytes.Name, $"{_description} 的 {Length} 字节之内的位置", $"位置 {offset} 起 {length} 字节");

    private void ThrowTooLong(int most) => throw new IndexFormatException(
        IndexFormatProblem.Corrupt, Bytes.Name, $"至多 {most} 字节的变长数", "更长的数");
}
