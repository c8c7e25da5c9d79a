using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Rendering;

/// <summary>Text in HTML with some of its characters marked.</summary>
/// <param name="text">The text.</param>
/// <param name="marks">What to mark: offsets into the text, in order and apart; what lies outside of it is left out.</param>
/// <param name="start">Where to begin in the text.</param>
/// <param name="end">Where to end, exclusive.</param>
public sealed class MarkedText(string text, IReadOnlyList<TextRange> marks, int start, int end) : IHtmlContent
{
    /// <summary>The whole of a text.</summary>
    public MarkedText(string text, IReadOnlyList<TextRange> marks) : this(text, marks, 0, text.Length) { }

    /// <summary>What stands around a mark: mark, or for what differs del and ins.</summary>
    public string Element { get; init; } = "mark";

    /// <summary>Numbers that a link may lead to: in order and apart, each within its text, whatever is marked of it.</summary>
    public IReadOnlyList<NumberMark> Numbers { get; init; } = [];

    /// <summary>Names of documents that are links: in order and apart; what is marked within them is marked.</summary>
    public IReadOnlyList<DocumentLink> Links { get; init; } = [];

    /// <summary>Where a line may end: offsets into the text, ascending; empty leaves it to the browser. Goes with the class
    /// <c>phrases</c>, as of a <see cref="BrokenTitle"/>.</summary>
    public IReadOnlyList<int> Breaks { get; init; } = [];

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        int at = start;
        foreach (DocumentLink link in Links)
        {
            int from = Math.Max(link.Range.Start, at);
            int to = Math.Min(link.Range.End, end);
            if (from >= to)
            {
                continue;
            }
            WritePiece(writer, encoder, at, from);
            writer.Write("<a class=\"doc\" href=\"");
            encoder.Encode(writer, link.Address);
            writer.Write("\" title=\"");
            encoder.Encode(writer, link.Title);
            writer.Write("\">");
            WritePiece(writer, encoder, from, to);
            writer.Write("</a>");
            at = to;
        }
        WritePiece(writer, encoder, at, end);
    }

    private void WritePiece(TextWriter writer, HtmlEncoder encoder, int start, int end)
    {
        int at = start;
        for (int next = FirstBehind(start); next < marks.Count && marks[next].Start < end; next++)
        {
            TextRange mark = marks[next];
            int from = Math.Max(mark.Start, at);
            int to = Math.Min(mark.End, end);
            if (from >= to)
            {
                continue;
            }
            Write(writer, encoder, at, from);
            // The rest of a mark that began before is no match of its own: it isn't counted again.
            writer.Write(mark.Start < from ? $"<{Element} class=\"rest\">" : $"<{Element}>");
            Write(writer, encoder, from, to);
            writer.Write($"</{Element}>");
            at = to;
        }
        Write(writer, encoder, at, end);
    }

    // Numbers stand within marks, so that of one that is marked in part both parts are a number still; the first bears the id.
    private void Write(TextWriter writer, HtmlEncoder encoder, int from, int to)
    {
        int at = from;
        foreach (NumberMark number in Numbers)
        {
            int first = Math.Max(number.Range.Start, at);
            int last = Math.Min(number.Range.End, to);
            if (first >= last)
            {
                continue;
            }
            Encode(writer, encoder, at, first);
            writer.Write(first == number.Range.Start ? $"<u id=\"{number.Id}\">" : "<u>");
            Encode(writer, encoder, first, last);
            writer.Write("</u>");
            at = last;
        }
        Encode(writer, encoder, at, to);
    }

    private void Encode(TextWriter writer, HtmlEncoder encoder, int from, int to)
    {
        int at = from;
        foreach (int place in Breaks.Where(b => b > start && b >= from && b < to))
        {
            encoder.Encode(writer, text, at, place - at);
            writer.Write("<wbr>");
            at = place;
        }
        encoder.Encode(writer, text, at, to - at);
    }

    // A row has as many texts as cells: each looks for its own marks only.
    private int FirstBehind(int offset)
    {
        (int low, int high) = (0, marks.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = marks[middle].End > offset ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
