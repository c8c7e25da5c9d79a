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
    private const double SizeTolerance = 0.12;
    private const double HeightTolerance = 0.02;
    private const double SpreadTolerance = 0.3;
    private const double LooseLeading = 1.5;

    private readonly PlanTextBuilder _text = new();
    private readonly StringBuilder _paragraph = new();
    private readonly List<int> _references = [];
    private readonly Dictionary<(double, int, int), (double Left, double Right)> _edges;
    private readonly double _leading;
    private readonly bool _areIndented, _areSpaced;
    private double _left, _right, _rightAbove;
    private LayoutRow? _last;
    private PageTable? _table;
    private bool _isNewPage;

    private PageText(List<LayoutColumn> columns)
    {
        List<LayoutRow> rows = [.. columns.SelectMany(column => column.Rows)];
        double em = Percentile(rows.ConvertAll(row => row.Em), 0.5);
        _edges = columns.GroupBy(column => column.Place)
            .ToDictionary(group => ((double, int, int))group.Key, group => Edges([.. group.SelectMany(column => column.Rows)], em));
        int indented = columns.Sum(
            column => column.Rows.Count(
                row => row.XMin - _edges[column.Place].Left is var indent && indent > IndentEm * em && indent < MaxIndentEm * em));
        _areIndented = indented >= rows.Count * MinIndentedShare;
        List<double> steps =
            [.. columns.SelectMany(column => column.Rows.Zip(column.Rows.Skip(1), (above, below) => below.YMin - above.YMin))
                .Where(step => step > 0)];
        _leading = Percentile(steps, 0.5);
        _areSpaced = steps.Count(step => step > _leading * LooseLeading) >= rows.Count * MinIndentedShare;
    }

    /// <summary>Writes pages.</summary>
    /// <param name="source">The pages in order.</param>
    /// <returns>The text, how many running heads and page numbers and how many rows of contents were left out.</returns>
    public static (string Text, int Heads, int Contents) Write(IEnumerable<LayoutPage> source)
    {
        List<LayoutPage> pages = [.. source];
        List<List<LayoutRow>> rows = pages.ConvertAll(page => page.Rows());
        int heads = RunningHeads.Remove(rows), contents = PageContents.Remove(rows);
        List<string> notes = PageNotes.Take(rows);
        List<LayoutColumn> columns =
            [.. PageColumns.Split([.. rows.Zip(pages, (page, source) => (page, source.Width))]).SelectMany(parts => parts)];
        if (columns.Count == 0)
        {
            return ("", heads, contents);
        }
        columns.ForEach(column => CellGaps.Part(column.Rows));
        var writer = new PageText(columns);
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
        return (writer._text.ToString(), heads, contents);
    }

    private void Column(LayoutColumn column)
    {
        (_rightAbove, _isNewPage) = (_right, true);
        (_left, _right) = _edges[column.Place];
        int i = 0;
        if (_table is not null && _paragraph.Length == 0)
        {
            i = _table.GoOn(column.Rows);
        }
        if (i < column.Rows.Count)
        {
            FlushTable();
        }
        while (i < column.Rows.Count)
        {
            if (PageTable.TryRead(column.Rows, i) is var (table, count))
            {
                Flush();
                FlushTable();
                (_table, _last) = (table, null);
                i += count;
                continue;
            }
            FlushTable();
            Row(column.Rows[i++]);
        }
    }

    private void Row(LayoutRow row)
    {
        if (_last is null || Begins(row, _last))
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
        return AreOfOtherSizes(row, above)
            || row.XMin - _left > IndentEm * em
            || EndsEarly(above, row, em)
            || (EndsSentence(above.Text) && HeadingNumber().IsMatch(row.Text))
            || (!_isNewPage && step > Math.Max(_leading * LooseLeading, em * LooseLeading));
    }

    // Signs of a justified row stand farther apart, in boxes as high as those of others.
    private static bool AreOfOtherSizes(LayoutRow row, LayoutRow above)
    {
        (double em, double height) = (Math.Max(row.Em, above.Em), Math.Max(row.BoxHeight, above.BoxHeight));
        bool areAsHigh = Math.Abs(row.BoxHeight - above.BoxHeight) < height * HeightTolerance;
        return Math.Abs(row.Em - above.Em) > em * (areAsHigh ? SpreadTolerance : SizeTolerance);
    }

    // A figure that isn't parted leaves the row above as short as it is long. Behind the end of a sentence that only counts
    // where paragraphs are seen by their indents or, within a page, by the space between them.
    private bool EndsEarly(LayoutRow above, LayoutRow row, double em)
    {
        double room = (_isNewPage ? _rightAbove : _right) - above.XMax;
        return room > ShortEm * em
            && (room > row.LeadWidth() + (LeadToleranceEm * em)
                || (EndsSentence(above.Text) && !_areIndented && (!_areSpaced || _isNewPage)));
    }

    private static bool EndsSentence(string text) => text[^1] is '。' or '！' or '？' or '：' or '；' or '”';

    // A last row that happens to be full says nothing of where it ends; a heading below it does.
    [GeneratedRegex(@"^(?:第[一二三四五六七八九十百零〇\d]{1,4}[编篇章节条]|第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|专栏\s*\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex HeadingNumber();

    private void Flush()
    {
        _text.Paragraph(_paragraph.ToString(), isBold: false, _references);
        _paragraph.Clear();
        _references.Clear();
    }

    private void FlushTable()
    {
        _table?.WriteTo(_text);
        _table = null;
    }

    private static (double Left, double Right) Edges(List<LayoutRow> rows, double em)
    {
        List<LayoutRow> usual = rows.FindAll(row => Math.Abs(row.Em - em) < em * SizeTolerance && row.XMax - row.XMin > 5 * em);
        return (Percentile(usual.ConvertAll(row => row.XMin), 0.1), Percentile(usual.ConvertAll(row => row.XMax), 0.9));
    }

    private static double Percentile(List<double> values, double share)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[(int)((values.Count - 1) * share)];
    }
}
