using SearchPlans.Plans;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>What is asked of the figures: an indicator, in places, over years.</summary>
public sealed record FigureRequest
{
    /// <summary>Most places a page.</summary>
    public const int MaxSize = 500;

    /// <summary>Most years (or periods) of a table, the latest; more are said to be left out.</summary>
    public const int MaxColumns = 60;

    /// <summary>The indicator by any of its names: GDP, 地区生产总值, or a name as plans write it that no list has.</summary>
    public required string Indicator { get; init; }

    /// <summary>The number asked for; null: the one that the kind asked for mostly states.</summary>
    public FigureMeasure? Measure { get; init; }

    /// <summary>What kind of change is asked for: 同比实际, 年均, 累计, 比2020年, as <see cref="FigureChange.KindName"/> names it. Empty:
    /// from year to year, as plans state it. Only for <see cref="FigureMeasure.Change"/>.</summary>
    public string ChangeKind { get; init; } = "";

    /// <summary>Places and groups of places by any of their names: 广东, 广东/深圳, 长三角; all below them belong to them. Empty: all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Levels of government; empty: all.</summary>
    public IReadOnlyList<PlanLevel> Levels { get; init; } = [];

    /// <summary>The first year; 0: the first that there is.</summary>
    public int FromYear { get; init; }

    /// <summary>The last year; 0: the last that there is.</summary>
    public int ToYear { get; init; }

    /// <summary>Whether targets, results or figures of plan periods.</summary>
    public FigureKind Kind { get; init; } = FigureKind.Target;

    /// <summary>Types of document that count; empty: all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Whether indicators that it was called before (人均纯收入 before 人均可支配收入) get columns, too.</summary>
    public bool WithFormerNames { get; init; }

    /// <summary>The column that places are ordered by, from 0; null: by region.</summary>
    public int? SortColumn { get; init; }

    /// <summary>Whether the smallest comes first where <see cref="SortColumn"/> orders.</summary>
    public bool Ascending { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Places a page: 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 100;
}

/// <summary>A name that is none: what comes nearest is offered.</summary>
/// <param name="Field">Of what: indicator, region, changeKind.</param>
/// <param name="Text">The name as asked.</param>
/// <param name="Nearest">Names that come nearest, at most five; may be empty.</param>
public sealed record UnknownFigureName(string Field, string Text, IReadOnlyList<string> Nearest)
{
    /// <summary>Says so, in Chinese.</summary>
    public string Message()
    {
        string what = Field switch { "indicator" => "指标", "region" => "地区", _ => "增速口径" };
        string near = Nearest.Count == 0 ? "" : $"相近的有：{string.Join('、', Nearest)}。";
        return $"没有名为“{Text}”的{what}。{near}";
    }

    /// <summary>Says of several that they are none; empty where there are none.</summary>
    public static string MessageOf(IEnumerable<UnknownFigureName> unknown) => string.Concat(unknown.Select(u => u.Message()));
}
