using System.IO.Compression;
using System.Xml;

namespace SearchPlans.Plans;

/// <summary>
/// Goes through a package before a library builds trees of it: every part that may be XML is read once, as a stream, within
/// limits of depth and size and without definitions of entities. What has passed can be walked recursively. A part that no tree is built
/// of may be anything: a picture that is a saved web page, as some programs leave behind, takes nothing from the text.
/// </summary>
internal static class DocxGuard
{
    /// <summary>Deepest nesting of elements. A text box in a table in a control reaches some 60.</summary>
    public const int MaxDepth = 256;

    /// <summary>Most bytes of XML in all parts together: the longest five-year plan, with a tag for every change of font,
    /// has some 10 MiB, and a tree of it takes some 14 times as much memory.</summary>
    public const int MaxXmlBytes = 48 << 20;

    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
        CheckCharacters = false,
        CloseInput = false,
    };

    /// <summary>Checks all parts.</summary>
    /// <returns>Bytes of XML in all parts together.</returns>
    /// <exception cref="PlanFileException">A limit is passed.</exception>
    /// <exception cref="XmlException">A part isn't well formed or defines entities.</exception>
    /// <exception cref="InvalidDataException">The package is damaged.</exception>
    public static int Check(byte[] bytes)
    {
        using ZipArchive zip = BoundedZip.Open(bytes);
        int left = MaxXmlBytes;
        DocxPartTypes types = DocxPartTypes.Read(zip);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (!MayBeXml(entry))
            {
                continue;
            }
            // What a part is, its type says and not its name.
            byte[] part = BoundedZip.TryRead(entry, left)
                ?? throw new PlanFileException($"文档解压后的内容超过 {MaxXmlBytes >> 20} MB 的上限，或者压缩得不像正常的文档。请把正文另存为新的 docx 或 UTF-8 编码的 txt 文件。");
            left -= part.Length;
            try
            {
                CheckDepth(part);
            }
            catch (XmlException) when (!types.IsRead(entry.FullName))
            {
                // It stays unread, so that it may be no XML.
            }
        }
        return MaxXmlBytes - left;
    }

    private static void CheckDepth(byte[] part)
    {
        using var reader = XmlReader.Create(new MemoryStream(part), _settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new PlanFileException($"文档的层次超过 {MaxDepth} 层，不像正常的文档。请把正文复制出来，另存为 UTF-8 编码的 txt 文件。");
            }
        }
    }

    private static bool MayBeXml(ZipArchiveEntry entry)
    {
        if (entry.Length == 0)
        {
            return false;
        }
        Span<byte> head = stackalloc byte[256];
        using Stream stream = entry.Open();
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        ReadOnlySpan<byte> text = head.TrimStart(" \t\r\n"u8);
        // Text in UTF-16 begins with a mark or has its first sign's other half beside it.
        return text.StartsWith("<"u8) || text.StartsWith("\0<"u8) || TextDecoder.MarkedEncoding(head) is not null
            || Path.GetExtension(entry.FullName).ToLowerInvariant() is ".xml" or ".rels";
    }
}
