using System.Globalization;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Figures;

/// <summary>Figures as a person corrected them.</summary>
public static class CorrectedFigure
{
    private static readonly string[] _realEnds = ["实际"];

    /// <summary>What is wrong with a correction, in Chinese; null where it can be kept.</summary>
    public static string? Problem(FigureCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        if (correction.IsStruckOut)
        {
            return null;
        }
        if (correction.Indicator.Trim().Length is 0 or > IndicatorList.MaxNameLength)
        {
            return $"请写明是哪个指标，不超过 {IndicatorList.MaxNameLength} 字。";
        }
        if (correction.Value is null && correction.Change is null)
        {
            return "请填写总量或增速，至少一项要有数字；不是指标的，请划去。";
        }
        if (KindOf(correction.Kind) is null)
        {
            return "请写明是 target（目标）、result（实际）还是 plan-period（规划期）。";
        }
        if (PeriodOf(correction.Period) is null)
        {
            return "请写明年份，如 2025、2021-2025、2023Q1。";
        }
        return IsBounded(correction.Value) && IsBounded(correction.Change) ? null : "范围的下限不能大于上限；单位和修饰语不超过 20 字。";
    }

    /// <summary>What a correction would have to say to leave a figure as it was read: what a form begins with.</summary>
    /// <param name="statement">The figure.</param>
    public static FigureCorrection Before(FigureStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        Figure figure = statement.Figure;
        FigureAmount first = figure.Value is { } value && (figure.Change is null || value.Range.Start <= figure.Change.Amount.Range.Start)
            ? value
            : figure.Change!.Amount;
        FigureKey key = statement.Key;
        return new FigureCorrection(key.Anchor, key.StartChar, Math.Max(first.Range.End, key.StartChar + 1), key.Name)
        {
            Indicator = figure.Name,
            Value = AmountOf(figure.Value),
            Change = AmountOf(figure.Change?.Amount),
            ChangeKind = figure.Change?.KindName ?? "",
            Kind = FigureNames.Kinds.First(k => k.Kind == figure.Kind).Name,
            Aim = figure.Kind == FigureKind.PlanPeriod ? figure.Aim == FigureAim.Result ? "result" : "target" : "",
            Period = figure.Period.ToString(),
        };
    }

    /// <summary>The figure that a correction says there is, or null where it says too little.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="read">The figure as it was read there, or null.</param>
    /// <param name="unit">The paragraph.</param>
    /// <param name="line">Its text.</param>
    /// <param name="indicators">The indicators that are known.</param>
    internal static Figure? Of(FigureCorrection correction, Figure? read, int unit, string line, IndicatorList indicators)
    {
        if (Problem(correction) is not null)
        {
            return null;
        }
        FigureKind kind = KindOf(correction.Kind)!.Value;
        Indicator? indicator = indicators.Find(correction.Indicator);
        var number = new TextRange(correction.StartChar, correction.EndChar);
        return new Figure
        {
            Unit = unit,
            Sentence = read?.Sentence ?? FigureReading.SentenceAround(line, correction.StartChar, correction.EndChar),
            NameRange = read?.NameRange ?? new TextRange(correction.StartChar, correction.StartChar),
            WrittenName = read?.WrittenName ?? correction.Indicator.Trim(),
            Indicator = indicator,
            Name = indicator?.Name ?? correction.Indicator.Trim(),
            Value = AmountOf(correction.Value, read?.Value?.Range ?? number),
            Change = AmountOf(correction.Change, read?.Change?.Amount.Range ?? number) is { } change
                ? ChangeOf(change, correction.ChangeKind)
                : null,
            IsCumulated = read?.IsCumulated ?? false,
            Kind = kind,
            Aim = kind == FigureKind.Result || (kind == FigureKind.PlanPeriod && correction.Aim == "result")
                ? FigureAim.Result
                : FigureAim.Target,
            Period = PeriodOf(correction.Period)!.Value,
            Place = read?.Place ?? "",
            IsElsewhere = read?.IsElsewhere ?? false,
            Binding = read?.Binding ?? "",
        };
    }

    private static FigureKind? KindOf(string name) =>
        FigureNames.Kinds.Where(k => k.Name == name || k.Label == name).Select(k => (FigureKind?)k.Kind).FirstOrDefault();

    /// <summary>Reads 2025, 2021-2025, 2023Q1, 2023-12.</summary>
    internal static FigurePeriod? PeriodOf(string text)
    {
        const int FirstYear = 1900, LastYear = 2100;
        text = text.Trim().Replace('—', '-').Replace('–', '-');
        if (text.Length < 4 || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int from)
            || from is < FirstYear or > LastYear)
        {
            return null;
        }
        string rest = text[4..];
        if (rest.Length == 0)
        {
            return new FigurePeriod(from, from);
        }
        if (rest.ToUpperInvariant() is "Q1" or "Q2" or "Q3" or "Q4" or "H1" or "H2")
        {
            return new FigurePeriod(from, from, rest.ToUpperInvariant());
        }
        if (rest[0] != '-' || !int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int end))
        {
            return null;
        }
        return rest.Length == 3 && end is >= 1 and <= 12 ? new FigurePeriod(from, from, rest[1..])
            : rest.Length == 5 && end >= from && end <= LastYear ? new FigurePeriod(from, end)
            : null;
    }

    private static bool IsBounded(CorrectedAmount? amount)
    {
        const int MaxText = 20;
        return amount is null
            || (amount.Unit.Length <= MaxText && amount.Hedge.Length <= MaxText
                && (amount.Min is null || amount.Max is null || amount.Min <= amount.Max));
    }

    private static CorrectedAmount? AmountOf(FigureAmount? amount) =>
        amount is null ? null : new CorrectedAmount(amount.Number, amount.Unit, amount.Min, amount.Max, amount.Hedge);

    private static FigureAmount? AmountOf(CorrectedAmount? amount, TextRange range) =>
        amount is null ? null : new FigureAmount(amount.Number, amount.Unit.Trim(), amount.Min, amount.Max, amount.Hedge.Trim(), range);

    private static FigureChange ChangeOf(FigureAmount amount, string name)
    {
        bool isComparable = name.EndsWith("同口径", StringComparison.Ordinal);
        name = isComparable ? name[..^"同口径".Length] : name;
        bool isReal = Array.Exists(_realEnds, e => name.EndsWith(e, StringComparison.Ordinal));
        name = isReal ? name[..^2] : name;
        (FigureChangeKind kind, string basis) = name switch
        {
            "年均" => (FigureChangeKind.YearlyAverage, ""),
            "累计" => (FigureChangeKind.Total, ""),
            ['比', .. var named] => (FigureChangeKind.Against, named),
            ['是', .. var named] => (FigureChangeKind.RatioTo, named.TrimEnd('的')),
            _ => (FigureChangeKind.Yearly, ""),
        };
        return new FigureChange(amount, kind, basis, isReal, isComparable);
    }
}
