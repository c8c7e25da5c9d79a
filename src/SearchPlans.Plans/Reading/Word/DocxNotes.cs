using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SearchPlans.Plans;

/// <summary>The footnotes and endnotes of a Word document, behind its text in the order in which they are referred to.</summary>
internal static class DocxNotes
{
    /// <summary>Writes the notes that were referred to.</summary>
    public static void Write(MainDocumentPart main, DocxInline inline, PlanTextBuilder text)
    {
        Dictionary<(bool IsEndnote, long Id), OpenXmlElement> notes = [];
        foreach (Footnote note in main.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? [])
        {
            notes.TryAdd((false, note.Id?.Value ?? long.MinValue), note);
        }
        foreach (Endnote note in main.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? [])
        {
            notes.TryAdd((true, note.Id?.Value ?? long.MinValue), note);
        }
        // Reading a note may find further ones.
        for (int i = 0; i < inline.Notes.Count; i++)
        {
            if (notes.TryGetValue(inline.Notes[i], out OpenXmlElement? note))
            {
                text.Note(i + 1, string.Join(' ', note.Elements<Paragraph>().Select(paragraph => inline.Read(paragraph).Text.Trim())));
            }
        }
    }
}
