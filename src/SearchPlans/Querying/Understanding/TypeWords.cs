using System.Text.RegularExpressions;
using SearchPlans.Plans;

namespace SearchPlans.Querying.Understanding;

/// <summary>Reads the type of plan that words name, in whatever wording: 政府工作报告, 十四五规划纲要, 第七个五年计划.</summary>
internal static partial class TypeWords
{
    /// <summary>The type named at a place of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where.</param>
    /// <param name="length">How many characters name it; 0 where none do.</param>
    /// <param name="year">Of a plan for five years that is named, its first; else 0.</param>
    public static string? Read(string text, int at, out int length, out int year)
    {
        year = 0;
        if (Period().Match(text, at) is { Success: true } period
            && DocumentTypes.FiveYearOrdinal(Ordinal(period)) is > 0 and int ordinal)
        {
            length = period.Length;
            year = DocumentTypes.FirstYear(ordinal);
            return DocumentTypes.FiveYearPlan;
        }
        foreach ((Regex words, string type) in (ReadOnlySpan<(Regex, string)>)[
            (Report(), DocumentTypes.WorkReport), (Communique(), DocumentTypes.Communique), (Annual(), DocumentTypes.AnnualPlan),
            (FiveYears(), DocumentTypes.FiveYearPlan), (Special(), DocumentTypes.SpecialPlan)])
        {
            if (words.Match(text, at) is { Success: true } match)
            {
                length = match.Length;
                return type;
            }
        }
        length = 0;
        return null;
    }

    private static string Ordinal(Match period) =>
        period.Groups["short"] is { Success: true } told ? told.Value + "规划" : $"第{period.Groups["long"].Value}个五年";

    [GeneratedRegex(
        @"\G(?:国民经济和社会发展|经济社会发展|经济和社会发展)?(?:[“""]?(?<short>[一二三四五六七八九十]{1,3}五)[”""]?(?:时期)?|第(?<long>[一二三四五六七八九十]{1,3})个五年)"
        + @"(?:国民经济和社会发展|经济社会发展|经济和社会发展|发展)?(?:规划|计划|纲要)(?:和[12]\d{3}年远景目标)?(?:纲要)?(?:草案)?")]
    private static partial Regex Period();

    [GeneratedRegex(@"\G的?(?:人民政府|政府)?的?(?:政府)?工作报告")]
    private static partial Regex Report();

    [GeneratedRegex(@"\G(?:国民经济和社会发展)?统计公报")]
    private static partial Regex Communique();

    [GeneratedRegex(@"\G(?:关于)?(?:国民经济和社会发展|国民经济与社会发展|经济社会发展|国民经济)(?:年度)?计划(?:执行情况)?(?:的?报告)?")]
    private static partial Regex Annual();

    [GeneratedRegex(@"\G五年规划(?:纲要)?|\G五年计划")]
    private static partial Regex FiveYears();

    [GeneratedRegex(@"\G专项规划")]
    private static partial Regex Special();
}
