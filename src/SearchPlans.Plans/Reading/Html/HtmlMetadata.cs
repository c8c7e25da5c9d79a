using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SearchPlans.Plans;

/// <summary>
/// What a page says of itself in its head: the meta tags that the norm for government sites asks for (ArticleTitle,
/// PubDate, ContentSource, Url), those of social networks, and the address that a browser writes into a page it saves.
/// </summary>
internal static partial class HtmlMetadata
{
    private const int MaxChars = 200;

    private static readonly string[] _kinds = ["报告", "计划", "规划", "纲要", "公报", "方案", "意见", "草案", "说明"];

    /// <summary>Reads a page's head.</summary>
    public static FoundMetadata Read(IHtmlDocument page, string html, IElement article, PageWeights weights)
    {
        Dictionary<string, string> metas = new(StringComparer.OrdinalIgnoreCase);
        foreach (IElement meta in page.GetElementsByTagName("meta"))
        {
            if ((meta.GetAttribute("name") ?? meta.GetAttribute("property")) is { } name && meta.GetAttribute("content") is { } content)
            {
                metas.TryAdd(name.Trim(), PlanTextBuilder.Clean(content));
            }
        }
        FoundMetadata catalogue = HtmlCatalogue.Read(page, article, weights), linked = HtmlLinkedData.Read(html);
        string title = First("ArticleTitle", "og:title"), source = Issuers.Bare(First("ContentSource"));
        title = title.Length > 0 || catalogue.Title.Length > 0 ? title : linked.Title;
        return new FoundMetadata(
            title.Length > 0 || catalogue.Title.Length == 0 ? Title(page, title) : catalogue.Title,
            Date(First("PubDate", "article:published_time", "publishdate", "publish_date", "firstpublishedtime", "DC.date",
                    "datePublished"))
                ?? catalogue.Published ?? linked.Published ?? Day(page),
            // 本站 and 某某政府在线 are no offices.
            Issuers.IsOffice(source) ? source : catalogue.Issuer.Length > 0 ? catalogue.Issuer : linked.Issuer,
            Address(page, html, First("SiteDomain"), First("Url"), First("og:url")))
        {
            Number = catalogue.Number,
            SignedOn = catalogue.SignedOn,
        };

        string First(params ReadOnlySpan<string> names)
        {
            foreach (string name in names)
            {
                if (metas.TryGetValue(name, out string? value) && value.Length is > 0 and <= MaxChars)
                {
                    return value;
                }
            }
            return "";
        }
    }

    // The day alone, in an element whose name says what it is: of WeChat, and of sites that show it beside the title.
    private static DateOnly? Day(IHtmlDocument page) =>
        page.QuerySelectorAll("#publish_time, #pubtime, #pubDate, .pubtime, .pub-time, .publish-time, .pages-date, time[datetime]")
            .Take(10)
            .Select(element => Date(element.GetAttribute("datetime") ?? element.TextContent))
            .FirstOrDefault(day => day is not null);

    /// <summary>A title that says neither place nor year, 政府工作报告, as it stands at the head of the text with both; another as it
    /// is.</summary>
    public static string Whole(string title, string text)
    {
        const int HeadLines = 12, HeadChars = 2000;
        if (title.Length == 0 || Years.First(title) > 0 || Regions.Find(title) is not null)
        {
            return title;
        }
        foreach (string line in text[..Math.Min(text.Length, HeadChars)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(HeadLines))
        {
            string words = line.Trim('#', '*', ' ');
            bool saysMore = words.Length > title.Length && words.EndsWith(title, StringComparison.Ordinal) && DocumentTitles.IsTitle(words)
                && (Years.First(words) > 0 || Regions.Find(words) is not null);
            if (saysMore)
            {
                return words;
            }
        }
        return title;
    }

    // A page's own address may be given from the site's root.
    private static string Address(IHtmlDocument page, string html, string domain, params ReadOnlySpan<string> stated)
    {
        string site = page.QuerySelector("base[href]")?.GetAttribute("href")?.Trim() ?? "";
        site = IsAddress(site) ? site : domain.Length == 0 ? "" : IsAddress(domain) ? domain : $"http://{domain}/";
        string canonical = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")?.Trim() ?? "";
        foreach (string address in (ReadOnlySpan<string>)[.. stated, canonical])
        {
            if (IsAddress(address))
            {
                return address;
            }
            if (address.Length > 0
                && IsAddress(site)
                && Uri.TryCreate(new Uri(site), address, out Uri? whole)
                && IsAddress(whole.AbsoluteUri))
            {
                return whole.AbsoluteUri;
            }
        }
        string saved = SavedFrom().Match(html, 0, Math.Min(html.Length, 2048)).Groups[1].Value;
        return IsAddress(saved) ? saved : "";
    }

    /// <summary>Whether a title is given and doesn't stand at the head of the text.</summary>
    public static bool IsMissing(string title, string text)
    {
        const int HeadChars = 600;
        // Marks of headings stand between the lines of a title that has several.
        string head = string.Concat(text.Take(HeadChars).Where(c => !char.IsWhiteSpace(c) && c != '#'));
        return title.Length > 0 && !head.Contains(string.Concat(title.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
    }

    /// <summary>The first day written in a text (2024-03-05, 2024年3月5日), or null.</summary>
    public static DateOnly? Date(string text)
    {
        Match match = Day().Match(text);
        return match.Success
            && DateOnly.TryParseExact($"{match.Groups[1]}-{match.Groups[2]}-{match.Groups[3]}", "yyyy-M-d", out DateOnly day)
            ? day
            : null;
    }

    // The window's title has the site's name behind the article's; without a word for a plan in it it may be the site's alone.
    private static string Title(IHtmlDocument page, string stated)
    {
        if (stated.Length > 0)
        {
            return stated;
        }
        string[] candidates = [.. page.GetElementsByTagName("h1").Select(WithNext),
            .. (page.Title ?? "").Split('_', '|', '-', '–')];
        return candidates.Select(PlanTextBuilder.Clean).FirstOrDefault(title => title.Length is >= 4 and <= DocumentTitles.MaxChars
            && (DocumentTitles.IsTitle(title)
                || (title.Length <= 80 && _kinds.Any(kind => title.Contains(kind, StringComparison.Ordinal))))) ?? "";
    }

    // A title of two lines may be two headings.
    private static string WithNext(IElement heading) =>
        heading.NextElementSibling is { LocalName: "h1" } next ? heading.TextContent.Trim() + next.TextContent.Trim() : heading.TextContent;

    private static bool IsAddress(string text) =>
        text.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https";

    [GeneratedRegex(@"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"<!--\s*saved from url=\(\d+\)(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex SavedFrom();
}
