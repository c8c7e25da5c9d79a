using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace SearchPlans.Plans;

/// <summary>What a paragraph of a Word document holds.</summary>
/// <param name="Text">Its words; line breaks as \n.</param>
/// <param name="IsBold">Whether all of them are bold.</param>
/// <param name="Notes">Numbers of the notes it refers to.</param>
/// <param name="Boxes">Text boxes anchored in it.</param>
internal sealed record DocxLine(string Text, bool IsBold, IReadOnlyList<int> Notes, IReadOnlyList<OpenXmlElement> Boxes);

/// <summary>Reads the words of paragraphs; numbers notes in the order in which they are referred to.</summary>
internal sealed class DocxInline(DocxStyles styles)
{
    private StringBuilder _words = new();
    private List<int> _notes = [];
    private List<OpenXmlElement> _boxes = [];
    private bool _hasPlain, _isBoldStyle;

    /// <summary>Pictures and drawings without words.</summary>
    public int Images { get; private set; }

    /// <summary>Whether text was met that a tracked change deletes.</summary>
    public bool HasDeletions { get; private set; }

    /// <summary>Whether text was met that isn't shown.</summary>
    public bool HasHidden { get; private set; }

    /// <summary>What was left out so far.</summary>
    public List<DroppedText> Dropped { get; } = [];

    private readonly Dictionary<(bool IsEndnote, long Id), int> _noteNumbers = [];

    /// <summary>Footnotes and endnotes in the order of reference; note n is at n - 1.</summary>
    public List<(bool IsEndnote, long Id)> Notes { get; } = [];

    /// <summary>Reads a paragraph.</summary>
    public DocxLine Read(Paragraph paragraph)
    {
        (_words, _notes, _boxes, _hasPlain) = (new StringBuilder(), [], [], false);
        _isBoldStyle = styles.IsBold(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value);
        Inline(paragraph);
        return new DocxLine(_words.ToString(), !_hasPlain, _notes, _boxes);
    }

    /// <summary>Of contents for newer and older readers the newer, unless it is empty.</summary>
    public static OpenXmlElement Chosen(AlternateContent alternate) =>
        alternate.ChildElements.FirstOrDefault(child => child is AlternateContentChoice && child.HasChildren)
        ?? alternate.ChildElements.FirstOrDefault(child => child is AlternateContentFallback) ?? alternate;

    /// <summary>All words within an element, shown or not.</summary>
    public static string AllWords(OpenXmlElement element)
    {
        var words = new StringBuilder();
        Add(element);
        return words.ToString();

        void Add(OpenXmlElement parent)
        {
            foreach (OpenXmlElement child in parent is AlternateContent alternate ? Chosen(alternate).ChildElements : parent.ChildElements)
            {
                switch (child)
                {
                    case WordText or DeletedText or DocumentFormat.OpenXml.Math.Text:
                        words.Append(child.InnerText);
                        break;
                    case TabChar or Break or CarriageReturn or Paragraph:
                        words.Append(' ');
                        Add(child);
                        break;
                    default:
                        Add(child);
                        break;
                }
            }
        }
    }

    /// <summary>Leaves an element out.</summary>
    public void Drop(DroppedKind kind, OpenXmlElement element)
    {
        if (AllWords(element) is { } words && !string.IsNullOrWhiteSpace(words))
        {
            Dropped.Add(new DroppedText(kind, words));
        }
    }

