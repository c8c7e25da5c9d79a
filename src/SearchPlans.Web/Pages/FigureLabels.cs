using SearchPlans.Figures;
using SearchPlans.Plans.Figures;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>How figures are written for people.</summary>
public static class FigureLabels
{
    // Hedges that make a number one of about that size, so that nobody is held to it.
    private static readonly string[] _about = ["左右", "上下", "约", "大约", "近", "接近"];

    /// <summary>A number as it stands in a cell. Percentages are written as the plan has them (≥5.5%, 6%左右); of other numbers the unit
    /// is told once for the table, and they are in it.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="measure">The number shown.</param>
    /// <param name="unit">The table's unit.</param>
    public static string Cell(CellStatement statement, FigureMeasure measure, string unit)
    {
        if (IsPercentage(unit) || !statement.IsConverted || statement.Statement.Amount(measure) is not { } amount)
        {
            return statement.Text;
        }
        return FigureTexts.Of(amount with
        {
            Number = Rounded(statement.Number),
            Min = Rounded(statement.Min),
            Max = Rounded(statement.Max),
            Unit = "",
        });
    }

    /// <summary>Whether a unit is written behind every number.</summary>
    public static bool IsPercentage(string unit) => unit is "%" or "‰" or "个百分点";

    /// <summary>Whether a number is said to be about so much.</summary>
    public static bool IsAbout(FigureAmount amount) =>
        amount.Min == null && amount.Max == null && amount.Hedge.Split('、').Any(_about.Contains);

    /// <summary>What an empty cell shows.</summary>
    public static string Sign(EmptyCell empty) => empty switch
    {
        EmptyCell.NoPlan => "·",
        EmptyCell.NotStated => "—",
        EmptyCell.Damaged => "缺",
        _ => "",
    };

    /// <summary>The signs of empty cells that there are among cells, for a legend.</summary>
    public static IEnumerable<EmptyCell> EmptyIn(IEnumerable<FigureCell> cells) =>
        cells.Where(c => c.Statements.Count == 0).Select(c => c.Empty).Where(e => e != EmptyCell.None).Distinct().Order();

    /// <summary>A year or a span of years: 2025年, 2021—2025年, 2023年一季度, 2023年12月.</summary>
    public static string Period(FigurePeriod period) => $"{YearsOf(period)}年" + period.Part switch
    {
        "" => "",
        "Q1" => "一季度",
        "Q2" => "二季度",
        "Q3" => "三季度",
        "Q4" => "四季度",
        "H1" => "上半年",
        "H2" => "下半年",
        string month => month.TrimStart('0') + "月",
    };

    /// <summary>What a kind is called behind an indicator's name: 地区生产总值增速目标.</summary>
    public static string Behind(FigureKind kind) => kind switch
    {
        FigureKind.Target => "目标",
        FigureKind.Result => "实际数",
        _ => "规划期数",
    };

    /// <summary>A place as it is spoken of: its own name; of a province the short one.</summary>
    public static string Place(string regionPath) => ProvinceGrid.ShortName(regionPath[(regionPath.LastIndexOf('/') + 1)..]);

    /// <summary>What a figure states in a few words: the number, and how much it changed, from the year before where nothing is
    /// said.</summary>
    public static string Stated(Figure figure)
    {
        string value = figure.Value is { } amount ? FigureTexts.Of(amount) : "";
        string change = figure.Change is { } changed
            ? (changed.KindName == FigureSwitches.Plain ? "" : changed.KindName + " ") + Signed(changed.Amount)
            : "";
        if (value.Length == 0 || change.Length == 0)
        {
            return value + change;
        }
        // Beside a value, an amount without a sign would be taken for another value.
        bool isBare = figure.Change is { Kind: FigureChangeKind.Yearly, Amount: var much } && !IsPercentage(much.Unit)
            && change[0] is not ('+' or '-');
        return $"{value}，{(isBare ? "增" : "")}{change}";
    }

    private static string YearsOf(FigurePeriod period) =>
        period.FromYear == period.ToYear ? period.ToYear.ToString() : $"{period.FromYear}—{period.ToYear}";

    private static string Signed(FigureAmount amount) =>
        (amount.Number ?? amount.Min ?? amount.Max) > 0 && amount is { Min: null, Max: null } && amount.Hedge.Length == 0
            ? "+" + FigureTexts.Of(amount)
            : FigureTexts.Of(amount);

    // Converted from another multiple, a number has no more digits than it was written with; what division leaves is cut off.
    private static decimal? Rounded(decimal? number) => number is { } some ? Math.Round(some, 4) : null;
}
