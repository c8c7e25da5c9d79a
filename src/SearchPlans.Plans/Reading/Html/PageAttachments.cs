using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SearchPlans.Plans;

/// <summary>A document that a page links to.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Name">What the link says, with the document's ending: 附件1：发展规划.docx.</param>
public sealed record PageAttachment(Uri Address, string Name);

/// <summary>The documents that a page has beside its article (附件).</summary>
public static class PageAttachments
{
    /// <summary>Most of a page that are given.</summary>
    public const int MaxAttachments = 20;

    private const int MaxNameChars = 80;

    /// <summary>Reads a page.</summary>
    /// <param name="page">Its bytes.</param>
    /// <param name="address">Where it is, against which its links are read.</param>
    /// <returns>The documents of formats that are read, in the order of the page, each address once.</returns>
    /// <exception cref="PlanFileException">It is no page that can be read within the limits.</exception>
    public static IReadOnlyList<PageAttachment> Of(byte[] page, Uri address)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(address);
        using IHtmlDocument html = HtmlImporter.Parse(HtmlDecoder.Decode(page).Html);
        Uri site = html.QuerySelector("base[href]")?.GetAttribute("href") is { } stated && Uri.TryCreate(address, stated, out Uri? given)
            ? given
            : address;
        var found = new List<PageAttachment>();
        foreach (IElement link in html.QuerySelectorAll("a[href]"))
        {
            if (found.Count == MaxAttachments)
            {
                break;
            }
            if (Uri.TryCreate(site, link.GetAttribute("href")!.Trim(), out Uri? to)
                && (to.Scheme == Uri.UriSchemeHttp || to.Scheme == Uri.UriSchemeHttps)
                && ExtensionOf(to, link) is { } extension
                && !found.Exists(other => other.Address == to))
            {
                found.Add(new PageAttachment(to, NameOf(to, link, extension)));
            }
        }
        return found;
    }

    // By the address, or, where a script gives the document out (download?id=7), by what the link says.
    private static string? ExtensionOf(Uri to, IElement link) =>
        new[] { to.AbsolutePath, link.GetAttribute("title") ?? "", link.TextContent }
            .Select(name => Path.GetExtension(name.Trim()).ToLowerInvariant())
            .FirstOrDefault(IsDocument);

    private static bool IsDocument(string extension) =>
        PlanFileReader.Extensions.Contains(extension) && extension is not (".htm" or ".html" or ".txt" or ".md" or ".xml");

    private static string NameOf(Uri to, IElement link, string extension)
    {
        string said = PlanTextBuilder.Clean(link.TextContent);
        said = said.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? said[..^extension.Length] : said;
        if (said.Length is 0 or > MaxNameChars || said.All(c => c < '\u2E80'))
        {
            said = PlanTextBuilder.Clean(link.GetAttribute("title") ?? "");
            said = said.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? said[..^extension.Length] : said;
        }
        if (said.Length is 0 or > MaxNameChars)
        {
            said = Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(to.AbsolutePath));
        }
        return said + extension;
    }
}
