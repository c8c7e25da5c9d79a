namespace SearchPlans.Plans.Figures;

/// <summary>What figures are stated of: an indicator as it was named, and where.</summary>
/// <param name="Written">The name as written; names that share a part have it each.</param>
/// <param name="Name">The canonical name, or the one as written without 全市 and its like.</param>
/// <param name="Indicator">The indicator of the list, or null.</param>
/// <param name="Start">Where the name stands in the text of the paragraph.</param>
/// <param name="End">Right behind it.</param>
/// <param name="Place">The place, if another than the plan's own is named; else null.</param>
internal sealed record Subject(string Written, string Name, Indicator? Indicator, int Start, int End, string? Place);
