using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>A plan's title out of the headline that a site or a newspaper gave it.</summary>
internal static partial class Headlines
{
    private const int MinHalf = 6;

    /// <summary>Without what isn't of the title: a mark of the news agency before it, the sign of a note or 来了！ behind it,
    /// the same words again, other parts of the headline. What says nothing of a plan stays as it is.</summary>
    public static string Title(string headline)
    {
        string title = SaidOnce(headline);
        if (DocumentTypes.IsInterpretation(title) && title.AsSpan().ContainsAny('|', '｜', '丨'))
        {
            // 一图读懂|《某市规划》: what stands before says what it is.
            return string.Concat(title.Split('|', '｜', '丨').Select(Bare));
        }
        string? part = title.AsSpan().ContainsAny('|', '｜', '丨')
            ? title.Split('|', '｜', '丨').Select(Bare).Where(IsTitle).MaxBy(piece => piece.Length) : null;
        if (part is not null)
        {
            return DocumentTitles.Issued(part).ToString();
        }
        string bare = Bare(title);
        return DocumentTitles.Issued(IsTitle(bare) ? bare : title).ToString();
    }

    /// <summary>A headline without what a site puts around it, and otherwise as it is, for the head of a text.</summary>
    public static string WithoutMarks(string headline) => NewsMark().Replace(headline.Trim(), "");

    private static bool IsTitle(string title) => Wording.IsTitle(title) || DocumentTitles.IsTitle(title);

    private static string Bare(string title) =>
        SiteName().Replace(Call().Replace(NoteSign().Replace(NewsMark().Replace(title.Trim(), ""), ""), ""), "").Trim();

    // Templates that join a headline and a title of the same words say them twice.
    private static string SaidOnce(string title)
    {
        string first = title[..(title.Length / 2)].TrimEnd();
        return first.Length >= MinHalf && title.AsSpan((title.Length + 1) / 2).TrimStart().SequenceEqual(first)
            && (title.Length % 2 == 0 || title[title.Length / 2] is ' ' or '-' or '_' or '|') ? first : title;
    }

    [GeneratedRegex(@"\s*[-_–—]+\s*[\u2E80-\uFFEF]{2,24}(?:网|网站|在线|人民政府|门户)$", RegexOptions.CultureInvariant)]
    private static partial Regex SiteName();

    [GeneratedRegex(@"^[（(【\[](?:两会)?(?:受权发布|授权发布|权威发布|全文发布|全文|重磅|转载|转发|转|图文|原创|公告|通知公告|最新)[）)】\]]\s*"
            + @"|^(?:中文名称?\s*[：:]?|(?:名\s*称|标\s*题|题\s*[名目]|文件名称)\s*[：:])\s*(?=[\u2E80-\uFFEF\d“])", RegexOptions.CultureInvariant)]
    private static partial Regex NewsMark();

    [GeneratedRegex(@"(?<=[\u2E80-\uFFEF])(?:\[\d{1,2}\]|［\d{1,2}］|[①-⑳*＊])$", RegexOptions.CultureInvariant)]
    private static partial Regex NoteSign();

    [GeneratedRegex(@"[，,：:]?(?:全文)?(?:来了|来啦|出炉|公布)[！!]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
