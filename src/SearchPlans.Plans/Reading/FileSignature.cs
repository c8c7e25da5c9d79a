namespace SearchPlans.Plans;

/// <summary>Tells from its first bytes what a file is that isn't plain text, so that the refusal can say so.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Magic, string Name)[] _signatures =
    [
        ([.. "%PDF"u8], "PDF 文件"),
        ([0xD0, 0xCF, 0x11, 0xE0], "旧版 Office 文件（doc、xls、wps）"),
        ([.. "{\\rtf"u8], "RTF 文件"),
        ([0x89, .. "PNG"u8], "PNG 图片"),
        ([.. "GIF8"u8], "GIF 图片"),
        ([0xFF, 0xD8, 0xFF], "JPEG 图片"),
        ([.. "BM"u8, 0x36], "BMP 图片"),
        ([0x1F, 0x8B], "gzip 压缩包"),
        ([.. "Rar!"u8], "RAR 压缩包"),
        ([.. "7z"u8, 0xBC, 0xAF], "7z 压缩包"),
        ([0x7F, .. "ELF"u8], "可执行程序"),
        ([.. "SQLite format 3"u8], "数据库文件"),
    ];

    /// <summary>What the file is, for a user to read, or null where it may be text.</summary>
    public static string? Identify(ReadOnlySpan<byte> bytes)
    {
        foreach ((byte[] magic, string name) in _signatures)
        {
            if (bytes.StartsWith(magic))
                return name;
        }
        if (bytes.StartsWith("PK\x03\x04"u8))
            return Zip(bytes[..Math.Min(bytes.Length, 8192)]);
        return IsHtml(bytes) ? "网页（HTML）" : null;
    }

    private static string Zip(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("word/"u8) >= 0)
            return "Word 文档（docx）";
        if (head.IndexOf("xl/"u8) >= 0)
            return "Excel 表格（xlsx）";
        if (head.IndexOf("opendocument"u8) >= 0)
            return "OpenDocument 文档（odt）";
        return head.IndexOf("OFD.xml"u8) >= 0 ? "OFD 文件" : "ZIP 压缩包";
    }

    private static bool IsHtml(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        bytes = bytes.TrimStart(" \t\r\n"u8);
        return StartsWithIgnoringCase(bytes, "<!doctype html"u8) || StartsWithIgnoringCase(bytes, "<html"u8);
    }

    private static bool StartsWithIgnoringCase(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> lowerCase) =>
        bytes.Length >= lowerCase.Length && System.Text.Ascii.EqualsIgnoreCase(bytes[..lowerCase.Length], lowerCase);
}
