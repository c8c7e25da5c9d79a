using System.Buffers;
using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>The types of document that are told apart, and the telling.</summary>
public static class DocumentTypes
{
    /// <summary>The plan for five years, all fields.</summary>
    public const string FiveYearPlan = "五年规划";
    /// <summary>A year's plan for economy and society (国民经济和社会发展计划), or the report on it.</summary>
    public const string AnnualPlan = "年度计划";
    /// <summary>A government's report to its congress: what was done, what is to be done.</summary>
    public const string WorkReport = "政府工作报告";
    /// <summary>A plan for one field.</summary>
    public const string SpecialPlan = "专项规划";
    /// <summary>What is to be done of one task, and by whom: 行动计划, 实施方案, 工作要点.</summary>
    public const string ActionPlan = "行动计划";
    /// <summary>意见 of any kind: 指导意见, 实施意见.</summary>
    public const string Opinion = "意见";
    /// <summary>A notice that issues no other document.</summary>
    public const string Notice = "通知";
    /// <summary>An answer that approves of what was asked: 批复.</summary>
    public const string Approval = "批复";
    /// <summary>What an office says to explain a document.</summary>
    public const string Interpretation = "解读";
    /// <summary>A year's statistics in words.</summary>
    public const string Communique = "统计公报";
    /// <summary>None of these: 办法, 细则, 决定, 清单 and others.</summary>
    public const string Other = "其他";

    /// <summary>All types that are told apart.</summary>
    public static IReadOnlyList<string> All { get; } =
        [FiveYearPlan, AnnualPlan, WorkReport, SpecialPlan, ActionPlan, Opinion, Notice, Approval, Interpretation, Communique, Other];

    // What a type was called, and what people write for it.
    private static readonly (string Name, string Type)[] _otherNames =
        [("国民经济和社会发展计划", AnnualPlan), ("国民经济与社会发展计划", AnnualPlan), ("国民经济和社会发展年度计划", AnnualPlan)];

    /// <summary>The type by the name it bears now: 年度计划 for 国民经济和社会发展计划. What is no such name stays as it is.</summary>
    public static string Named(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Array.Find(_otherNames, other => other.Name == type.Trim()) is { Type: { } named } ? named : type;
    }

    // What the name of a field ends with, and that of no place.
    private static readonly string[] _fieldEnds = ["发展", "建设", "保护", "事业", "工作", "治理", "服务", "体系", "改革", "产业", "经济", "利用", "振兴"];

    private const string Ranks = "省市县区州盟旗国";

    // First year of the first five five-year plans; from the sixth on they follow each other.
    private static readonly int[] _firstYears = [1953, 1958, 1966, 1971, 1976];

    // Reports of other bodies than a government.
    private static readonly SearchValues<string> _otherReporters = SearchValues.Create(
        ["常务委员会", "常委会", "法院", "检察院", "政协", "政治协商会议", "共产党", "中共", "纪律检查", "纪委", "党代表大会", "党的", "预算", "决算", "审计"],
        StringComparison.Ordinal);

    // What a title ends with, and the type that tells; the first that fits.
    private static readonly (string End, string Type)[] _ends =
    [
        ("批复", Approval), ("统计公报", Communique), ("意见", Opinion), ("通知", Notice), ("行动计划", ActionPlan), ("方案", ActionPlan),
        ("要点", ActionPlan), ("行动", ActionPlan), ("规划", SpecialPlan), ("纲要", SpecialPlan), ("规划纲要", SpecialPlan),
        ("计划", ActionPlan), ("举措", ActionPlan), ("措施", ActionPlan), ("办法", Other), ("细则", Other), ("决定", Other), ("清单", Other),
        ("条例", Other), ("规定", Other), ("公告", Other), ("通告", Other), ("决议", Other), ("目录", Other), ("指南", Other), ("标准", Other),
        ("预案", Other), ("通报", Other), ("命令", Other), ("令", Other), ("复函", Other), ("函", Other), ("议案", Other), ("公报", Other),
        ("制度", Other), ("规则", Other), ("章程", Other), ("说明", Other), ("分工", Other), ("指引", Other), ("导则", Other), ("名单", Other),
        ("讲话", Other), ("建议", Other), ("致辞", Other), ("发言", Other),
        ("答复", Other),
    ];

