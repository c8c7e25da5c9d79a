using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>Which of an indicator's numbers is asked for.</summary>
public enum FigureMeasure
{
    /// <summary>总量: how much there is.</summary>
    Value,
    /// <summary>增速: how much it changed.</summary>
    Change,
}

/// <summary>The names of measures and kinds as people and programs write them.</summary>
public static class FigureNames
{
    /// <summary>Measures: their names in requests and as they are shown.</summary>
    public static IReadOnlyList<(FigureMeasure Measure, string Name, string Label)> Measures { get; } =
        [(FigureMeasure.Value, "value", "总量"), (FigureMeasure.Change, "change", "增速")];

    /// <summary>Kinds: their names in requests and as they are shown.</summary>
    public static IReadOnlyList<(FigureKind Kind, string Name, string Label)> Kinds { get; } =
    [
        (FigureKind.Target, "target", "目标"), (FigureKind.Result, "result", "实际"),
        (FigureKind.PlanPeriod, "plan-period", "规划期"),
    ];

    /// <summary>How a measure is shown.</summary>
    public static string LabelOf(FigureMeasure measure) => Measures.First(m => m.Measure == measure).Label;

    /// <summary>The name of a measure in requests.</summary>
    public static string NameOf(FigureMeasure measure) => Measures.First(m => m.Measure == measure).Name;

    /// <summary>The name of a kind in requests.</summary>
    public static string NameOf(FigureKind kind) => Kinds.First(k => k.Kind == kind).Name;

    /// <summary>The measure of a name or label (change, 增速), or null.</summary>
    public static FigureMeasure? MeasureOf(string name) =>
        Measures.Where(m => Is(m.Name, m.Label, name)).Select(m => (FigureMeasure?)m.Measure).FirstOrDefault();

    /// <summary>The kind of a name or label (target, 目标), or null.</summary>
    public static FigureKind? KindOf(string name) =>
        Kinds.Where(k => Is(k.Name, k.Label, name)).Select(k => (FigureKind?)k.Kind).FirstOrDefault();

    /// <summary>Why a cell is empty, as it is shown; empty for none.</summary>
    public static string LabelOf(EmptyCell empty) => empty switch
    {
        EmptyCell.NoPlan => "未收录",
        EmptyCell.NotStated => "有此文件但未见表述",
        EmptyCell.Damaged => "原文数字缺损",
        _ => "",
    };

    private static bool Is(string name, string label, string given) =>
        name.Equals(given?.Trim(), StringComparison.OrdinalIgnoreCase) || label == given?.Trim();

    /// <summary>How a kind is shown.</summary>
    public static string LabelOf(FigureKind kind) => Kinds.First(k => k.Kind == kind).Label;
}
