using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>A plan as an index takes it.</summary>
/// <param name="File">Its file.</param>
/// <param name="Plan">The plan.</param>
/// <param name="ContentHash">See <see cref="ContentHashes.OfFile"/>.</param>
public sealed record IndexedPlan(CorpusFile File, Plan Plan, string ContentHash)
{
    /// <summary>What a person says of its figures.</summary>
    public IReadOnlyList<FigureCorrection> FigureCorrections { get; init; } = [];
}
