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

    /// <summary>The style right below whose headings it stands though its own style is further out: 一、 within the outer 二、, or
    /// within a （三） of that; None for most.</summary>
    public NumberStyle NestedIn { get; init; }

    /// <summary>Whether it stands below a heading of the same style.</summary>
    public bool IsNested => NestedIn != NumberStyle.None;
}
