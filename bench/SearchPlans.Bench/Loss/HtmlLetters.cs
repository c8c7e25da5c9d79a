using System.Text;
using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace SearchPlans.Bench.Loss;

/// <summary>Letters of a page by another parser, HtmlAgilityPack, whose tree is walked plainly: all words of the body but those of scripts
/// and controls.</summary>
internal sealed partial class HtmlLetters : ISourceLetters
{
    private static readonly string[] _silent =
    [
        "script", "style", "noscript", "template", "iframe", "frameset", "object", "embed", "svg", "canvas", "video", "audio", "map",
        "select", "option", "textarea", "head", "title",
    ];

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm"];

    public string? Reader => "HtmlAgilityPack";

    public string? Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var page = new HtmlDocument { OptionMaxNestedChildNodes = 1000 };
        page.LoadHtml(Decode(bytes));
        var text = new StringBuilder();
        Add(page.DocumentNode.SelectSingleNode("//body") ?? page.DocumentNode);
        return text.ToString();

        void Add(HtmlNode parent)
        {
            foreach (HtmlNode node in parent.ChildNodes)
            {
                if (node is HtmlTextNode words)
                {
                    text.Append(HtmlEntity.DeEntitize(words.Text)).Append('\n');
                }
                else if (node.NodeType == HtmlNodeType.Element && !_silent.Contains(node.Name))
                {
                    Add(node);
                }
            }
        }
    }

    private static string Decode(byte[] bytes)
    {
        string name = Charset().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 4096))).Groups[1].Value.ToLowerInvariant();
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name is "big5" ? "big5" : "GB18030")!.GetString(bytes);
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?([\w-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
