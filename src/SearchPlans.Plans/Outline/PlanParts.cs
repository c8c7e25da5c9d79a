using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>Tells 回顾 from 部署 by what headings say and by the year the plan is for.</summary>
internal static class PlanParts
{
    private static readonly SearchValues<string> _reviewWords = Of("回顾", "执行情况", "完成情况", "工作总结", "工作情况", "主要成就", "实施情况", "落实情况",
        "运行情况", "主要情况");
    private static readonly SearchValues<string> _aheadWords = Of(
        "安排", "部署", "任务", "目标", "要求", "总体思路", "思路", "建议", "今后", "未来", "下一步", "展望", "重点工作", "措施", "今年", "指导思想", "指导方针");
    private static readonly SearchValues<string> _pastWords = Of("成就", "过去", "去年", "以来", "本届政府", "发展基础", "发展成效");
    private static readonly SearchValues<string> _experienceWords = Of("问题", "困难", "体会", "经验", "启示", "不足", "形势");

    /// <summary>Which way a heading says its section looks; <see cref="PlanPart.None"/> where it says nothing.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="plan">What is known of the plan: its year and type.</param>
    public static PlanPart OfHeading(ReadOnlySpan<char> heading, PlanMetadata plan)
    {
        if (heading.ContainsAny(_reviewWords) || plan.Type == DocumentTypes.Communique)
        {
            return PlanPart.Review;
        }
        bool isRange = plan.Type
            is DocumentTypes.FiveYearPlan or DocumentTypes.SpecialPlan or DocumentTypes.ActionPlan or DocumentTypes.Opinion;
        if (isRange)
        {
            return PlanPart.Deployment;
        }
        int last = 0;
        foreach (YearMention mention in Years.In(heading))
        {
            last = mention.IsOutlook ? last : Math.Max(last, mention.Year);
        }
        if (last == 0)
        {
            last = Years.First(heading);
        }
        if (last == 0 && DocumentTypes.FiveYearOrdinal(heading) is > 0 and int ordinal)
        {
            // “十三五” is behind the plan for 2021 and ahead of the one for 2016; within the five years it says nothing.
            int first = DocumentTypes.FirstYear(ordinal);
            last = first >= plan.Year ? first : first + 4 < plan.Year ? first + 4 : 0;
        }
        if (last > 0 && plan.Year > 0)
        {
            return last < plan.Year ? PlanPart.Review : PlanPart.Deployment;
        }
        if (heading.ContainsAny(_aheadWords))
        {
            return PlanPart.Deployment;
        }
        return heading.ContainsAny(_pastWords) ? PlanPart.Review : PlanPart.None;
    }

    /// <summary>问题, 体会, 经验: still part of the review they follow.</summary>
    public static bool NamesExperience(ReadOnlySpan<char> heading) => heading.ContainsAny(_experienceWords);

    private static SearchValues<string> Of(params string[] words) => SearchValues.Create(words, StringComparison.Ordinal);
}
