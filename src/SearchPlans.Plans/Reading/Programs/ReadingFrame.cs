using System.Buffers.Binary;

namespace SearchPlans.Plans;

/// <summary>What parent and child send each other: a sign for what it is, one for the format of a file, its length, its bytes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record ReadingFrame(ReadingFrameKind Kind, ReadOnlyMemory<byte> Bytes)
{
    private const int HeadBytes = 6;

    /// <summary>Of a file to be read, the place of its format (<see cref="FileFormat.Place"/>), below 256; else 0.</summary>
    public byte Format { get; init; }

    /// <summary>A file to be read.</summary>
    public static ReadingFrame OfFile(FileFormat format, byte[] bytes) =>
        new(ReadingFrameKind.File, bytes) { Format = checked((byte)format.Place) };

    /// <summary>Reads one.</summary>
    /// <returns>Null at the end of the stream, also within one.</returns>
    /// <exception cref="InvalidDataException">It is longer than it may be.</exception>
    public static ReadingFrame? TryRead(Stream stream, int maxBytes)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
        {
            return null;
        }
        int length = BinaryPrimitives.ReadInt32LittleEndian(head[2..]);
        if (length < 0 || length > maxBytes)
        {
            throw new InvalidDataException($"A frame of {length} bytes.");
        }
        byte[] bytes = new byte[length];
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) < length
            ? null
            : new ReadingFrame((ReadingFrameKind)head[0], bytes) { Format = head[1] };
    }

    /// <summary>Writes it.</summary>
    public void WriteTo(Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        (head[0], head[1]) = ((byte)Kind, Format);
        BinaryPrimitives.WriteInt32LittleEndian(head[2..], Bytes.Length);
        stream.Write(head);
        stream.Write(Bytes.Span);
        stream.Flush();
    }
}

/// <summary>What a frame is.</summary>
internal enum ReadingFrameKind : byte
{
    /// <summary>A file to be read.</summary>
    File = 1,
    /// <summary>What was read out of it, as JSON.</summary>
    Read = 2,
    /// <summary>Why it was refused, in Chinese.</summary>
    Refused = 3,
    /// <summary>Memory didn't suffice.</summary>
    OutOfMemory = 4,
    /// <summary>A fault of the reader: the exception.</summary>
    Failed = 5,
    /// <summary>It was refused as pictures of pages: why, in Chinese.</summary>
    Scan = 6,
}
