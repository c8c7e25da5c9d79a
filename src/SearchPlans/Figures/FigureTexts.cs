using System.Globalization;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>Writes amounts as tables show them.</summary>
public static class FigureTexts
{
    // Stand before a number as they do in the sentence.
    private static readonly string[] _before = ["约", "大约", "近", "力争", "争取", "确保", "接近", "预计", "有望"];

    /// <summary>The number with its hedge: ≥5.5%, 6%左右, 约6%, 5%—6%.</summary>
    public static string Of(FigureAmount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        if (amount.Number is not { } number)
        {
            return Range(amount);
        }
        string text = Of(number, amount.Unit);
        if (amount.Min is not null && amount.Max is null)
        {
            return "≥" + text;
        }
        if (amount.Max is not null && amount.Min is null)
        {
            return "≤" + text;
        }
        string[] hedges = amount.Hedge.Split('、', StringSplitOptions.RemoveEmptyEntries);
        string before = string.Concat(hedges.Where(h => _before.Contains(h)));
        string behind = string.Concat(hedges.Where(h => !_before.Contains(h)));
        return before + text + behind;
    }

    /// <summary>A number with its unit, without zeros that say nothing.</summary>
    public static string Of(decimal number, string unit) => number.ToString("0.############", CultureInfo.InvariantCulture) + unit;

    private static string Range(FigureAmount amount)
    {
        string hedge = string.Concat(amount.Hedge.Split('、').Where(h => h is "左右" or "上下"));
        return (amount.Min, amount.Max) switch
        {
            ({ } min, { } max) => $"{Of(min, amount.Unit)}—{Of(max, amount.Unit)}{hedge}",
            ({ } min, null) => "≥" + Of(min, amount.Unit),
            (null, { } max) => "≤" + Of(max, amount.Unit),
            _ => "",
        };
    }
}
