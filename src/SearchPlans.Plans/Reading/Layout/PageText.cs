using System.Text;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Pages of fixed layout -> text. Columns are read one after the other. Rows are joined to paragraphs by what printers do: a
/// new one is indented, or the row before ended early, or there is more space between, or another size of type.
/// </summary>
internal sealed partial class PageText
{
    private const double IndentEm = 1.2;
    private const double ShortEm = 2;
    private const double MaxIndentEm = 2.5;
    private const double MinIndentedShare = 0.05;
    private const double LeadToleranceEm = 0.6;
    /// <summary>How much sizes of one type may differ.</summary>
    public const double SizeTolerance = 0.12;
    private const double HeightTolerance = 0.02;
    private const double SpreadTolerance = 0.3;
    private const double LooseLeading = 1.5;
    private const double MinTitleSize = 1.25, MinShareOfLargest = 0.85;
    private const double MaxOffCentreEm = 1.2;
    private const double MaxTitleLeadingEm = 2.2;

    private readonly PlanTextBuilder _text = new();
    private readonly StringBuilder _paragraph = new();
    private readonly List<int> _references = [];
    private readonly List<DroppedText> _dropped;
    private readonly TextEdges _edges;
    private readonly double _em, _leading;
    // The largest type of a page.
    private double _largest;
    private readonly bool _areIndented, _areSpaced;
    private LayoutRow? _last;
    private PageTable? _table;
    private RuledTable? _ruled;
    private bool _isNewPage;

    private PageText(List<LayoutColumn> columns, List<DroppedText> dropped)
    {
        _dropped = dropped;
        List<LayoutRow> rows = [.. columns.SelectMany(column => column.Rows).Where(row => row.Table is null)];
        _em = Percentile(rows.ConvertAll(row => row.Em), 0.5);
        List<double> steps =
            [.. columns.SelectMany(column => column.Rows.Zip(column.Rows.Skip(1)))
                .Where(pair => pair.First.Table is null && pair.Second.Table is null)
                .Select(pair => pair.Second.YMin - pair.First.YMin).Where(step => step > 0)];
        _leading = Percentile(steps, 0.5);
        _edges = new TextEdges(columns, _em, _leading);
        int indented = rows.Count(
            row => row.XMin - _edges.Left(row) is var indent && indent > IndentEm * _em && indent < MaxIndentEm * _em);
        _areIndented = indented >= rows.Count * MinIndentedShare;
        _areSpaced = steps.Count(step => step > _leading * LooseLeading) >= rows.Count * MinIndentedShare;
    }

    /// <summary>Writes pages.</summary>
    /// <param name="pages">The pages in order.</param>
    /// <param name="dropped">Gets what isn't part of the text: running heads, page numbers, contents.</param>
    public static string Write(IReadOnlyList<LayoutPage> pages, List<DroppedText> dropped)
    {
        List<List<LayoutRow>> rows = [.. pages.Select(page => page.Rows())];
        RunningHeads.Remove(rows, dropped);
        PageContents.Remove(rows, dropped);
        List<string> notes = PageNotes.Take(rows, dropped);
        List<LayoutColumn> columns = [.. PageColumns.Split([.. rows.Zip(pages, (page, source) => (page, source.Width))])
            .SelectMany((parts, page) => parts.Select(part => part with { Page = page }))];
        if (columns.Count == 0)
        {
            return "";
        }
        columns.ForEach(column => CellGaps.Part(column.Rows));
        var writer = new PageText(columns, dropped);
        foreach (LayoutColumn column in columns)
        {
            writer.Column(column);
        }
        writer.Flush();
        writer.FlushTable();
        for (int i = 0; i < notes.Count; i++)
        {
            writer._text.Note(i + 1, notes[i]);
        }
        return writer._text.ToString();
    }

    private void Column(LayoutColumn column)
    {
        _isNewPage = true;
        _largest = column.Rows.Max(row => row.Table is null ? row.Em : 0);
        int i = 0;
        if (_table is not null && _paragraph.Length == 0)
        {
            i = _table.GoOn(column.Rows, _dropped);
        }
        if (_ruled is not null && _paragraph.Length == 0 && column.Rows.Count > 1 && column.Rows[1].Table is not null
            && Continued().IsMatch(column.Rows[0].Text))
        {
            _dropped.Add(new DroppedText(DroppedKind.RepeatedHead, column.Rows[0].Text));
            i = 1;
        }
        while (i < column.Rows.Count)
        {
            LayoutRow row = column.Rows[i];
            if (row.Table is { } ruled)
            {
                Flush();
                if (_ruled is null || !_isNewPage || !_ruled.GoOn(ruled, _dropped))
                {
                    FlushTable();
                    _ruled = ruled;
                }
                (_last, _isNewPage) = (null, false);
                i++;
                continue;
            }
            if (PageTable.TryRead(column.Rows, i) is var (table, count))
            {
                Flush();
                FlushTable();
                (_table, _last, _isNewPage) = (table, null, false);
                i += count;
                continue;
            }
            FlushTable();
            Row(column.Rows[i++]);
        }
    }

    private void Row(LayoutRow row)
    {
        if (_last is null || (Begins(row, _last) && !GoesOnWithTitle(row, _last)))
        {
            Flush();
        }
        _paragraph.Append(LayoutRow.Between(_paragraph.Length == 0 ? "" : _paragraph[^1].ToString(), row.Text)).Append(row.Text);
        _references.AddRange(row.Notes);
        (_last, _isNewPage) = (row, false);
    }

