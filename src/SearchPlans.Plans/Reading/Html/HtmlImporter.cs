using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SearchPlans.Plans;

/// <summary>
/// A web page -> the article on it. Nothing is fetched and no script is run. Depth is bounded by the parser, which hangs
/// deeper elements beside each other; elements and time are bounded here.
/// </summary>
internal static partial class HtmlImporter
{
    /// <summary>Deepest nesting kept. Pages of government sites stay below 60.</summary>
    public const int MaxDepth = 256;

    /// <summary>Most elements. A five-year plan saved by Word, with a tag for every change of font, has some 50,000.</summary>
    public const int MaxElements = 500_000;

    // A page of 16 MiB takes some two seconds; one whose tags never close takes hours.
    private const int MaxMilliseconds = 6_000;

    /// <summary>Reads a page.</summary>
    /// <exception cref="PlanFileException">It is no page that can be read within the limits.</exception>
    public static Imported Import(byte[] bytes, CancellationToken cancellation)
    {
        (string html, string encodingName, string? notice) = HtmlDecoder.Decode(bytes);
        using IHtmlDocument page = Parse(html);
        cancellation.ThrowIfCancellationRequested();
        IElement body = page.Body ?? page.DocumentElement;
        var weights = new PageWeights(body, HiddenNames.Of(page));
        IElement article = ArticleFinder.Find(body, weights);
        FoundMetadata found = HtmlMetadata.Read(page, html, article, weights);
        var text = new PlanTextBuilder(cancellation);
        var walker = new HtmlTextWalker(text, weights);
        walker.Walk(article);
        string read = text.ToString();
        found = found with { Title = HtmlMetadata.Whole(found.Title, read) };
        List<string> supplied = walker.Numbers;
        if (article != body && HtmlMetadata.IsMissing(found.Title, read))
        {
            string title = Headlines.WithoutMarks(found.Title);
            read = $"# {title}\n\n{read}";
            supplied.Add(title);
        }
        List<string> notices = notice is null ? [] : [notice];
        const int FewChars = 20;
        if (weights[body].All > weights[article].All + FewChars)
        {
            notices.Add("只取了网页的正文，导航、分享按钮和页脚没有收入。");
        }
        if (IsOneOfSeveral(page, html))
        {
            notices.Add("网页有分页，这里只有其中一页。请把其他各页的正文一并放入。");
        }
        if (Attachments(page) is > 0 and int attachments)
        {
            notices.Add($"网页带有 {attachments} 个附件，内容没有收入。规划、计划的全文如果在附件里，请下载后放入。");
        }
        if (walker.Images > 0)
        {
            notices.Add($"{walker.Images} 张图片没有收入。");
        }
        return new Imported(read, encodingName)
        {
            Notices = notices,
            Found = found,
            Dropped = [.. walker.Dropped, .. HtmlRemainder.Of(body, weights, walker)],
            Supplied = supplied,
        };
    }

    private static int Attachments(IHtmlDocument page) =>
        page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Trim()).Where(address => Document().IsMatch(address))
            .Distinct(StringComparer.Ordinal).Count();

    [GeneratedRegex(@"\.(?:docx?|wps|pdf|ofd|rtf|odt|zip|rar)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Document();

    private static bool IsOneOfSeveral(IHtmlDocument page, string html) =>
        page.QuerySelectorAll("a[href]").Any(link => link.TextContent.Trim().TrimEnd('>', '»', '›', ' ') is "下一页" or "下页")
            || Pager().IsMatch(html);

    // What TRS writes into a page for a script to make links of: how many pages there are, from two on.
    [GeneratedRegex(@"(?:createPageHTML\s?\(\s?|countPage\s?=\s?)[""']?(?:[2-9]|\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Pager();

    /// <summary>Reads the elements of a page, no more than are looked at in time.</summary>
    /// <exception cref="PlanFileException">It has too many.</exception>
    internal static IHtmlDocument Parse(string html)
    {
        int elements = 0;
        long end = Environment.TickCount64 + MaxMilliseconds;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            MaximumDepth = MaxDepth,
            IsScripting = false,
            SkipComments = true,
            SkipScriptText = true,
            DisableElementPositionTracking = true,
            OnCreated = (_, _) =>
            {
                if (++elements > MaxElements || (elements % 256 == 0 && Environment.TickCount64 > end))
                {
                    throw new PlanFileException("网页的标签太多或嵌套得太乱，不像一份规划、计划的正文。请把正文复制出来，另存为 UTF-8 编码的 txt 文件。");
                }
            },
        });
        return parser.ParseDocument(html);
    }
}
