using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SearchPlans.Plans;

/// <summary>What stands on a page without being words of its article.</summary>
internal static partial class HtmlNoise
{
    private static readonly HashSet<string> _tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "frameset", "object", "embed", "svg", "canvas", "video", "audio", "map",
        "nav", "footer", "aside", "button", "select", "input", "textarea", "dialog", "head", "title", "meta", "link",
    };

    // Parts of class names and ids. Sites write share-box, xxgk_footer, bdsharebuttonbox.
    private static readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase)
    {
        "share", "bdsharebuttonbox", "bshare", "jiathis", "social", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "nav",
        "navbar", "navigation",
        "menu", "footer", "foot", "copyright", "sidebar", "toolbar", "print", "qrcode", "ewm", "erweima", "related", "recommend", "comment",
        "comments", "pagination", "fontsize", "dqwz", "weizhi", "login", "banner", "popup", "weixin", "wechat", "gotop", "backtop",
    };

    // Those whose words nobody sees as a page's text.
    private static readonly HashSet<string> _silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "frameset", "object", "embed", "svg", "canvas", "video", "audio", "map",
        "select", "input", "textarea", "head", "title", "meta", "link",
    };

    /// <summary>Whether what is in it isn't words of a page at all.</summary>
    public static bool IsSilent(IElement element) => _silent.Contains(element.LocalName);

    /// <summary>Whether its kind is never text of an article.</summary>
    public static bool IsByTag(IElement element) => _tags.Contains(element.LocalName);

    /// <summary>Whether it isn't shown.</summary>
    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style
            && (HiddenStyle().IsMatch(style) || (element.ChildElementCount == 0 && NoSize().IsMatch(style))));

    /// <summary>Whether its class or id says that it is furniture of the site.</summary>
    public static bool IsByName(IElement element) => HasName(element.ClassName) || HasName(element.Id);

    /// <summary>What a line is that sites put into the article itself or below it without being text of it: 【打印】【关闭】 and 分享到： are of its
    /// menus, 网站标识码 is its imprint; null for text.</summary>
    public static DroppedKind? KindOf(string line) =>
        line.Length <= 60 && FurnitureLine().IsMatch(line) ? DroppedKind.Menu
        : line.Length <= 200 && Imprint().IsMatch(line) ? DroppedKind.Imprint
        : null;

    private static bool HasName(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return false;
        }
        foreach (Range part in value.AsSpan().SplitAny(" -_\t\n"))
        {
            if (_names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value.AsSpan()[part]))
            {
                return true;
            }
        }
        return false;
    }

    // Numbers that every site in China has to show at its foot.
    [GeneratedRegex(@"网站标识码|ICP[备证]|公网安备", RegexOptions.CultureInvariant)]
    private static partial Regex Imprint();

    // Around elements with sizes of their own it only closes the gaps between them.
    [GeneratedRegex(@"font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoSize();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(
        @"^(?:[\s【】\[\]|｜]*(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|返回(?:顶部|首页)?|收藏(?:本页)?|我要纠错|分享)[\s【】\[\]|｜]*)+$|^分享到?[:：]|^扫一扫.{0,12}(?:手机|微信"
            + @"|打开)|^【?字[体号][:：\s]|^[上下]一[篇条][:：]|^(?:您(?:现在)?的?|当前)(?:所在)?位置[:：]|^(?:浏览|点击|阅读)(?:次数|量)[:：]?\s*\d*\s*次?$|^[（(【]?(?:责任编辑|责编"
            + @"|编辑|审核|校对|信息员|录入)[:：]|^版权所有|^首页\s*[|｜>»›]|^技术支持[:：\s].{0,20}(?:公司|中心|集团)$|^(?:首页\s*)?上一?页[\s\d.…|]*下一?页(?:\s*(?:末页|尾页))?$"
            + @"|^共\s*\d{1,3}\s*页|^(?:保存|保护视力色)"
            + @"|^[×✕✖✗+\-−–↺↻⟲⟳⤢⛶<>‹›«»❮❯\s]{1,6}$|^(?:文字大小|字体大小)[:：]?[\s大中小]*$|^相关附件[:：]?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FurnitureLine();
}
