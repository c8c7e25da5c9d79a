namespace SearchPlans.Web.Rendering.Charts;

/// <summary>What a tile of the grid of provinces says.</summary>
/// <param name="Text">What stands below the name: a number, a count; of a province without, why (未收录).</param>
/// <param name="Number">What it is shaded by, or null for no shade.</param>
/// <param name="Address">Where it leads, or null.</param>
/// <param name="Tip">What is said of it in full, or null where name and text say it.</param>
public sealed record ProvinceTile(string Text, double? Number, string? Address = null, string? Tip = null);
