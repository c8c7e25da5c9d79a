using System.IO.Compression;
using System.Xml;

namespace SearchPlans.Plans;

/// <summary>What the parts of a package are by its list of content types, as far as it matters here: which of them are read.</summary>
internal sealed class DocxPartTypes
{
    private const int MaxBytes = 4 << 20;
    private const string ListName = "[Content_Types].xml";

    // Parts that trees are built of, by the last words of their types; templates and documents with macros are documents, too.
    private static readonly string[] _read = [".main+xml", ".styles+xml", ".numbering+xml", ".footnotes+xml", ".endnotes+xml"];

    private static readonly XmlReaderSettings _settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly HashSet<string> _parts = new(StringComparer.OrdinalIgnoreCase);

    private DocxPartTypes()
    {
    }

    /// <summary>Reads the list of a package.</summary>
    /// <exception cref="XmlException">The list is damaged.</exception>
    public static DocxPartTypes Read(ZipArchive zip)
    {
        var types = new DocxPartTypes();
        if (zip.GetEntry(ListName) is not { } entry || BoundedZip.TryRead(entry, MaxBytes) is not { } list)
        {
            return types;
        }
        using var reader = XmlReader.Create(new MemoryStream(list), _settings);
        while (reader.Read())
        {
            bool isRead = reader.NodeType == XmlNodeType.Element && reader.LocalName == "Override"
                && reader.GetAttribute("ContentType") is { } type
                && Array.Exists(_read, end => type.EndsWith(end, StringComparison.OrdinalIgnoreCase));
            if (isRead && reader.GetAttribute("PartName") is { } name)
            {
                types._parts.Add(name.TrimStart('/'));
            }
        }
        return types;
    }

    /// <summary>Whether a part is read: as a tree, or, the lists of parts and of relations, by the library that opens the
    /// package.</summary>
    public bool IsRead(string name) =>
        name.Equals(ListName, StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            || _parts.Contains(name.TrimStart('/'));
}
