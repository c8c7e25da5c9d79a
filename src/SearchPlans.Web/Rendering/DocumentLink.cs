using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Rendering;

/// <summary>The name of a document in a text, as a link to it.</summary>
/// <param name="Range">Where; offsets into the paragraph.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Title">The document's title.</param>
public sealed record DocumentLink(TextRange Range, string Address, string Title);
