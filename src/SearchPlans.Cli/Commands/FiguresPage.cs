using SearchPlans.Cli.Output;
using SearchPlans.Figures;

namespace SearchPlans.Cli.Commands;

/// <summary>Shows figures on a terminal.</summary>
internal static class FiguresPage
{
    private const string Between = "  ";
    private const int NarrowTerminal = 60;
    private const int Shown = 16;

    /// <summary>Shows a table; where it is wider than the terminal, some years at a time.</summary>
    public static void Write(FigureTable table, PageWriter page)
    {
        page.Write($"{table.Request.Indicator} {FigureNames.LabelOf(table.Measure)} {FigureNames.LabelOf(table.Request.Kind)}"
            + (table.Unit.Length > 0 ? $"（{table.Unit}）" : ""), Tone.Title);
        if (table.Rows.Count == 0 || table.Columns.Count == 0)
        {
            page.Write("没有数字。", Tone.Faint);
            return;
        }
        string[] names = [.. table.Rows.Select(r => r.RegionPath.Replace('/', ' '))];
        bool isSeveral = table.Columns.Select(c => c.Indicator).Distinct().Skip(1).Any();
        string[] heads = [.. table.Columns.Select(c => isSeveral ? $"{c.Indicator} {c.Period}" : c.Period.ToString())];
        string[][] cells = [.. table.Rows.Select(r => r.Cells.Select(TextOf).ToArray())];
        int[] widths = [.. heads.Select((h, i) => cells.Select(row => DisplayWidth.Of(row[i])).Append(DisplayWidth.Of(h)).Max())];
        int first = names.Select(DisplayWidth.Of).Append(4).Max();
        int width = Math.Max(NarrowTerminal, Console.WindowWidth);
        for (int from = 0; from < heads.Length;)
        {
            int to = from + 1;
            for (int used = first + Between.Length + widths[from]; to < heads.Length && used + Between.Length + widths[to] < width; to++)
            {
                used += Between.Length + widths[to];
            }
            page.WriteBreak();
            page.Write(Line("地区", first, heads, widths, from, to), Tone.Heading);
            for (int row = 0; row < cells.Length; row++)
            {
                page.Write(Line(names[row], first, cells[row], widths, from, to));
            }
            from = to;
        }
        page.WriteBreak();
        page.Write("- 未收录  × 有此文件但未见表述  ? 原文数字缺损", Tone.Faint);
        page.Write(table.Rule, Tone.Faint);
        foreach (string notice in table.Notices)
        {
            page.Write(notice, Tone.Faint);
        }
    }

    /// <summary>Shows target against result.</summary>
    public static void Write(FigureComparison comparison, PageWriter page)
    {
        page.Write($"{comparison.RegionPath.Replace('/', ' ')} {comparison.Request.Indicator} {FigureNames.LabelOf(comparison.Measure)}"
            + (comparison.Unit.Length > 0 ? $"（{comparison.Unit}）" : ""), Tone.Title);
        foreach (ComparedYear year in comparison.Years)
        {
            string verdict = year.Verdict.Length > 0 ? year.Verdict : year.WhyNot;
            string target = "目标 " + Padded(TextOf(year.Target), Shown), result = "实际 " + Padded(TextOf(year.Result), Shown);
            page.Write(string.Join(Between, $"{year.Year}", target, result, verdict).TrimEnd());
        }
        page.WriteBreak();
        page.Write("- 未收录  × 有此文件但未见表述  ? 原文数字缺损", Tone.Faint);
        foreach (string notice in comparison.Notices)
        {
            page.Write(notice, Tone.Faint);
        }
    }

    private static string Line(string name, int first, string[] cells, int[] widths, int from, int to) =>
        string.Join(Between, Enumerable.Range(from, to - from).Select(i => Padded(cells[i], widths[i])).Prepend(Padded(name, first)))
            .TrimEnd();

    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - DisplayWidth.Of(text)));

    private static string TextOf(FigureCell cell) => cell switch
    {
        { Chosen: { } chosen } => (chosen.Basis.Length > 0 ? $"{chosen.Basis}{chosen.Text}" : chosen.Text)
            + (cell.Statements.Count > 1 ? $" 等{cell.Statements.Count}处" : ""),
        { Empty: EmptyCell.NoPlan } => "-",
        { Empty: EmptyCell.Damaged } => "?",
        _ => "×",
    };
}
