using SearchPlans.Figures;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Pages;

/// <summary>The numbers of a plan's figures, by the paragraphs that they stand in.</summary>
public sealed class FigureMarks
{
    private readonly Dictionary<string, List<NumberMark>> _byAnchor = new(StringComparer.Ordinal);

    /// <summary>Finds the numbers of figures.</summary>
    public FigureMarks(IEnumerable<FigureStatement> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        foreach (FigureStatement figure in figures)
        {
            foreach (FigureAmount? amount in new[] { figure.Figure.Value, figure.Figure.Change?.Amount })
            {
                if (amount is { Range: var range } && range.End > range.Start)
                {
                    if (!_byAnchor.TryGetValue(figure.Anchor, out List<NumberMark>? marks))
                    {
                        _byAnchor[figure.Anchor] = marks = [];
                    }
                    marks.Add(new NumberMark(range, IdOf(figure.Anchor, range)));
                }
            }
        }
        foreach (string anchor in _byAnchor.Keys)
        {
            _byAnchor[anchor] = Apart(_byAnchor[anchor]);
        }
    }

    /// <summary>How many numbers are marked.</summary>
    public int Count => _byAnchor.Values.Sum(m => m.Count);

    /// <summary>The numbers in a paragraph, in order and apart.</summary>
    public IReadOnlyList<NumberMark> In(string anchor) => _byAnchor.TryGetValue(anchor, out List<NumberMark>? marks) ? marks : [];

    /// <summary>What a link to a figure leads to: its number, or its paragraph where the text has no such number.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="measure">Which of its numbers; null: the first.</param>
    public static string TargetOf(FigureStatement figure, FigureMeasure? measure = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        FigureAmount? amount = measure is { } one
            ? figure.Amount(one)
            : figure.Amount(FigureMeasure.Value) ?? figure.Amount(FigureMeasure.Change);
        return amount is { Range: var range } && range.End > range.Start ? IdOf(figure.Anchor, range) : figure.Anchor;
    }

    private static string IdOf(string anchor, TextRange range) => $"{anchor}-{range.Start}";

    // One number may be that of several figures (均增长5%), and the ends of a range may overlap with another's.
    private static List<NumberMark> Apart(List<NumberMark> marks)
    {
        List<NumberMark> apart = [];
        foreach (NumberMark mark in marks.OrderBy(m => m.Range.Start).ThenBy(m => m.Range.End))
        {
            int start = apart.Count > 0 ? Math.Max(apart[^1].Range.End, mark.Range.Start) : mark.Range.Start;
            if (mark.Range.End > start)
            {
                apart.Add(mark with { Range = new TextRange(start, mark.Range.End) });
            }
        }
        return apart;
    }
}
