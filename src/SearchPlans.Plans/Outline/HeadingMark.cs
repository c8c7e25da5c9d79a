namespace SearchPlans.Plans;

/// <summary>A line, or the beginning of one, that opens a section.</summary>
/// <param name="Line">Index of the line.</param>
/// <param name="SplitAt">Offset in the text where the heading ends and its paragraph begins in the same line, or 0.</param>
/// <param name="Style">How it is told from other headings.</param>
/// <param name="Value">Its number, or 0.</param>
internal readonly record struct HeadingMark(int Line, int SplitAt, NumberStyle Style, int Value)
{
    /// <summary>How many lines it takes; more than one where a heading was broken.</summary>
    public int LineCount { get; init; } = 1;

    /// <summary>Whether it stands below a heading of the same style: 一、 within the outer 二、.</summary>
    public bool IsNested { get; init; }
}
