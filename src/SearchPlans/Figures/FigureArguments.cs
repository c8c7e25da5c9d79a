using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;

namespace SearchPlans.Figures;

/// <summary>A request for figures as programs write it, each part a text; null or empty is not said.</summary>
public sealed record FigureArguments
{
    /// <summary>The indicator by any of its names.</summary>
    public string? Indicator { get; init; }

    /// <summary>value, change, 总量, 增速.</summary>
    public string? Measure { get; init; }

    /// <summary>The kind of change.</summary>
    public string? ChangeKind { get; init; }

    /// <summary>Places and groups; several in one text are separated by commas.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Levels by name; several in one text are separated by commas.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>A year or a range.</summary>
    public string? Year { get; init; }

    /// <summary>target, result, plan-period, 目标, 实际, 规划期.</summary>
    public string? Kind { get; init; }

    /// <summary>Types of document.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Makes the request, or null after saying what is wrong by the part's name.</summary>
    /// <param name="wrong">Takes name, value and what it should be, in Chinese.</param>
    public FigureRequest? ToRequest(Action<string, string, string> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        bool isRight = true;
        void Say(string name, string? given, string wanted)
        {
            isRight = false;
            wrong(name, given ?? "", wanted);
        }
        if (string.IsNullOrWhiteSpace(Indicator))
        {
            Say("indicator", Indicator, "应为指标的名称，如 地区生产总值");
        }
        FigureMeasure? measure = Said(Measure) ? FigureNames.MeasureOf(Measure!) : null;
        if (Said(Measure) && measure is null)
        {
            Say("measure", Measure, "应为 value（总量）或 change（增速）");
        }
        FigureKind? kind = Said(Kind) ? FigureNames.KindOf(Kind!) : FigureKind.Target;
        if (kind is null)
        {
            Say("kind", Kind, "应为 target（目标）、result（实际）或 plan-period（规划期）");
        }
        (int From, int To)? years = Said(Year) ? YearRange.Parse(Year!) : (0, 0);
        if (years is null)
        {
            Say("year", Year, "应为年份或一段年份，如 2024、2015-2025");
        }
        var levels = new List<PlanLevel>();
        foreach (string name in NameLists.Split(Levels))
        {
            if (PlanLevelNames.TryParse(name) is { } level)
            {
                levels.Add(level);
            }
            else
            {
                Say("level", name, $"应为 {string.Join('、', PlanLevelNames.Named.Select(PlanLevelNames.NameOf))}");
            }
        }
        return !isRight
            ? null
            : new FigureRequest
            {
                Indicator = Indicator!.Trim(),
                Measure = measure,
                ChangeKind = ChangeKind?.Trim() is { } change and not "同比" ? change : "",
                Regions = NameLists.Split(Regions),
                Levels = levels,
                FromYear = years!.Value.From,
                ToYear = years.Value.To,
                Kind = kind!.Value,
                Types = NameLists.Split(Types),
            };
    }

    private static bool Said(string? text) => !string.IsNullOrWhiteSpace(text);
}
