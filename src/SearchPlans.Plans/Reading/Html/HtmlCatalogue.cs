using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SearchPlans.Plans;

/// <summary>
/// The table that sites put above what they have to make public (信息公开目录): 索引号, 发文机构, 名称, 文号, 成文日期, 发布日期,
/// each in a cell or an item of its own or before its value.
/// </summary>
internal static class HtmlCatalogue
{
    private const int MaxElements = 3000;
    private const int MaxChars = 100;

    private static readonly string[] _issuers = ["发文机构", "发文机关", "发布机构", "发布机关", "发文单位", "制发机关", "公开机构", "发布单位"];
    private static readonly string[] _titles = ["名称", "文件名称", "信息名称"];
    private static readonly string[] _published = ["发布日期", "发布时间", "公开日期"];
    private static readonly string[] _written = ["成文日期", "发文日期", "生成日期"];

    /// <summary>What the table says; nothing where the page has none.</summary>
    public static FoundMetadata Read(IHtmlDocument page, PageWeights weights)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        // The table stands before the article; what its cells hold is short.
        foreach (IElement element in page.All.Where(element => element.LocalName is "td" or "th" or "li" or "dt" or "dd" or "span" or "p" or "div" or "b" or "strong").Take(MaxElements))
        {
            if (weights[element].All is 0 or > 2 * MaxChars || element.Children.Length > 3 || element.TextContent is not { Length: <= 4 * MaxChars } content)
                continue;
            string text = PlanTextBuilder.Clean(content);
            int colon = text.AsSpan().IndexOfAny('：', ':');
            string key = string.Concat((colon < 0 ? text : text[..colon]).Where(c => !char.IsWhiteSpace(c) && c is not ('【' or '】' or '[' or ']')));
            if (!_issuers.Contains(key) && !_titles.Contains(key) && !_published.Contains(key) && !_written.Contains(key))
                continue;
            string value = colon >= 0 && colon + 1 < text.Length ? text[(colon + 1)..].Trim() : element.NextElementSibling is { } next && weights[next].All <= MaxChars ? PlanTextBuilder.Clean(next.TextContent) : "";
            if (value.Length is > 0 and <= MaxChars)
                values.TryAdd(key, value);
        }
        string issuer = First(_issuers);
        return new FoundMetadata(First(_titles), HtmlMetadata.Date(First(_published)) ?? HtmlMetadata.Date(First(_written)), Issuers.IsOffice(issuer) ? issuer : "");

        string First(string[] keys) => keys.Select(key => values.GetValueOrDefault(key, "")).FirstOrDefault(value => value.Length > 0, "");
    }
}