    private bool Begins(LayoutRow row, LayoutRow above)
    {
        double em = Math.Max(row.Em, above.Em);
        double step = row.YMin - above.YMin;
        double indent = row.XMin - _edges.Left(row);
        return AreOfOtherSizes(row, above)
            || indent > IndentEm * em
            // Headings, and numbers of items that stand out to the left of their text.
            || (indent < -IndentEm * em && (ItemNumber().IsMatch(row.Text) || EndsSentence(above.Text)))
            || EndsEarly(above, row, em)
            || (HeadingNumber().IsMatch(row.Text) && (EndsSentence(above.Text) || IsShortHeading(row, em)))
            || (EndsSentence(above.Text) && IsShortItem(row, em))
            || (!_isNewPage && step > Math.Max(_leading * LooseLeading, em * LooseLeading));
    }

    /// <summary>Whether two rows are of different type. Signs of a justified row stand farther apart, in boxes as high as those of
    /// others.</summary>
    public static bool AreOfOtherSizes(LayoutRow row, LayoutRow above)
    {
        (double em, double height) = (Math.Max(row.Em, above.Em), Math.Max(row.BoxHeight, above.BoxHeight));
        bool areAsHigh = Math.Abs(row.BoxHeight - above.BoxHeight) < height * HeightTolerance;
        return Math.Abs(row.Em - above.Em) > em * (areAsHigh ? SpreadTolerance : SizeTolerance);
    }

    // A figure that isn't parted leaves the row above as short as it is long. Behind the end of a sentence that only counts
    // where paragraphs are seen by their indents or, within a page, by the space between them.
    private bool EndsEarly(LayoutRow above, LayoutRow row, double em)
    {
        double room = _edges.Right(above) - above.XMax;
        return room > ShortEm * em
            && (room > row.LeadWidth() + (LeadToleranceEm * em)
                || (EndsSentence(above.Text) && !_areIndented && (!_areSpaced || _isNewPage)));
    }

    // Below a row that is full without the end of a sentence: 二、总体要求, but not 二、三产业 of 第一、二、三产业.
    private bool IsShortHeading(LayoutRow row, double em) =>
        _edges.Right(row) - row.XMax > ShortEm * em && char.IsLetterOrDigit(row.Text[^1]) && ShortHeading().IsMatch(row.Text);

    // 2. 促进消费 below a row that happens to be full; 2. 促进消费。 may go on with a list within a paragraph.
    private bool IsShortItem(LayoutRow row, double em) =>
        _edges.Right(row) - row.XMax > ShortEm * em && char.IsLetter(row.Text[^1]) && ShortItem().IsMatch(row.Text);

    // A title of several lines, each in the middle: larger than the text, of one size and close together.
    private bool GoesOnWithTitle(LayoutRow row, LayoutRow above)
    {
        double em = above.Em;
        return !_isNewPage
            && em > _em * MinTitleSize
            && em > _largest * MinShareOfLargest
            && Math.Abs(row.Em - em) < em * SizeTolerance
            && Math.Abs(row.XMin + row.XMax - above.XMin - above.XMax) / 2 < MaxOffCentreEm * em
            && row.YMin - above.YMin < MaxTitleLeadingEm * em
            && row.XMin - _edges.Left(row) > em / 2
            && !EndsSentence(above.Text)
            && !HeadingNumber().IsMatch(row.Text)
            && !IsNoTitle(row.Text)
            && !IsNoTitle(above.Text);
    }

    // What stands below a title in its type: a subtitle, contents, an attachment's number, the document's number, the line of a site.
    private static bool IsNoTitle(string row) => NoMoreTitle().IsMatch(row) || Wording.IsSiteInfo(row)
        || DocumentNumbers.OfLine(string.Concat(row.Where(c => !char.IsWhiteSpace(c)))).Length > 0;

    /// <summary>Whether a sentence ends with a row.</summary>
    public static bool EndsSentence(string text) => text[^1] is '。' or '！' or '？' or '：' or '；' or '”';

    // A last row that happens to be full says nothing of where it ends; a heading below it does.
    [GeneratedRegex(@"^(?:第[一二三四五六七八九十百零〇\d]{1,4}[编篇章节条]|第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|专栏\s*\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex HeadingNumber();

    [GeneratedRegex(@"^(?:[（(]?[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}[）)、]|第[一二三四五六七八九十百\d]{1,4}[编篇章节条]|[（(]?\d{1,3}[）).．、]|[①-⑳●■◆▪•])",
        RegexOptions.CultureInvariant)]
    private static partial Regex ItemNumber();

    [GeneratedRegex(@"^(?:第[一二三四五六七八九十]{1,3}[编篇章节]\s|[一二三四五六七八九十]{1,3}、[^一二三四五六七八九十、]{3,24}$)", RegexOptions.CultureInvariant)]
    private static partial Regex ShortHeading();

    [GeneratedRegex(@"^\d{1,2}[.．、]\s?[^\d\s，、；]{3,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortItem();

    [GeneratedRegex(@"^(?:[—―－-]{1,2}|目\s*[录次]|前\s*言|序\s*言|附\s*[件表录]|[（(].{0,20}[）)]$|[（(]\d{4}年\d{1,2}月|二[〇○零]|\d{4}年\d{1,2}月)",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoMoreTitle();

    [GeneratedRegex(@"^[（(]?\s*(?:续|接)\s*(?:上)?\s*(?:表|页)?\s*.{0,6}[）)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Continued();

    private void Flush()
    {
        _text.Paragraph(_paragraph.ToString(), isBold: false, _references);
        _paragraph.Clear();
        _references.Clear();
    }

    private void FlushTable()
    {
        _table?.WriteTo(_text);
        _ruled?.WriteTo(_text);
        (_table, _ruled) = (null, null);
    }

    /// <summary>The value below which that share of values is; 0 of none.</summary>
    public static double Percentile(List<double> values, double share)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[(int)((values.Count - 1) * share)];
    }
}
