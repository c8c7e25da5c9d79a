using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;

namespace SearchPlans.Plans;

/// <summary>
/// Goes through the body of a Word document and writes its blocks in reading order. Depth is bounded by
/// <see cref="DocxGuard.MaxDepth"/>.
/// </summary>
internal sealed class DocxWalker
{
    private readonly PlanTextBuilder _text;
    // Of all pages within the document together.
    private int _pageBytesLeft = PlanFileReader.MaxByteLength;
    private readonly MainDocumentPart _main;
    private readonly DocxStyles _styles;
    private readonly DocxNumbering _numbering;
    private readonly DocxInline _inline;
    private readonly bool _hasTitle;
    private Action<TextBlock> _emit;
    // Words of a paragraph whose end was deleted: the next one goes on with them.
    private string _carried = "";
    private int _contents, _tableDepth, _pageNumbers;
    private readonly List<string> _numbers = [];
    private readonly List<(TextBlock? Block, TableGrid? Table)> _blocks = [];

    /// <summary>Makes ready to walk.</summary>
    public DocxWalker(MainDocumentPart main, PlanTextBuilder text)
    {
        (_main, _text) = (main, text);
        _emit = block => _blocks.Add((block, null));
        _styles = new DocxStyles(main.StyleDefinitionsPart);
        _numbering = new DocxNumbering(main.NumberingDefinitionsPart);
        _inline = new DocxInline(_styles);
        _hasTitle = Body.Descendants<Paragraph>().Any(p => _styles.HeadingLevel(StyleOf(p)) == DocxStyles.TitleLevel);
    }

    private OpenXmlElement Body => (OpenXmlElement?)_main.Document?.Body ?? throw new InvalidDataException("no body");

    /// <summary>What was left out.</summary>
    public IReadOnlyList<DroppedText> Dropped => _inline.Dropped;

    /// <summary>Automatic numbers, which were written out.</summary>
    public IReadOnlyList<string> Numbers => _numbers;

    /// <summary>Writes all.</summary>
    public void Walk()
    {
        Blocks(Body);
        EndCarried();
        List<string> pageNumbers =
            PrintedRows.Join(_blocks.ConvertAll(block => block.Block), out List<(int Index, TextBlock? Block)> joined);
        _pageNumbers = pageNumbers.Count;
        _inline.Dropped.AddRange(pageNumbers.Select(number => new DroppedText(DroppedKind.PageNumber, number)));
        foreach ((int index, TextBlock? block) in joined)
        {
            block?.WriteTo(_text);
            _blocks[index].Table?.WriteTo(_text);
        }
        DocxNotes.Write(_main, _inline, _text);
        foreach (HeaderPart part in _main.HeaderParts)
        {
            DropAround(DroppedKind.RunningHead, () => part.Header);
        }
        foreach (FooterPart part in _main.FooterParts)
        {
            DropAround(DroppedKind.RunningHead, () => part.Footer);
        }
        DropAround(DroppedKind.Comment, () => _main.WordprocessingCommentsPart?.Comments);
    }

    private void DropAround(DroppedKind kind, Func<OpenXmlElement?> load)
    {
        try
        {
            if (load() is { } part)
            {
                _inline.Drop(kind, part);
            }
        }
        catch (Exception e) when (e is System.Xml.XmlException or InvalidDataException or IOException)
        {
            // A part of its own, read when asked for; damage in it takes nothing from the text.
        }
    }

    /// <summary>What a user should know of the reading.</summary>
    public List<string> Notices()
    {
        List<string> notices = [];
        if (_main.HeaderParts.Any() || _main.FooterParts.Any())
        {
            notices.Add("页眉和页脚没有收入。");
        }
        if (_pageNumbers > 0)
        {
            notices.Add($"文档由印刷版面转换而来，按行长还原了段落，{_pageNumbers} 处页码没有收入。");
        }
        if (_contents > 0)
        {
            notices.Add("自动生成的目录没有收入。");
        }
        if (_inline.Images > 0)
        {
            notices.Add($"{_inline.Images} 张图片或图形没有收入。");
        }
        if (_inline.HasDeletions)
        {
            notices.Add("文档带有修订：已删除的文字没有收入，新增的已收入。");
        }
        if (_inline.HasHidden)
        {
            notices.Add("隐藏的文字没有收入。");
        }
        if (_main.WordprocessingCommentsPart is not null)
        {
            notices.Add("批注没有收入。");
        }
        return notices;
    }

    private void Blocks(OpenXmlElement parent)
    {
        foreach (OpenXmlElement child in parent.ChildElements)
        {
            switch (child)
            {
                case Paragraph paragraph:
                    Paragraph(paragraph);
                    break;
                case Table table:
                    Table(table);
                    break;
                case SdtBlock block
                    when block.SdtProperties?.Descendants<DocPartGallery>().Any(g => g.Val?.Value == "Table of Contents") == true:
                    _contents++;
                    _inline.Drop(DroppedKind.Contents, block);
                    break;
                case DocumentFormat.OpenXml.Math.Paragraph or DocumentFormat.OpenXml.Math.OfficeMath:
                    _emit(new TextBlock(DocxInline.AllWords(child)));
                    break;
                case SdtProperties or SectionProperties:
                    break;
                case AlternateContent alternate:
                    Blocks(DocxInline.Chosen(alternate));
                    break;
                case AltChunk { Id.Value: { } id }:
                    Page(id);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock:
                    Blocks(child);
                    break;
            }
        }
    }

