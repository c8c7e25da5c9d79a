using System.Net;
using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using SearchPlans.Feeds;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Rendering;

/// <summary>What came in as an Atom feed (RFC 4287).</summary>
/// <param name="Host">Scheme and host of this server as the reader knows it: https://plans.example.</param>
/// <param name="Self">The address of the feed, without the host.</param>
/// <param name="Page">The address of the page that it is of, without the host.</param>
/// <param name="Title">What is followed.</param>
/// <param name="Request">The search that links into plans are marked by; null: none.</param>
public sealed record AtomFeed(string Host, string Self, string Page, string Title, SearchRequest? Request)
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Program = "计划检索";
    private const int MaxTextChars = 1200;

    /// <summary>The feed as XML in UTF-8.</summary>
    public byte[] Write(FeedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var feed = new SyndicationFeed(Clean(Title), null, null)
        {
            Id = IdOf(Self),
            Language = "zh-CN",
            Generator = Program,
            // Of one that has nothing yet any time is the last.
            LastUpdatedTime = page.Entries.Select(e => e.Changed).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
            Items = [.. page.Entries.Select(Item)],
        };
        feed.Authors.Add(new SyndicationPerson { Name = Program });
        feed.Links.Add(SyndicationLink.CreateSelfLink(Absolute(Self), "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(Absolute(Page), "text/html"));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            feed.GetAtom10Formatter().WriteTo(xml);
        }
        return bytes.ToArray();
    }

    /// <summary>An id made from a name, the same wherever and however often it is made: a UUID of version 8 (RFC 9562) out of the SHA-256
    /// of the name.</summary>
    public static string IdOf(string name)
    {
        Span<byte> id = SHA256.HashData(Encoding.UTF8.GetBytes("searchplans:" + name)).AsSpan(0, 16);
        id[6] = (byte)(id[6] & 0x0f | 0x80);
        id[8] = (byte)(id[8] & 0x3f | 0x80);
        return $"urn:uuid:{new Guid(id, bigEndian: true)}";
    }

    private SyndicationItem Item(FeedEntry entry)
    {
        var item = new SyndicationItem
        {
            Id = IdOf($"{entry.Plan.Id}/{entry.Key}"),
            Title = new TextSyndicationContent(Clean(TitleOf(entry))),
            PublishDate = entry.Came,
            LastUpdatedTime = entry.Changed,
            Content = SyndicationContent.CreateHtmlContent(Clean(ContentOf(entry))),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(Absolute(AddressOf(entry)), "text/html"));
        foreach (string fact in Labels.Facts(entry.Plan))
        {
            item.Categories.Add(new SyndicationCategory(Clean(fact)));
        }
        return item;
    }

    private Uri Absolute(string address) => new(Host + address);

    private static string TitleOf(FeedEntry entry)
    {
        string title = Labels.Title(entry.Plan);
        return entry switch
        {
            { Figure: { } figure } => $"{title}：{figure.Statement.Figure.Name} {figure.Text}",
            { Hit.Section: [.., var section] } => $"{title} · {section}",
            _ => title,
        };
    }

    private string AddressOf(FeedEntry entry) => entry switch
    {
        { Figure: { } figure } => Links.Ascii.Figure(figure.Statement),
        _ when Request is { } request => Links.Ascii.Plan(entry.Plan.Id, request, entry.Key),
        _ => Links.Ascii.Plan(entry.Plan.Id, anchor: entry.Key),
    };

    private static string ContentOf(FeedEntry entry) => entry switch
    {
        { Figure: { } figure } => Paragraph(figure.Statement.Sentence, []),
        { Hit: { Unit: HitUnit.Paragraph } hit } =>
            Paragraph(hit.Text, hit.Marks) + string.Concat(hit.Below.Select(b => Paragraph(b.Text, b.Marks))),
        { Hit: { } hit } => string.Concat(hit.Below.Select(b => Paragraph(b.Text, b.Marks))),
        _ => Paragraph(string.Join(" · ", [.. Labels.Facts(entry.Plan), $"{entry.Plan.Paragraphs} 段"]), []),
    };

    private static string Paragraph(string text, IReadOnlyList<TextRange> marks)
    {
        string shown = Labels.Beginning(text, MaxTextChars);
        StringBuilder html = new("<p>");
        int at = 0;
        foreach (TextRange mark in marks.Where(m => m.End <= shown.Length))
        {
            html.Append(WebUtility.HtmlEncode(shown[at..mark.Start]))
                .Append("<mark>").Append(WebUtility.HtmlEncode(shown[mark.Start..mark.End])).Append("</mark>");
            at = mark.End;
        }
        return html.Append(WebUtility.HtmlEncode(shown[at..])).Append(shown.Length < text.Length ? "…</p>" : "</p>").ToString();
    }

    // What XML can't hold, escaped or not.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(r => r.Value > char.MaxValue || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
}
