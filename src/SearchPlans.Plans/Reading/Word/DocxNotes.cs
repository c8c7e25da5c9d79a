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
            if (notes.Remove(inline.Notes[i], out OpenXmlElement? note))
            {
                // Also those in tables; what stands in boxes is words of them, too.
                text.Note(i + 1, string.Join(' ', note.Descendants<Paragraph>()
                    .Where(paragraph => !paragraph.Ancestors<TextBoxContent>().Any())
                    .Select(inline.Read).Select(line =>
                        string.Join(' ', line.Boxes.Select(DocxInline.AllWords).Prepend(line.Text).Select(words => words.Trim())).Trim())));
            }
        }
        foreach (OpenXmlElement unread in notes.Values)
        {
            // Nothing leads to it.
            inline.Drop(DroppedKind.Hidden, unread);
        }
    }
}
