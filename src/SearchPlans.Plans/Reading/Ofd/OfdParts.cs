using System.IO.Compression;
using System.Xml;

namespace SearchPlans.Plans;

/// <summary>The parts of an OFD package by their paths, and what is read out of them. All together are bounded.</summary>
internal sealed class OfdParts(ZipArchive zip)
{
    private const int MaxXmlBytes = 64 << 20;

    private int _left = MaxXmlBytes;

    /// <summary>How parts are read: no definitions of entities, nothing from outside.</summary>
    public static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
    };

    /// <summary>Opens a part.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    /// <exception cref="PlanFileException">The parts read hold too much.</exception>
    public MemoryStream Open(string path) => TryOpen(path) ?? throw new InvalidDataException($"no {path}");

    /// <summary>Opens a part; null where there is none.</summary>
    public MemoryStream? TryOpen(string path)
    {
        ZipArchiveEntry? entry = zip.Entries.FirstOrDefault(
            entry => Normalized(entry.FullName).Equals(path, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
        {
            return null;
        }
        byte[] bytes = BoundedZip.TryRead(entry, _left)
            ?? throw new PlanFileException($"OFD 文件解压后的内容超过 {MaxXmlBytes >> 20} MB 的上限，或者压缩得不像正常的文档。请另存为 docx、pdf 后再试。");
        _left -= bytes.Length;
        return new MemoryStream(bytes);
    }

    /// <summary>The texts of all elements of a name in a part.</summary>
    public List<string> Values(string path, string element)
    {
        List<string> values = [];
        using var reader = XmlReader.Create(Open(path), Settings);
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element)
            {
                values.Add(reader.ReadElementContentAsString().Trim());
            }
            else
            {
                reader.Read();
            }
        }
        return values;
    }

    /// <summary>An attribute of all elements of a name in a part.</summary>
    public List<string> Attributes(string path, string element, string attribute)
    {
        List<string> values = [];
        using var reader = XmlReader.Create(Open(path), Settings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element && reader.GetAttribute(attribute) is { } value)
            {
                values.Add(value);
            }
        }
        return values;
    }

    /// <summary>The path that a location means: from the package's root where it begins with a slash, else from the part that names
    /// it.</summary>
    public static string Resolve(string from, string location)
    {
        location = location.Trim().Replace('\\', '/');
        if (location.StartsWith('/'))
        {
            return Normalized(location);
        }
        int slash = from.LastIndexOf('/');
        return Normalized(slash < 0 ? location : $"{from[..slash]}/{location}");
    }

    /// <summary>A path without root, . and .., with forward slashes.</summary>
    private static string Normalized(string path)
    {
        List<string> parts = [];
        foreach (string part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }
}
