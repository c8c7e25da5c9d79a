namespace SearchPlans.Plans;

/// <summary>Text of a document that isn't part of what it says, and so not of its plan.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words as they were read.</param>
public sealed record DroppedText(DroppedKind Kind, string Text);

/// <summary>What text that is left out is.</summary>
public enum DroppedKind
{
    /// <summary>The same at the head or foot of pages; a watermark.</summary>
    RunningHead,
    /// <summary>Number of a page.</summary>
    PageNumber,
    /// <summary>Table of contents.</summary>
    Contents,
    /// <summary>Hidden, deleted or outside of what is seen of a page.</summary>
    Hidden,
    /// <summary>Menus of a site and what else its pages have around the article.</summary>
    Menu,
    /// <summary>Who publishes a site, and the table of what it publishes (索引号, 发文机关).</summary>
    Imprint,
    /// <summary>Head of a table that every page repeats.</summary>
    RepeatedHead,
    /// <summary>Sign of a note, which became a reference.</summary>
    NoteSign,
    /// <summary>What somebody said of the text: a comment, a stamp on a page, how a character is read.</summary>
    Comment,
}
