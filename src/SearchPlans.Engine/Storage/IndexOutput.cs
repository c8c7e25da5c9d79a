using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace SearchPlans.Engine.Storage;

/// <summary>
/// Writes one framed index file front to back. The frame (all numbers little-endian):
/// <code>
/// file    = header body pages footer
/// header  = magic[4]="SPLN" format[8]=ASCII, zero padded   version:u32
/// pages   = crc:u32 {page}      CRC-32C of each PageLength bytes of header and body, the last page the rest
/// footer  = bodyEnd:u64 (offset where pages begins)   length:u64 (of the whole file)
///           crc:u32 (CRC-32C of pages and of the footer up to here)   end[4]="DONE"
/// </code>
/// A file without its footer was never completed. Pages let a reader check just what it reads, when it first does.
/// </summary>
public sealed class IndexOutput : IDisposable
{
    /// <summary>Bytes before the body.</summary>
    public const int HeaderLength = 16;

    /// <summary>Bytes behind the page checksums.</summary>
    public const int FooterLength = 24;

    /// <summary>Bytes that one checksum stands for: checking a page costs some microseconds.</summary>
    public const int PageLength = 1 << 15;

    internal static ReadOnlySpan<byte> Magic => "SPLN"u8;
    internal static ReadOnlySpan<byte> End => "DONE"u8;

    private readonly IndexFile _stream;
    private readonly byte[] _buffer = new byte[PageLength];
    private readonly List<uint> _pages = [];
    private int _buffered;
    private long _flushed;

    /// <summary>Begins a file of a format.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="format">The format's name and version.</param>
    public IndexOutput(IndexDirectory directory, string name, IndexFileFormat format)
    {
        Name = name;
        _stream = directory.Create(name);
        Write(Magic);
        Span<byte> formatName = stackalloc byte[8];
        Encoding.ASCII.GetBytes(format.Name, formatName);
        Write(formatName);
        WriteUInt32((uint)format.Version);
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Offset in the file of the next byte.</summary>
    public long Position => _flushed + _buffered;

    /// <summary>CRC-32C in the footer, which stands for the whole file; known once it is complete.</summary>
    public uint Checksum { get; private set; }

    /// <summary>Writes bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_buffered == PageLength) FlushPage();
            int n = Math.Min(bytes.Length, _buffer.Length - _buffered);
            bytes[..n].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += n;
            bytes = bytes[n..];
        }
    }

    /// <summary>Writes a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteByte(byte value)
    {
        if (_buffered == PageLength) FlushPage();
        _buffer[_buffered++] = value;
    }

    /// <summary>Writes a 32-bit number.</summary>
    public void WriteUInt32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Write(bytes);
    }

    /// <summary>Writes a 64-bit number.</summary>
    public void WriteUInt64(ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        Write(bytes);
    }

    /// <summary>Writes a number in as many 7-bit groups as it needs, lowest first, the high bit set on all but the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteVarUInt(ulong value)
    {
        while (value >= 0x80)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }
        WriteByte((byte)value);
    }

    /// <summary>Writes a string as its length in UTF-8 bytes and those bytes.</summary>
    public void WriteString(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        WriteVarUInt((ulong)bytes.Length);
        Write(bytes);
    }

    /// <summary>Writes the page checksums and the footer and syncs: from here on the file is whole and survives a crash.</summary>
    public void Complete()
    {
        long bodyEnd = Position;
        if (_buffered > 0) FlushPage();
        long length = bodyEnd + _pages.Count * 4L + FooterLength;
        var end = new byte[length - bodyEnd];
        for (int i = 0; i < _pages.Count; i++) BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(i * 4), _pages[i]);
        Span<byte> footer = end.AsSpan(end.Length - FooterLength);
        BinaryPrimitives.WriteUInt64LittleEndian(footer, (ulong)bodyEnd);
        BinaryPrimitives.WriteUInt64LittleEndian(footer[8..], (ulong)length);
        Checksum = Crc32C(end.AsSpan(0, end.Length - 8));
        BinaryPrimitives.WriteUInt32LittleEndian(footer[16..], Checksum);
        End.CopyTo(footer[20..]);
        _stream.Write(end);
        _flushed = length;
        _stream.Sync();
    }

    /// <inheritdoc />
    public void Dispose() => _stream.Dispose();

    // The buffer is a page: it is full, or the body ends in it.
    private void FlushPage()
    {
        ReadOnlySpan<byte> page = _buffer.AsSpan(0, _buffered);
        _pages.Add(Crc32C(page));
        _stream.Write(page);
        _flushed += _buffered;
        _buffered = 0;
    }

    /// <summary>CRC-32C (Castagnoli, reflected; begun with all ones, inverted at the end).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }
        foreach (byte b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}

/// <summary>The name and version of a file format.</summary>
/// <param name="Name">One to eight ASCII letters.</param>
/// <param name="Version">The version written.</param>
/// <param name="OldestRead">The oldest version that is still read.</param>
public readonly record struct IndexFileFormat(string Name, int Version, int OldestRead);
