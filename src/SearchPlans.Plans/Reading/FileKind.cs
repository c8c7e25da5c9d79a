using System.IO.Compression;

namespace SearchPlans.Plans;

/// <summary>What a file is by its content.</summary>
/// <param name="Format">How it is read.</param>
/// <param name="Name">What it is, for a user to read.</param>
internal readonly record struct FileKind(FileFormat Format, string Name)
{
    private static readonly (byte[] Magic, FileKind Kind)[] _signatures =
    [
        ([.. "{\\rtf"u8], new(FileFormat.Office, "RTF 文件（rtf）")),
        ([0x89, .. "PNG"u8], new(FileFormat.Refused, "PNG 图片")),
        ([.. "GIF8"u8], new(FileFormat.Refused, "GIF 图片")),
        ([0xFF, 0xD8, 0xFF], new(FileFormat.Refused, "JPEG 图片")),
        ([.. "BM"u8, 0x36], new(FileFormat.Refused, "BMP 图片")),
        ([0x1F, 0x8B], new(FileFormat.Refused, "gzip 压缩包")),
        ([.. "Rar!"u8], new(FileFormat.Refused, "RAR 压缩包")),
        ([.. "7z"u8, 0xBC, 0xAF], new(FileFormat.Refused, "7z 压缩包")),
        ([0x7F, .. "ELF"u8], new(FileFormat.Refused, "可执行程序")),
        ([.. "MZ"u8, 0x90, 0x00], new(FileFormat.Refused, "可执行程序")),
        ([.. "SQLite format 3"u8], new(FileFormat.Refused, "数据库文件")),
    ];

    // What a compound file holds is named in its directory, in UTF-16.
    private static readonly byte[] _wordStream = System.Text.Encoding.Unicode.GetBytes("WordDocument");
    private static readonly byte[] _workbookStream = System.Text.Encoding.Unicode.GetBytes("Workbook");
    private static readonly byte[] _slidesStream = System.Text.Encoding.Unicode.GetBytes("PowerPoint Document");

    /// <summary>Tells what a file is from its bytes, and from its extension where the bytes leave it open.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="extension">Lower case with the dot.</param>
    public static FileKind Identify(byte[] bytes, string extension)
    {
        ReadOnlySpan<byte> head = bytes.AsSpan(0, Math.Min(bytes.Length, 1024));
        // Some mail and web servers leave a line before the file proper; readers of PDF allow for it.
        if (head.StartsWith("%PDF"u8) || (extension == ".pdf" && head.IndexOf("%PDF-"u8) >= 0))
        {
            return new(FileFormat.Pdf, "PDF 文件");
        }
        foreach ((byte[] magic, FileKind kind) in _signatures)
        {
            if (head.StartsWith(magic))
            {
                return kind;
            }
        }
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return Compound(bytes, extension);
        }
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return Zip(bytes);
        }
        if (IsHtml(head, extension))
        {
            return new(FileFormat.Html, "网页（html）");
        }
        if (head.IndexOf("http://schemas.microsoft.com/office/word/2003/wordml"u8) >= 0)
        {
            return new(FileFormat.Office, "Word 2003 XML 文档");
        }
        if (StartsWithIgnoringCase(head, "mime-version:"u8))
        {
            return new(FileFormat.Refused, "单文件网页（mht）");
        }
        return new(FileFormat.Text, extension == ".md" ? "Markdown 文件（md）" : "纯文本（txt）");
    }

    private static FileKind Compound(ReadOnlySpan<byte> bytes, string extension)
    {
        if (bytes.IndexOf(_wordStream) >= 0)
        {
            return extension == ".wps" ? new(FileFormat.Office, "WPS 文档（wps）") : new(FileFormat.Office, "旧版 Word 文档（doc）");
        }
        if (bytes.IndexOf(_workbookStream) >= 0)
        {
            return new(FileFormat.Refused, "旧版 Excel 表格（xls）");
        }
        return bytes.IndexOf(_slidesStream) >= 0 ? new(FileFormat.Refused, "旧版演示文稿（ppt）") : new(FileFormat.Refused, "旧版 Office 文件");
    }

    private static FileKind Zip(byte[] bytes)
    {
        try
        {
            using ZipArchive zip = BoundedZip.Open(bytes);
            string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
            if (names.Contains("[Content_Types].xml"))
            {
                if (names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)))
                {
                    return new(FileFormat.Docx, "Word 文档（docx）");
                }
                if (names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
                {
                    return new(FileFormat.Refused, "Excel 表格（xlsx）");
                }
                if (names.Any(name => name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)))
                {
                    return new(FileFormat.Refused, "演示文稿（pptx）");
                }
            }
            if (names.Contains("OFD.xml", StringComparer.OrdinalIgnoreCase))
            {
                return new(FileFormat.Ofd, "OFD 版式文件（ofd）");
            }
            if (names.Contains("mimetype") && names.Contains("content.xml"))
            {
                return IsText(zip) ? new(FileFormat.Office, "OpenDocument 文档（odt）") : new(FileFormat.Refused, "OpenDocument 表格或演示文稿");
            }
            return new(FileFormat.Archive, "ZIP 压缩包");
        }
        catch (InvalidDataException)
        {
            return new(FileFormat.Refused, "损坏的 ZIP 压缩包或 Office 文档");
        }
    }

    private static bool IsText(ZipArchive zip)
    {
        Span<byte> type = stackalloc byte[64];
        using Stream stream = zip.GetEntry("mimetype")!.Open();
        return type[..stream.ReadAtLeast(type, type.Length, throwOnEndOfStream: false)]
            .StartsWith("application/vnd.oasis.opendocument.text"u8);
    }

    private static bool IsHtml(ReadOnlySpan<byte> head, string extension)
    {
        bool isNamedSo = extension is ".htm" or ".html" or ".doc" or ".wps" or ".docx";
        // UTF-16 has its signs apart; the names of tags are what remains when the zeros go.
        Span<byte> ascii = stackalloc byte[head.Length];
        int length = 0;
        foreach (byte b in head)
        {
            if (b is not 0 and < 0x80)
            {
                ascii[length++] = b;
            }
        }
        ReadOnlySpan<byte> text = ascii[..length].TrimStart(" \t\r\n"u8);
        if (StartsWithIgnoringCase(text, "<!doctype html"u8) || StartsWithIgnoringCase(text, "<html"u8))
        {
            return true;
        }
        if (extension is ".htm" or ".html")
        {
            return true;
        }
        return isNamedSo && text.StartsWith("<"u8) && text.IndexOf("wordml"u8) < 0;
    }

    private static bool StartsWithIgnoringCase(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> lowerCase) =>
        bytes.Length >= lowerCase.Length && System.Text.Ascii.EqualsIgnoreCase(bytes[..lowerCase.Length], lowerCase);
}

/// <summary>How a file is read.</summary>
internal enum FileFormat
{
    /// <summary>As text: .txt, .md.</summary>
    Text,
    /// <summary>As a web page.</summary>
    Html,
    /// <summary>As a document of Word 2007 and later.</summary>
    Docx,
    /// <summary>As a PDF, by a child process.</summary>
    Pdf,
    /// <summary>As a document of fixed layout, GB/T 33190.</summary>
    Ofd,
    /// <summary>By LibreOffice: doc, wps, odt, rtf.</summary>
    Office,
    /// <summary>It holds several files.</summary>
    Archive,
    /// <summary>Not at all.</summary>
    Refused,
}
