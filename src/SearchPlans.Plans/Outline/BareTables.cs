namespace SearchPlans.Plans;

/// <summary>
/// Markdown tables without bars at the ends of their rows: 指标 | 数值, and --- | --- below. A bar alone may stand in any line, so the line of
/// dashes tells: the line right above it is the head, and those with a bar right below are rows.
/// </summary>
internal static class BareTables
{
    /// <summary>Gives such lines the form of a table's.</summary>
    public static void Mark(string text, List<PlanLine> lines)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            if (!IsDashes(text, lines, i))
            {
                continue;
            }
            Become(lines[i - 1]);
            Become(lines[i]);
            for (i++; i < lines.Count && lines[i].IsClose && IsRow(text, lines[i]); i++)
            {
                Become(lines[i]);
            }
        }
    }

    private static void Become(PlanLine line) => (line.Form, line.Number) = (LineForm.Table, default);

    private static bool IsDashes(string text, List<PlanLine> lines, int i) =>
        lines[i].Form is LineForm.Text or LineForm.Rule or LineForm.Dash && lines[i].IsClose && IsRow(text, lines[i - 1])
            && TableCells.IsSeparator(lines[i].Content(text));

    private static bool IsRow(string text, PlanLine line) =>
        line is { Form: LineForm.Text, HashLevel: 0, IsBold: false, BoldLeadEnd: 0 } && line.Content(text).Contains('|');
}
