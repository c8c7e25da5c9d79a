using System.IO.Compression;
using System.Xml.Linq;

namespace SearchPlans.Bench.Loss;

/// <summary>Letters of a docx by its XML: all text elements of the parts whose types hold text, of alternatives the newer.</summary>
internal sealed class DocxLetters : ISourceLetters
{
    private static readonly string[] _types =
        ["document.main+xml", "footnotes+xml", "endnotes+xml", "header+xml", "footer+xml", "comments+xml"];

    public IReadOnlyList<string> Extensions { get; } = [".docx"];

    public string? Reader => "XML";

    public string? Read(string path)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            List<string> texts = [];
            foreach (string part in PartsOf(zip))
            {
                if (zip.GetEntry(part.TrimStart('/')) is { } entry)
                {
                    texts.Add(TextOf(Load(entry)));
                }
            }
            return string.Join('\n', texts);
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<string> PartsOf(ZipArchive zip) =>
        Load(zip.GetEntry("[Content_Types].xml") ?? throw new InvalidDataException()).Descendants()
            .Where(element => element.Name.LocalName == "Override"
                && _types.Any(type => element.Attribute("ContentType")?.Value.EndsWith(type, StringComparison.Ordinal) == true))
            .Select(element => element.Attribute("PartName")?.Value ?? "");

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        return XDocument.Load(stream);
    }

    private static string TextOf(XDocument part)
    {
        foreach (XElement alternate in part.Descendants().Where(element => element.Name.LocalName == "AlternateContent").ToList())
        {
            XElement? choice = alternate.Elements().FirstOrDefault(child => child.Name.LocalName == "Choice" && child.HasElements);
            foreach (XElement other in alternate.Elements().Where(child => choice is not null && child != choice).ToList())
            {
                other.Remove();
            }
        }
        return string.Join('\n', part.Descendants().Where(element => !element.HasElements && element.Name.LocalName is "t" or "delText")
            .Select(element => element.Value));
    }
}
