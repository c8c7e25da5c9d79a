using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Bench.Figures;

/// <summary>A figure as a line of JSON in the format of the gold standard's scorer.</summary>
internal sealed record FigureLine(
    string File, string Sentence, string Indicator, string Name, decimal? Value, string? Unit, decimal? Change, string? ChangeUnit,
        string? ChangeKind,
    string? Hedge, string? ChangeHedge, decimal? Min, decimal? Max, decimal? ChangeMin, decimal? ChangeMax, string Kind, string? Aim,
        string Year, string Place)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Writes a figure of a plan.</summary>
    /// <param name="path">The plan's path, as the gold standard names it.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="figure">The figure.</param>
    public static FigureLine Of(string path, Plan plan, Figure figure)
    {
        string text = plan.LineOf(plan.Units[figure.Unit]);
        FigureAmount? value = figure.Value, change = figure.Change?.Amount, main = value ?? change;
        return new FigureLine(
            path, Cut(text, figure.Sentence), figure.WrittenName, figure.Name, value?.Number, value?.Unit, change?.Number, change?.Unit,
            figure.Change?.KindName ?? (figure.IsCumulated ? "累计" : null), Word(main), value is null ? null
                : Word(change), main?.Min, main?.Max,
            value is null ? null : change?.Min, value is null ? null : change?.Max,
            figure.Kind switch { FigureKind.Result => "result", FigureKind.Target => "target", _ => "plan-period" },
            figure.Kind != FigureKind.PlanPeriod ? null : figure.Aim == FigureAim.Result ? "result"
                : "target", figure.Period.ToString(), figure.Place);
    }

    /// <summary>The line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    private static string? Word(FigureAmount? amount) => amount is { Hedge.Length: > 0 } ? amount.Hedge : null;

    private static string Cut(string text, TextRange range) => text[range.Start..range.End];
}
