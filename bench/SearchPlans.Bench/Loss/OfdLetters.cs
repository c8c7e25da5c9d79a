using System.IO.Compression;
using System.Xml.Linq;

namespace SearchPlans.Bench.Loss;

/// <summary>Letters of an OFD by its XML: the text codes of every part of the package, of composite graphics as often as they are
/// shown.</summary>
internal sealed class OfdLetters : ISourceLetters
{
    private const int MaxDepth = 8;

    public IReadOnlyList<string> Extensions { get; } = [".ofd"];

    public string? Reader => "XML";

    public string? Read(string path)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            List<XDocument> parts = [];
            foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            {
                using Stream stream = entry.Open();
                parts.Add(XDocument.Load(stream));
            }
            Dictionary<string, XElement> units = parts.SelectMany(part => part.Descendants())
                .Where(element => element.Name.LocalName == "CompositeGraphicUnit")
                .DistinctBy(unit => unit.Attribute("ID")?.Value)
                .ToDictionary(unit => unit.Attribute("ID")?.Value ?? "");
            return string.Join('\n',
                parts.Where(part => part.Root?.Name.LocalName != "Res").SelectMany(part => Texts(part.Root!, units, 0)));
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Texts(XElement element, Dictionary<string, XElement> units, int depth)
    {
        foreach (XElement inner in element.DescendantsAndSelf())
        {
            if (inner.Name.LocalName == "TextCode")
            {
                yield return inner.Value;
            }
            else if (inner.Name.LocalName == "CompositeObject" && depth < MaxDepth
                && units.TryGetValue(inner.Attribute("ResourceID")?.Value ?? "", out XElement? unit))
            {
                foreach (string text in Texts(unit, units, depth + 1))
                {
                    yield return text;
                }
            }
        }
    }
}
