using System.Text;
using AngleSharp.Dom;

namespace SearchPlans.Plans;

/// <summary>
/// Goes through an element and gives its blocks in reading order. A line break is the end of a paragraph, since many
/// sites make their paragraphs so. Depth is bounded by <see cref="HtmlImporter.MaxDepth"/>.
/// </summary>
/// <param name="text">Gets notes, and the blocks unless there is a sink.</param>
/// <param name="weights">The weights of the page's elements.</param>
/// <param name="sink">Gets the blocks and tables of a page that stands within another document.</param>
internal sealed class HtmlTextWalker(PlanTextBuilder text, PageWeights weights, Action<TextBlock?, TableGrid?>? sink = null)
{
    private static readonly HashSet<string> _inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
        "mark", "o:p",
        "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "st1:chsdate",
        "st1:chmetcnv",
    };

    private readonly StringBuilder _line = new();
    private readonly HashSet<INode> _read = [];
    private readonly List<int> _references = [];
    private Action<TextBlock> _emit = sink is null ? block => block.WriteTo(text) : block => sink!(block, null);
    private bool _pendingSpace, _pendingBreak, _hasPlain, _isItem, _isInCell;
    private int _bold, _headingLevel, _note;
    private string _number = "";

    /// <summary>Pictures met.</summary>
    public int Images { get; private set; }

    /// <summary>Lines that were left out as furniture.</summary>
    public List<DroppedText> Dropped { get; } = [];

    /// <summary>Numbers of list items, which were written out.</summary>
    public List<string> Numbers { get; } = [];

    /// <summary>Whether the words of a node were read.</summary>
    public bool HasRead(INode words) => _read.Contains(words);

    /// <summary>Writes the blocks of an element.</summary>
    public void Walk(IElement element)
    {
        Children(element);
        Flush();
    }

    private void Children(IElement element)
    {
        foreach (INode node in element.ChildNodes)
        {
            if (node is IText words)
            {
                Append(words, element.LocalName == "pre" ? new PreformattedLines(words.Data) : null);
            }
            else if (node is IElement child && !weights.IsNoise(child))
            {
                Element(child);
            }
        }
    }

    private void Element(IElement element)
    {
        switch (element.LocalName)
        {
            case "br" or "hr":
                Flush();
                break;
            case "img":
                Images++;
                break;
            case "rt" or "rp":
                break;
            case "table" when !_isInCell && HtmlTable.IsData(element, weights):
                Flush();
                Table(element);
                break;
            case "ol":
                Flush();
                OrderedList(element);
                break;
            case "li":
                Block(element, isItem: true);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Flush();
                _headingLevel = element.LocalName[1] - '0';
                Children(element);
                Flush();
                _headingLevel = 0;
                break;
            case "a" when HtmlNotes.Read(element) is var (number, isReference):
                if (isReference)
                {
                    _references.Add(number);
                }
                else
                {
                    _note = number;
                }
                break;
            default:
                if (_inline.Contains(element.LocalName))
                {
                    Inline(element);
                }
                else
                {
                    Block(element, isItem: false);
                }
                break;
        }
    }

    private void Inline(IElement element)
    {
        bool isBold = element.LocalName is "b" or "strong" || IsBoldStyle(element);
        _bold += isBold ? 1 : 0;
        Children(element);
        _bold -= isBold ? 1 : 0;
    }

    private void Block(IElement element, bool isItem)
    {
        Flush();
        _isItem |= isItem;
        bool isBold = IsBoldStyle(element) || element.LocalName == "th";
        _bold += isBold ? 1 : 0;
        Children(element);
        _bold -= isBold ? 1 : 0;
        Flush();
        _isItem &= !isItem;
    }

    private void OrderedList(IElement list)
    {
        int number = int.TryParse(list.GetAttribute("start"), out int start) ? start : 1;
        NumberFormat format = HtmlNotes.ListFormat(list);
        foreach (INode node in list.ChildNodes)
        {
            if (node is IText words)
            {
                Append(words, null);
                continue;
            }
            if (node is not IElement child || weights.IsNoise(child))
            {
                continue;
            }
            Flush();
            if (child.LocalName == "li")
            {
                _number = NumberText.Write(format, number++) + (format == NumberFormat.ChineseCounting ? "、" : ". ");
            }
            Block(child, isItem: false);
            _number = "";
        }
        Flush();
    }

    private void Table(IElement table)
    {
        foreach (IElement caption in table.Children.Where(child => child.LocalName == "caption" && !weights.IsNoise(child)))
        {
            Block(caption, isItem: false);
        }
        var grid = new TableGrid();
        Action<TextBlock> emit = _emit;
        // A table in a cell gives its words to the cell.
        _isInCell = true;
        foreach (IElement row in HtmlTable.Rows(table))
        {
            grid.BeginRow();
            foreach (IElement cell in row.Children.Where(cell => cell.LocalName is "td" or "th"))
            {
                List<string> lines = [];
                _emit = block => lines.Add(PlanTextBuilder.Clean(block.Text));
                Children(cell);
                Flush();
                grid.Add(lines, HtmlTable.Span(cell, "colspan"), HtmlTable.Span(cell, "rowspan"));
            }
        }
        (_emit, _isInCell) = (emit, false);
        if (sink is null)
        {
            grid.WriteTo(text);
        }
        else
        {
            sink(null, grid);
        }
    }

    // A break in the source between two Chinese characters is none on the page; between others it is a space.
    private void Append(IText words, PreformattedLines? preformatted)
    {
        _read.Add(words);
        string data = words.Data;
        for (int i = 0; i < data.Length; i++)
        {
            char c = data[i];
            if (c is ' ' or '\n' or '\r' or '\t' or '\f')
            {
                if (c == '\n' && preformatted?.EndsParagraph(i) == true)
                {
                    Flush();
                }
                _pendingSpace = true;
                _pendingBreak |= c is '\n' or '\r';
                continue;
            }
            if (_pendingSpace && _line.Length > 0 && !(_pendingBreak && IsWide(_line[^1]) && IsWide(c)))
            {
                _line.Append(' ');
            }
            _pendingSpace = _pendingBreak = false;
            _hasPlain |= _bold == 0 && !char.IsWhiteSpace(c);
            _line.Append(c);
        }
    }

    private void Flush()
    {
        string line = PlanTextBuilder.Clean(_line.ToString());
        if (line.Length > 0 && HtmlNoise.KindOf(line) is { } kind)
        {
            Dropped.Add(new DroppedText(kind, line));
        }
        else if (line.Length > 0)
        {
            if (_note > 0)
            {
                text.Note(_note, line);
            }
            else
            {
                if (_number.Length > 0)
                {
                    Numbers.Add(_number);
                }
                _emit(new TextBlock(_number + line)
                {
                    HeadingLevel = _headingLevel,
                    IsBold = !_hasPlain,
                    IsItem = _isItem,
                    Notes = [.. _references]
                });
            }
            (_number, _isItem, _note) = ("", false, 0);
            _references.Clear();
        }
        _line.Clear();
        _hasPlain = _pendingSpace = _pendingBreak = false;
    }

    private static bool IsBoldStyle(IElement element) =>
        element.GetAttribute("style") is { } style && style.Contains("font-weight", StringComparison.OrdinalIgnoreCase)
        && (style.Contains("bold", StringComparison.OrdinalIgnoreCase) || style.Contains("700", StringComparison.Ordinal));

    private static bool IsWide(char c) => c >= '\u2E80';
}
