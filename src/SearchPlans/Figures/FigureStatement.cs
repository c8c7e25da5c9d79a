using SearchPlans.Corpus;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Figures;

/// <summary>A figure with where it stands.</summary>
/// <param name="Plan">The plan that states it.</param>
/// <param name="Anchor">The paragraph: the link is <c>/plans/{id}#{anchor}</c>.</param>
/// <param name="Sentence">The sentence, or the row of a table.</param>
/// <param name="Figure">The figure; its offsets are of the paragraph.</param>
public sealed record FigureStatement(PlanSummary Plan, string Anchor, string Sentence, Figure Figure)
{
    private readonly FigureKey? _key;

    /// <summary>Whether a person corrected it (人工更正).</summary>
    public bool IsCorrected { get; init; }

    /// <summary>What names the figure within its plan, for corrections.</summary>
    public FigureKey Key { get => _key ?? FigureKey.Of(Anchor, Figure); init => _key = value; }

    /// <summary>The number asked for, or null.</summary>
    public FigureAmount? Amount(FigureMeasure measure) => measure == FigureMeasure.Value ? Figure.Value : Figure.Change?.Amount;

    /// <summary>The number as a table shows it, hedge and all (≥5.5%, 6%左右, 5%—6%, 增长约6%), or empty.</summary>
    public string Text(FigureMeasure measure) => Amount(measure) is { } amount ? FigureTexts.Of(amount) : "";

    /// <summary>Where the number stands in <see cref="Sentence"/>; empty where it doesn't (a person gave it).</summary>
    public TextRange NumberInSentence(FigureMeasure measure) => Amount(measure) is { } amount ? InSentence(amount.Range) : default;

    /// <summary>Where a range of the paragraph stands in <see cref="Sentence"/>; empty where it lies outside.</summary>
    public TextRange InSentence(TextRange range)
    {
        int start = range.Start - Figure.Sentence.Start, end = range.End - Figure.Sentence.Start;
        return start >= 0 && end > start && end <= Sentence.Length ? new TextRange(start, end) : default;
    }
}
