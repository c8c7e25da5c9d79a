using System.Text;

namespace SearchPlans.Engine.Storage;

/// <summary>
/// Opens framed index files (the frame is described at <see cref="IndexOutput"/>): checks that a file is complete and
/// of a format that is read. Its pages are checked when they are first read, since opening must not read whole files.
/// </summary>
public static class IndexInput
{
    /// <summary>Maps a file and checks its frame.</summary>
    /// <returns>The file; the body runs from <see cref="IndexOutput.HeaderLength"/> to <see cref="MappedBytes.BodyEnd"/>.</returns>
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

    /// <summary>Reads a whole file and compares its checksums.</summary>
    /// <returns>The checksum in the footer.</returns>
    /// <exception cref="IndexFormatException">The bytes aren't those that were written.</exception>
    public static uint Verify(MappedBytes file)
    {
        for (long at = 0; at < file.BodyEnd; at += IndexOutput.PageLength) _ = file.Slice(at, 1);
        return Checksum(file);
    }

    /// <summary>The checksum in a file's footer, which stands for the whole file.</summary>
    public static uint Checksum(MappedBytes file) => file.ReadUInt32(file.Length - 8);

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
        long footer = file.Length - IndexOutput.FooterLength;
        ulong length = file.ReadUInt64(footer + 8);
        if (length != (ulong)file.Length)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"{length} 字节", $"{file.Length} 字节");
        ulong bodyEnd = file.ReadUInt64(footer);
        ulong pages = (bodyEnd + IndexOutput.PageLength - 1) / IndexOutput.PageLength;
        if (bodyEnd > (ulong)footer || bodyEnd + pages * 4 != (ulong)footer)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"正文与页校验和止于 {footer}", $"正文止于 {bodyEnd}");
        uint crc = IndexOutput.Crc32C(file.Slice((long)bodyEnd, file.Length - 8 - (long)bodyEnd));
        if (crc != Checksum(file))
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"文件尾校验和 {Checksum(file):x8}", $"{crc:x8}");
        file.CheckPages((long)bodyEnd);
    }
}
