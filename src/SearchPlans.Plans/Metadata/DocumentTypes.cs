using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>The types of document that are told apart, and the telling.</summary>
public static class DocumentTypes
{
    /// <summary>A year's plan for economy and society.</summary>
    public const string AnnualPlan = "国民经济和社会发展计划";
    /// <summary>A government's report to its congress: what was done, what is to be done.</summary>
    public const string WorkReport = "政府工作报告";
    /// <summary>The plan for five years, all fields.</summary>
    public const string FiveYearPlan = "五年规划";
    /// <summary>A plan for one field.</summary>
    public const string SpecialPlan = "专项规划";
    /// <summary>A year's statistics in words.</summary>
    public const string Communique = "统计公报";
    /// <summary>None of these.</summary>
    public const string Other = "其他";

    /// <summary>All types that are told apart.</summary>
    public static IReadOnlyList<string> All { get; } = [AnnualPlan, WorkReport, FiveYearPlan, SpecialPlan, Communique, Other];

    // What the name of a field ends with, and that of no place.
    private static readonly string[] _fieldEnds = ["发展", "建设", "保护", "事业", "工作", "治理", "服务", "体系", "改革", "产业", "经济", "利用", "振兴"];

    // First year of the first five five-year plans; from the sixth on they follow each other.
    private static readonly int[] _firstYears = [1953, 1958, 1966, 1971, 1976];

    /// <summary>The type that a title tells, or empty.</summary>
    internal static string OfTitle(ReadOnlySpan<char> title)
    {
        if (title.Contains("统计公报", StringComparison.Ordinal))
        {
            return Communique;
        }
        if (title.Contains("工作报告", StringComparison.Ordinal))
        {
            return WorkReport;
        }
        bool isGeneral = title.Contains("国民经济", StringComparison.Ordinal) || title.Contains("经济社会发展", StringComparison.Ordinal);
        bool isFiveYears = FiveYearOrdinal(title) > 0
            || title.Contains("五年规划", StringComparison.Ordinal)
            || title.Contains("五年计划", StringComparison.Ordinal)
            || title.Contains("远景目标", StringComparison.Ordinal) || (isGeneral && title.Contains("十年规划", StringComparison.Ordinal));
        if (isFiveYears)
        {
            return isGeneral || !IsOfOneField(title) ? FiveYearPlan : SpecialPlan;
        }
        if (isGeneral && title.Contains("计划", StringComparison.Ordinal))
        {
            return AnnualPlan;
        }
        if (title.Contains("政府", StringComparison.Ordinal) && title.EndsWith("报告"))
        {
            return WorkReport;
        }
        return title.Contains("规划", StringComparison.Ordinal) || title.EndsWith("纲要") || title.EndsWith("行动计划") ? SpecialPlan : "";
    }

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
                && !(i + 1 < text.Length && text[i + 1] == '”'))
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
        int at = title.LastIndexOf("五”");
        if (at < 0)
        {
            return false;
        }
        int open = title[..at].LastIndexOf('“');
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
