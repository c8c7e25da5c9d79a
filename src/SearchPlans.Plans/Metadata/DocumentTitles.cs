using System.Buffers;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Titles of official documents (党政机关公文处理工作条例, GB/T 9704): whose, about what, and of what kind, 某省人民政府办公厅关于推进…的意见; and
/// notices that issue another document, 关于印发《…》的通知, which are read for that one.
/// </summary>
public static partial class DocumentTitles
{
    /// <summary>Longest title; those of joint notices come near.</summary>
    public const int MaxChars = 120;

    private const int MinIssued = 4;

    private static readonly string[] _tables = ["计划表", "分解表", "一览表", "项目表", "任务表", "安排表", "指标表"];

    // What a document's title ends with: its kind.
    private static readonly string[] _kinds =
    [
        "规划", "计划", "纲要", "方案", "意见", "通知", "办法", "细则", "批复", "决定", "要点", "清单", "报告", "解读", "公报", "公告", "通告", "条例", "规定", "决议",
        "通报", "复函", "预案", "措施", "举措", "指南", "目录", "标准", "规范", "导则", "制度", "规则", "章程", "指引", "议案", "行动", "命令", "答记者问", "问答",
        "工作分工", "任务分工", "分工表", .. _tables, "任务书", "倡议书", "规划图", "若干政策", "讲话", "致辞", "建议",
        "的说明", "的答复", "的函", "计畫", "計畫", "計劃", "規劃", "綱要", "報告", "辦法", "細則",
        "意見", "決定", "要點", "清單",
    ];

    // Kinds that are everyday words as well: only behind the name of an office or 关于 are they a title's.
    private static readonly SearchValues<string> _weakKinds = SearchValues.Create(
        ["清单", "目录", "标准", "规范", "制度", "规则", "行动", "措施", "举措", "问答", "报告", "意见", "决定", "通知", "要点", "计划", "方案", "规划",
            .. _tables],
        StringComparison.Ordinal);

    private static readonly SearchValues<char> _opens = SearchValues.Create("（([【［〔");
    private static readonly SearchValues<char> _ranks = SearchValues.Create("某省市县区州盟旗");

    private static readonly string[] _openings = ["关于", "中共", "中国共产党", "中华人民共和国", "国务院", "全国"];

    /// <summary>Whether words are a document's title by what they end with, and are no sentence. What is bare, 主要任务清单, isn't.</summary>
    public static bool IsTitle(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> title = WithoutRemarks(text);
        if (title.Length is < 6 or > MaxChars || HasSign(title) || Wording.EndsWithSign(title) || KindOf(title).Length == 0)
        {
            return false;
        }
        return !Wording.NamesGlossary(title) && !title.ContainsAny('|', '>', '»')
            && !Wording.NamesPart(title[..Math.Min(title.Length, 8)]);
    }

    /// <summary>Whether a title names an office or what it is about (关于), so that it stands for itself wherever it is met.</summary>
    public static bool IsFull(ReadOnlySpan<char> text)
    {
        if (!IsTitle(text))
        {
            return false;
        }
        foreach (string opening in _openings)
        {
            if (text.StartsWith(opening))
            {
                return true;
            }
        }
        return text.Contains("关于", StringComparison.Ordinal) || !KindOf(WithoutRemarks(text)).ContainsAny(_weakKinds)
            || HasPlaceOrYear(text);
    }

    /// <summary>The kind of document that a title ends with, or empty.</summary>
    public static ReadOnlySpan<char> KindOf(ReadOnlySpan<char> title)
    {
        foreach (string kind in _kinds)
        {
            if (title.EndsWith(kind))
            {
                return title[^kind.Length..];
            }
        }
        return default;
    }

    /// <summary>A title without what stands behind it in brackets: （草案）, （2021—2025年）, （试行）, [1], 【全文】.</summary>
    public static ReadOnlySpan<char> WithoutRemarks(ReadOnlySpan<char> title)
    {
        title = title.Trim();
        while (title.Length > 2 && title[^1] is '）' or ')' or ']' or '】' or '］' or '〕')
        {
            int open = title.LastIndexOfAny(_opens);
            if (open <= 0)
            {
                break;
            }
            title = title[..open].TrimEnd();
        }
        return title;
    }

