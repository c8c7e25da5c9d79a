using System.IO.Compression;

namespace SearchPlans.Plans;

/// <summary>A file out of an archive.</summary>
/// <param name="Name">Its path within, with forward slashes, made harmless: no drive, no root, no .., no device.</param>
/// <param name="Bytes">Its content; empty where it is refused.</param>
/// <param name="Refusal">Why it isn't taken, in Chinese; null where it is.</param>
public sealed record ArchiveFile(string Name, byte[] Bytes, string? Refusal);

/// <summary>
/// Takes a zip apart into the files that <see cref="PlanFileReader"/> reads, one after the other: no more than one of them is
/// in memory, whatever the size of the zip. Nothing is written to a disk; sizes are counted as bytes come out, whatever the zip says of
/// them.
/// </summary>
public static class ArchiveReader
{
    /// <summary>Largest archive, in bytes: a few hundred reports as PDF.</summary>
    public const int MaxByteLength = 512 << 20;

    /// <summary>Most bytes that all files together may hold.</summary>
    public const long MaxTotalByteLength = 2L << 30;

    private const int MaxNameChars = 400;
    private const int UnixTypeMask = 0xF000, UnixLink = 0xA000, UnixFile = 0x8000;

    /// <summary>Whether a file of this name is an archive that is taken apart.</summary>
    public static bool Supports(string fileName) => Path.GetExtension(fileName).Equals(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the files of an archive in its order, those that can't be taken with the reason. Folders, hidden files
    /// and what systems leave behind (__MACOSX, Thumbs.db) aren't given.</summary>
    /// <param name="archive">The whole archive; can seek. Closed in the end.</param>
    /// <exception cref="PlanFileException">It is no zip, damaged, or beyond the limits; thrown while going through as well.</exception>
    public static IEnumerable<ArchiveFile> Read(Stream archive)
    {
        using ZipArchive zip = Open(archive);
        long left = MaxTotalByteLength;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            {
                continue;
            }
            string name = ArchiveNames.Harmless(entry.FullName);
            if (ArchiveNames.IsLeftBehind(name))
            {
                continue;
            }
            ArchiveFile file = ReadEntry(entry, name, left);
            left -= file.Bytes.Length;
            yield return file;
        }
    }

    /// <summary>How many files <see cref="Read"/> gives, without taking them out.</summary>
    /// <param name="archive">The whole archive; can seek. Closed in the end.</param>
    /// <exception cref="PlanFileException">It is no zip, damaged, or beyond the limits.</exception>
    public static int Count(Stream archive)
    {
        using ZipArchive zip = Open(archive);
        return zip.Entries.Count(entry =>
            !entry.FullName.EndsWith('/')
                && !entry.FullName.EndsWith('\\')
                && !ArchiveNames.IsLeftBehind(ArchiveNames.Harmless(entry.FullName)));
    }

    private static ZipArchive Open(Stream archive)
    {
        if (archive.Length > MaxByteLength)
        {
            archive.Dispose();
            throw new PlanFileException($"压缩包超过 {MaxByteLength >> 20} MB 的上限。请分成几个压缩包。");
        }
        try
        {
            return BoundedZip.Open(archive);
        }
        catch (InvalidDataException e)
        {
            throw new PlanFileException("压缩包已损坏，或者不是 zip 格式。请重新压缩或下载。", e);
        }
    }

    private static ArchiveFile ReadEntry(ZipArchiveEntry entry, string name, long left)
    {
        int type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
        if (name.Length is 0 or > MaxNameChars)
        {
            return Refused("文件名是空的或太长。");
        }
        if (type == UnixLink)
        {
            return Refused("是符号链接，不是文件。");
        }
        if (type is not (0 or UnixFile))
        {
            return Refused("是设备或管道，不是文件。");
        }
        if (Supports(name))
        {
            return Refused("是压缩包里的压缩包。请解压后再收入。");
        }
        if (!PlanFileReader.Supports(name))
        {
            return Refused($"不支持这种文件，可读取的是 {string.Join("、", PlanFileReader.Extensions)}。");
        }
        if (entry.IsEncrypted)
        {
            return Refused("设有密码。请解除密码后再压缩。");
        }
        int limit = PlanFileReader.MaxByteLengthOf(name);
        try
        {
            if (BoundedZip.TryRead(entry, Math.Min(limit, left)) is { } bytes)
            {
                return new ArchiveFile(name, bytes, null);
            }
            return Refused(left < limit
                ? $"压缩包里的文件合计超过 {MaxTotalByteLength >> 20} MB 的上限。请分成几个压缩包。"
                : $"解压后超过 {limit >> 20} MB 的上限，或者压缩得不像正常的文件。");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return Refused("在压缩包里已经损坏，或压缩的方法不支持。请重新压缩。");
        }

        ArchiveFile Refused(string why) => new(name, [], why);
    }
}
