namespace SearchPlans.Plans;

/// <summary>A number as a person gives it.</summary>
/// <param name="Number">How much, in <paramref name="Unit"/>; null for a range.</param>
/// <param name="Unit">The unit; may be empty.</param>
/// <param name="Min">At least so much, or null.</param>
/// <param name="Max">At most so much, or null.</param>
/// <param name="Hedge">Words that make it less than exact, or empty.</param>
public sealed record CorrectedAmount(decimal? Number, string Unit, decimal? Min, decimal? Max, string Hedge);

/// <summary>
/// What a person says of a figure that was read wrong: that it is none, or what it is. It is kept in the sidecar and told by the place of
/// its number, so that it holds whatever a later reader makes of the sentence.
/// </summary>
/// <param name="Anchor">The paragraph.</param>
/// <param name="StartChar">UTF-16 offset in the paragraph of the figure's first number.</param>
/// <param name="EndChar">Offset right after that number.</param>
/// <param name="Name">The indicator as it was read: canonical, or as written.</param>
public sealed record FigureCorrection(string Anchor, int StartChar, int EndChar, string Name)
{
    /// <summary>Whether there is no such figure; then nothing below counts.</summary>
    public bool IsStruckOut { get; init; }

    /// <summary>The indicator as it should be.</summary>
    public string Indicator { get; init; } = "";

    /// <summary>How much there is, or null.</summary>
    public CorrectedAmount? Value { get; init; }

    /// <summary>How much it changed, or null.</summary>
    public CorrectedAmount? Change { get; init; }

    /// <summary>What the change is measured against: 同比, 年均, 累计, 比2015年, with 实际 or 同口径 behind; empty is 同比.</summary>
    public string ChangeKind { get; init; } = "";

    /// <summary>result, target or plan-period.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Of a plan period result or target; else empty.</summary>
    public string Aim { get; init; } = "";

    /// <summary>The time: 2025, 2021-2025, 2023Q1, 2023-12.</summary>
    public string Period { get; init; } = "";
}
