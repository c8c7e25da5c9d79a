using System.Buffers.Binary;

namespace SearchPlans.Lucene.Storage;

/// <summary>
/// What stands behind Lucene's own bytes in a file with page checksums (all numbers little-endian):
/// <code>
/// file   = body pages footer
/// pages  = crc:u32 {page}      CRC-32C of each PageLength bytes of the body, the last page the rest
/// footer = bodyEnd:u64 (offset where pages begins)   length:u64 (of the whole file)
///          crc:u32 (CRC-32C of pages and of the footer up to here)   end[4]="DONE"
/// </code>
/// Pages let a reader check just what it reads, when it first does.
/// </summary>
internal static class PageFrame
{
    /// <summary>Bytes that one checksum stands for: checking a page costs some microseconds.</summary>
    public const int PageLength = 1 << 15;

    private const int FooterLength = 24;

    private static ReadOnlySpan<byte> End => "DONE"u8;

    /// <summary>How many pages a body has.</summary>
    public static long PageCount(long bodyLength) => (bodyLength + PageLength - 1) / PageLength;

    /// <summary>The body's length in a framed file of a length, without reading it; 0 when it is too short for a frame.</summary>
    public static long BodyLength(long fileLength)
    {
        long framed = Math.Max(0, fileLength - FooterLength);
        return Math.Max(0, framed - (framed + PageLength + 3) / (PageLength + 4) * 4);
    }

    /// <summary>The page checksums and the footer of a body.</summary>
    public static byte[] Make(long bodyLength, IReadOnlyList<uint> pages)
    {
        var frame = new byte[pages.Count * 4 + FooterLength];
        for (int i = 0; i < pages.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(i * 4), pages[i]);
        }
        Span<byte> footer = frame.AsSpan(pages.Count * 4);
        BinaryPrimitives.WriteUInt64LittleEndian(footer, (ulong)bodyLength);
        BinaryPrimitives.WriteUInt64LittleEndian(footer[8..], (ulong)(bodyLength + frame.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(footer[16..], Crc32C.HashToUInt32(frame.AsSpan(0, frame.Length - 8)));
        End.CopyTo(footer[20..]);
        return frame;
    }

    /// <summary>Checks a file's frame.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="bytes">The file's bytes, frame included.</param>
    /// <param name="length">How many there are.</param>
    /// <returns>The body's length.</returns>
    /// <exception cref="IndexFormatException">The file isn't complete.</exception>
    public static unsafe long Check(string file, byte* bytes, long length)
    {
        if (length < FooterLength)
        {
            throw Corrupt(file, $"至少 {FooterLength} 字节", $"{length} 字节");
        }
        var footer = new ReadOnlySpan<byte>(bytes + length - FooterLength, FooterLength);
        if (!footer[20..].SequenceEqual(End))
        {
            throw Corrupt(file, "完整的文件尾", "没有写完或被截断的文件");
        }
        ulong expectedLength = BinaryPrimitives.ReadUInt64LittleEndian(footer[8..]);
        if (expectedLength != (ulong)length)
        {
            throw Corrupt(file, $"{expectedLength} 字节", $"{length} 字节");
        }
        ulong bodyLength = BinaryPrimitives.ReadUInt64LittleEndian(footer);
        if (bodyLength > (ulong)length || (ulong)PageCount((long)bodyLength) * 4 + bodyLength + FooterLength != (ulong)length)
        {
            throw Corrupt(file, $"正文与页校验和止于 {length - FooterLength}", $"正文止于 {bodyLength}");
        }
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(footer[16..]);
        uint found = Crc32C.HashToUInt32(new ReadOnlySpan<byte>(bytes + bodyLength, checked((int)(length - 8 - (long)bodyLength))));
        if (found != expected)
        {
            throw Corrupt(file, $"文件尾校验和 {expected:x8}", $"{found:x8}");
        }
        return (long)bodyLength;
    }

    private static IndexFormatException Corrupt(string file, string expected, string found) =>
        new(IndexFormatProblem.Corrupt, file, expected, found);
}