    /// <summary>Whether a title is of a notice that issues another document.</summary>
    public static bool Issues(ReadOnlySpan<char> title) => Issued(title).Length != title.Trim().Length;

    /// <summary>The title of the document that a notice issues, 某市数字经济发展规划 of 某市人民政府关于印发《某市数字经济发展规划》的通知; another
    /// title as it is.</summary>
    public static ReadOnlySpan<char> Issued(ReadOnlySpan<char> title)
    {
        title = title.Trim();
        for (int depth = 0; depth < 3; depth++)
        {
            ReadOnlySpan<char> bare = WithoutRemarks(title);
            if (bare.Length > MaxChars * 2 || Wrapper().Match(bare.ToString()) is not { Success: true } match)
            {
                return title;
            }
            Group name = match.Groups["name"];
            if (name.Length < MinIssued)
            {
                return title;
            }
            ReadOnlySpan<char> issued = title.Slice(name.Index, name.Length).Trim();
            // 批转省发展改革委《关于…的意见》, but not 印发某市贯彻《…纲要》实施方案.
            int open = issued.IndexOf('《');
            if (open > 1 && issued[^1] == '》' && Issuers.IsOffice(issued[..open]))
            {
                issued = issued[open..];
            }
            // 《甲》《乙》 and 《甲》和《乙》: the first is what the file is named for.
            if (issued[0] == '《' && issued.IndexOf('》') is > 1 and int close)
            {
                ReadOnlySpan<char> behind = issued[(close + 1)..];
                issued = behind.StartsWith("（") || behind.StartsWith("(") ? string.Concat(issued[1..close], behind) : issued[1..close];
            }
            if (KindOf(WithoutRemarks(issued)).Length == 0)
            {
                return title;
            }
            title = issued;
        }
        return title;
    }

    /// <summary>What a notice that names no verb may issue, 某市规划 of 关于某市规划的通知; empty where that is no title.</summary>
    public static string Announced(string title)
    {
        const string About = "关于", Notice = "的通知";
        int at = title.IndexOf(About, StringComparison.Ordinal) + About.Length;
        if (at < About.Length || at + Notice.Length >= title.Length || !title.EndsWith(Notice, StringComparison.Ordinal))
        {
            return "";
        }
        string name = title[at..^Notice.Length].Trim('《', '》');
        return IsTitle(name) ? name : "";
    }

    /// <summary>A title without what it names in 《》.</summary>
    public static string WithoutNamed(string title) => Named().Replace(title, "");

    /// <summary>The words of a title alone, by which two writings of it are known to be the same.</summary>
    public static string Letters(ReadOnlySpan<char> title)
    {
        var letters = new System.Text.StringBuilder(title.Length);
        foreach (char c in title)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(c);
            }
        }
        return letters.ToString();
    }

    private static bool HasPlaceOrYear(ReadOnlySpan<char> text) =>
        Years.First(text) > 0 || DocumentTypes.FiveYearOrdinal(text) > 0 || Regions.Find(text) is not null
            || LocalNames.UnknownIn(text.ToString()) is not null
            || text[..Math.Min(text.Length, 3)].ContainsAny(_ranks);

    // A comma stands in few titles, and in nearly every sentence.
    private static bool HasSign(ReadOnlySpan<char> text) =>
        Wording.HasSentence(text) || (text.ContainsAny('，', ',') && !text.Contains("关于", StringComparison.Ordinal)) || IsLabelled(text);

    /// <summary>简称：“十五五”规划: what stands before the colon says what it is.</summary>
    private static bool IsLabelled(ReadOnlySpan<char> text) => text.IndexOfAny('：', ':') is >= 0 and < 10;

    [GeneratedRegex("《[^》]*》", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"(?:^|.*?)(?:关于)?(?:印发|转发|批转|颁布|颁发|下达|发布|公布)(?:并?实施(?=《))?(?!.{0,4}(?:发布|公布)会)(?<name>.+?)"
            + @"(?:等(?:文件|[一二三四五六七八九十两\d]+个?(?:文件|规划|方案|办法))?)?的?(?:通知|公告|通告|函|决定)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Wrapper();
}
