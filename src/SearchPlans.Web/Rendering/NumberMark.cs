using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Rendering;

/// <summary>The number of a figure where it stands in a text.</summary>
/// <param name="Range">Where; offsets into the paragraph.</param>
/// <param name="Id">Its id in the page, which links lead to.</param>
public sealed record NumberMark(TextRange Range, string Id);
