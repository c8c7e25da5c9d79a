using System.IO.Compression;
using System.Xml.Linq;
using SearchPlans.Plans;

namespace SearchPlans.Bench.Loss;

/// <summary>Letters of an odt by the XML of its content: all words of its body, deleted ones among them. Heads and feet of its pages, and
/// comments, aren't looked at.</summary>
internal sealed class OdtLetters : ISourceLetters
{
    private static readonly string[] _silent = ["note-citation", "change-info", "annotation", "title", "desc", "forms", "sequence-decls"];

    public IReadOnlyList<string> Extensions { get; } = [".odt"];

    public string? Reader => "XML";

    public IReadOnlyList<DroppedKind> Unseen { get; } = [DroppedKind.RunningHead, DroppedKind.Comment];

    public string? Read(string path)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            using Stream? stream = zip.GetEntry("content.xml")?.Open();
            return stream is null ? null : string.Concat(XDocument.Load(stream).Descendants()
                .First(element => element.Name.LocalName == "text"
                    && element.Name.NamespaceName.EndsWith(":office:1.0", StringComparison.Ordinal))
                .DescendantNodes().OfType<XText>()
                .Where(text => !text.Ancestors().Any(around => _silent.Contains(around.Name.LocalName)))
                .Select(text => text.Value + "\n"));
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException)
        {
            return null;
        }
    }
}
