using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SearchPlans.Plans;

/// <summary>
/// The table that sites put above what they have to make public (信息公开目录): 索引号, 发文机构, 名称, 文号, 成文日期, 发布日期,
/// each in a cell or an item of its own or before its value; and the line below the title (时间：… 来源：…).
/// </summary>
internal static partial class HtmlCatalogue
{
    private const int MaxElements = 3000;
    private const int MaxChars = 100;

    private static readonly string[] _issuers = ["发文机构", "发文机关", "发布机构", "发布机关", "发文单位", "制发机关", "公开机构", "发布单位"];
    private static readonly string[] _titles = ["标题", "名称", "文件名称", "信息名称"];
    private static readonly string[] _published = ["发布日期", "发布时间", "公开日期"];
    private static readonly string[] _written = ["成文日期", "发文日期", "生成日期"];

    private static readonly string[] _numbers = ["文号", "发文字号", "发文文号", "文件编号"];

    /// <summary>What the table and the line say; nothing where the page has none.</summary>
    public static FoundMetadata Read(IHtmlDocument page, IElement article, PageWeights weights)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        string source = "", day = "";
        // The table stands before the article; what its cells hold is short.
        foreach (IElement element
            in page.All.Where(
                element => element.LocalName is "td" or "th" or "li" or "dt" or "dd" or "span" or "p" or "div" or "b" or "strong")
                .Take(MaxElements))
        {
            if (weights[element].All is 0 or > 2 * MaxChars
                || element.Children.Length > 3
                || element.TextContent is not { Length: <= 4 * MaxChars } content)
            {
                continue;
            }
            string text = PlanTextBuilder.Clean(content);
            // Within the article 来源 is that of a table's figures.
            if (Source().Match(text) is { Success: true } named && (article == page.Body || !article.Contains(element)))
            {
                source = source.Length > 0 ? source : named.Groups[1].Value;
                day = day.Length > 0 ? day : Day().Match(text).Groups[1].Value;
            }
            // 2022-03-04 10:20来源：…, of elements that only its style sheet sets apart.
            if (day.Length == 0 && Wording.IsSiteInfo(text) && (article == page.Body || !article.Contains(element)))
            {
                day = LeadingDay().Match(text).Value;
            }
            int colon = text.AsSpan().IndexOfAny('：', ':');
            string key = string.Concat(
                (colon < 0 ? text : text[..colon]).Where(c => !char.IsWhiteSpace(c) && c is not ('【' or '】' or '[' or ']')));
            if (!_issuers.Contains(key) && !_titles.Contains(key) && !_published.Contains(key) && !_written.Contains(key)
                && !_numbers.Contains(key))
            {
                continue;
            }
            string value = colon >= 0 && colon + 1 < text.Length
                ? text[(colon + 1)..].Trim()
                : element.NextElementSibling is { } next && weights[next].All <= MaxChars ? PlanTextBuilder.Clean(next.TextContent) : "";
            if (value.Length is > 0 and <= MaxChars)
            {
                values.TryAdd(key, value);
            }
        }
        string issuer = Issuers.Bare(First(_issuers));
        source = Issuers.Bare(source);
        return new FoundMetadata(First(_titles),
            HtmlMetadata.Date(First(_published)) ?? HtmlMetadata.Date(day),
            Issuers.IsOffice(issuer) ? issuer : Issuers.IsOffice(source) ? source : "")
        {
            Number = DocumentNumbers.OfLine(First(_numbers)),
            SignedOn = HtmlMetadata.Date(First(_written)),
        };

        string First(string[] keys) => keys.Select(key => values.GetValueOrDefault(key, "")).FirstOrDefault(value => value.Length > 0, "");
    }

    [GeneratedRegex(@"(?:^|[\s】\]|｜])(?:信息|稿件|文章|内容)?来源\s?[：:]\s?([^\s：:|｜【】\[\]]{3,30})", RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    [GeneratedRegex(@"^\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingDay();

    [GeneratedRegex(@"(?:时间|日期)\s?[：:]\s?([\d\s年月日/.-]{8,20})", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
