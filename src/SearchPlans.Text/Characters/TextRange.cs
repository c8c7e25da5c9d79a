namespace SearchPlans.Text.Characters;

/// <summary>A range of characters: UTF-16 offsets, <paramref name="End"/> right after the last.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">Right after the last.</param>
public readonly record struct TextRange(int Start, int End);
