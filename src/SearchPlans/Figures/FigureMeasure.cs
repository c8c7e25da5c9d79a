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

    /// <summary>How a kind is shown.</summary>
    public static string LabelOf(FigureKind kind) => Kinds.First(k => k.Kind == kind).Label;
}