    /// <summary>Reads a page that stands in the document as it is (altChunk): programs make documents of pages so.</summary>
    private void Page(string id)
    {
        if (!_main.TryGetPartById(id, out OpenXmlPart? part) || !part.ContentType.Contains("html", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        using Stream stream = part.GetStream();
        byte[] bytes = ReadUpTo(stream, _pageBytesLeft);
        _pageBytesLeft -= bytes.Length;
        if (_pageBytesLeft > 0)
        {
            using AngleSharp.Html.Dom.IHtmlDocument page = HtmlImporter.Parse(HtmlDecoder.Decode(bytes).Html);
            AngleSharp.Dom.IElement body = page.Body ?? page.DocumentElement;
            new HtmlTextWalker(_text, new PageWeights(body), Add).Walk(body);
        }

        void Add(TextBlock? block, TableGrid? table)
        {
            if (block is { } words)
            {
                _emit(words);
            }
            else if (_tableDepth > 0)
            {
                table!.WriteLines(line => _emit(new TextBlock(line)));
            }
            else
            {
                _blocks.Add((null, table));
            }
        }
    }

    private static byte[] ReadUpTo(Stream stream, int limit)
    {
        var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read; bytes.Length < limit && (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, limit - bytes.Length))) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private void Paragraph(Paragraph paragraph)
    {
        string? style = StyleOf(paragraph);
        if (_styles.IsContents(style))
        {
            _contents++;
            _inline.Drop(DroppedKind.Contents, paragraph);
            return;
        }
        DocxLine line = _inline.Read(paragraph);
        string words = _carried + line.Text;
        _carried = "";
        if (paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null)
        {
            _carried = words;
        }
        else
        {
            Lines(paragraph, style, words, line);
        }
        foreach (OpenXmlElement box in line.Boxes)
        {
            Blocks(box);
        }
    }

    private void Lines(Paragraph paragraph, string? style, string words, DocxLine line)
    {
        int? outline = paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value;
        int? level = outline is null ? _styles.HeadingLevel(style) : outline is >= 0 and < 9 ? outline + 1 : null;
        // A break within a heading is for looks.
        string[] parts = level is null ? words.Split('\n') : [words.Replace("\n", "")];
        int last = Array.FindLastIndex(parts, part => !string.IsNullOrWhiteSpace(part));
        bool isFirst = true;
        for (int i = 0; i <= last; i++)
        {
            if (string.IsNullOrWhiteSpace(parts[i]))
            {
                continue;
            }
            (string number, bool isBullet) = isFirst ? Number(paragraph, style) : ("", false);
            if (number.Length > 0)
            {
                _numbers.Add(number);
            }
            _emit(new TextBlock(number + PlanTextBuilder.Clean(parts[i]))
            {
                HeadingLevel = level is null ? 0 : level.Value + (_hasTitle ? 1 : 0),
                IsBold = line.IsBold,
                IsItem = isBullet,
                Notes = i == last ? line.Notes : null,
            });
            isFirst = false;
        }
    }

    // Where nothing follows.
    private void EndCarried()
    {
        if (!string.IsNullOrWhiteSpace(_carried))
        {
            _emit(new TextBlock(PlanTextBuilder.Clean(_carried)));
        }
        _carried = "";
    }

    private (string Text, bool IsBullet) Number(Paragraph paragraph, string? style)
    {
        NumberingProperties? own = paragraph.ParagraphProperties?.NumberingProperties;
        (int List, int? Level, string Style)? inherited = _styles.Numbering(style);
        if ((own?.NumberingId?.Val?.Value ?? inherited?.List) is not (> 0 and int list))
        {
            return ("", false);
        }
        int level = own?.NumberingLevelReference?.Val?.Value ?? inherited?.Level
            ?? (inherited is { } of ? _numbering.LevelOfStyle(list, of.Style) : 0);
        return _numbering.Next(list, level);
    }

    private void Table(Table table)
    {
        var grid = new TableGrid();
        Action<TextBlock> emit = _emit;
        _tableDepth++;
        foreach (TableRow row in Parts<TableRow>(table))
        {
            if (row.TableRowProperties?.GetFirstChild<Deleted>() is not null)
            {
                _inline.Drop(DroppedKind.Hidden, row);
                continue;
            }
            grid.BeginRow();
            grid.Skip(row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0);
            foreach (WordCell cell in Parts<WordCell>(row))
            {
                int span = Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, TableGrid.MaxColumns);
                // A cell that goes on from above holds nothing that is shown.
                if (cell.TableCellProperties?.VerticalMerge is { } merge && merge.Val?.InnerText != "restart")
                {
                    grid.Skip(span);
                    _inline.Drop(DroppedKind.Hidden, cell);
                    continue;
                }
                List<string> lines = [];
                _emit = block => lines.Add(PlanTextBuilder.Clean(block.Text));
                Blocks(cell);
                EndCarried();
                grid.Add(lines, span);
            }
        }
        _emit = emit;
        if (--_tableDepth == 0)
        {
            _blocks.Add((null, grid));
        }
        else
        {
            grid.WriteLines(line => _emit(new TextBlock(line)));
        }
    }

    // Rows and cells may stand in controls and other wrappings.
    private static IEnumerable<T> Parts<T>(OpenXmlElement parent) where T : OpenXmlElement
    {
        foreach (OpenXmlElement child in parent.ChildElements)
        {
            if (child is T part)
            {
                yield return part;
            }
            else if (child is SdtRow or SdtContentRow or SdtCell or SdtContentCell or CustomXmlRow or CustomXmlCell)
            {
                foreach (T inner in Parts<T>(child))
                {
                    yield return inner;
                }
            }
        }
    }

    private static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
}
