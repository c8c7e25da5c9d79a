using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>A plan as an index takes it.</summary>
/// <param name="File">Its file.</param>
/// <param name="Plan">The plan.</param>
/// <param name="ContentHash">See <see cref="ContentHashes.OfFile"/>.</param>
public sealed record IndexedPlan(CorpusFile File, Plan Plan, string ContentHash)
{
    /// <summary>Its id; null for the one that its file's name gives.</summary>
    public string? Id { get; init; }

    /// <summary>What a person says of its figures.</summary>
    public IReadOnlyList<FigureCorrection> FigureCorrections { get; init; } = [];
}
