using System.IO.Compression;

namespace SearchPlans.Plans;

/// <summary>A file's bytes and name, as formats look at them to know their own.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Extension">What its name ends with, lower case with the dot.</param>
internal sealed record FileContent(byte[] Bytes, string Extension)
{
    private const int HeadBytes = 1024;
    private const int MimeTypeBytes = 64;

    private bool _isOpened;
    private IReadOnlyList<string>? _entries;
    private byte[] _mimeType = [];

    /// <summary>Its first bytes.</summary>
    public ReadOnlySpan<byte> Head => Bytes.AsSpan(0, Math.Min(Bytes.Length, HeadBytes));

    /// <summary>Whether it begins as a zip does, which docx, odt and ofd are.</summary>
    public bool IsZip => Head.StartsWith("PK\x03\x04"u8) || Head.StartsWith("PK\x05\x06"u8);

    /// <summary>Whether it begins as a compound file does, which doc, xls and ppt are.</summary>
    public bool IsCompound => Head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>Names of a zip's entries; null where it is none, or damaged.</summary>
    /// <exception cref="PlanFileException">It has more entries than are looked at.</exception>
    public IReadOnlyList<string>? Entries
    {
        get
        {
            if (!_isOpened)
            {
                _entries = IsZip ? ReadEntries() : null;
                _isOpened = true;
            }
            return _entries;
        }
    }

    /// <summary>The first bytes without zeros and what isn't ASCII, and without white space in front: the names of tags, also of a
    /// page in UTF-16.</summary>
    public byte[] AsciiHead
    {
        get
        {
            byte[] ascii = [.. Head.ToArray().Where(b => b is not 0 and < 0x80)];
            return ascii.AsSpan().TrimStart(" \t\r\n"u8).ToArray();
        }
    }

    /// <summary>Whether it is a package of Office Open XML with a part in a folder (word/, xl/).</summary>
    public bool IsPackageOf(string folder) =>
        Entries is { } entries && entries.Contains("[Content_Types].xml")
            && entries.Any(name => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a compound file has a stream of a name; the directory has it in UTF-16.</summary>
    public bool HasStream(string name) =>
        IsCompound && Bytes.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(name)) >= 0;

    /// <summary>Whether an OpenDocument package says that it is of a type; null where it is no such package.</summary>
    public bool? IsOpenDocumentOf(ReadOnlySpan<byte> type)
    {
        if (Entries is not { } entries || !entries.Contains("mimetype") || !entries.Contains("content.xml"))
        {
            return null;
        }
        return _mimeType.AsSpan().StartsWith(type);
    }

    /// <summary>Whether bytes begin with others, ASCII letters in any case.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="lowerCase">What they may begin with, in lower case.</param>
    public static bool StartsWithIgnoringCase(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> lowerCase) =>
        bytes.Length >= lowerCase.Length && System.Text.Ascii.EqualsIgnoreCase(bytes[..lowerCase.Length], lowerCase);

    private string[]? ReadEntries()
    {
        try
        {
            using ZipArchive zip = BoundedZip.Open(Bytes);
            if (zip.GetEntry("mimetype") is { } mimeType)
            {
                using Stream stream = mimeType.Open();
                byte[] said = new byte[MimeTypeBytes];
                _mimeType = said[..stream.ReadAtLeast(said, said.Length, throwOnEndOfStream: false)];
            }
            return [.. zip.Entries.Select(entry => entry.FullName)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
