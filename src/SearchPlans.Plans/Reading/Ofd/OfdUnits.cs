using System.Xml;

namespace SearchPlans.Plans;

/// <summary>
/// The composite graphics (CompositeGraphicUnit) of a document's resources: drawings that pages show by reference, in which some programs
/// put all of a page's text.
/// </summary>
internal sealed class OfdUnits
{
    // Composites within composites; a circle ends here.
    private const int MaxDepth = 8;
    // Words of all composites shown, those within others again for each; a package may show one on every page.
    private const int MaxShown = 1_000_000;

    private readonly Dictionary<string, string> _units = new(StringComparer.Ordinal);
    private int _depth, _shown;

    /// <summary>Reads the composites of a document's resources.</summary>
    /// <param name="parts">The package.</param>
    /// <param name="root">Path of the document.</param>
    public OfdUnits(OfdParts parts, string root)
    {
        foreach (string location in (IEnumerable<string>)[.. parts.Values(root, "DocumentRes"), .. parts.Values(root, "PublicRes")])
        {
            if (parts.TryOpen(OfdParts.Resolve(root, location)) is { } resource)
            {
                Read(resource);
            }
        }
    }

    /// <summary>Adds the words of a composite.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="place">Where it stands on the page.</param>
    /// <param name="words">Get its words.</param>
    public void Read(string id, OfdPlace place, List<LayoutWord> words)
    {
        if (_depth == MaxDepth || _shown > MaxShown || !_units.TryGetValue(id, out string? xml))
        {
            return;
        }
        _depth++;
        int before = words.Count;
        using var reader = XmlReader.Create(new StringReader(xml), OfdParts.Settings);
        OfdContent.Read(reader, place, words, this);
        _depth--;
        _shown += words.Count - before + 1;
    }

    private void Read(Stream resource)
    {
        using var reader = XmlReader.Create(resource, OfdParts.Settings);
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "CompositeGraphicUnit" && reader.GetAttribute("ID") is { } id)
            {
                _units.TryAdd(id, reader.ReadOuterXml());
            }
            else
            {
                reader.Read();
            }
        }
    }
}
