namespace SearchPlans.Plans;

/// <summary>Files of kinds that hold no text to read, known by their content whatever their name says.</summary>
internal static class RefusedFiles
{
    private static readonly (byte[] Magic, string Name)[] _signatures =
    [
        ([0x89, .. "PNG"u8], "PNG 图片"),
        ([.. "GIF8"u8], "GIF 图片"),
        ([0xFF, 0xD8, 0xFF], "JPEG 图片"),
        ([.. "BM"u8, 0x36], "BMP 图片"),
        ([0x1F, 0x8B], "gzip 压缩包"),
        ([.. "Rar!"u8], "RAR 压缩包"),
        ([.. "7z"u8, 0xBC, 0xAF], "7z 压缩包"),
        ([0x7F, .. "ELF"u8], "可执行程序"),
        ([.. "MZ"u8, 0x90, 0x00], "可执行程序"),
        ([.. "SQLite format 3"u8], "数据库文件"),
    ];

    /// <summary>What a file is, for a user to read; null where it isn't one of these.</summary>
    public static string? NameOf(FileContent file)
    {
        foreach ((byte[] magic, string name) in _signatures)
        {
            if (file.Head.StartsWith(magic))
            {
                return name;
            }
        }
        if (file.IsCompound)
        {
            return file.HasStream("Workbook") ? "旧版 Excel 表格（xls）"
                : file.HasStream("PowerPoint Document") ? "旧版演示文稿（ppt）" : "旧版 Office 文件";
        }
        if (file.IsZip)
        {
            return file.Entries is null ? "损坏的 ZIP 压缩包或 Office 文档"
                : file.IsPackageOf("xl/") ? "Excel 表格（xlsx）"
                : file.IsPackageOf("ppt/") ? "演示文稿（pptx）"
                : file.IsOpenDocumentOf("application/vnd.oasis.opendocument.text"u8) == false ? "OpenDocument 表格或演示文稿" : null;
        }
        return FileContent.StartsWithIgnoringCase(file.Head, "mime-version:"u8) ? "单文件网页（mht）" : null;
    }
}
