using System.Buffers.Binary;

namespace SearchPlans.Plans;

/// <summary>What parent and child send each other: a sign for what it is, its length, its bytes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record ReadingFrame(ReadingFrameKind Kind, ReadOnlyMemory<byte> Bytes)
{
    private const int HeadBytes = 5;

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
        int length = BinaryPrimitives.ReadInt32LittleEndian(head[1..]);
        if (length < 0 || length > maxBytes)
        {
            throw new InvalidDataException($"A frame of {length} bytes.");
        }
        byte[] bytes = new byte[length];
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) < length
            ? null
            : new ReadingFrame((ReadingFrameKind)head[0], bytes);
    }

    /// <summary>Writes it.</summary>
    public void WriteTo(Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head[0] = (byte)Kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], Bytes.Length);
        stream.Write(head);
        stream.Write(Bytes.Span);
        stream.Flush();
    }
}

/// <summary>What a frame is.</summary>
internal enum ReadingFrameKind : byte
{
    /// <summary>A PDF to be read.</summary>
    Pdf = 1,
    /// <summary>What was read out of it, as JSON.</summary>
    Read = 2,
    /// <summary>Why it was refused, in Chinese.</summary>
    Refused = 3,
    /// <summary>Memory didn't suffice.</summary>
    OutOfMemory = 4,
    /// <summary>A fault of the reader: the exception.</summary>
    Failed = 5,
}