    private void Inline(OpenXmlElement parent)
    {
        foreach (OpenXmlElement child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run:
                    Run(run);
                    break;
                case DeletedRun or MoveFromRun:
                    HasDeletions = true;
                    Drop(DroppedKind.Hidden, child);
                    break;
                case AlternateContent alternate:
                    Inline(Chosen(alternate));
                    break;
                // The library no longer knows smart tags (Word 2003 to 2007 put dates and places into them), nor the runs in them.
                case OpenXmlUnknownElement { LocalName: "r" } run:
                    Run(new Run(run.OuterXml));
                    break;
                case OpenXmlUnknownElement { LocalName: "del" or "moveFrom" }:
                    HasDeletions = true;
                    break;
                case ParagraphProperties or SdtProperties:
                    break;
                case DocumentFormat.OpenXml.Math.OfficeMath or DocumentFormat.OpenXml.Math.Paragraph:
                    Append(string.Concat(child.Descendants<DocumentFormat.OpenXml.Math.Text>().Select(part => part.Text)), isBold: false);
                    break;
                default:
                    // Links, insertions, fields, controls, tags: all wrap runs.
                    Inline(child);
                    break;
            }
        }
    }

    private void Run(Run run)
    {
        RunProperties? properties = run.RunProperties;
        if (IsOn(properties?.Vanish) ?? styles.IsHidden(properties?.RunStyle?.Val?.Value ?? ""))
        {
            HasHidden |= run.ChildElements.Any(child => child is WordText { Text.Length: > 0 });
            Drop(DroppedKind.Hidden, run);
            return;
        }
        bool isBold = IsOn(properties?.Bold) ?? (_isBoldStyle || styles.IsBold(properties?.RunStyle?.Val?.Value ?? ""));
        foreach (OpenXmlElement child in run.ChildElements)
        {
            Content(child, isBold);
        }
    }

    private void Content(OpenXmlElement element, bool isBold)
    {
        switch (element)
        {
            case WordText text:
                Append(text.Text, isBold);
                break;
            case TabChar or PositionalTab:
                _words.Append('\t');
                break;
            case Break or CarriageReturn:
                _words.Append('\n');
                break;
            case NoBreakHyphen:
                Append("-", isBold);
                break;
            case SymbolChar symbol:
                Symbol(symbol, isBold);
                break;
            case FootnoteReference reference:
                Note(isEndnote: false, reference.Id?.Value);
                break;
            case EndnoteReference reference:
                Note(isEndnote: true, reference.Id?.Value);
                break;
            case DeletedText:
                HasDeletions = true;
                Dropped.Add(new DroppedText(DroppedKind.Hidden, element.InnerText));
                break;
            case Ruby ruby when ruby.RubyBase is { } words:
                Inline(words);
                if (ruby.RubyContent is { } spoken)
                {
                    Drop(DroppedKind.Comment, spoken);
                }
                break;
            case AlternateContent alternate:
                foreach (OpenXmlElement child in Chosen(alternate).ChildElements)
                {
                    Content(child, isBold);
                }
                break;
            case Drawing or Picture or EmbeddedObject:
                int before = _boxes.Count;
                Boxes(element);
                Images += _boxes.Count == before ? 1 : 0;
                break;
        }
    }

    // Signs of symbol fonts have no meaning without the font.
    private void Symbol(SymbolChar symbol, bool isBold)
    {
        if (ushort.TryParse(symbol.Char?.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ushort code)
            && code is >= 0x20 and not (>= 0xD800 and < 0xF900))
        {
            Append(((char)code).ToString(), isBold);
        }
    }

    private void Note(bool isEndnote, long? id)
    {
        if (id is null)
        {
            return;
        }
        if (!_noteNumbers.TryGetValue((isEndnote, id.Value), out int number))
        {
            Notes.Add((isEndnote, id.Value));
            _noteNumbers[(isEndnote, id.Value)] = number = Notes.Count;
        }
        _notes.Add(number);
    }

    private void Boxes(OpenXmlElement element)
    {
        foreach (OpenXmlElement child in element is AlternateContent alternate ? Chosen(alternate).ChildElements : element.ChildElements)
        {
            if (child is TextBoxContent)
            {
                _boxes.Add(child);
            }
            else
            {
                Boxes(child);
            }
        }
    }

    private void Append(string words, bool isBold)
    {
        _hasPlain |= !isBold && !string.IsNullOrWhiteSpace(words);
        _words.Append(words);
    }

    private static bool? IsOn(OnOffType? property) => property is null ? null : property.Val?.Value ?? true;
}
