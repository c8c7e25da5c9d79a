using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace SearchPlans.Plans;

/// <summary>
/// A document of fixed layout by GB/T 33190 -> text. It is a zip of XML: OFD.xml names the document, the document its pages,
/// a page's content its text objects with their places. Read as a stream; pictures, signatures and drawings aren't.
/// </summary>
internal static class OfdImporter
{
    private const int MaxXmlBytes = 64 << 20;
    private const int MaxPages = 5000;

    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true
    };

    /// <summary>Reads a document.</summary>
    /// <exception cref="PlanFileException">It is damaged or beyond the limits.</exception>
    public static Imported Import(byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            using ZipArchive zip = BoundedZip.Open(bytes);
            var parts = new Parts(zip);
            string title = parts.Values("OFD.xml", "Title").FirstOrDefault() ?? "";
            string root = parts.Values("OFD.xml", "DocRoot").FirstOrDefault() ?? throw new InvalidDataException("no DocRoot");
            List<LayoutPage> pages = [];
            foreach (string location in parts.Attributes(root, "Page", "BaseLoc").Take(MaxPages))
            {
                cancellation.ThrowIfCancellationRequested();
                pages.Add(Page(parts.Open(Parts.Resolve(root, location))));
            }
            if (!pages.Exists(page => page.Words.Count > 0))
            {
                throw new PlanFileException("OFD 文件里没有文字，大概是扫描件。请先做文字识别（OCR），再放入识别后的文件。");
            }
            (string text, int removed, int contents) = PageText.Write(pages);
            List<string> notices = ["OFD 只有版面、没有段落：段落按缩进和行长还原，标题不带层级，图片和印章没有收入。"];
            if (removed > 0)
            {
                notices.Add($"{removed} 处页码、页眉和页脚没有收入。");
            }
            if (contents > 0)
            {
                notices.Add("目录没有收入。");
            }
            return new Imported(text, "") { Notices = notices, Found = FoundMetadata.OfProperties(title) };
        }
        catch (Exception e) when (e is XmlException or IOException or InvalidDataException or NotSupportedException)
        {
            throw new PlanFileException("OFD 文件已损坏，或者不合国家标准 GB/T 33190。请重新下载，或在阅读器里另存为 docx、pdf 后再试。", e);
        }
    }

    private static LayoutPage Page(Stream content)
    {
        var page = new LayoutPage([]);
        using var reader = XmlReader.Create(content, _settings);
        double[] box = [];
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "TextObject")
            {
                box = Numbers(reader.GetAttribute("Boundary"));
            }
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "TextCode" && box.Length == 4)
            {
                double x = box[0] + (Numbers(reader.GetAttribute("X")) is [var first, ..] ? first : 0);
                string words = reader.ReadElementContentAsString().Trim();
                if (words.Length > 0)
                {
                    page.Words.Add(new LayoutWord(words, x, box[1], Math.Max(x, box[0] + box[2]), box[1] + box[3]));
                }
            }
            else
            {
                reader.Read();
            }
        }
        return page;
    }

    private static double[] Numbers(string? text) =>
        text is null || text.Length > 200 ? [] : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                part => double.TryParse(part, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : 0)];

    private sealed class Parts(ZipArchive zip)
    {
        private int _left = MaxXmlBytes;

        public MemoryStream Open(string path)
        {
            ZipArchiveEntry entry = zip.Entries.FirstOrDefault(
                entry => entry.FullName.TrimStart('/').Equals(path, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidDataException($"no {path}");
            byte[] bytes = BoundedZip.TryRead(entry, _left)
                ?? throw new PlanFileException($"OFD 文件解压后的内容超过 {MaxXmlBytes >> 20} MB 的上限，或者压缩得不像正常的文档。请另存为 docx、pdf 后再试。");
            _left -= bytes.Length;
            return new MemoryStream(bytes);
        }

        public List<string> Values(string path, string element)
        {
            List<string> values = [];
            using var reader = XmlReader.Create(Open(path), _settings);
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element)
                {
                    values.Add(reader.ReadElementContentAsString().Trim().TrimStart('/'));
                }
                else
                {
                    reader.Read();
                }
            }
            return values;
        }

        public List<string> Attributes(string path, string element, string attribute)
        {
            List<string> values = [];
            using var reader = XmlReader.Create(Open(path), _settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element && reader.GetAttribute(attribute) is { } value)
                {
                    values.Add(value);
                }
            }
            return values;
        }

        // A place is meant from the package's root where it begins with a slash, else from the file that names it.
        public static string Resolve(string from, string location)
        {
            if (location.StartsWith('/'))
            {
                return location[1..];
            }
            int slash = from.LastIndexOf('/');
            return slash < 0 ? location : $"{from[..slash]}/{location}";
        }
    }
}
