using SearchPlans.Text.Characters;

namespace SearchPlans.Comparing;

/// <summary>How two paragraphs side by side go together.</summary>
public enum ComparedKind
{
    /// <summary>Both have it.</summary>
    Same,
    /// <summary>Both have it, differently.</summary>
    Changed,
    /// <summary>Only the old text has it.</summary>
    OnlyOld,
    /// <summary>Only the new text has it.</summary>
    OnlyNew,
}

/// <summary>Two paragraphs side by side.</summary>
/// <param name="Kind">How they go together.</param>
/// <param name="Old">That of the old text; empty where it has none.</param>
/// <param name="New">That of the new text; empty where it has none.</param>
/// <param name="OldDiffers">The parts of <paramref name="Old"/> that differ, in order and apart.</param>
/// <param name="NewDiffers">The parts of <paramref name="New"/> that differ. What is left of both is the same.</param>
public sealed record ComparedRow(ComparedKind Kind, string Old, string New, IReadOnlyList<TextRange> OldDiffers,
    IReadOnlyList<TextRange> NewDiffers);
