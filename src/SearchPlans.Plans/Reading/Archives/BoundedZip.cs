using System.IO.Compression;

namespace SearchPlans.Plans;

/// <summary>Reads entries of a zip without trusting what it says of their sizes: bytes are counted as they come out.</summary>
internal static class BoundedZip
{
    /// <summary>Most entries looked at. A national collection of plans in one zip stays below.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>How many times larger than packed an entry may come out. Text packs to a tenth, XML of Word to a thirtieth
    /// and, where a table repeats itself, a hundredth; bombs start at a thousandth.</summary>
    public const int MaxRatio = 500;

    // Below this the ratio says nothing: a page of blanks is no bomb.
    private const int FreeBytes = 1 << 20;

    private static readonly ZipNameEncoding _names = new();

    // Room for the names of MaxEntries; of the shortest entries 180,000 fit, of which the framework makes objects.
    private const int MaxDirectoryBytes = 8 << 20;

    /// <summary>Opens a zip that is in memory.</summary>
    /// <exception cref="PlanFileException">It has more than <see cref="MaxEntries"/>.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ZipArchive Open(byte[] bytes) => Open(new MemoryStream(bytes, writable: false));

    /// <summary>Opens a zip; entries are taken out of the stream as they are asked for.</summary>
    /// <param name="stream">Can seek; closed with the archive, or when this fails.</param>
    /// <exception cref="PlanFileException">It has more than <see cref="MaxEntries"/>.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ZipArchive Open(Stream stream)
    {
        var metered = new MeteredStream(stream) { Left = MaxDirectoryBytes };
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(metered, ZipArchiveMode.Read, leaveOpen: false, _names);
            // The directory is read when first asked for; damage is to show here.
            if (zip.Entries.Count > MaxEntries)
            {
                throw TooMany();
            }
            metered.Left = long.MaxValue;
            return zip;
        }
        catch
        {
            zip?.Dispose();
            stream.Dispose();
            if (metered.Left < 0)
            {
                throw TooMany();
            }
            throw;
        }
    }

    private static PlanFileException TooMany() => new($"压缩包里的文件超过 {MaxEntries} 个的上限。请分成几个压缩包。");

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="maxBytes">Most bytes it may hold.</param>
    /// <returns>Its bytes; null where it holds more or is packed beyond <see cref="MaxRatio"/>.</returns>
    /// <exception cref="InvalidDataException">It is damaged or packed in a way that isn't known.</exception>
    public static byte[]? TryRead(ZipArchiveEntry entry, long maxBytes)
    {
        if (entry.Length > maxBytes)
        {
            return null;
        }
        long limit = Math.Min(maxBytes, Math.Max(FreeBytes, entry.CompressedLength * MaxRatio));
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + count > limit)
            {
                return null;
            }
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }
}
