using AngleSharp.Dom;

namespace SearchPlans.Plans;

/// <summary>
/// Finds the element of a page that holds its article: by the names that the editors of government sites give it, else by
/// where the sentences are. Furniture that stands within stays for <see cref="HtmlTextWalker"/> to leave out.
/// </summary>
internal static class ArticleFinder
{
    // Class names and ids, as TRS, UCAP, 开普 and others write them.
    private static readonly HashSet<string> _containers = new(StringComparer.OrdinalIgnoreCase)
    {
        "TRS_Editor", "TRS_UEDITOR", "trs_editor_view", "UCAP-CONTENT", "pages_content", "pages-content", "article-content",
        "article_content",
        "articlecontent", "article-body", "article_body", "zoom", "zoomcon", "js_content", "mainText", "artibody", "content_text",
        "text_content",
        "news_content", "newscontent", "news_con", "detail_content", "detail-content", "xxgk_content", "xl_content", "xxy_text",
        "Custom_UnionStyle",
        "easysite-news-text", "bt_content", "bt-content", "gz_content", "vsb_content", "v_news_content", "wp_articlecontent",
        "contentText", "art_con",
        "ivs_content", "ucapcontent", "trs_paper_default", "xxgk-content", "detail_con", "news-content", "view-content", "nr_content",
    };

    // A named container with less is a summary or an empty shell that a script fills.
    private const double MinNamedShare = 0.3;

    // What is left of the sentences when going inward; sidebars and notes on copyright have some too.
    private const double MinInnerShare = 0.9;

    /// <summary>The element that holds the article: the body where nothing else does.</summary>
    public static IElement Find(IElement body, PageWeights weights)
    {
        int whole = weights[body].Sentences;
        // Of nested ones that hold the same the inner one; of several the fullest.
        IElement? named = body.GetElementsByTagName("*").Where(IsContainer).Reverse().MaxBy(element => weights[element].Sentences);
        if (named is not null && weights[named].Sentences is > 0 and int sentences && sentences >= whole * MinNamedShare)
        {
            return named;
        }
        int minSentences = Math.Max(1, (int)(whole * MinInnerShare));
        IElement article = body;
        while (article.Children.FirstOrDefault(child => weights[child].Sentences >= minSentences && IsFrame(child)) is { } inner
            && LeavesFurniture(weights[article], weights[inner]))
        {
            article = inner;
        }
        return article;
    }

    // Titles, tables and notes have no sentences, either: only what is mostly links or furniture by name is left behind.
    private static bool LeavesFurniture(PageWeight outer, PageWeight inner) =>
        (outer.Furniture - inner.Furniture) * 2L >= outer.All - inner.All;

    private static bool IsContainer(IElement element) =>
        _containers.Contains(element.LocalName)
            || (element.Id is { } id && _containers.Contains(id))
            || element.ClassList.Any(_containers.Contains);

    private static bool IsFrame(IElement element) =>
        element.LocalName
            is "div" or "section" or "article" or "main" or "table" or "tbody" or "tr" or "td" or "form" or "center" or "font" or "span";
}
