using System.Text;

namespace SearchPlans.Engine.Storage;

/// <summary>
/// Opens framed index files (the frame is described at <see cref="IndexOutput"/>): checks that a file is complete and
/// of a format that is read. The checksum over all bytes is <see cref="Verify"/>'s, since opening must not read whole files.
/// </summary>
public static class IndexInput
{
    /// <summary>Maps a file and checks its frame.</summary>
    /// <returns>The whole file; the body runs from <see cref="IndexOutput.HeaderLength"/> to
    /// <see cref="IndexOutput.FooterLength"/> before the end.</returns>
    /// <exception cref="IndexFormatException">The file isn't complete, or of another format or version.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static MappedBytes Open(IndexDirectory directory, string name, IndexFileFormat format)
    {
        MappedBytes file = directory.Map(name);
        try
        {
            CheckFrame(file, format);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a whole file and compares its checksum.</summary>
    /// <exception cref="IndexFormatException">The bytes aren't those that were written.</exception>
    public static uint Verify(MappedBytes file)
    {
        long summed = file.Length - 8;
        uint crc = uint.MaxValue;
        for (long at = 0; at < summed;)
        {
            ReadOnlySpan<byte> part = file.Slice(at, Math.Min(1 << 20, summed - at));
            crc = IndexOutput.Crc32C(crc, part);
            at += part.Length;
        }
        crc = ~crc;
        uint written = file.ReadUInt32(summed);
        return crc == written
            ? crc
            : throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"校验和 {written:x8}", $"{crc:x8}");
    }

    /// <summary>Offset where the body ends.</summary>
    public static long BodyEnd(this MappedBytes file) => file.Length - IndexOutput.FooterLength;

    private static void CheckFrame(MappedBytes file, IndexFileFormat format)
    {
        const int least = IndexOutput.HeaderLength + IndexOutput.FooterLength;
        if (file.Length < least)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"至少 {least} 字节", $"{file.Length} 字节");
        if (!file.Slice(0, 4).SequenceEqual(IndexOutput.Magic))
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, "SearchPlans 索引文件", "别的文件");
        string name = Encoding.ASCII.GetString(file.Slice(4, 8)).TrimEnd('\0');
        if (name != format.Name)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"{format.Name} 格式", $"{name} 格式");
        uint version = file.ReadUInt32(12);
        if (version > format.Version)
            throw new IndexFormatException(IndexFormatProblem.TooNew, file.Name, $"版本 {format.Version} 及以下", $"版本 {version}");
        if (version < format.OldestRead)
            throw new IndexFormatException(IndexFormatProblem.TooOld, file.Name, $"版本 {format.OldestRead} 及以上", $"版本 {version}");
        if (!file.Slice(file.Length - 4, 4).SequenceEqual(IndexOutput.End))
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, "完整的文件尾", "没有写完或被截断的文件");
        ulong length = file.ReadUInt64(file.Length - IndexOutput.FooterLength);
        if (length != (ulong)file.Length)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"{length} 字节", $"{file.Length} 字节");
    }
}