    /// <summary>The type that a title tells, or empty.</summary>
    internal static string OfTitle(ReadOnlySpan<char> headline)
    {
        if (IsInterpretation(headline))
        {
            return Interpretation;
        }
        ReadOnlySpan<char> title = DocumentTitles.WithoutRemarks(DocumentTitles.Issued(headline));
        if (title.EndsWith("批复"))
        {
            return Approval;
        }
        if (title.Contains("统计公报", StringComparison.Ordinal))
        {
            return Communique;
        }
        bool isGeneral = title.Contains("国民经济", StringComparison.Ordinal) || title.Contains("经济社会发展", StringComparison.Ordinal);
        bool isReport = title.EndsWith("报告");
        if (title.Contains("工作报告", StringComparison.Ordinal))
        {
            return title.ContainsAny(_otherReporters) ? Other : WorkReport;
        }
        string end = "";
        foreach ((string word, string type) in _ends)
        {
            if (title.EndsWith(word))
            {
                end = type;
                break;
            }
        }
        if (end is Opinion or Notice or Other)
        {
            return end;
        }
        bool isFiveYears = FiveYearOrdinal(title) > 0
            || title.Contains("五年规划", StringComparison.Ordinal)
            || title.Contains("五年计划", StringComparison.Ordinal)
            || title.Contains("远景目标", StringComparison.Ordinal) || (isGeneral && title.Contains("十年规划", StringComparison.Ordinal));
        if (isFiveYears && (end != ActionPlan || title.EndsWith("五年计划")))
        {
            return isGeneral || !IsOfOneField(title) ? FiveYearPlan : SpecialPlan;
        }
        if (isGeneral && (isReport || end is "" or ActionPlan) && title.Contains("计划", StringComparison.Ordinal) && !title.EndsWith("行动计划"))
        {
            return AnnualPlan;
        }
        if (isReport)
        {
            bool isOfWork = title.Contains("政府工作", StringComparison.Ordinal) || title.EndsWith("政府报告");
            return isOfWork && !title.ContainsAny(_otherReporters) ? WorkReport : Other;
        }
        return end.Length > 0 ? end : title.Contains("规划", StringComparison.Ordinal) ? SpecialPlan : "";
    }

    /// <summary>Whether a title is of what explains a document: …解读, 一图读懂….</summary>
    internal static bool IsInterpretation(ReadOnlySpan<char> title) =>
        title.Contains("解读", StringComparison.Ordinal) || title.Contains("答记者问", StringComparison.Ordinal)
            || title.Contains("一图读懂", StringComparison.Ordinal) || title.EndsWith("政策问答");

    /// <summary>14 of 第十四个五年规划, “十四五” and 十四五规划; 0 where none is named.</summary>
    public static int FiveYearOrdinal(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '第')
            {
                int length = ChineseNumerals.ReadChinese(text[(i + 1)..], out int value);
                if (length > 0 && value is > 0 and < 40 && text[(i + 1 + length)..].StartsWith("个五年"))
                {
                    return value;
                }
            }
            if (text[i] != '五' || i == 0 || !ChineseNumerals.IsNumeral(text[i - 1]))
            {
                continue;
            }
            ReadOnlySpan<char> behind = text[(i + 1)..].TrimStart("”’\"』」》 时期");
            if (!behind.StartsWith("规划")
                && !behind.StartsWith("计划")
                && !behind.StartsWith("纲要")
                && !(i + 1 < text.Length && text[i + 1] is '”' or '"'))
            {
                continue;
            }
            int start = i;
            while (start > 0 && ChineseNumerals.IsNumeral(text[start - 1]))
            {
                start--;
            }
            ChineseNumerals.ReadChinese(text[start..i], out int ordinal);
            // 十五 is the tenth, 十一五 the eleventh: the last 五 stands for 五年.
            if (ordinal is > 0 and < 40)
            {
                return ordinal;
            }
        }
        return 0;
    }

    /// <summary>First year of the five-year plan with this ordinal.</summary>
    public static int FirstYear(int ordinal) =>
        ordinal <= _firstYears.Length ? _firstYears[ordinal - 1] : 1981 + (5 * (ordinal - 6));

    /// <summary>“十四五”教育发展规划: something stands between the five years and 规划; or a field before them (教育事业发展“十四五”规划).</summary>
    private static bool IsOfOneField(ReadOnlySpan<char> title)
    {
        int at = title.Length - 2;
        while (at >= 0 && !(title[at] == '五' && title[at + 1] is '”' or '"' or '」' or '』'))
        {
            at--;
        }
        if (at < 0)
        {
            return false;
        }
        int open = title[..at].LastIndexOfAny("“\"「『");
        // What stands before is a place, which ends with its rank, or a field: 绍兴市综合交通“十四五”规划.
        ReadOnlySpan<char> before = open > 0 ? title[..open].TrimStart('《') : default;
        if (before.Length > 2 && !Ranks.Contains(before[^1], StringComparison.Ordinal))
        {
            return true;
        }
        foreach (string end in _fieldEnds)
        {
            if (open > 0 && title[..open].EndsWith(end))
            {
                return true;
            }
        }
        ReadOnlySpan<char> behind = title[(at + 2)..].TrimStart("时期");
        return !behind.StartsWith("规划") && !behind.StartsWith("计划") && !behind.StartsWith("纲要") && !behind.StartsWith("发展规划");
    }
}
