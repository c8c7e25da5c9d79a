using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// What a site has around an article, in a page that a browser printed: menus and the way to the page above it, the table of what offices
/// have to make public (索引号, 发文机关, 成文日期), and who runs the site below it. Taken for such only with proof: a licence of the site or
/// such a table.
/// </summary>
internal sealed partial class PrintedSite
{
    private const int MaxHeadRows = 25, MaxFootRows = 12;
    private const int MinKeys = 3;
    private const int MaxMenuItem = 8;

    private static readonly string[] _issuers = ["发文机关", "发文机构", "发布机构", "发布机关", "发文单位", "制发机关", "公开机构", "发布单位", "信息来源"];
    private static readonly string[] _titles = ["标题", "名称", "文件名称", "信息名称"];
    private static readonly string[] _days = ["发布日期", "发布时间", "公开日期", "成文日期", "发文日期", "生成日期"];
    private static readonly string[] _others =
        ["索引号", "文号", "发文字号", "主题分类", "主题词", "主题", "体裁", "公文种类", "公文时效", "有效性", "关键词", "分类", "服务对象", "废止日期", "公开方式", "公开范围"];

    private PrintedSite(FoundMetadata found) => Found = found;

    /// <summary>What the table says of the document.</summary>
    public FoundMetadata Found { get; }

    /// <summary>Takes it out of pages.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="dropped">Gets what was taken out.</param>
    public static PrintedSite Take(List<LayoutPage> pages, List<DroppedText> dropped)
    {
        if (pages.Find(page => page.Words.Count > 0) is not { } first || pages.FindLast(page => page.Words.Count > 0) is not { } last)
        {
            return new PrintedSite(FoundMetadata.Nothing);
        }
        List<LayoutRow> foot = Foot(last);
        (List<LayoutRow> menu, List<LayoutRow> table, Dictionary<string, string> values) = Head(first);
        bool isSite = foot.Exists(row => Licence().IsMatch(row.Text));
        if (!isSite)
        {
            foot.Clear();
        }
        if (table.Count == 0 && !isSite)
        {
            return new PrintedSite(FoundMetadata.Nothing);
        }
        Take(last, foot, DroppedKind.Imprint);
        Take(first, menu, DroppedKind.Menu);
        Take(first, table, DroppedKind.Imprint);
        string issuer = First(_issuers);
        return new PrintedSite(new FoundMetadata(First(_titles), HtmlMetadata.Date(First(_days)), Issuers.IsOffice(issuer) ? issuer : ""));

        string First(string[] keys) => keys.Select(key => values.GetValueOrDefault(key, "")).FirstOrDefault(value => value.Length > 0, "");

        void Take(LayoutPage page, List<LayoutRow> rows, DroppedKind kind)
        {
            page.Words.RemoveAll(word => rows.Exists(row => word.YMiddle >= row.YMin && word.YMiddle <= row.YMax));
            dropped.AddRange(rows.Select(row => new DroppedText(kind, row.Text)));
        }
    }

    private static List<LayoutRow> Foot(LayoutPage page)
    {
        List<LayoutRow> rows = page.Rows();
        int end = rows.Count;
        // The browser's own foot.
        while (end > 0 && BrowserLine().IsMatch(rows[end - 1].Text))
        {
            end--;
        }
        int start = end;
        for (int i = end - 1; i >= 0 && i >= end - MaxFootRows; i--)
        {
            if (rows[i].Table is not null || rows[i].Text.EndsWith('。'))
            {
                break;
            }
            if (Imprint().IsMatch(rows[i].Text))
            {
                start = i;
            }
        }
        return rows[start..end];
    }

    private static (List<LayoutRow> Menu, List<LayoutRow> Table, Dictionary<string, string> Values) Head(LayoutPage page)
    {
        List<LayoutRow> rows = page.Rows();
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        List<LayoutRow> table = [];
        int tableEnd = 0, tableStart = rows.Count;
        for (int i = 0; i < rows.Count && i < MaxHeadRows && rows[i].Table is null; i++)
        {
            List<(string Key, string Value)> pairs =
                [.. rows[i].Segments.Select(segment => KeyOf(segment.Text)).OfType<(string, string)>()];
            if (pairs.Count == 0)
            {
                continue;
            }
            pairs.ForEach(pair => values.TryAdd(pair.Key, pair.Value));
            (tableStart, tableEnd) = (Math.Min(tableStart, i), i + 1);
        }
        if (values.Count < MinKeys)
        {
            values.Clear();
            (tableStart, tableEnd) = (rows.Count, 0);
        }
        else
        {
            table = rows[tableStart..tableEnd];
        }
        // Above the table all that is short; without one only what is surely a menu.
        int menuEnd = 0;
        for (int i = 0; i < Math.Min(tableStart, MaxHeadRows) && i < rows.Count; i++)
        {
            if (rows[i].Table is not null)
            {
                break;
            }
            if (Way().IsMatch(rows[i].Text) || Menu().IsMatch(rows[i].Text))
            {
                menuEnd = i + 1;
            }
        }
        List<LayoutRow> menu = rows[..menuEnd];
        // What has no sign of a menu and is as long as a line of text isn't one.
        menu.RemoveAll(row => !Way().IsMatch(row.Text) && !Menu().IsMatch(row.Text) && !BrowserLine().IsMatch(row.Text)
            && row.Segments.Any(segment => segment.Text.Length > MaxMenuItem));
        return (menu, table, values);
    }

    private static (string Key, string Value)? KeyOf(string text)
    {
        int colon = text.AsSpan().IndexOfAny('：', ':');
        if (colon < 0)
        {
            return null;
        }
        string key = string.Concat(text[..colon].Where(c => !char.IsWhiteSpace(c) && c is not ('【' or '】' or '[' or ']')));
        bool isKnown = _issuers.Contains(key) || _titles.Contains(key) || _days.Contains(key) || _others.Contains(key);
        return isKnown ? (key, text[(colon + 1)..].Trim()) : null;
    }

    [GeneratedRegex(@"ICP备|ICP证|公网安备|网站标识码|版权所有|Copyright|©", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Licence();

    [GeneratedRegex(@"ICP备|ICP证|公网安备|网站标识码|版权所有|Copyright|©|^(?:主办|承办|协办|技术支持|运行维护|网站地图|联系我们|关于我们|网站声明|网站支持|地址|邮编|联系电话|电话)|打印本页|关闭窗口|分享到",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Imprint();

    // 首页>政府信息公开>政策
    [GeneratedRegex(@"首\s*页\s*(?:[>》»›＞/]|-{1,2}\s?>)|当前位置|您的位置|现在的位置", RegexOptions.CultureInvariant)]
    private static partial Regex Way();

    [GeneratedRegex(@"(?:^|\s)(?:(?:网站)?首页|要闻|政务公开|政策|互动|服务|登录|注册|无障碍|关怀版|长者版|长者模式|繁[体體]?|简体|English|用户空间|"
        + @"个人中心|网站支持IPv6|打印|收藏|字号|字体)(?:\s|$|[：:【\[])|请输入.{0,12}关键[字词]|^\s*搜\s*索\s*$|热门搜索|热搜词",
        RegexOptions.CultureInvariant)]
    private static partial Regex Menu();

    // The address and number, day and title that browsers print.
    [GeneratedRegex(@"^(?:https?://|file:///)|^\d{4}/\d{1,2}/\d{1,2}(?:\s|,)|^\d{1,4}/\d{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex BrowserLine();
}
