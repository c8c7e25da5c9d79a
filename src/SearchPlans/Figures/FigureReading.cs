using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Figures;

/// <summary>A figure as an index keeps it.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Anchor">Its paragraph.</param>
internal sealed record KeptFigure(Figure Figure, string Anchor)
{
    /// <summary>What it is told by.</summary>
    public FigureKey Key { get; init; } = FigureKey.Of(Anchor, Figure);

    /// <summary>Whether a person corrected it.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>Whether a person struck it out.</summary>
    public bool IsStruckOut { get; init; }
}

/// <summary>What an index keeps of a plan's figures.</summary>
/// <param name="Figures">The figures, in reading order.</param>
/// <param name="Damaged">Indicators of the list whose numbers were destroyed at the source.</param>
/// <param name="Unplaced">Corrections of paragraphs that the plan doesn't have.</param>
internal sealed record KeptFigures(
    IReadOnlyList<KeptFigure> Figures, IReadOnlyList<string> Damaged, IReadOnlyList<FigureCorrection> Unplaced);

/// <summary>Reads the figures of a plan for an index, with what a person corrected.</summary>
internal static class FigureReading
{
    /// <summary>Names what figures of a plan depend on beside the plan and the list.</summary>
    public const string Identity = "kept-1 " + FigureReader.Identity;

    private const string SentenceEnds = "。！？!?";

    /// <summary>Reads a plan.</summary>
    public static KeptFigures Of(IndexedPlan indexed, IndicatorList indicators)
    {
        Plan plan = indexed.Plan;
        List<KeptFigure> kept = [.. FigureReader.Read(plan, indicators).Select(f => new KeptFigure(f, plan.Units[f.Unit].Anchor))];
        var unplaced = new List<FigureCorrection>();
        if (indexed.FigureCorrections.Count > 0)
        {
            Dictionary<string, int> units = plan.Units.Select((u, i) => (u.Anchor, i)).DistinctBy(u => u.Anchor)
                .ToDictionary(u => u.Anchor, u => u.i, StringComparer.Ordinal);
            foreach (FigureCorrection correction in indexed.FigureCorrections)
            {
                if (!units.TryGetValue(correction.Anchor, out int unit)
                    || !Correct(kept, correction, unit, plan.LineOf(plan.Units[unit]), indicators))
                {
                    unplaced.Add(correction);
                }
            }
            kept = [.. kept.OrderBy(k => k.Figure.Unit).ThenBy(k => k.Figure.Sentence.Start)];
        }
        return new KeptFigures(kept, DamagedNumbers.In(plan, indicators), unplaced);
    }

    private static bool Correct(
        List<KeptFigure> kept, FigureCorrection correction, int unit, string line, IndicatorList indicators)
    {
        if (correction.EndChar > line.Length)
        {
            return false;
        }
        int[] at = [.. Enumerable.Range(0, kept.Count).Where(i => kept[i].Figure.Unit == unit && StandsAt(kept[i].Figure, correction))];
        int found = Array.FindIndex(at, i => kept[i].Figure.Name == correction.Name);
        // Read under another name since: what a person said of this number holds.
        int? which = found >= 0 ? at[found] : at.Length == 1 ? at[0] : null;
        var key = new FigureKey(correction.Anchor, correction.StartChar, correction.Name);
        if (correction.IsStruckOut)
        {
            if (which is { } struck)
            {
                kept[struck] = kept[struck] with { IsStruckOut = true, Key = key };
            }
            return true;
        }
        if (CorrectedFigure.Of(correction, which is { } read ? kept[read].Figure : null, unit, line, indicators) is not { } figure)
        {
            return false;
        }
        var corrected = new KeptFigure(figure, correction.Anchor) { Key = key, IsCorrected = true };
        if (which is { } replaced)
        {
            kept[replaced] = corrected;
        }
        else
        {
            kept.Add(corrected);
        }
        return true;
    }

    private static bool StandsAt(Figure figure, FigureCorrection correction) =>
        figure.Value?.Range.Start == correction.StartChar || figure.Change?.Amount.Range.Start == correction.StartChar;

    /// <summary>The sentence around a place in a paragraph.</summary>
    internal static TextRange SentenceAround(string line, int start, int end)
    {
        int first = start == 0 ? 0 : line.LastIndexOfAny(SentenceEnds.ToCharArray(), start - 1) + 1;
        int last = line.IndexOfAny(SentenceEnds.ToCharArray(), end);
        return new TextRange(first, last < 0 ? line.Length : last + 1);
    }
}
