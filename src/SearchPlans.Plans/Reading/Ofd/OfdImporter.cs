using System.IO.Compression;
using System.Xml;

namespace SearchPlans.Plans;

/// <summary>
/// A document of fixed layout by GB/T 33190 -> text. It is a zip of XML: OFD.xml names the document, the document its pages,
/// a page's content its text objects with their places. Read as a stream; pictures, signatures and drawings aren't.
/// </summary>
internal static class OfdImporter
{
    private const int MaxPages = 5000;

    /// <summary>Reads a document.</summary>
    /// <exception cref="PlanFileException">It is damaged or beyond the limits.</exception>
    public static Imported Import(byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            using ZipArchive zip = BoundedZip.Open(bytes);
            var parts = new OfdParts(zip);
            string title = parts.Values("OFD.xml", "Title").FirstOrDefault() ?? "";
            string named = parts.Values("OFD.xml", "DocRoot").FirstOrDefault() ?? throw new InvalidDataException("no DocRoot");
            string root = OfdParts.Resolve("OFD.xml", named);
            List<LayoutPage> pages = [];
            var units = new OfdUnits(parts, root);
            foreach (string location in parts.Attributes(root, "Page", "BaseLoc").Take(MaxPages))
            {
                cancellation.ThrowIfCancellationRequested();
                string path = OfdParts.Resolve(root, location);
                pages.Add(Page(parts.Open(path), units));
            }
            if (!pages.Exists(page => page.Words.Count > 0))
            {
                throw new PlanFileException("OFD 文件里没有文字，大概是扫描件。请先做文字识别（OCR），再放入识别后的文件。");
            }
            List<DroppedText> dropped = [];
            string text = PageText.Write(pages, dropped);
            List<string> notices = ["OFD 只有版面、没有段落：段落按缩进和行长还原，标题不带层级，图片和印章没有收入。"];
            int removed = dropped.Count(part => part.Kind is DroppedKind.RunningHead or DroppedKind.PageNumber);
            if (removed > 0)
            {
                notices.Add($"{removed} 处页码、页眉和页脚没有收入。");
            }
            if (dropped.Exists(part => part.Kind == DroppedKind.Contents))
            {
                notices.Add("目录没有收入。");
            }
            if (AddAround(parts, root, dropped))
            {
                notices.Add("页面模板和批注里的文字没有收入。");
            }
            return new Imported(text, "") { Notices = notices, Found = FoundMetadata.OfProperties(title), Dropped = dropped };
        }
        catch (Exception e) when (e is XmlException or IOException or InvalidDataException or NotSupportedException)
        {
            throw new PlanFileException("OFD 文件已损坏，或者不合国家标准 GB/T 33190。请重新下载，或在阅读器里另存为 docx、pdf 后再试。", e);
        }
    }

    // What pages share as their frame, and what was put upon them afterwards. What is damaged of it takes nothing from the text.
    private static bool AddAround(OfdParts parts, string root, List<DroppedText> dropped)
    {
        const int MaxAnnotated = 200;
        int before = dropped.Count;
        foreach (string location in parts.Attributes(root, "TemplatePage", "BaseLoc"))
        {
            Add(DroppedKind.RunningHead, OfdParts.Resolve(root, location));
        }
        foreach (string location in parts.Values(root, "Annotations"))
        {
            string list = OfdParts.Resolve(root, location);
            foreach (string page in Values(list, "FileLoc").Take(MaxAnnotated))
            {
                Add(DroppedKind.Comment, OfdParts.Resolve(list, page));
            }
        }
        return dropped.Count > before;

        void Add(DroppedKind kind, string path)
        {
            if (string.Concat(Values(path, "TextCode")) is { Length: > 0 } text)
            {
                dropped.Add(new DroppedText(kind, text));
            }
        }

        List<string> Values(string path, string element)
        {
            try
            {
                return parts.Values(path, element);
            }
            catch (Exception e) when (e is XmlException or InvalidDataException)
            {
                return [];
            }
        }
    }

    private static LayoutPage Page(Stream content, OfdUnits units)
    {
        var page = new LayoutPage([]);
        using var reader = XmlReader.Create(content, OfdParts.Settings);
        OfdContent.Read(reader, OfdPlace.Origin, page.Words, units);
        return page;
    }
}
