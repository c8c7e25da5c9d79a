namespace SearchPlans.Plans;

/// <summary>What an importer made of a file.</summary>
/// <param name="Text">The text; see <see cref="PlanFile.Text"/>.</param>
/// <param name="EncodingName">See <see cref="PlanFile.EncodingName"/>.</param>
internal sealed record Imported(string Text, string EncodingName)
{
    /// <summary>See <see cref="PlanFile.Notices"/>.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>See <see cref="PlanFile.Found"/>.</summary>
    public FoundMetadata Found { get; init; } = FoundMetadata.Nothing;

    /// <summary>See <see cref="PlanFile.Dropped"/>.</summary>
    public IReadOnlyList<DroppedText> Dropped { get; init; } = [];

    /// <summary>See <see cref="PlanFile.Supplied"/>.</summary>
    public IReadOnlyList<string> Supplied { get; init; } = [];
}
