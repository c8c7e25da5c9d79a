using System.Globalization;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Plans.Tests.Figures;

/// <summary>Reads sentences as if they stood in a plan, and writes figures down in one line each.</summary>
internal static class FigureCases
{
    /// <summary>The figures of a review of 2023 in the report of 2024 of 江州市, one a line.</summary>
    public static string OfReview(string sentences) => Of($"# 江州市政府工作报告\n\n## 一、2023年工作回顾\n\n{sentences}\n\n## 二、2024年工作安排\n\n做好各项工作。\n");

    /// <summary>The figures of what is to be done in 2024.</summary>
    public static string OfTasks(string sentences) => Of($"# 江州市政府工作报告\n\n## 一、2023年工作回顾\n\n做了各项工作。\n\n## 二、2024年工作安排\n\n{sentences}\n");

    /// <summary>The figures of a review of five years.</summary>
    public static string OfFiveYears(string sentences) => Of($"# 江州市政府工作报告\n\n## 一、过去五年工作回顾\n\n{sentences}\n\n## 二、2024年工作安排\n\n做好各项工作。\n");

    /// <summary>The figures of what is to be done in five years.</summary>
    public static string OfComingYears(string sentences) =>
        Of($"# 江州市政府工作报告\n\n## 一、2023年工作回顾\n\n做了各项工作。\n\n## 二、今后五年的目标任务\n\n{sentences}\n");

    /// <summary>The figures of a text.</summary>
    public static string Of(string text)
    {
        Plan plan = Parse(text);
        return string.Join('\n', FigureReader.Read(plan, IndicatorList.Shipped).Select(Write));
    }

    public static Plan Parse(string text) =>
        PlanParser.Parse(text, "江州市/2024.md",
            new PlanMetadata { Province = "江苏省", City = "江州市", Year = 2024, ReviewedYear = 2023, Type = DocumentTypes.WorkReport });

    /// <summary>Name, value, change with its kind, kind and time, and the place if it is another.</summary>
    public static string Write(Figure figure)
    {
        var parts = new List<string> { figure.Name };
        if (figure.Value is { } value)
        {
            parts.Add(Write(value) + (figure.IsCumulated ? " 累计" : ""));
        }
        if (figure.Change is { } change)
        {
            parts.Add($"{change.KindName}{Write(change.Amount)}");
        }
        parts.Add(figure.Kind switch
        {
            FigureKind.Result => "结果",
            FigureKind.Target => "目标",
            _ => figure.Aim == FigureAim.Result ? "时期结果" : "时期目标",
        } + figure.Period);
        if (figure.IsElsewhere)
        {
            parts.Add(figure.Place);
        }
        return string.Join(' ', parts);
    }

    private static string Write(FigureAmount amount)
    {
        string bounds = (amount.Min, amount.Max) switch
        {
            ({ } min, { } max) => Number(min) + "~" + Number(max),
            ({ } min, null) => "≥" + Number(min),
            (null, { } max) => "≤" + Number(max),
            _ => amount.Hedge is "左右" or "约" or "近" ? "≈" + Number(amount.Number!.Value) : Number(amount.Number!.Value),
        };
        return bounds + amount.Unit;
    }

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
